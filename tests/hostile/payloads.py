"""Texts that would be more than texts wherever they are not kept apart from code."""

from __future__ import annotations

from itertools import chain, product

CALL = "alert(1)"
_TAGS = (
    f"<script>{CALL}</script>", f"<ScRiPt>{CALL}</sCrIpT>", "<script src=//x.example></script>",
    f"<img src=x onerror={CALL}>", f"<svg onload={CALL}>", f"<svg><script>{CALL}</script></svg>",
    f"<body onload={CALL}>", f"<iframe src=javascript:{CALL}>", "<iframe srcdoc='<b>x'></iframe>",
    "<object data=x.swf></object>", "<embed src=x.swf>", "<link rel=stylesheet href=//x.example>",
    "<meta http-equiv=refresh content='0;url=//x.example'>", "<base href=//x.example/>",
    f"<details open ontoggle={CALL}>", f"<input autofocus onfocus={CALL}>",
    f"<a href=javascript:{CALL}>x</a>", "<form action=//x.example><button>x</button></form>",
    "<style>*{display:none}</style>", "<!-- x", "-->", "<!--[if IE]>x<![endif]-->",
    "<![CDATA[x]]>", "]]>", "<?xml version='1.0'?>", "<!DOCTYPE html>", "<plaintext>", "<b>x</b>",
    "<template><slot>x</slot></template>", "<math><mtext><table><mglyph><style><!--</style>",
    f"<noscript><p title=\"</noscript><img src=x onerror={CALL}>\">", "<xmp><x>", "<textarea>",
)  # fmt: skip
_ENDINGS = ("</td>", "</th>", "</table>", "</title>", "</style>", "</script>", "</svg>", "</text>",
            "</textarea>", "</body>", "</html>", "</a>", "</figure>", "</desc>")  # fmt: skip
_QUOTES = ('"', "'", "`", '">', "'>", '"/>', '" ', "' ")
_HANDLERS = (f"onmouseover={CALL}", f"style=x:expression({CALL})", f"autofocus onfocus={CALL}")
_URLS = (
    f"javascript:{CALL}", f"JaVaScRiPt:{CALL}", f"java\tscript:{CALL}", f"\x01javascript:{CALL}",
    f"&#106;avascript:{CALL}", "data:text/html,<script>x</script>", "vbscript:x", "//x.example",
    "data:image/svg+xml,<svg onload=x>", "file:///etc/passwd", "\\\\x.example\\share",
    "https://x.example/?q=<b>", "http://x.example/%22onload=x", "mailto:x@x.example?body=x",
    "www.x.example", "x@x.example", "blob:x", "view-source:x", "ftp://x.example",
)  # fmt: skip
_CSS = (
    "}*{display:none}", "};x{", "/* x", "*/", "url(//x.example)", "@import '//x.example';",
    "expression(x)", "</style><style>*{}", "\\3c script\\3e", "; background: url(x)", "!important",
    "--x: {a:b}", "content: 'x'",
)  # fmt: skip
_MARKDOWN = (
    f"[x](javascript:{CALL})", "![x](//x.example/x.png)", "[x][y]\n\n[y]: //x.example",
    "<https://x.example>", f"<javascript:{CALL}>", "# x", "## x", "- x", "* x", "+ x", "1. x",
    "1) x", "> x", "```\nx\n```", "~~~\nx", "    x", "| x | y |", "|", "a | b", "---", "***", "___",
    "===", "**x**", "__x__", "*x*", "_x_", "~~x~~", "`x`", "``x` y``", "[ ] x", "- [x] x", "[^1]",
    "[^1]: x", "\\", "x\\", "\\|", "&lt;b&gt;", "&#60;b&#62;", "&amp;lt;", "$x$", "$$x$$", ":::x",
    "<details>\n\nx", "x  \ny", "@x", "#1", "!x", "x\n===", "x\n---", "{: onload=x}", "[[x]]",
    "<b\n>x", "![", "](", ")", "[x]", "[x]:", "*", "_", "`", "~",
)  # fmt: skip
_TYPST = (
    '#read("/etc/passwd")', '#import "@preview/x:0.1.0"', "#let x = 1", "#panic()", "#sys.inputs",
    "$ x $", "#[x]", "] #x [", '"); #x', "= x", "/ x: y", "\\#x", "#eval(\"1\")", "@x", "<x>",
    "#set page(width: 1pt)", "#show: x => []", "//x", "/* x", "*/", "#while true {}", "~", "--",
    "---", "\\u{41}", "#image(\"x.svg\")", "#link(\"//x.example\")[x]", "#include \"sop.typ\"",
)  # fmt: skip
_TEMPLATES = (
    "{{ 7*7 }}", "{{7*7}}", "{% raw %}", "{% endraw %}", "{# x #}", "{% include 'x' %}", "{{ x }}",
    "{{ self.__init__.__globals__ }}", "{{ ''.__class__.__mro__ }}", "${7*7}", "#{7*7}",
    "<%= 7*7 %>",
    "%(x)s", "%s%n", "{0}", "{x!r}", "{", "}", "{{", "}}", "{%", "$(id)", "`id`", "; id", "| id",
    "&& id", "$(tiada)", "$$(x)", "${ttd}", "{name}", "{number}", "!!python/object:x",
    "{{'x'|safe}}",
)  # fmt: skip
_TERMINAL = (
    "\x1b[31mx", "\x1b]0;x\x07", "\x1b]8;;//x.example\x1b\\x", "\x9b31m", "\x07", "\x08\x08x",
    "x\ry", "\x7f", "\x1bc", "\x1b[2J", "\x1bP+q\x1b\\", "\x0c", "\x0b", "\x00", "\u2028x",
    "\u2029x", "\x85x", "[bold]x[/bold]", "[red]x", "[link=//x.example]x[/link]", "[/]", "\\[x]",
    "x\ty", ":smile:", "\u200bx", "\ufeffx", "\u00adx", "\ufffex",
)  # fmt: skip
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_LETTERS = (
    "a\u0300\u0301\u0302", "\U000e0041x", "\u115fx", "\u3164x", "\ue000x", "\U0001f600", "e\u20dd",
)  # fmt: skip
_CI = (
    "::warning file=x::y", "x\n::warning::y", "x\r::error::y", "::set-output name=x::y", " ::x::y",
    "::add-mask::x", "::stop-commands::x", "::group::x", "##[error]x", "##vso[task.setvariable]x",
    "x ##[error]y", "##teamcity[x]", "%0A::warning::x", "x\u2028::warning::y", "::debug::x",
    "::endgroup::", "##[group]x", "x%0D%0A::error::y", "::save-state name=x::y", "::notice::x",
)  # fmt: skip
_FORMULAS = ("1+1", "cmd|'/C calc'!A0", 'HYPERLINK("//x.example")')
_TABLES = ('"x', 'x"y', "x,y", "x;y", 'x"\n=1', "=", "@", "\uff1dx", " =1+1", "'=1+1")  # fmt: skip
_XML = (
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "&y;", "&#x0;", "&#0;", "&nbsp;", "&",
    "&amp;", "&quot;", "<x/>", "<x xmlns:x='y'/>", "<xi:include href='x'/>", "<use href='#x'/>",
    "<foreignObject>", "<animate attributeName=href>", "<set/>", "<?x y?>", "%x;", "<y", "y>",
    "<image href='//x.example'/>", "&lt;script&gt;", "]]&gt;", "\ud7ffx", "\ufffdx",
)  # fmt: skip
_PATHS = (
    "../../x", "..\\..\\x", "/etc/passwd", "C:\\x", "\\\\x\\y", "~/x", "x/../../y", "con",
    "nul.yaml",
    "x:y", "x\x00y", ".", "..", "-rf", "--output-file=x", "-", "x/", "/x", "a" * 300, "%2e%2e%2f",
    "file:x", "aux.html", "com1", ".git/config", "x.yaml\n", "* ?", "index", "style.css",
)  # fmt: skip
_PDF = (
    ") /AA << /S /JavaScript >>", "/JS (x)", "endstream endobj", "%%EOF", "(x", "\\) /URI (//x)",
    "<< /S /Launch >>", "startxref 0", "<FEFF>", "BT (x) Tj ET",
)  # fmt: skip
_DIAGRAMS = (
    "end; subgraph x\nclick n1 call alert()", 'x"]; A-->B', "%%{init: {}}%%", "classDef x",
    "A -> B",
    "@startuml", 'x" [shape=box]', "style n1 fill:red", "linkStyle 0",
)  # fmt: skip

PAYLOADS: tuple[str, ...] = tuple(
    dict.fromkeys(
        chain(
            _TAGS,
            (f"{end}{tag}" for end, tag in zip(_ENDINGS, _TAGS, strict=False)),
            (f"{quote}{handler} x" for quote, handler in product(_QUOTES, _HANDLERS)),
            (f"{mark}gnp.exe" for mark in _TURNING),
            (f"{sign}{rest}" for sign, rest in product("=+-@\t\r|%", _FORMULAS)),
            _URLS, _CSS, _MARKDOWN, _TYPST, _TEMPLATES, _TERMINAL, _LETTERS, _CI, _TABLES, _XML,
            _PATHS, _DIAGRAMS, _PDF,
        )
    )
)  # fmt: skip
"""Each once, of all kinds."""
SAMPLE = PAYLOADS[3 :: len(PAYLOADS) // 6]

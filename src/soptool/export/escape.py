"""Text of authors made harmless for HTML, Markdown and mermaid."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

from soptool.form.clean import clean

_SPACES = re.compile(r"(?:(?<![ \t])[ \t]+)?[\r\n\u2028\u2029\x85]+[ \t]*")
# A number with hyphens that is no longer than a narrow column: "SOP-003", "F-01".
_CODE = re.compile(r"((?<![^\s/(])(?=\S*\d)[^\s/\u00ad\u200b-]+-[^\s/\u00ad\u200b]+)")
_LONGEST: Final = 14


def folded(text: str) -> str:
    """Let a text in HTML break after its slashes, and keep `SOP-003` of a number on one line."""
    if "/" not in text and "-" not in text:
        return text
    return Markup("/<wbr>").join(_unbroken(part) for part in text.split("/"))


def _unbroken(text: str) -> str:
    """Keep numbers with hyphens on one line; other words may end it behind theirs."""
    if "-" not in text:
        return clean(text)
    return Markup("").join(
        Markup('<span class="whole">{}</span>').format(part)
        if place % 2 and len(part) <= _LONGEST
        else part
        for place, part in enumerate(_CODE.split(clean(text)))
    )


class Markdown(str):
    """Text that is Markdown already and is printed as it is."""

    __slots__ = ()


_MARKS = re.compile(r"([\\`*_\[\]<>|~$&{}])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_LINKS = re.compile(r"(?i)(?<=\w)(:)(?=//)|(?<=\bwww)(\.)|(?<=\bmailto)(:)|(?<=\bxmpp)(:)")
_BREAK: Final = "<br>"


def markdown(text: object) -> str:
    """Escape a text for any place in Markdown: cell, list item, heading or paragraph.

    Line breaks become `<br>`, the only HTML that comes out, as a table row must stay one line.
    """
    if isinstance(text, Markdown):
        return text
    lines = _SPACES.split(clean(str(text)).strip())
    return _BREAK.join(_line(line) for line in lines)


def _line(text: str) -> str:
    safe = _MARKS.sub(r"\\\1", text)
    safe = _LINKS.sub(lambda found: f"\\{found.group()}", safe)
    if safe[:1] in "#+=-":
        return f"\\{safe}" if safe else safe
    return _NUMBERED.sub(r"\1\\\2", safe)


_UNSAFE = re.compile(r"[^\w .,?!/()'+–…-]")


def mermaid(text: str, longest: int = 40) -> str:
    """Return a quoted mermaid label: at most `longest` letters, all else as character codes."""
    flat = " ".join(clean(text).split())
    if len(flat) > longest:
        flat = flat[: longest - 1].rstrip() + "…"
    return '"' + _UNSAFE.sub(_code, flat) + '"'


def _code(found: re.Match[str]) -> str:
    return f"#{ord(found.group())};"

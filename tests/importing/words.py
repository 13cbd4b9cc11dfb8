"""Word documents as strangers make them: a table, and a drawing over it in one of many ways."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from importing.drawn import EDGES, HEAD, LEFT, NAMES, ROW, TOP, WIDTHS
from importing.hostile import package, relations
from importing.sketch import (
    INK,
    NONE,
    PRESETS,
    Arrow,
    Sketch,
    emu,
    glue_of,
    look,
    pen_of,
    sized,
    xfrm,
)
from soptool.importing.sheets import Box

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BASE = "http://schemas.openxmlformats.org/drawingml/2006"
_MS = "http://schemas.microsoft.com/office/word/2010"
_SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        "w": _W,
        "wp": f"{_BASE}/wordprocessingDrawing",
        "a": f"{_BASE}/main",
        "wps": f"{_MS}/wordprocessingShape",
        "wpg": f"{_MS}/wordprocessingGroup",
        "wpc": f"{_MS}/wordprocessingCanvas",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
MARGIN = 5.4
SECTION = (
    f'<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="{TOP * 20:.0f}" w:right="600"'
    f' w:bottom="600" w:left="{(LEFT + MARGIN) * 20:.0f}"/></w:sectPr>'
)
TEXTS = ("Surat", "1 jam", "Surat", "")
GAP = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>{}</w:p>'


def document(*body: str, section: str = SECTION, **parts: str) -> bytes:
    """Make a document of paragraphs and tables."""
    main = f"<w:document {_SPACES}><w:body>{''.join(body)}{section}</w:body></w:document>"
    return package(
        {
            "_rels/.rels": relations(a="officeDocument word/document.xml"),
            "word/document.xml": main,
            "word/_rels/document.xml.rels": relations(
                a="numbering numbering.xml",
                b="header header.xml",
                c="comments comments.xml",
                d="diagramData smart.xml",
            ),
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def run(text: str) -> str:
    """Write a run; tabs are elements of their own."""
    said = escape(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    look = '<w:rPr><w:sz w:val="14"/></w:rPr>'
    return f'<w:r>{look}<w:t xml:space="preserve">{said}</w:t></w:r>'


def para(text: str = "", drawn: str = "", properties: str = "") -> str:
    """Write a paragraph with a drawing in it."""
    said = "<w:r><w:br/></w:r>".join(run(line) for line in text.split("\n")) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{drawn}{said}</w:p>"


def cell(wide: float, *paras: str, span: int = 1, merge: str | None = None, more: str = "") -> str:
    """Write a cell; `merge`: `restart`, or `continue` where it goes on from above."""
    about = f'<w:tcW w:w="{wide * 20:.0f}" w:type="dxa"/>'
    about += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    about += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{about}{more}</w:tcPr>{''.join(paras) or para()}</w:tc>"


def row(*cells: str, high: float | None = None, head: bool = False) -> str:
    about = f'<w:trHeight w:val="{high * 20:.0f}" w:hRule="exact"/>' if high else ""
    about += "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[float], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{wide * 20:.0f}"/>' for wide in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def heads(
    names: Sequence[str] = NAMES,
    words: Sequence[str] = ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Keterangan",
                            "Kelengkapan", "Waktu", "Output"),
) -> str:  # fmt: skip
    """Write the two rows of the head."""
    no, activity, executor, standard, note, *below = words
    first = row(
        cell(WIDTHS[0], para(no), merge="restart"),
        cell(WIDTHS[1], para(activity), merge="restart"),
        cell(sum(WIDTHS[2:5]), para(executor), span=3),
        cell(sum(WIDTHS[5:8]), para(standard), span=3),
        cell(WIDTHS[8], para(note), merge="restart"),
        high=HEAD / 2,
        head=True,
    )
    second = row(
        cell(WIDTHS[0], merge="continue"),
        cell(WIDTHS[1], merge="continue"),
        *(cell(wide, para(text)) for wide, text in zip(WIDTHS[2:8], (*names, *below), strict=True)),
        cell(WIDTHS[8], merge="continue"),
        high=HEAD / 2,
        head=True,
    )
    return first + second


def flow(
    activities: Sequence[str],
    sketch: Sketch | None = None,
    *,
    heading: str | None = None,
    numbers: Sequence[str] | None = None,
    first: int = 1,
    merged_time: Sequence[int] = (),
    high: float | None = ROW,
) -> str:
    """Write the table of a flow, each symbol and line of `sketch` anchored in its own cell."""
    rows = []
    for at, text in enumerate(activities):
        drawn = [in_cell(sketch, at, column) if sketch else "" for column in range(3)]
        number = numbers[at] if numbers else str(at + first)
        merge = "restart" if at + 1 in merged_time and at not in merged_time else None
        merge = "continue" if at in merged_time else merge
        rows.append(
            row(
                cell(WIDTHS[0], number if number.startswith("<") else para(number)),
                cell(WIDTHS[1], text if text.startswith("<") else para(text)),
                *(cell(WIDTHS[2 + c], para("", drawn[c])) for c in range(3)),
                cell(WIDTHS[5], para(TEXTS[0])),
                cell(WIDTHS[6], para("" if merge == "continue" else TEXTS[1]), merge=merge),
                cell(WIDTHS[7], para(TEXTS[2])),
                cell(WIDTHS[8]),
                high=high,
            )
        )
    return table(WIDTHS, heads() if heading is None else heading, *rows)


def _corner(row_: int, column: int) -> tuple[float, float]:
    """Return where the paragraph of an executor's cell begins."""
    return EDGES[2 + column] + MARGIN, TOP + HEAD + ROW * row_


def in_cell(sketch: Sketch, row_: int, column: int) -> str:
    """Write what is drawn of a cell: symbols that stand in it, lines that begin in it."""
    x, y = _corner(row_, column)

    def here(place: tuple[float, float]) -> bool:
        is_across = x - MARGIN - 0.1 <= place[0] < x - MARGIN + WIDTHS[2 + column] - 0.1
        return is_across and y <= place[1] < y + ROW

    return "".join(
        anchored(piece, frame, ("column", "paragraph"), (x, y))
        for piece, frame, place in pieces(sketch)
        if here(place)
    )


def on_page(sketch: Sketch) -> str:
    """Write a drawing whose every piece is anchored to the page."""
    return "".join(anchored(piece, frame, ("page", "page")) for piece, frame, _ in pieces(sketch))


def pieces(sketch: Sketch, at: tuple[float, float] | None = None) -> list[
    tuple[str, Box, tuple[float, float]]
]:  # fmt: skip
    """Return each shape with its frame, and where it belongs; `at`: where its group begins."""
    found = []
    for symbol in sketch.symbols:
        frame = sized(symbol.box, at=at or (symbol.box.x0, symbol.box.y0))
        about = f'<wps:cNvPr id="{symbol.id}" name="x"/><wps:cNvSpPr/>'
        style = look(PRESETS[symbol.kind], frame, INK.format(""))
        found.append((_wsp(about, style, symbol.text), symbol.box, symbol.box.middle))
    for arrow in sketch.arrows:
        box, turns = xfrm(arrow)
        frame = sized(box, turns, at or (box.x0, box.y0))
        preset = "bentConnector3" if arrow.elbow else "straightConnector1"
        about = f"<wps:cNvCnPr>{glue_of(arrow)}</wps:cNvCnPr>"
        found.append((_wsp(about, look(preset, frame, pen_of(arrow))), box, arrow.start))
    for text, box in sketch.words:
        frame = sized(box, at=at or (box.x0, box.y0))
        piece = _wsp('<wps:cNvSpPr txBox="1"/>', look("rect", frame, NONE), text)
        found.append((piece, box, box.middle))
    return found


def _wsp(about: str, style: str, text: str = "") -> str:
    words = f"<wps:txbx><w:txbxContent>{para(text)}</w:txbxContent></wps:txbx>" if text else ""
    insets = '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
    return f"<wps:wsp>{about}<wps:spPr>{style}</wps:spPr>{words}{insets}</wps:wsp>"


def anchored(
    piece: str,
    frame: Box,
    beginning: tuple[str, str] = ("page", "page"),
    at: tuple[float, float] = (0.0, 0.0),
    *,
    fallback: str = "",
) -> str:
    """Anchor a shape, group or canvas; `fallback` is the same once more for old programs."""
    x, y = emu(frame.x0 - at[0]), emu(frame.y0 - at[1])
    places = "".join(
        f'<wp:position{axis} relativeFrom="{name}"><wp:posOffset>{offset}</wp:posOffset>'
        f"</wp:position{axis}>"
        for axis, name, offset in zip("HV", beginning, (x, y), strict=True)
    )
    extent = f'<wp:extent cx="{emu(frame.width)}" cy="{emu(frame.height)}"/>'
    graphic = f'<a:graphic><a:graphicData uri="x">{piece}</a:graphicData></a:graphic>'
    drawing = f"<w:drawing><wp:anchor>{places}{extent}{graphic}</wp:anchor></w:drawing>"
    if fallback:
        drawing = (
            f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )
    return f"<w:r>{drawing}</w:r>"


def grouped(sketch: Sketch, *, scale: float = 1.0, canvas: bool = False) -> str:
    """Write a drawing as one group on the page, in a space of its own that is `scale` as large."""
    whole = Box(EDGES[2], TOP + HEAD, EDGES[5], TOP + HEAD + 3 * ROW)
    inner = "".join(piece for piece, _, _ in pieces(sketch, (whole.x0, whole.y0)))
    if canvas:
        return anchored(f"<wpc:wpc>{inner}</wpc:wpc>", whole)
    child = f'<a:chOff x="0" y="0"/><a:chExt cx="{emu(whole.width)}" cy="{emu(whole.height)}"/>'
    size = f'<a:ext cx="{emu(whole.width * scale)}" cy="{emu(whole.height * scale)}"/>'
    frame = f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>{size}{child}</a:xfrm></wpg:grpSpPr>'
    nested = f"<wpg:grpSp>{frame}{inner}</wpg:grpSp>" if scale == 1.0 else inner
    return anchored(f"<wpg:wgp>{frame}{nested}</wpg:wgp>", whole)


_TYPES = {"process": 109, "decision": 110, "terminator": 116, "circle": 120, "off": 177}


def old(sketch: Sketch, at: tuple[float, float] = (0.0, 0.0)) -> str:
    """Write a drawing in VML, its places counted from `at` on the page."""
    page = "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    found = []
    for symbol in sketch.symbols:
        style = f"position:absolute;{_placed(symbol.box, at)};{page}"
        kind = f'type="#_x0000_t{_TYPES[symbol.kind]}"'
        text = (
            f"<v:textbox><w:txbxContent>{para(symbol.text)}</w:txbxContent></v:textbox>"
            if symbol.text
            else ""
        )
        found.append(f'<v:shape id="_x0000_s{symbol.id}" {kind} style="{style}">{text}</v:shape>')
    found += [_old_arrow(arrow, at, page) for arrow in sketch.arrows]
    for text, box in sketch.words:
        style = f"position:absolute;{_placed(box, at)};{page}"
        words = f"<v:textbox><w:txbxContent>{para(text)}</w:txbxContent></v:textbox>"
        found.append(
            f'<v:shape type="#_x0000_t202" style="{style}" stroked="f" filled="f">{words}</v:shape>'
        )
    return f"<w:r><w:pict>{''.join(found)}</w:pict></w:r>"


def _old_arrow(arrow: Arrow, at: tuple[float, float], page: str) -> str:
    head = '<v:stroke endarrow="block"/>' if arrow.ends[1] else ""
    (ax, ay), (bx, by) = arrow.start, arrow.end
    if not arrow.elbow:
        places = f'from="{ax - at[0]}pt,{ay - at[1]}pt" to="{bx - at[0]}pt,{by - at[1]}pt"'
        return f'<v:line {places} style="position:absolute;{page}">{head}</v:line>'
    box, turns = xfrm(arrow)
    turn = "90" if "5400000" in turns and "16200000" not in turns else "270"
    flip = ";flip:x" if "flipH" in turns else ""
    style = f"position:absolute;{_placed(box, at)};rotation:{turn}{flip};{page}"
    return f'<v:shape type="#_x0000_t34" adj="10800" style="{style}">{head}</v:shape>'


def _placed(box: Box, at: tuple[float, float]) -> str:
    return (f"margin-left:{box.x0 - at[0]}pt;margin-top:{box.y0 - at[1]}pt;"
            f"width:{box.width}pt;height:{box.height}pt")  # fmt: skip

"""What a written .docx or .xlsx holds, read back and held against the plan that it was made from.

    wrong = in_word(content, sheets)
    wrong = in_excel(content, sheets)

Each yields a line for whatever is wrong: faults of the drawing in rows as high and columns as wide
as they are in the file, pieces that are missing, too many or elsewhere, words that are not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from export.docx import reading as docx
from export.painted import Painted, differences, faults_in
from export.xlsx import reading as xlsx
from soptool.compose.procedure import Procedure
from soptool.diagram.checker.drawing import Box
from soptool.diagram.lettering import POINT
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.measure.service import Measure
from soptool.form.pages.sheets import Sheets, draft_of, paged

NEAR = 0.1
"""Points: Word counts widths and heights in twentieths."""
SOFT = frozenset({"struck"})
"""Words on a border of the table: no drawing is refused for that."""


def sheets_of(procedure: Procedure, edition: Edition) -> Sheets:
    """Return the pages of a procedure as they were planned."""
    found, findings = paged([draft_of(Form(procedure, edition))], Measure(edition, None))
    assert found is not None, findings
    return found[0]


def in_word(content: bytes, sheets: Sheets, soft: Collection[str] = ()) -> Iterator[str]:
    """Yield what is wrong in a Word document of one SOP."""
    found = docx.drawn(content)
    heights = [(bottom - top) * POINT for top, bottom in found.painted.rows]
    yield from _unlike(heights, sheets.heights, -0.02, 0.02)
    has_breaks = sheets.draft.form.edition.has_connectors
    wanted = len(sheets.starts) + 1 if has_breaks else 1
    if found.tables != wanted:
        yield f"{found.tables} tables, not {wanted}"
    painted = replace(found.painted, tips=_once(found.painted.tips))
    widths = sheets.chart.table.widths.executors
    said = "".join(docx.texts(docx.body(content)))
    yield from _wrong(found, painted, sheets, (heights, widths), said, soft)


def in_excel(content: bytes, sheets: Sheets, soft: Collection[str] = ()) -> Iterator[str]:
    """Yield what is wrong on the sheet `Prosedur` of a workbook."""
    read = _flow(content, sheets)
    found = xlsx.drawn(content, 2, read)
    bands, columns = _places(read, sheets)
    heights = [(below - top) * POINT for top, below in pairwise(bands)]
    yield from _unlike(heights, sheets.heights, -0.01, 0.3)
    widths = [(right - left) * POINT for left, right in pairwise(columns)]
    painted = _from(found.painted, columns[0], bands[0])
    said = "".join(read.texts.values())
    yield from _wrong(found, painted, sheets, (heights, widths), said, soft)


def printed_places(content: bytes, sheets: Sheets) -> tuple[list[float], list[float]]:
    """Return the borders of the steps and of the executors' columns of a workbook, in points."""
    return _places(_flow(content, sheets), sheets)


def _flow(content: bytes, sheets: Sheets) -> xlsx.Read:
    language = sheets.draft.form.edition.language
    return xlsx.sheet(content, "Prosedur" if language == "id" else "Procedure")


def _places(read: xlsx.Read, sheets: Sheets) -> tuple[list[float], list[float]]:
    columns = read.columns[2 : 3 + len(sheets.chart.table.columns)]
    return _bands(read)[: len(sheets.heights) + 1], columns


def _bands(read: xlsx.Read) -> list[float]:
    """Return the borders of steps below the head: a high step has several rows made one."""
    pane = read.tree.find(".//{*}pane")
    head = 0 if pane is None else int(pane.attrib["ySplit"])
    inside: set[int] = set()
    for area in read.merged:
        first, last = map(xlsx.place, area.split(":"))
        if first[1] == 1 and first[0] > head:
            inside |= set(range(first[0], last[0]))
    return [border for n, border in enumerate(read.rows) if n >= head and n not in inside]


def _wrong(
    found: docx.Drawn | xlsx.Drawn,
    painted: Painted,
    sheets: Sheets,
    sizes: tuple[Sequence[float], Sequence[float]],
    said: str,
    soft: Collection[str],
) -> Iterator[str]:
    plan = sheets.chart.plan
    whole, faults = faults_in(plan, *sizes)
    yield from (f"{fault.kind}: {fault.subject}" for fault in faults if fault.kind not in soft)
    yield from differences(whole, painted, NEAR)
    yield from (f"no alternative: {name}" for name in found.without_alternative)
    wanted = Counter(f"symbol {symbol.id}" for symbol in plan.symbols)
    wanted += Counter({f"connector {each.source} > {each.target}" for each in plan.connectors})
    wanted += Counter(f"label {' '.join(each.lines)}" for row in plan.rows for each in row.labels)
    yield from (f"not there: {name}" for name in sorted(wanted - found.names))
    for symbol in plan.symbols:
        if not found.words.get(f"symbol {symbol.id}", "").startswith(" ".join(symbol.lines)):
            yield f"other words: symbol {symbol.id}"
    text = flat(said)
    for row in sheets.draft.form.procedure.rows:
        for each in (row.activity, *row.requirements, *row.outputs, row.note or ""):
            if flat(each) not in text:
                yield f"not said: {each}"


def flat(text: str) -> str:
    """Return a text without spaces and room to break."""
    return "".join(text.replace("\u200b", "").split())


def _unlike(
    found: Sequence[float], planned: Sequence[float], least: float, most: float
) -> Iterator[str]:
    """Yield rows (mm) that are not as high as planned."""
    if len(found) != len(planned):
        yield f"{len(found)} rows, not {len(planned)}"
    for number, (one, other) in enumerate(zip(found, planned, strict=False), start=1):
        if not least <= one - other <= most:
            yield f"row {number} is {one:.2f} mm high, not {other:.2f}"


def _once(tips: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Arrows of lines that end alike are drawn once in the plan, once a line in the file."""
    return list(dict.fromkeys((round(x, 2), round(y, 2)) for x, y in tips))


def _from(painted: Painted, left: float, top: float) -> Painted:
    """Return what is drawn, from the top left of the executors' columns."""

    def moved(box: Box) -> Box:
        return Box(box.left - left, box.top - top, box.right - left, box.bottom - top)

    return replace(
        painted,
        lines=[*map(moved, painted.lines)],
        symbols=[*map(moved, painted.symbols)],
        tips=_once([(x - left, y - top) for x, y in painted.tips]),
    )

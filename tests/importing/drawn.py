"""Sheets put together by hand: a form with a drawing, as programs print it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from soptool.importing.draft import Draft
from soptool.importing.interpret.interpret import interpret
from soptool.importing.sheets import Box, Glyph, Head, Link, Outline, Segment, Shape, Sheet, Sheets

LEFT, TOP, HEAD, ROW = 30.0, 40.0, 40.0, 50.0
NAMES = ("Staf", "Kepala Seksi", "Kepala")
WIDTHS = (20.0, 150.0, *[70.0] * 3, 90.0, 50.0, 90.0, 60.0)
EDGES = [LEFT + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]


def text(said: str, x: float, y: float, size: float = 8.0) -> list[Glyph]:
    """Set a line of text, its letters half as wide as high."""
    wide = size / 2
    return [
        Glyph(letter, x + at * wide, y, x + (at + 1) * wide, y + size)
        for at, letter in enumerate(said)
    ]


def box(row: int, column: int, width: float = 40.0, height: float = 18.0) -> Box:
    """Return where a symbol stands: in the middle of its cell."""
    x = (EDGES[2 + column] + EDGES[3 + column]) / 2
    y = TOP + HEAD + ROW * (row + 0.5)
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def shape(outline: Outline, row: int, column: int) -> Shape:
    """Draw a symbol."""
    return Shape(outline, box(row, column))


def arrow(*places: tuple[float, float], short: float = 0.0) -> Link:
    """Draw a line through places; it ends `short` of the last one."""
    ends = list(places)
    (ax, ay), (bx, by) = ends[-2:]
    if short:
        ends[-1] = (bx - short * (bx > ax) + short * (bx < ax),
                    by - short * (by > ay) + short * (by < ay))  # fmt: skip
    segments = tuple(Segment(*a, *b) for a, b in itertools.pairwise(ends))
    x, y = ends[-1]
    back_x, back_y = (x - ax) and 4 * (1 if x > ax else -1), (y - ay) and 4 * (1 if y > ay else -1)
    return Link(segments, (Head(x, y, x - back_x, y - back_y),))


def form(
    rows: Sequence[str],
    shapes: Sequence[Shape],
    links: Sequence[Link],
    more: Sequence[Glyph] = (),
    number: int = 1,
    first: int = 1,
    strokes: Sequence[Segment] = (),
) -> Sheet:
    """Print a form: its head, a row for each activity, a drawing."""
    bottom = TOP + HEAD + ROW * len(rows)
    levels = [TOP, *(TOP + HEAD + ROW * at for at in range(len(rows) + 1))]
    rules = [Segment(EDGES[0], y, EDGES[-1], y) for y in levels]
    rules += [Segment(x, TOP, x, bottom) for x in (*EDGES[:3], EDGES[5], *EDGES[8:])]
    rules += [Segment(x, TOP + 20, x, bottom) for x in (*EDGES[3:5], *EDGES[6:8])]
    rules += [Segment(EDGES[2], TOP + 20, EDGES[8], TOP + 20)]
    glyphs = [*text("No", EDGES[0] + 2, TOP + 15), *text("Kegiatan", EDGES[1] + 4, TOP + 15)]
    glyphs += text("Pelaksana", EDGES[2] + 4, TOP + 5) + text("Mutu Baku", EDGES[5] + 4, TOP + 5)
    glyphs += text("Keterangan", EDGES[8] + 4, TOP + 15)
    for at, name in enumerate((*NAMES, "Kelengkapan", "Waktu", "Output")):
        glyphs += text(name, EDGES[2 + at] + 4, TOP + 25)
    for at, activity in enumerate(rows):
        y = TOP + HEAD + ROW * at + 20
        glyphs += text(str(first + at), EDGES[0] + 4, y) + text(activity, EDGES[1] + 4, y)
        glyphs += text("Surat", EDGES[5] + 4, y) + text("1 jam", EDGES[6] + 4, y)
    return Sheet(number, 842, 595, (*glyphs, *more), (*rules, *strokes), (),
                 tuple(shapes), tuple(links))  # fmt: skip


def understood(*sheets: Sheet) -> list[Draft]:
    """Read sheets of a stranger."""
    return interpret(Sheets(sheets, "Excel"))

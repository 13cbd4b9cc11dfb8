"""Parts of a form below a heading: names at the left, what is said of each beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.paragraphs import joined
from soptool.importing.interpret.words import plain

_NEXT: Final = 8.0
"""Lines of one part are less than that many points apart."""
_NEXT_CELL: Final = 300.0
"""… and cells of one, in which each text is one line, less than so many."""


def parts_below(page: Page, headings: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the parts of a page: pairs of names and texts below one of these headings."""
    lines = page.letters.across()
    for at, line in enumerate(lines):
        heading = headings.get(plain(line.text))
        if heading is None:
            continue
        page.letters.take([line])
        pairs: dict[str, list[Line]] = {}
        below = line.box.y1
        middle = _second_column(page, lines[at + 1 :], below, headings)
        for other in lines[at + 1 :]:
            if other.box.y0 - below > _next(page) or plain(other.text) in headings:
                break
            is_taken = not page.letters.taken.isdisjoint(other.numbers)
            if is_taken and pairs:
                break
            below = other.box.y1
            if is_taken:
                continue
            _pair(page, other, middle, pairs)
        has_spaces = page.has_spaces
        yield heading, {name: joined(said, has_spaces=has_spaces) for name, said in pairs.items()}


def _next(page: Page) -> float:
    return _NEXT_CELL if page.has_lines else _NEXT


def _second_column(
    page: Page, lines: Sequence[Line], below: float, headings: Mapping[str, str]
) -> float:
    """Return where the texts of a part begin: behind its names."""
    starts = []
    for line in lines:
        if line.box.y0 - below > _next(page) or plain(line.text) in headings:
            break
        below = line.box.y1
        starts += [
            after.x0
            for before, after in zip(line.glyphs, line.glyphs[1:], strict=False)
            if after.x0 - before.x1 > 6
        ][:1]
    return min(starts, default=page.sheet.width)


def _pair(page: Page, line: Line, middle: float, pairs: dict[str, list[Line]]) -> None:
    name = line.part([glyph.x1 < middle - 1 for glyph in line.glyphs])
    text = line.part([glyph.x1 >= middle - 1 for glyph in line.glyphs])
    if name.glyphs and name.text:
        pairs[name.text] = []
    if text.glyphs and text.text and pairs:
        pairs[next(reversed(pairs))].append(text)
    page.letters.take([line])

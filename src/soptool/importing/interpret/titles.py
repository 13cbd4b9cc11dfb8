"""The heading above a table → the title, where no box says it; where one does, it is said again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from soptool.importing.draft import Source
from soptool.importing.interpret.identity import Identity
from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.paragraphs import joined
from soptool.importing.interpret.tables import Table
from soptool.importing.interpret.words import plain
from soptool.lint.wording.sop import sop_pattern

_OPENING = re.compile(rf"(?:(?:{sop_pattern()})(?!\w)|(?:pos|prosedur)\b)\.?\s*:?\s*", re.I)
_LETTERS: Final = 8
"""A title has so many letters, or more."""
_NEXT: Final = 1.6
"""Lines of one title follow each other within so many times their height."""


def take_title(table: Table, top: float, identity: Identity) -> None:
    """Take the heading between `top` and a table of a stranger's.

    It is the title where the identity part says none; the same again is only noted as read.
    """
    area = table.areas[0]
    lines = _free(area.page, top, area.top)
    known = identity.data.get("title")
    if known is None:
        _name(area.page, lines, identity)
    else:
        area.page.letters.take(
            [line for line in lines if plain(_bare(line.text)) == plain(_bare(known))]
        )


def _free(page: Page, top: float, bottom: float) -> list[Line]:
    taken = page.letters.taken
    return [
        line
        for line in page.phrases(3.0)
        if top < line.box.middle[1] < bottom and taken.isdisjoint(line.numbers)
    ]


def _name(page: Page, lines: Sequence[Line], identity: Identity) -> None:
    first = next((at for at, line in enumerate(lines) if _OPENING.match(line.text)), None)
    if first is None and len(lines) == 1 and _is_centred(lines[0], page):
        first = 0
    if first is None:
        return
    said = [lines[first]]
    for line in lines[first + 1 :]:
        if line.box.y0 - said[-1].box.y1 > _NEXT * said[-1].height:
            break
        said.append(line)
    title = _bare(joined(said, has_spaces=page.has_spaces))
    if sum(letter.isalpha() for letter in title) < _LETTERS:
        return
    page.letters.take(said)
    identity.data["title"] = title
    identity.sources[("title",)] = Source(page.called, "", "title")


def _is_centred(line: Line, page: Page) -> bool:
    """Whether a line that is alone stands in the middle of its cell, or of the page."""
    cell = page.rules.cell(*line.box.middle)
    left, right = (cell.x0, cell.x1) if cell is not None else (0.0, page.sheet.width)
    return abs((line.box.x0 - left) - (right - line.box.x1)) < line.height * 2


def _bare(title: str) -> str:
    """Return a title without the word for what it names."""
    opening = _OPENING.match(title)
    return title[opening.end() :].strip(" :") if opening else title

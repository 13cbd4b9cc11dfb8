"""Where the identity part of each table may stand: before it, and beside it on its page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.tables import Table


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or the part of it from `top` to `bottom`."""

    page: Page
    top: float = -math.inf
    bottom: float = math.inf

    def phrases(self, wide: float) -> Iterator[Line]:
        """Yield the texts that stand there and are not read yet, cut at gaps that wide."""
        for phrase in self.page.phrases(wide):
            is_here = self.top < phrase.box.middle[1] < self.bottom
            if is_here and self.page.letters.taken.isdisjoint(phrase.numbers):
                yield phrase


def fronts_of(pages: Sequence[Page], tables: Sequence[Table]) -> list[list[Place]]:
    """Return the places of each table's identity part; of all pages where there is no table."""
    if not tables:
        return [[Place(page) for page in pages]]
    found = []
    first, top = 0, -math.inf
    for at, table in enumerate(tables):
        begin, end = table.areas[0], table.areas[-1]
        last = pages.index(begin.page)
        places = [Place(page) for page in pages[first : last + 1]]
        shared = at + 1 < len(tables) and tables[at + 1].areas[0].page is begin.page
        bottom = begin.bottom if shared else math.inf
        if places:
            places[-1] = Place(places[-1].page, -math.inf, bottom)
            places[0] = Place(places[0].page, top, places[0].bottom)
        found.append(places)
        follows = tables[at + 1].areas[0] if at + 1 < len(tables) else None
        is_beside = follows is not None and follows.page is end.page
        first = pages.index(end.page) + (0 if is_beside else 1)
        top = end.bottom if is_beside else -math.inf
    return found

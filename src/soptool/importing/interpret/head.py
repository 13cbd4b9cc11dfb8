"""The head of the flow's table: found by its words, and by how their cells lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.importing.interpret.page import Page
from soptool.importing.interpret.paragraphs import folded
from soptool.importing.interpret.words import headed_by
from soptool.importing.sheets import Box

_WIDEST, _HIGHEST = 420.0, 160.0
_SHARE: Final = 0.55
"""So much of the page a column of activities may take where few act."""
_LEAST: Final = 3
"""So many of its columns make a head."""


@dataclass(frozen=True, slots=True)
class Head:
    """Cells of the head by what they head; `bottom` is where the rows begin."""

    cells: Mapping[str, Box]
    bottom: float

    @property
    def top(self) -> float:
        """Where the head begins."""
        return min(box.y0 for box in self.cells.values())


def heads_of(page: Page, words: Sequence[tuple[str, str]]) -> list[Head]:
    """Return the heads on a page, from above, by the `words` that they may have."""
    cells = _named(page, words)
    found: list[Head] = []
    for activity in cells.get("activity", ()):
        head = _around(activity, cells)
        if head is not None and not any(abs(head.bottom - other.bottom) < 4 for other in found):
            found.append(head)
    return sorted(found, key=lambda head: head.bottom)


def _named(page: Page, words: Sequence[tuple[str, str]]) -> dict[str, list[Box]]:
    """Return the cells whose whole text is a word of the head."""
    found: dict[str, list[Box]] = {}
    seen: set[Box] = set()
    for phrase in page.phrases():
        box = page.rules.cell(*phrase.box.middle)
        widest = max(_WIDEST, _SHARE * page.sheet.width)
        if box is None or box in seen or box.width > widest or box.height > _HIGHEST:
            continue
        seen.add(box)
        key = headed_by(folded(page.letters.inside(box)), words)
        if key is not None:
            found.setdefault(key, []).append(box)
    return found


def _around(activity: Box, cells: Mapping[str, list[Box]]) -> Head | None:
    """Return the fullest head in which an activity stands."""
    best: Head | None = None
    for right in (*cells.get("requirements", ()), *cells.get("duration", ())):
        is_beside = right.x0 > activity.x1 - 2
        if not is_beside or not activity.y1 - 45 <= right.y1 <= activity.y1 + 4:
            continue
        found = {"activity": activity}
        for key in ("requirements", "duration", "outputs"):
            level = [
                box
                for box in cells.get(key, ())
                if abs(box.y1 - right.y1) < 4 and box.x0 > activity.x1 - 2
            ]
            if level:
                found[key] = min(level)
        for key in ("no", "note", "executor", "standard"):
            beside = [
                box
                for box in cells.get(key, ())
                if box.y0 < right.y1 + 2
                and box.y1 > activity.y0 - 2
                and (box.x1 <= activity.x0 + 3 if key == "no" else box.x0 >= activity.x1 - 3)
            ]
            if beside:
                found[key] = beside[0]
        if best is None or len(found) > len(best.cells):
            best = Head(found, max(right.y1, activity.y1))
    return best if best is not None and len(best.cells) >= _LEAST else None

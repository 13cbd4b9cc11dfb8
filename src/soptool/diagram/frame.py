"""What surrounds a drawing, and where its borders lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from soptool.diagram.lettering import POINT, width
from soptool.diagram.plan import PARTS, Plan, PlanPoint, X, Y

MARGIN: Final = 3.0
"""Around the table, mm."""


PADDING: Final = 1.2
LEADING: Final = 3.4
BODY: Final = 8 * POINT


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column of text before the executors: head, width in mm, one text for each plan row."""

    head: str
    width: float
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surround:
    """What surrounds the plan.

    `executors` are the ids of the columns, `heads` their names; `heights` and `widths` in mm are
    used where they exceed the plan's. `watermark` is written large behind all of it.
    """

    title: str
    description: str
    executors: tuple[str, ...]
    heads: tuple[str, ...] = ()
    columns: tuple[TextColumn, ...] = ()
    heights: tuple[float, ...] = ()
    widths: tuple[float, ...] = ()
    watermark: str = ""


class Frame:
    """Where the borders are, in mm."""

    def __init__(self, plan: Plan, form: Surround) -> None:
        wished = form.widths or plan.widths
        widths = [max(pair) for pair in zip(plan.widths, wished, strict=True)]
        before = [column.width for column in form.columns]
        self.text_borders = list(accumulate(before, initial=MARGIN))
        self.columns = list(accumulate(widths, initial=self.text_borders[-1]))
        heads = [wrapped(head, width) for head, width in zip(form.heads, widths, strict=False)] + [
            wrapped(column.head, column.width) for column in form.columns
        ]
        self.head = 2 * PADDING + LEADING * max((len(lines) for lines in heads), default=0)
        self.rows = list(
            accumulate(_row_heights(plan, form), initial=MARGIN + (self.head if heads else 0.0))
        )
        self.top = MARGIN
        self.width = self.columns[-1] + MARGIN
        self.height = self.rows[-1] + MARGIN

    def x(self, place: X) -> float:
        left, right = self.columns[place.column], self.columns[place.column + 1]
        return left + (right - left) * place.fraction + place.offset

    def y(self, place: Y) -> float:
        top, bottom = self.rows[place.row], self.rows[place.row + 1]
        return top + (bottom - top) * PARTS[place.anchor] + place.offset

    def point(self, place: PlanPoint) -> tuple[float, float]:
        return self.x(place.x), self.y(place.y)


def _row_heights(plan: Plan, form: Surround) -> Iterator[float]:
    wished = form.heights or (0.0,) * len(plan.rows)
    for number, row in enumerate(plan.rows):
        lines = max(
            (len(wrapped(column.texts[number], column.width)) for column in form.columns),
            default=0,
        )
        yield max(row.height, wished[number], 2 * PADDING + LEADING * lines)


# Asked for the heights of rows, then for their lines.
@lru_cache(maxsize=512)
def wrapped(text: str, room: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, BODY) <= room - 2 * PADDING:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)

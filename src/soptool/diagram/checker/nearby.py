"""Which things of a drawing are near: most of a long one is not. For the checker only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Generic, TypeVar

from soptool.diagram.checker.drawing import Box
from soptool.diagram.checker.pieces import Piece

_Thing = TypeVar("_Thing")
_STRIP: Final = 100.0


class Nearby(Generic[_Thing]):
    """Things by the strips across the drawing that their boxes reach into."""

    def __init__(self, things: Sequence[_Thing], box: Callable[[_Thing], Box | Piece]) -> None:
        self._things = things
        self._strips: dict[int, list[int]] = defaultdict(list)
        for number, thing in enumerate(things):
            for strip in _strips(box(thing), 0.0):
                self._strips[strip].append(number)

    def around(
        self, box: Box | Piece, more: float = 0.0, since: int = 0, until: int | None = None
    ) -> Iterator[_Thing]:
        """Yield all that may come as close to the box as `more`, in their order.

        Only those with the numbers from `since` to before `until`.
        """
        end = len(self._things) if until is None else until
        strips = [self._strips[at] for at in _strips(box, more) if at in self._strips]
        parts = [strip[bisect_left(strip, since) : bisect_left(strip, end)] for strip in strips]
        numbers = parts[0] if len(parts) == 1 else sorted({n for part in parts for n in part})
        for number in numbers:
            yield self._things[number]


def _strips(box: Box | Piece, more: float) -> range:
    return range(int((box.top - more) // _STRIP), int((box.bottom + more) // _STRIP) + 1)


def near_any(values: Sequence[float], at: float, less: float) -> bool:
    """Whether one of the sorted values is less than `less` away."""
    return has_between(values, at - less, at + less)


def has_between(values: Sequence[float], low: float, high: float) -> bool:
    """Whether one of the sorted values lies strictly between two others."""
    return bisect_right(values, low) < bisect_left(values, high)

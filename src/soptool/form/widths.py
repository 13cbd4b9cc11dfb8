"""Widths of the flow table's columns in millimetres, for landscape paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from soptool.diagram.lettering import POINT, width

MARGIN: Final = 10.0
BOTTOM: Final = 13.0
"""Margin below, with the foot in it, mm."""
PAPER: Final = {"A4": (297.0, 210.0), "F4": (330.0, 215.0), "A3": (420.0, 297.0)}
NARROWEST: Final = 11.0
WIDEST: Final = 26.0
_WANTED: Final = {
    "activity": 46.0,
    "requirements": 31.0,
    "duration": 17.0,
    "outputs": 31.0,
    "note": 31.0,
}
_LEAST: Final = {
    "activity": 28.0,
    "requirements": 18.5,
    "duration": 14.0,
    "outputs": 18.5,
    "note": 16.0,
}
"""Widths of columns below which words are broken too often."""
_LEAST_EMPTY: Final = {**_LEAST, "note": 14.0}
_ENOUGH: Final = {
    "activity": 36.0,
    "requirements": 23.0,
    "duration": 15.0,
    "outputs": 23.0,
    "note": 17.5,
}
"""Widths of columns in which next to nothing stands."""
_TAKERS: Final = {"activity": 13.0, "requirements": 7.0, "outputs": 7.0}
"""In what shares others take what such columns leave, where there are no remarks."""
NARROW: Final = 15.0
"""Below this, long words of a head are printed upright instead of broken."""
_HEAD: Final = 8 * POINT * 1.08
"""Size of the head's letters in mm, and how much wider bold ones are."""
_PADDING: Final = 1.6


@dataclass(frozen=True, slots=True)
class Widths:
    """One width a column: number, activity, each executor, requirements, time, output, remarks.

    `turned`: the executors' names are printed upright, as their words would not fit.
    `executors` has a width for each of them; `executor` is the least. `empty`: the columns of
    texts in which next to nothing stands. `gains`: what columns of texts get of each other, mm.
    """

    no: float
    activity: float
    executor: float
    requirements: float
    duration: float
    outputs: float
    note: float
    turned: bool
    executors: tuple[float, ...] = ()
    empty: tuple[str, ...] = ()
    gains: tuple[tuple[str, float], ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether the executors' cells need smaller print."""
        return self.executor < NARROW

    def total(self, executors: int) -> float:
        """Return the width of the whole table."""
        texts = self.activity + self.requirements + self.duration + self.outputs + self.note
        return self.no + texts + (sum(self.executors) or executors * self.executor)


def widths_of(
    paper: str,
    executors: tuple[str, ...],
    longest_no: int,
    empty: tuple[str, ...] = (),
) -> Widths:
    """Share the paper's width: executors take what texts leave, then texts shrink.

    `empty`: the columns of texts in which next to nothing stands; remarks take their room.
    """
    room = PAPER[paper][0] - 2 * MARGIN
    no = max(8.0, 3.5 + 1.6 * longest_no)
    count = max(1, len(executors))
    share = min(WIDEST, max(NARROWEST, (room - no - sum(_WANTED.values())) / count))
    turned = share < NARROW and not all(fits(name, share) for name in executors)
    executor = round(share, 1)
    return replace(_widths(paper, no, (executor,) * count, (), empty), turned=turned)


def with_columns(widths: Widths, paper: str, executors: tuple[float, ...]) -> Widths:
    """Give the executors these widths; the whole may then be wider than the paper."""
    found = _widths(paper, widths.no, executors, widths.gains, widths.empty)
    return replace(found, turned=widths.turned)


def room_of(widths: Widths, paper: str) -> float:
    """Return what all executors' columns may have where texts shrink to their least widths."""
    least, _ = _wishes(widths.empty)
    return PAPER[paper][0] - 2 * MARGIN - widths.no - sum(least.values())


def _widths(
    paper: str,
    no: float,
    executors: tuple[float, ...],
    gains: tuple[tuple[str, float], ...],
    empty: tuple[str, ...],
) -> Widths:
    """Share what the executors leave among the texts, down to their least widths."""
    room = PAPER[paper][0] - 2 * MARGIN - no - sum(executors)
    least, wanted = _wishes(empty)
    for name, gain in gains:
        wanted[name] = max(least[name], wanted[name] + gain)
    needed = sum(least.values())
    share = max(0.0, room - needed) / (sum(wanted.values()) - needed)

    def text(name: str) -> float:
        return round(least[name] + (wanted[name] - least[name]) * share, 2)

    return Widths(
        no=no,
        activity=text("activity"),
        executor=min(executors),
        requirements=text("requirements"),
        duration=text("duration"),
        outputs=text("outputs"),
        note=text("note"),
        turned=False,
        executors=executors,
        empty=empty,
        gains=gains,
    )


def _wishes(empty: tuple[str, ...]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the least widths of the texts' columns, and those they have where there is room."""
    least = {name: (_LEAST_EMPTY if name in empty else _LEAST)[name] for name in _WANTED}
    wanted = {name: _ENOUGH[name] if name in empty else _WANTED[name] for name in _WANTED}
    free = sum(_WANTED.values()) - sum(wanted.values())
    takers = {"note": 1.0} if "note" not in empty else _TAKERS
    shares = {name: share for name, share in takers.items() if name not in empty} or _TAKERS
    for name, share in shares.items():
        wanted[name] += free * share / sum(shares.values())
    return least, wanted


def is_too_wide(widths: Widths, paper: str) -> bool:
    """Whether the table reaches over the margins of the paper."""
    room = PAPER[paper][0] - 2 * MARGIN
    return widths.total(len(widths.executors)) > room + 0.5


def fits(name: str, column: float) -> bool:
    """Whether every word of a name fits the head of a column without a break."""
    return all(width(word, _HEAD) <= column - _PADDING for word in name.split())

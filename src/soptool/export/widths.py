"""Widths of the flow table's columns in millimetres, for landscape paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from soptool.diagram.lettering import POINT, width

MARGIN: Final = 10.0
PAPER: Final = {"A4": (297.0, 210.0), "F4": (330.0, 215.0)}
NARROWEST: Final = 11.0
WIDEST: Final = 26.0
_TEXTS: Final = (("activity", 46.0), ("requirements", 31.0), ("duration", 17.0))
_MORE_TEXTS: Final = (("outputs", 31.0), ("note", 31.0))
NARROW: Final = 15.0
"""Below this, long words of a head are printed upright instead of broken."""
_HEAD: Final = 8 * POINT * 1.08
"""Size of the head's letters in mm, and how much wider bold ones are."""
_PADDING: Final = 1.6


@dataclass(frozen=True, slots=True)
class Widths:
    """One width a column: number, activity, each executor, requirements, time, output, remarks.

    `turned`: the executors' names are printed upright, as their words would not fit.
    """

    no: float
    activity: float
    executor: float
    requirements: float
    duration: float
    outputs: float
    note: float
    turned: bool

    @property
    def is_narrow(self) -> bool:
        """Whether the executors' cells need smaller print."""
        return self.executor < NARROW

    def total(self, executors: int) -> float:
        """Return the width of the whole table."""
        texts = self.activity + self.requirements + self.duration + self.outputs + self.note
        return self.no + texts + executors * self.executor


def widths_of(paper: str, executors: tuple[str, ...], longest_no: int) -> Widths:
    """Share the paper's width: executors take what texts leave, then texts shrink."""
    room = PAPER[paper][0] - 2 * MARGIN
    no = max(8.0, 3.5 + 1.6 * longest_no)
    wanted = dict((*_TEXTS, *_MORE_TEXTS))
    count = max(1, len(executors))
    share = min(WIDEST, max(NARROWEST, (room - no - sum(wanted.values())) / count))
    scale = (room - no - share * count) / sum(wanted.values())
    texts = {name: round(width * scale, 1) for name, width in wanted.items()}
    turned = share < NARROW and not all(fits(name, share) for name in executors)
    return Widths(no=no, executor=round(share, 1), turned=turned, **texts)


def fits(name: str, column: float) -> bool:
    """Whether every word of a name fits the head of a column without a break."""
    return all(width(word, _HEAD) <= column - _PADDING for word in name.split())

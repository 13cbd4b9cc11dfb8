"""Widths of the flow table's columns in millimetres, for landscape paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MARGIN: Final = 10.0
PAPER: Final = {"A4": (297.0, 210.0), "F4": (330.0, 215.0)}
NARROWEST: Final = 11.0
WIDEST: Final = 26.0
_TEXTS: Final = (("activity", 48.0), ("requirements", 32.0), ("duration", 17.0))
_MORE_TEXTS: Final = (("outputs", 32.0), ("note", 27.0))
_LETTER: Final = 1.55
"""Mean width of a letter of the head at 7.5 pt."""


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
    return Widths(no=no, executor=round(share, 1), turned=_too_long(executors, share), **texts)


def _too_long(names: tuple[str, ...], width: float) -> bool:
    longest = max((len(word) for name in names for word in name.split()), default=0)
    return longest * _LETTER > width - 2

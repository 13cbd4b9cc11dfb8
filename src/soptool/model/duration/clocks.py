"""The clock of days where words say it apart from the figure: "(hari kalender)", "jam kerja"."""

from __future__ import annotations

from soptool.model.duration.amounts import Tokens, kind_at, value_at
from soptool.model.duration.spelling import meant_clock
from soptool.model.duration.units import Clock, Unit
from soptool.model.duration.words import Kind

_BEFORE_CLOCK = (None, Kind.MARK, Kind.AND, Kind.TO, Kind.CLOCK)


def clock_at(tokens: Tokens, place: int) -> tuple[Clock | None, int] | None:
    """Read "hari kalender", "(kerja)", "bukan hari kerja" that stand without a number."""
    is_negated = value_at(tokens, place) in ("bukan", "not")
    at = place + is_negated
    unit = kind_at(tokens, at) is Kind.UNIT
    at += unit
    if kind_at(tokens, at) is not Kind.CLOCK:
        return None
    end = at + 1
    if not unit:
        unit = kind_at(tokens, end) is Kind.UNIT  # "calendar days"
        end += unit
        if not unit and kind_at(tokens, at - 1) not in _BEFORE_CLOCK:
            return None
    if Unit.HOURS in (value_at(tokens, at - 1), value_at(tokens, at + 1)):  # "pada jam kerja"
        return None, end
    return _other(Clock(tokens[at].value)) if is_negated else Clock(tokens[at].value), end


def misspells_clock(inside: Tokens) -> bool:
    """Tell whether a remark is "(kelender)" or "(hari kelender)"."""
    return any(
        token.kind is Kind.WORD
        and kind_at(inside, at - 1) in (None, Kind.UNIT)
        and meant_clock(token.word) is not None
        for at, token in enumerate(inside)
    )


def _other(clock: Clock) -> Clock:
    return Clock.CALENDAR if clock is Clock.WORKING else Clock.WORKING

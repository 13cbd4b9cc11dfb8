"""Counting from a date: weekends, holidays, part of a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from soptool.measure.workdays import finished_on, holidays_of
from soptool.model.calendar import Calendar, Spell

DAY = Fraction(450)


@pytest.mark.parametrize(
    ("start", "spell", "end"),
    [
        (date(2026, 11, 23), Spell(Fraction(30)), date(2026, 11, 23)),
        (date(2026, 11, 23), Spell(DAY), date(2026, 11, 23)),
        (date(2026, 11, 23), Spell(DAY + 1), date(2026, 11, 24)),
        (date(2026, 11, 26), Spell(3 * DAY), date(2026, 11, 30)),
        (date(2026, 11, 28), Spell(DAY), date(2026, 11, 30)),
        (date(2026, 11, 23), Spell(Fraction(0), Fraction(1440)), date(2026, 11, 23)),
        (date(2026, 11, 23), Spell(Fraction(0), Fraction(3 * 1440)), date(2026, 11, 25)),
    ],
)
def test_days(start: date, spell: Spell, end: date) -> None:
    assert finished_on(start, spell, Calendar()) == end


def test_holidays_of_indonesia_do_not_count() -> None:
    holidays = holidays_of("ID")
    assert finished_on(date(2026, 8, 14), Spell(2 * DAY), Calendar(), holidays) == date(2026, 8, 18)


def test_a_country_without_holidays_is_an_error() -> None:
    with pytest.raises(LookupError):
        holidays_of("XX")

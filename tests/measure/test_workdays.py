"""Counting from a date: weekends, holidays, collective leave, part of a day, and what is open."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from soptool.measure.workdays import finished_on, holidays_of
from soptool.model.calendar import Calendar, Spell

DAY = Fraction(450)
INDONESIA = holidays_of("ID")


def days(count: int) -> Spell:
    return Spell(count * DAY)


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


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 8, 14), 2, date(2026, 8, 18)),  # independence day
        (date(2026, 12, 21), 4, date(2026, 12, 28)),  # Christmas, collective leave before it
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 3, 17), 2, date(2026, 3, 25)),  # Nyepi and Idul Fitri with their leave
        (date(2026, 5, 13), 2, date(2026, 5, 18)),
    ],
)
def test_holidays_and_collective_leave_do_not_count(start: date, count: int, end: date) -> None:
    assert finished_on(start, days(count), Calendar(), INDONESIA) == end


def test_estimated_holidays_are_told_from_decided_ones() -> None:
    found = list(INDONESIA.estimated(date(2028, 2, 24), date(2028, 3, 1)))
    assert [day for day, _ in found] == [date(2028, 2, 27), date(2028, 2, 28)]
    assert not any("estimated" in name or "perkira" in name for _, name in found)
    assert not list(INDONESIA.estimated(date(2026, 1, 1), date(2026, 12, 31)))
    assert not list(INDONESIA.estimated(date(2028, 3, 1), date(2028, 4, 1)))


def test_years_without_decreed_leave_or_any_holiday_are_told() -> None:
    assert list(INDONESIA.undecreed(date(2026, 12, 1), date(2028, 2, 1))) == [2028]
    assert list(INDONESIA.unknown(date(2099, 1, 1), date(2101, 1, 1))) == [2101]
    assert list(INDONESIA.undecreed(date(1990, 1, 1), date(1991, 1, 1))) == []
    assert list(INDONESIA.undecreed(date(2101, 1, 1), date(2102, 1, 1))) == []
    assert list(holidays_of("id").undecreed(date(2026, 1, 1), date(2026, 2, 1))) == []
    assert not list(holidays_of("SG").undecreed(date(2026, 1, 1), date(2040, 1, 1)))


@pytest.mark.parametrize(
    "spell",
    [days(10**15), Spell(Fraction(0), Fraction(10**18)), days(250 * 110)],
)
def test_what_lies_too_far_away_has_no_date(spell: Spell) -> None:
    assert finished_on(date(2026, 11, 23), spell, Calendar()) is None
    assert finished_on(date(9998, 11, 23), spell, Calendar()) is None


def test_the_last_days_of_the_calendar() -> None:
    assert finished_on(date(9999, 12, 31), days(1), Calendar()) is None
    assert finished_on(date(9998, 12, 31), days(1), Calendar()) == date(9998, 12, 31)


def test_a_country_without_holidays_is_an_error() -> None:
    with pytest.raises(LookupError):
        holidays_of("XX")

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.model.calendar import (
    Calendar,
    Span,
    Spell,
    calendar_of,
    format_elapsed,
    format_span,
    format_spell,
    format_working,
)
from soptool.model.duration.duration import Duration, parse_duration

OFFICIAL = Calendar()


def read(text: str) -> Duration:
    found = parse_duration(text)
    assert found is not None
    return found


def spell(working: int = 0, elapsed: int = 0) -> Spell:
    return Spell(Fraction(working), Fraction(elapsed))


@pytest.mark.parametrize(
    ("text", "working", "elapsed"),
    [
        ("10 menit", (10, 10), (0, 0)),
        ("30 detik", (Fraction(1, 2), Fraction(1, 2)), (0, 0)),
        ("1,5 jam", (90, 90), (0, 0)),
        ("1 hari", (450, 450), (0, 0)),
        ("2 hari kerja", (900, 900), (0, 0)),
        ("1 minggu", (2250, 2250), (0, 0)),
        ("sebulan", (9450, 9450), (0, 0)),
        ("1 semester", (56700, 56700), (0, 0)),
        ("1 tahun", (113400, 113400), (0, 0)),
        ("1-3 hari", (450, 1350), (0, 0)),
        ("30 menit – 3 jam", (30, 180), (0, 0)),
        ("maksimal 2 jam", (0, 120), (0, 0)),
        ("1 jam 30 menit", (90, 90), (0, 0)),
        ("2 hari 4 jam", (1140, 1140), (0, 0)),
        ("2 menit/berkas", (2, 2), (0, 0)),
        ("1 x 24 jam", (0, 0), (1440, 1440)),
        ("3 hari kalender", (0, 0), (4320, 4320)),
        ("1 minggu kalender", (0, 0), (10080, 10080)),
        ("1 bulan kalender", (0, 0), (43200, 43200)),
        ("1 tahun kalender", (0, 0), (525600, 525600)),
        ("1 hari kerja - 3 hari kalender", (450, 0), (0, 4320)),
        ("8 jam – 1 hari", (450, 480), (0, 0)),
    ],
)
def test_durations_in_minutes(
    text: str,
    working: tuple[object, object],
    elapsed: tuple[object, object],
) -> None:
    assert OFFICIAL.working_minutes(read(text)) == working
    span = OFFICIAL.span(read(text))
    assert (span.minimum.elapsed, span.maximum.elapsed) == elapsed


def test_a_workspace_may_have_another_calendar() -> None:
    six_days = calendar_of(hours_per_day=6.25, days_per_week=6, days_per_month=Decimal("25"))
    assert six_days.span(read("1 minggu")).maximum == spell(2250)
    assert six_days.span(read("1 bulan")).maximum == spell(9375)
    assert six_days.span(read("3 hari kalender")).maximum == spell(0, 4320)


def test_settings_are_taken_as_they_are_written() -> None:
    assert calendar_of(hours_per_day=7.1).hours_per_day == Fraction(71, 10)
    assert calendar_of("7.5", 5, 21) == OFFICIAL


@pytest.mark.parametrize(
    ("hours", "week", "month"), [(0, 5, 21), (25, 5, 21), (8, 8, 21), (8, 5, 32), (-1, 5, 21)]
)
def test_an_impossible_calendar_is_refused(hours: int, week: int, month: int) -> None:
    with pytest.raises(ValueError, match="24 hours"):
        calendar_of(hours, week, month)


def test_working_and_elapsed_time_add_up_apart() -> None:
    total = OFFICIAL.span(read("2 jam")) + OFFICIAL.span(read("1-3 hari kalender"))
    assert total == Span(spell(120, 1440), spell(120, 4320))
    assert total.from_zero() == Span(Spell(), spell(120, 4320))
    assert spell(10, 20).times(3) == spell(30, 60)
    assert spell(10, 20).times(0.25) == Spell(Fraction(5, 2), Fraction(5))


def test_a_calendar_week_weighs_as_much_as_a_working_week() -> None:
    weight = OFFICIAL.weight
    assert weight(spell(elapsed=7 * 1440)) == weight(spell(working=5 * 450))
    assert weight(spell(elapsed=1440)) < weight(spell(working=450))
    assert OFFICIAL.longest([spell(450), spell(0, 1440), spell(449)]) == spell(450)
    assert OFFICIAL.longest([spell(300), spell(0, 1440)]) == spell(0, 1440)
    assert OFFICIAL.shortest([spell(300), spell(0, 1440)]) == spell(300)
    assert OFFICIAL.longest([]) == Spell()


def test_a_choice_and_a_split() -> None:
    short, long = Span(spell(10), spell(20)), Span(spell(5), spell(0, 1440))
    assert OFFICIAL.either([short, long]) == Span(spell(5), spell(0, 1440))
    assert OFFICIAL.together([short, long]) == Span(spell(10), spell(0, 1440))
    assert OFFICIAL.either([]) == OFFICIAL.together([]) == Span()


@pytest.mark.parametrize(
    ("minutes", "indonesian", "english"),
    [
        (0, "0 menit", "0 minutes"),
        (5, "5 menit", "5 minutes"),
        (Fraction(1, 2), "30 detik", "30 seconds"),
        (Fraction(1, 360), "1⁄6 detik", "1⁄6 seconds"),
        (Fraction(5, 24), "12,5 detik", "12.5 seconds"),
        (449, "7 jam 29 menit", "7 hours 29 minutes"),
        (450, "1 hari kerja", "1 working day"),
        (455, "1 hari kerja 5 menit", "1 working day 5 minutes"),
        (1095, "2 hari kerja 3 jam 15 menit", "2 working days 3 hours 15 minutes"),
        (9450, "21 hari kerja", "21 working days"),
        (-65, "−1 jam 5 menit", "−1 hour 5 minutes"),
    ],
)
def test_working_minutes_in_words(minutes: Fraction | int, indonesian: str, english: str) -> None:
    assert format_working(Fraction(minutes), OFFICIAL) == indonesian
    assert format_working(Fraction(minutes), OFFICIAL, "en") == english


def test_elapsed_time_spells_and_spans_in_words() -> None:
    assert format_elapsed(Fraction(4320)) == "3 hari kalender"
    assert format_elapsed(Fraction(1500), "en") == "1 calendar day 1 hour"
    assert format_elapsed(Fraction(90)) == "1 jam kalender 30 menit"
    assert format_spell(Spell(), OFFICIAL) == "0 menit"
    assert format_spell(spell(120, 1440), OFFICIAL, "en") == "2 working hours + 1 calendar day"
    assert format_spell(spell(450, 1440), OFFICIAL) == "1 hari kerja + 1 hari kalender"
    assert format_span(Span(spell(30), spell(450)), OFFICIAL) == "30 menit – 1 hari kerja"
    assert format_span(Span(spell(30), spell(30)), OFFICIAL, "en") == "30 minutes"


def minutes() -> st.SearchStrategy[Fraction]:
    return st.fractions(0, 200_000, max_denominator=600)


def spells() -> st.SearchStrategy[Spell]:
    return st.builds(Spell, minutes(), minutes())


@given(minutes(), st.sampled_from(["id", "en"]))
def test_words_say_exactly_the_minutes(value: Fraction, language: str) -> None:
    working = read(format_working(value, OFFICIAL, language))
    assert OFFICIAL.working_minutes(working) == (value, value)
    elapsed = read(format_elapsed(value, language))
    assert OFFICIAL.span(elapsed).maximum.elapsed == value


@given(spells())
def test_words_say_exactly_the_spell(value: Spell) -> None:
    assert OFFICIAL.spell(read(format_spell(value, OFFICIAL)).maximum) == value


@given(st.lists(spells(), min_size=1, max_size=5))
def test_the_longest_does_not_hang_on_the_order(found: list[Spell]) -> None:
    longest = OFFICIAL.longest(found)
    assert longest == OFFICIAL.longest(reversed(found))
    assert all(OFFICIAL.weight(each) <= OFFICIAL.weight(longest) for each in found)


@given(spells(), spells(), spells())
def test_adding_keeps_the_order_of_weights(first: Spell, second: Spell, more: Spell) -> None:
    before = OFFICIAL.weight(first) <= OFFICIAL.weight(second)
    assert before == (OFFICIAL.weight(first + more) <= OFFICIAL.weight(second + more))

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.model.dates import PartialDate, format_date, parse_date, recognise_date
from soptool.model.parse import parse
from soptool.source.read import read


def dates() -> st.SearchStrategy[PartialDate]:
    days = st.dates(date(1, 1, 1), date(9999, 12, 31))
    return st.builds(
        lambda day, known: PartialDate(*(day.year, day.month, day.day)[:known]),
        days,
        st.integers(1, 3),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", PartialDate(2022)),
        ("2022-01", PartialDate(2022, 1)),
        ("2022-02-01", PartialDate(2022, 2, 1)),
        (" 2022-02-01 ", PartialDate(2022, 2, 1)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("2023-02-29", None),
        ("2022-13", None),
        ("2022-00", None),
        ("0000", None),
        ("2022-1-2", None),
        ("22-01-02", None),
        ("2022-01-02T00:00:00", None),
        ("20220102", None),
        ("2 Januari 2024", None),
        ("٢٠٢٢", None),
        ("", None),
        ("-", None),
    ],
)
def test_only_the_forms_of_the_format_parse(text: str, expected: PartialDate | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 Juni 2025", "2025-06-02"),
        ("25 Juli 2022", "2022-07-25"),
        ("Januari 2014", "2014-01"),
        ("Oktober 2018", "2018-10"),
        ("September 2016", "2016-09"),
        ("30 Maret 2012", "2012-03-30"),
        ("08 September 2013", "2013-09-08"),
        ("26 Juni 2017", "2017-06-26"),
        ("XG Apr 2et8 (OCR)", None),
        ("2 Januari 2024", "2024-01-02"),
        ("02/01/2024", "2024-01-02"),
        ("2-1-2024", "2024-01-02"),
        ("2.1.2024", "2024-01-02"),
        ("02/01/24", "2024-01-02"),
        ("02/01/98", "1998-01-02"),
        ("01/25/2024", "2024-01-25"),
        ("31/12/2024", "2024-12-31"),
        ("2024/01/02", "2024-01-02"),
        ("2024-1-2", "2024-01-02"),
        ("2024/1", "2024-01"),
        ("01/2024", "2024-01"),
        ("20240102", "2024-01-02"),
        ("2024-01-02T00:00:00", "2024-01-02"),
        ("2024-01-02 08:30 WIB", "2024-01-02"),
        ("25 Pebruari 1977", "1977-02-25"),
        ("1 Nopember 2020", "2020-11-01"),
        ("17 Agt 2020", "2020-08-17"),
        ("2-Jan-24", "2024-01-02"),
        ("2 jan. 2024", "2024-01-02"),
        ("Jan 2024", "2024-01"),
        ("2 MEI 2024", "2024-05-02"),
        ("2nd January 2024", "2024-01-02"),
        ("January 2, 2024", "2024-01-02"),
        ("Jakarta, 2 Januari 2024", "2024-01-02"),
        ("Senin, 2 Januari 2024", "2024-01-02"),
        ("tanggal 2 Januari 2024", "2024-01-02"),
        ("2\u00a0Januari\u00a02024", "2024-01-02"),
        ("2\u20131\u20132024", "2024-01-02"),
        ("2024-01-02", "2024-01-02"),
        ("2024", "2024"),
        ("31 Februari 2024", None),
        ("2 Januwari 2024", None),
        ("32/13/2024", None),
        ("segera", None),
        ("13/13/2024", None),
        ("", None),
    ],
)
def test_other_writings_are_recognised(text: str, expected: str | None) -> None:
    found = recognise_date(text)
    assert (None if found is None else str(found)) == expected


@pytest.mark.parametrize(
    ("first", "second", "before", "after"),
    [
        ("2021", "2022", True, False),
        ("2022-01", "2022-02", True, False),
        ("2022-01-14", "2022-01-15", True, False),
        ("2021-12-31", "2022", True, False),
        ("2022-01", "2022-01-15", None, None),
        ("2022", "2022-06", None, None),
        ("2022-01", "2022-01", None, None),
        ("2022-01-15", "2022-01-15", False, False),
        ("2022-01", "2022-01-01", False, None),
        ("2022-01", "2022-01-31", None, False),
    ],
)
def test_order_is_open_where_the_dates_leave_it_open(
    first: str, second: str, before: bool | None, after: bool | None
) -> None:
    one, other = parse_date(first), parse_date(second)
    assert one is not None
    assert other is not None
    assert (one.is_before(other), other.is_before(one)) == (before, after)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2022-02-01", "1 Februari 2022", "1 February 2022"),
        ("2022-01", "Januari 2022", "January 2022"),
        ("2022", "2022", "2022"),
        ("2017-08-17", "17 Agustus 2017", "17 August 2017"),
    ],
)
def test_dates_are_written_for_people(text: str, indonesian: str, english: str) -> None:
    value = parse_date(text)
    assert value is not None
    assert (format_date(value), format_date(value, "en")) == (indonesian, english)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((2022, 13), "month"),
        ((2022, 0), "month"),
        ((2022, 2, 30), "day"),
        ((2022, None, 3), "needs its month"),
        ((0,), "year"),
    ],
)
def test_a_day_that_does_not_exist_is_refused(parts: tuple[int, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartialDate(*parts)


@given(dates())
def test_the_form_of_the_format_parses_back(value: PartialDate) -> None:
    assert parse_date(str(value)) == value


@given(dates().filter(lambda value: value.year >= 1000))
def test_what_is_written_for_people_is_recognised(value: PartialDate) -> None:
    assert recognise_date(format_date(value)) == value
    assert recognise_date(format_date(value, "en")) == value


@given(dates(), dates())
def test_order_agrees_with_every_day_it_can_mean(one: PartialDate, other: PartialDate) -> None:
    before = one.is_before(other)
    if before:
        assert one.last_day < other.first_day
        assert other.is_before(one) is False
    elif before is False:
        assert one.first_day >= other.last_day
    else:
        assert one.first_day < other.last_day
        assert other.first_day <= one.last_day


@given(st.text(max_size=200) | st.from_regex(r"[0-9/. -]{1,14}[a-zA-Z]{0,9}[0-9 ]{0,6}"))
def test_no_text_raises(text: str) -> None:
    parse_date(text)
    found = recognise_date(text)
    assert found is None or parse_date(str(found)) == found


@pytest.mark.parametrize("dash", ["-", "–", " - ", "nihil", "n/a", "…"])
def test_a_dash_is_no_date_as_forms_print_it(dash: str) -> None:
    text = f"kind: micro\ntitle: A\nsteps: [{{activity: A}}]\ndates: {{revised: '{dash}'}}\n"
    document, _ = read("a.yaml", text.encode())
    assert document is not None
    sop, findings = parse(document)
    assert sop is not None
    assert sop.dates.revised is None
    assert not findings

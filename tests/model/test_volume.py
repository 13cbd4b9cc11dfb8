"""Cases a year, as people say how many there are."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from soptool.model.calendar import Calendar, calendar_of
from soptool.model.volume import PATTERN, CaseVolume

READ = TypeAdapter(CaseVolume).validate_python


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("1200", 1200),
        ("1.200", 1200),
        ("1,5", "1.5"),
        ("0", 0),
        ("20 per hari", 20 * 252),
        ("20/hari", 20 * 252),
        ("20 berkas per hari kerja", 20 * 252),
        ("20 berkas sehari", 20 * 252),
        ("20 Per Hari", 20 * 252),
        ("1.200 berkas per tahun", 1200),
        ("1.200 berkas", 1200),
        ("1.200 per tahun", 1200),
        ("1.200 surat masuk / tahun anggaran", 1200),
        ("100 tiap bulan", 1200),
        ("100 setiap bulan", 1200),
        ("5 permohonan per minggu", Fraction(5 * 252, 5)),
        ("5 seminggu", Fraction(5 * 252, 5)),
        ("3 laporan per triwulan", 12),
        ("1 per semester", 2),
        ("20 files per working day", 20 * 252),
        ("20 each week", Fraction(20 * 252, 5)),
    ],
)
def test_cases_a_year(text: str, cases: int | str | Fraction) -> None:
    assert READ(text).a_year(Calendar()) == Fraction(cases)
    assert READ(text).text == text
    assert re.search(PATTERN, text)


def test_the_calendar_says_how_many_days_a_year_has() -> None:
    assert READ("20 per hari").a_year(calendar_of(days_per_month=20)) == 20 * 12 * 20


@pytest.mark.parametrize(
    "text",
    [
        "banyak",
        "per hari",
        "20 per windu",
        "-3 per hari",
        "20 per hari per bulan",
        "1.2.3",
        "20-30",
    ],
)
def test_what_is_no_number_of_cases(text: str) -> None:
    with pytest.raises(ValidationError):
        READ(text)
    assert not re.search(PATTERN, text)

from __future__ import annotations

import json
import string
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.model.duration.duration import (
    Duration,
    TimeKind,
    parse_duration,
    render_amount,
    render_duration,
    render_number,
)
from soptool.model.duration.units import Amount, Amounts, Clock, Length, Unit, rough_minutes

Figure = int | str

S, MIN, H, D, W, M, Y = Unit
CAL = Clock.CALENDAR


def amount(value: Figure, unit: Unit, clock: Clock = Clock.WORKING) -> Amount:
    return Amount(Fraction(value), unit, clock)


def one(value: Figure, unit: Unit, clock: Clock = Clock.WORKING, **more: object) -> Duration:
    return total(amount(value, unit, clock), **more)


def total(*parts: Amount, **more: object) -> Duration:
    return Duration(parts, parts, **more)  # type: ignore[arg-type]


def between(
    low: Figure, high: Figure, unit: Unit, clock: Clock = Clock.WORKING, **more: object
) -> Duration:
    bounds = (amount(low, unit, clock),), (amount(high, unit, clock),)
    return Duration(*bounds, **more)  # type: ignore[arg-type]


def either(*lengths: Duration, **more: object) -> Duration:
    """Make the duration of which one of several lengths holds, from the least to the most."""
    told = tuple(Length(one.minimum, one.maximum) for one in lengths)
    least = min((one.minimum for one in told), key=rough_minutes)
    most = max((one.maximum for one in told), key=rough_minutes)
    return Duration(least, most, alternatives=told, **more)  # type: ignore[arg-type]


def twice(*lengths: Duration) -> Duration:
    return either(*lengths, told_twice=True)


def at_most(value: Figure, unit: Unit, clock: Clock = Clock.WORKING, **more: object) -> Duration:
    return one(value, unit, clock, **more).from_zero()


# Every time text of the real procedures and of the strings collected with them, read by hand.
SEEN: dict[str, Duration | None] = {
    "-": None,
    "3 menit": one(3, MIN),
    "10 menit": one(10, MIN),
    "30 menit": one(30, MIN),
    "30 menit - 3 Jam": Duration((amount(30, MIN),), (amount(3, H),)),
    "1 jam": one(1, H),
    "5 hari": one(5, D),
    "10 hari": one(10, D),
    "Sesuai masa kontrak": None,
    "15 menit": one(15, MIN),
    "3 jam": one(3, H),
    "1 Hari": one(1, D),
    "1 – 20 Hari Kerja": between(1, 20, D),
    "1 Hari Kerja": one(1, D),
    "3 menit/berkas": one(3, MIN, per="berkas"),
    "4 jam": one(4, H),
    "20-30 menit": between(20, 30, MIN),
    "15-20 menit": between(15, 20, MIN),
    "1 semester": one(6, M),
    "2 minggu": one(2, W),
    "3 hari kerja": one(3, D),
    "5 hari kerja": one(5, D),
    "1 x 24 Jam": one(24, H, CAL),
    "30 hari kerja": one(30, D),
    "3 Hari Kerja": one(3, D),
    "10 hari kerja": one(10, D),
    "30 hari": one(30, D),
    # four times in one cell, one under the other
    "2 bulan; 1 minggu; 5 hari kerja; 1 hari": total(
        amount(2, M), amount(1, W), amount(5, D), amount(1, D), listed=True
    ),
    "3 bulan": one(3, M),
    "2 bulan": one(2, M),
    "6 bulan": one(6, M),
    "semingu": one(1, W),
    "Triwulanan selama setahun": None,
    "Bulan februari dan mei": None,
    "1 bulan setiap subround": one(1, M, every="subround"),
    "2 Menit": one(2, MIN),
    "10 Menit": one(10, MIN),
    "60 Menit": one(60, MIN),
    "3 Hari": one(3, D),
    "20 Menit": one(20, MIN),
    "1 menit": one(1, MIN),
    "3hari": one(3, D),
    "1 x 24 jam": one(24, H, CAL),
    "within 1 hour of identifying an incident": at_most(1, H),
    "6 Minggu": one(6, W),
    "1 Bulan": one(1, M),
    "1 -  5 hari": between(1, 5, D),
    "1 – 20 Hari": between(1, 20, D),
    "1-2 hari": between(1, 2, D),
    "1-2 bulan": between(1, 2, M),
    "2-3 hari": between(2, 3, D),
    "2-4 Minggu": between(2, 4, W),
    "3-5 Hari Kerja": between(3, 5, D),
    "20-60 menit": between(20, 60, MIN),
    "3 hari efektif": one(3, D),
    "40 jam": one(40, H),
    "14 Hari Kerja": one(14, D),
    "1  Hari Kerja": one(1, D),
    "5 hari kerja;": one(5, D),
    "selama 3 hari": one(3, D),
    "paling lama 3 hari kalender setelah": at_most(3, D, CAL),
    "Seleksi waktu paling kurang 5 (lima) hari": one(5, D, open_ended=True),
    "maksimal 10 hari kerja saat seluruh kelengkapan dinyatakan lengkap": at_most(10, D),
    "Paling lama 5 (lima) hari kerja terhitung setelah berkas lengkap diterima.": at_most(5, D),
    "15 Menit (jika syarat terpenuhi)": one(15, MIN),
    "1 (satu) hari": one(1, D),
    # the sign is a ± that lost its line
    "Rekomendasi waktu yang diperlukan + 1 jam.": one(1, H, approximate=True),
    "Informasi ketersediaan layanan maksimal 15 menit": at_most(15, MIN),
    "7 hari (Des t-1 / Jan t)": one(7, D, unread=("(Des t-1 / Jan t)",)),
    "2 hari (Mei–Jul)": one(2, D),
    # of the procedures only
    "1 Jam": one(1, H),
    "1 hari": one(1, D),
    "1 hari kerja": one(1, D),
    "1 minggu": one(1, W),
    "1 – 10 Hari Kerja": between(1, 10, D),
    "1-3 Hari": between(1, 3, D),
    "12 bulan": one(12, M),
    "14 hari": one(14, D),
    "15 Menit": one(15, MIN),
    "2 Hari": one(2, D),
    "2 Jam": one(2, H),
    "2 hari": one(2, D),
    "2 menit": one(2, MIN),
    "20 menit": one(20, MIN),
    "3 - 5 menit": between(3, 5, MIN),
    "3 hari": one(3, D),
    "3 minggu": one(3, W),
    "30 Menit": one(30, MIN),
    "30 detik": one(30, S),
    "30menit": one(30, MIN),
    "45-90 menit": between(45, 90, MIN),
    "5 Menit": one(5, MIN),
    "5 menit": one(5, MIN),
    "5-10 menit": between(5, 10, MIN),
    # two cases in one cell
    "7 hari dengan bupati; 2 hari dengan Kadin": either(one(7, D), one(2, D)),
    "Bulanan selama setahun": None,
    "Sebelum periode revisi bulan berjalan": None,
    "Sesuai kebutuhan": None,
    "sebulan": one(1, M),
    "setahun": one(1, Y),
}


@pytest.mark.parametrize("text", SEEN)
def test_texts_seen_in_offices(text: str) -> None:
    assert parse_duration(text) == SEEN[text]


def test_no_time_of_the_real_procedures_is_left_unread() -> None:
    cases = Path(__file__).parents[2] / "cases"
    times = [
        step.get("time_text")
        for case in cases.glob("*.json")
        for step in json.loads(case.read_text(encoding="utf-8")).get("steps", ())
    ]
    assert len(times) > 150
    assert {time for time in times if time} <= set(SEEN)


FORMAT: dict[str, Duration | None] = {
    "1,5 jam": one("1.5", H),
    "3 hari kalender": one(3, D, CAL),
    "30 menit – 3 jam": Duration((amount(30, MIN),), (amount(3, H),)),
    "± 15 menit": one(15, MIN, approximate=True),
    "maksimal 2 jam": at_most(2, H),
    "14 (empat belas) hari kerja": one(14, D),
    "2 menit/berkas": one(2, MIN, per="berkas"),
    "PT15M": one(15, MIN),
    "P3D": one(3, D),
    "situasional": None,
}
NUMBERS: dict[str, Duration | None] = {
    "1.500 menit": one(1500, MIN),
    "1.500,5 menit": one("1500.5", MIN),
    "1.5 jam": one("1.5", H),
    "0.125 jam": one("0.125", H),
    "1,500 minutes": one(1500, MIN),
    "1.500 minutes": one("1.5", MIN),
    "½ jam": one("1/2", H),
    "1½ jam": one("3/2", H),
    "1/2 hari": one("1/2", D),
    "1 1/2 jam": one("3/2", H),
    "1 setengah jam": one("3/2", H),
    "setengah jam": one("1/2", H),
    "seperempat jam": one("1/4", H),
    "tiga perempat jam": one("3/4", H),
    "satu setengah jam": one("3/2", H),
    "dua jam setengah": one("5/2", H),
    "satu hari": one(1, D),
    "sebelas hari": one(11, D),
    "dua belas hari": one(12, D),
    "limabelas menit": one(15, MIN),
    "dua puluh lima menit": one(25, MIN),
    "duapuluh menit": one(20, MIN),
    "seratus dua puluh menit": one(120, MIN),
    "dua ratus menit": one(200, MIN),
    "seribu lima ratus menit": one(1500, MIN),
    "seribu menit": one(1000, MIN),
    "dua ribu menit": one(2000, MIN),
    "half an hour": one("1/2", H),
    "half a day": one("1/2", D),
    "a quarter of an hour": one("1/4", H),
    "three quarters of an hour": one("3/4", H),
    "three quarters": one(9, M),
    "one and a half hours": one("3/2", H),
    "twenty-five minutes": one(25, MIN),
    "forty minutes": one(40, MIN),
    "an hour": one(1, H),
    "１０ menit": one(10, MIN),
    "10\u00a0menit": one(10, MIN),
    "10\u200b menit": one(10, MIN),
    "1.2.3 menit": None,
    "1,,5 jam": None,
    "1/0 jam": either(one(1, H), one(0, H)),
    "9" * 5000 + " menit": None,
    "999999999999999999 menit": None,
    "lima (5) hari": one(5, D),
    "14(empat belas)hari kerja": one(14, D),
    "14 (dua belas) hari kerja": twice(one(14, D), one(12, D)),
    "lima (6) hari": twice(one(5, D), one(6, D)),
    "14 hari (dua belas hari)": twice(one(14, D), one(12, D)),
    "30 menit (tiga puluh menit)": one(30, MIN),
    "14 (empat blas) hari": None,
}
UNITS: dict[str, Duration | None] = {
    "5 mnt": one(5, MIN),
    "10 mnt.": one(10, MIN),
    "10 min": one(10, MIN),
    "10 mins": one(10, MIN),
    "60 dtk": one(60, S),
    "2 jm": None,
    "2 mingu": None,
    "2 hrs": one(2, H),
    "3 hr": one(3, D),
    "1 hr 30 min": total(amount(1, H), amount(30, MIN)),
    "maks. 3 hr. kerja": at_most(3, D),
    "5 hk": one(5, D),
    "2HK": one(2, D),
    "2 mgg": one(2, W),
    "2 pekan": one(2, W),
    "1 bln": one(1, M),
    "2 thn": one(2, Y),
    "2 triwulan": one(6, M),
    "1 fortnight": one(2, W),
    "5'": one(5, MIN),
    "5′": one(5, MIN),
    "5'30\"": total(amount(5, MIN), amount(30, S)),
    "15″": one(15, S),
    "sejam": one(1, H),
    "sejam setengah": one("3/2", H),
    "sehari": one(1, D),
    "seminggu": one(1, W),
    "1 jam 30 menit": total(amount(1, H), amount(30, MIN)),
    "1jam30menit": total(amount(1, H), amount(30, MIN)),
    "1h30m": total(amount(1, H), amount(30, MIN)),
    "1 jam, 30 menit": total(amount(1, H), amount(30, MIN)),
    "1 hour and 30 minutes": total(amount(1, H), amount(30, MIN)),
    "2 hari 4 jam": total(amount(2, D), amount(4, H)),
    "10 menit + 5 menit": total(amount(10, MIN), amount(5, MIN)),
    "10 menit, 15 menit": either(one(10, MIN), one(15, MIN)),
    "5 menit\n10 menit": total(amount(5, MIN), amount(10, MIN), listed=True),
    "2x7 hari": one(14, D),
    "1 kali 24 jam": one(24, H, CAL),
    "1 (satu) x 24 (dua puluh empat) jam": one(24, H, CAL),
    "3 × 24 jam": one(72, H, CAL),
    "1-2 x 24 jam": between(24, 48, H, CAL),
    "2 x 24 jam hari kerja": one(2, D),
    "24 jam": one(24, H),
    "10 menit x 5 berkas": one(50, MIN),
    "P1Y2M": total(amount(1, Y), amount(2, M)),
    "P1DT2H": total(amount(1, D), amount(2, H)),
    "PT1,5H": one("1.5", H),
    "pt90s": one(90, S),
    "P2W": one(2, W),
    "PT1H30M – PT2H": Duration((amount(1, H), amount(30, MIN)), (amount(2, H),)),
    "PT1H1H": None,
    "P1D1Y": None,
    "P": None,
    "PT": None,
    "P3": None,
}
CLOCKS: dict[str, Duration | None] = {
    "3 working days": one(3, D),
    "2 business days": one(2, D),
    "10 calendar days": one(10, D, CAL),
    "3 hari (kalender)": one(3, D, CAL),
    "3 hari berturut-turut": one(3, D, CAL),
    "1 bulan takwim": one(1, M, CAL),
    "1-3 hari kalender": between(1, 3, D, CAL),
    "1 hari - 3 hari kalender": between(1, 3, D, CAL),
    "3 hari kalender - 1 minggu": Duration((amount(3, D, CAL),), (amount(1, W, CAL),)),
    "1 minggu 2 hari kalender": total(amount(1, W, CAL), amount(2, D, CAL)),
    "2 hari kalender 4 jam": total(amount(2, D, CAL), amount(4, H, CAL)),
    "1 hari kerja - 3 hari kalender": Duration((amount(1, D),), (amount(3, D, CAL),)),
    "5 menit – 1 x 24 jam": Duration((amount(5, MIN),), (amount(24, H, CAL),)),
}
LIMITS: dict[str, Duration | None] = {
    "paling lama 3 hari": at_most(3, D),
    "maks. 3 hari": at_most(3, D),
    "maks 5'": at_most(5, MIN),
    "maksimum 3 hari": at_most(3, D),
    "s.d. 3 hari": at_most(3, D),
    "sampai dengan 3 hari": at_most(3, D),
    "kurang dari 1 jam": at_most(1, H),
    "< 1 jam": at_most(1, H),
    "≤ 30 menit": at_most(30, MIN),
    "selambat-lambatnya 7 (tujuh) hari": at_most(7, D),
    "tidak lebih dari 2 jam": at_most(2, H),
    "dalam waktu 3 hari": at_most(3, D),
    "maksimal 2-3 hari": at_most(3, D),
    "up to 5 days": at_most(5, D),
    "3 days (max)": at_most(3, D),
    "10 menit (maks)": at_most(10, MIN),
    "10 menit (maks.)": at_most(10, MIN),
    "2 hours or less": at_most(2, H),
    "maks. PT2H": at_most(2, H),
    "lebih dari 1 jam": one(1, H, open_ended=True),
    "> 2 jam": one(2, H, open_ended=True),
    "min. 2 jam": one(2, H, open_ended=True),
    "at least 2 days": one(2, D, open_ended=True),
    "2 jam minimal": one(2, H, open_ended=True),
    "2 jam atau lebih": one(2, H, open_ended=True),
    "10 menit – selesai": one(10, MIN, open_ended=True),
    "1 jam s.d. selesai": one(1, H, open_ended=True),
    "minimal 2 jam, maksimal 3 jam": between(2, 3, H),
    "paling cepat 2 hari dan paling lama 5 hari": between(2, 5, D),
    "kurang lebih 1 jam": one(1, H, approximate=True),
    "1 jam (kurang lebih)": one(1, H, approximate=True),
    "sekitar 1 jam": one(1, H, approximate=True),
    "rata-rata 10 menit": one(10, MIN, approximate=True),
    "~10 menit": one(10, MIN, approximate=True),
    "about 20 minutes": one(20, MIN, approximate=True),
    "± 10-15 menit": between(10, 15, MIN, approximate=True),
    "maksimal ± 2 jam": at_most(2, H, approximate=True),
    "3 s.d 5 hari kerja": between(3, 5, D),
    "3 s/d 5 hari": between(3, 5, D),
    "3 sd 5 hari": between(3, 5, D),
    "3 sampai dengan 5 hari": between(3, 5, D),
    "3 ~ 5 hari": between(3, 5, D),
    "3—5 hari": between(3, 5, D),
    "2 to 3 weeks": between(2, 3, W),
    "1 atau 2 hari": either(one(1, D), one(2, D)),
    "antara 2 dan 3 hari": between(2, 3, D),
    "30-20 menit": between(20, 30, MIN),
    "24 jam x 3": one(72, H, CAL),
    "setengah sampai satu jam": between("1/2", 1, H),
    "7 (tujuh) hari kerja s.d. 14 (empat belas) hari kerja": between(7, 14, D),
    "- 5 menit": one(5, MIN),
    "0 menit": one(0, MIN),
    '"10 menit"': one(10, MIN),
    "Waktu: 10 menit": one(10, MIN),
    "waktu1 hari": one(1, D),
    "selama3 hari": one(3, D),
    "paling lama2 jam": at_most(2, H),
    "3 hari libur": one(3, D, CAL),
    "2 hari (hari libur)": one(2, D, CAL),
    "2 hari cuti bersama": one(2, D, CAL),
    "3 hari di luar hari libur": one(3, D),
    "5 hari kerja/libur": None,
    "5 hari kerja / hari kalender": None,
    "1 hari (8 jam)": twice(one(1, D), one(8, H)),
    "5 menit**": one(5, MIN),
}
PER: dict[str, Duration | None] = {
    "@ 5 menit": one(5, MIN, per="@"),
    "masing-masing 5 menit": one(5, MIN, per="@"),
    "5 minutes each": one(5, MIN, per="@"),
    "1 jam @ Berkas": one(1, H, per="Berkas"),
    "5 menit per berkas": one(5, MIN, per="berkas"),
    "5 menit (per berkas)": one(5, MIN, per="berkas"),
    "5 menit setiap Berkas": one(5, MIN, per="Berkas"),
    "setiap berkas 5 menit": one(5, MIN, per="berkas"),
    "Per dokumen: 5 menit": one(5, MIN, per="dokumen"),
    "5 menit untuk 1 berkas": one(5, MIN, per="1 berkas"),
    "5 menit untuk 10 menit": one(5, MIN, unread=("untuk 10 menit",)),
    "2 jam per 3 hari": one(2, H, every="3 hari"),
    "2 hari tiap Pebruari": one(2, D, every="Pebruari"),
    "setiap hari kerja 2 jam": one(2, H, every="hari kerja"),
    "10 menit x jumlah berkas": one(10, MIN, per="jumlah berkas"),
    "10 mnt/berkas s.d. 15 mnt/berkas": between(10, 15, MIN, per="berkas"),
    "maks 1 hari/berkas": at_most(1, D, per="berkas"),
    "2 jam/hari selama 3 hari": either(one(3, D), one(6, H)),
}
UNMEASURED = [
    "30 - 1 jam",
    "45-1 hari",
    "",
    " ",
    "–",
    "?",
    "...",
    "10",
    "menit",
    "hari kerja",
    "10 berkas",
    "1 x 24",
    "secepatnya",
    "sesuai jadwal",
    "setiap hari",
    "setiap 3 bulan",
    "every 2 weeks",
    "2 kali sehari",
    "3x sehari",
    "3 bulan sekali",
    "sehari-hari",
    "tiap hari kerja",
    "H-3",
    "H-3 hari",
    "H + 1 hari",
    "hari ke-3",
    "minggu ke 2 bulan berikutnya",
    "tanggal 5 bulan berikutnya",
    "pukul 08.00 - 10.00",
    "jam 10 - 11 hari Senin",
    "08.00-10.00 WIB (2 jam)",
    "00:15",
    "3 hari sebelum acara",
    "setelah 3 hari",
    "-5 menit",
    "10 menit 30",
    "3 berkas 10 menit",
    "2 jam pelajaran",
    "10 menit pemeriksaan 5 menit paraf",
    "10 menit; sesuai kebutuhan",
    "5 menit " * 200,
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pair for table in (FORMAT, NUMBERS, UNITS, CLOCKS, LIMITS, PER) for pair in table.items()]
    + [(text, None) for text in UNMEASURED],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_ways_of_writing(text: str, expected: Duration | None) -> None:
    assert parse_duration(text) == expected


def test_the_text_is_kept_as_it_is() -> None:
    found = parse_duration("  1 – 3  Hari ")
    assert found is not None
    assert found.text == "  1 – 3  Hari "


def test_what_a_duration_tells() -> None:
    mixed = parse_duration("1 jam – 3 hari kalender")
    assert mixed is not None
    assert (mixed.unit, mixed.clock) == (D, CAL)
    assert mixed.is_range
    assert not mixed.is_zero
    assert mixed.from_zero().minimum == ()
    assert one(0, MIN).is_zero


KINDS = {
    "10 menit": TimeKind.ONE,
    "1-3 hari": TimeKind.BOUNDS,
    "maksimal 2 jam": TimeKind.BOUNDS,
    "minimal 2 jam": TimeKind.BOUNDS,
    "2 menit/berkas": TimeKind.PER_ITEM,
    "@ 5 menit": TimeKind.PER_ITEM,
    "5 menit per laporan bulanan": TimeKind.PER_ITEM,
    "10 menit x jumlah berkas": TimeKind.PER_ITEM,
    "2 minggu setiap bulan": TimeKind.RECURRING,
    "1 minggu/bulan": TimeKind.RECURRING,
    "1 bulan setiap subround": TimeKind.RECURRING,
    "3 hari per triwulan": TimeKind.RECURRING,
    "setiap akhir bulan 2 hari": TimeKind.RECURRING,
    "1 jam tiap Senin": TimeKind.RECURRING,
    "10 menit/orang/hari": TimeKind.RECURRING,
    "2 hari kerja per tahun anggaran": TimeKind.RECURRING,
    "10 minutes every week": TimeKind.RECURRING,
    "2 jam sehari": TimeKind.RECURRING,
    "8 hours a day": TimeKind.RECURRING,
    "2 hari setiap minggu ke-2": TimeKind.RECURRING,
    "2 jam setiap 3 bulan sekali": TimeKind.RECURRING,
    "@ 5 menit/berkas": TimeKind.PER_ITEM,
}


@pytest.mark.parametrize("text", KINDS)
def test_a_time_per_piece_is_told_from_one_that_comes_again(text: str) -> None:
    found = parse_duration(text)
    assert found is not None
    assert found.kind is KINDS[text]


@pytest.mark.parametrize(
    ("text", "pieces", "whole"),
    [
        ("2 menit/berkas", 10, one(20, MIN)),
        ("2 menit/berkas", "1.5", one(3, MIN)),
        ("5 menit per 10 berkas", 30, one(15, MIN)),
        ("2-3 menit/berkas", 10, between(20, 30, MIN)),
        ("maksimal 2 menit per berkas", 10, at_most(20, MIN)),
        ("2 menit/berkas", None, None),
        ("1 minggu/bulan", 10, None),
        ("10 menit/orang/hari", 10, None),
        ("30 menit", 10, one(30, MIN)),
        ("30 menit", None, one(30, MIN)),
    ],
)
def test_the_time_of_a_case_is_that_of_its_pieces(
    text: str, pieces: Figure | None, whole: Duration | None
) -> None:
    found = parse_duration(text)
    assert found is not None
    assert found.of_case(None if pieces is None else Fraction(pieces)) == whole


@pytest.mark.parametrize(
    ("duration", "indonesian", "english"),
    [
        (one("1.5", H), "1,5 jam", "1.5 hours"),
        (one(1, D), "1 hari kerja", "1 working day"),
        (one(3, D, CAL), "3 hari kalender", "3 calendar days"),
        (one("1/3", H), "1⁄3 jam", "1⁄3 hours"),
        (one("1500.25", MIN), "1.500,25 menit", "1,500.25 minutes"),
        (between(1, 3, W), "1–3 minggu", "1–3 weeks"),
        (Duration((amount(30, MIN),), (amount(3, H),)), "30 menit – 3 jam", "30 minutes – 3 hours"),
        (at_most(2, H, approximate=True), "± maksimal 2 jam", "± at most 2 hours"),
        (one(2, H, open_ended=True), "minimal 2 jam", "at least 2 hours"),
        (one(2, MIN, per="berkas"), "2 menit per berkas", "2 minutes per berkas"),
        (one(2, MIN, per="@"), "@ 2 menit", "@ 2 minutes"),
        (
            total(amount(2, D), amount(3, H), amount(15, MIN)),
            "2 hari kerja 3 jam 15 menit",
            "2 working days 3 hours 15 minutes",
        ),
        (
            Duration((amount(2, H),), (amount(1, D, CAL),)),
            "2 jam kerja – 1 hari kalender",
            "2 working hours – 1 calendar day",
        ),
    ],
)
def test_durations_are_written_for_people(
    duration: Duration, indonesian: str, english: str
) -> None:
    assert render_duration(duration) == indonesian
    assert render_duration(duration, "en") == english


def test_numbers_without_end_stay_exact() -> None:
    assert render_number(Fraction(2, 3)) == "2⁄3"
    assert render_number(Fraction(1, 8)) == "0,125"
    assert render_amount(amount("0.5", D), "en") == "0.5 working days"


def values() -> st.SearchStrategy[Fraction]:
    decimals = st.decimals(0, 9999, places=3).map(Fraction)
    return st.integers(0, 99999).map(Fraction) | decimals | st.fractions(0, 50, max_denominator=60)


def sums() -> st.SearchStrategy[Amounts]:
    parts = st.builds(Amount, values(), st.sampled_from(Unit), st.sampled_from(Clock))
    return st.lists(parts, min_size=1, max_size=3).map(tuple)


def whats() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "@", "berkas", "orang/map", "3 berkas", "sub-kegiatan", "SPM A"])


def periods() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "bulan", "3 hari kerja", "subround", "akhir tahun"])


def durations() -> st.SearchStrategy[Duration]:
    """Make durations as the parser gives them: known order, one limit at a time."""

    def make(
        low: Amounts,
        high: Amounts,
        shape: str,
        per: str | None,
        every: str | None,
        approximate: bool,
    ) -> Duration:
        if shape == "range":
            low, high = sorted((low, high), key=rough_minutes)
            return Duration(low, high, per, approximate, every=every)
        least = () if shape == "at most" else high
        return Duration(least, high, per, approximate, shape == "open", every=every)

    shapes = st.sampled_from(["one", "range", "at most", "open"])
    return st.builds(make, sums(), sums(), shapes, whats(), periods(), st.booleans())


@given(durations(), st.sampled_from(["id", "en"]))
def test_what_is_written_parses_back(duration: Duration, language: str) -> None:
    found = parse_duration(render_duration(duration, language))
    assert found is not None
    # The shorter bound stands first, whichever way round it was written.
    assert {found.minimum, found.maximum} == {duration.minimum, duration.maximum}
    assert (found.per, found.every) == (duration.per, duration.every)
    assert found.approximate == duration.approximate
    assert found.open_ended == duration.open_ended
    assert not found.told_twice


WORDS = (
    "10|3|1,5|1/2|½|0|24|setengah|lima|belas|puluh|satu|half|a|an|x|×|kali|menit|jam|hari|kerja|"
    "kalender|days|hours|hr|hk|min|'|″|-|–|s.d.|sampai|atau|dan|,|;|+|±|~|<|≥|maksimal|maks.|"
    "paling lama|minimal|/|per|setiap|@|masing-masing|(|)|(lima)|.|setelah|sebelum|untuk|berkas|"
    "sekali|H|tanggal|ke|sehari|seminggu|PT15M|P3D|antara|selesai"
)


def phrases() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS.split("|")), max_size=14).map(" ".join)


@given(st.text(max_size=300) | phrases() | phrases().map(lambda text: text.replace(" ", "")))
def test_no_text_raises(text: str) -> None:
    found = parse_duration(text)
    if found is None:
        return
    assert found.text == text
    assert found.maximum
    assert all(part.value >= 0 for part in found.minimum + found.maximum)
    assert parse_duration(render_duration(found)) is not None


@given(phrases())
def test_capitals_do_not_matter(text: str) -> None:
    found, capital = parse_duration(text), parse_duration(text.upper())
    assert _values(found) == _values(capital)


@given(phrases(), st.sampled_from(["  ", "\t", "\u00a0", "\u2009", " \u200b", "\u3000"]))
def test_kinds_of_space_do_not_matter(text: str, space: str) -> None:
    spaced = f"{space}{text.replace(' ', space)}{space}"
    assert parse_duration(text) == parse_duration(spaced)


@given(phrases(), st.sampled_from("‐‑‒–—−"))
def test_kinds_of_dash_do_not_matter(text: str, dash: str) -> None:
    assert parse_duration(text) == parse_duration(text.replace("-", dash))


@given(st.text(alphabet=string.ascii_letters + " .,-()", max_size=60))
def test_text_without_a_number_is_measured_only_by_number_words(text: str) -> None:
    found = parse_duration(text)
    if found is not None:
        assert sum(part.value for part in found.maximum) > 0


def _values(duration: Duration | None) -> object:
    return duration and (
        duration.minimum,
        duration.maximum,
        duration.open_ended,
        duration.told_twice,
    )

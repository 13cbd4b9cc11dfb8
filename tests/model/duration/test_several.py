"""Two times in one cell are never one: equal, or from the least to the most; nothing vanishes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.model.calendar import Calendar, calendar_of, format_span
from soptool.model.duration.duration import (
    TimeKind,
    misspelt_unit,
    parse_duration,
    render_duration,
)
from soptool.model.duration.units import Amount, Amounts, Clock, Unit

CALENDAR = Calendar()

# What a text is by the usual calendar, and what is said of it.
SEVERAL = {
    # joined by a slash
    "120 menit / 3 hari": ("alternatives", "2 jam – 3 hari kerja"),
    "120 menit/3 hari": ("alternatives", "2 jam – 3 hari kerja"),
    "3 hari / 900 mnt": ("alternatives", "2 hari kerja – 3 hari kerja"),
    "120 menit / 2 jam": ("one", "2 jam"),
    "7 hari kalender/5 hari kerja": ("alternatives", "7 hari kalender – 5 hari kerja"),
    "15/30 menit": ("alternatives", "15 menit – 30 menit"),
    "15 / 30 menit": ("alternatives", "15 menit – 30 menit"),
    "2/3 hari": ("alternatives", "2 hari kerja – 3 hari kerja"),
    "1/2/3 hari": ("alternatives", "1 hari kerja – 3 hari kerja"),
    "5/7 hari kalender": ("alternatives", "5 hari kalender – 7 hari kalender"),
    "1/2 hari": ("one", "3 jam 45 menit"),
    "3/4 jam": ("one", "45 menit"),
    "KTP 3 hari / KK 5 hari": ("alternatives", "3 hari kerja – 5 hari kerja"),
    "3 hari (berkas lengkap) / 5 hari (tidak)": ("alternatives", "3 hari kerja – 5 hari kerja"),
    "10 menit dan/atau 15 menit": ("alternatives", "10 menit – 15 menit"),
    "1. KTP 3 hari; 2. KK 5 hari": ("alternatives", "3 hari kerja – 5 hari kerja"),
    # by words
    "1, 2, atau 3 hari": ("alternatives", "1 hari kerja – 3 hari kerja"),
    "KTP 3 hari dan KK 5 hari": ("alternatives", "3 hari kerja – 5 hari kerja"),
    "3 hari kerja untuk KTP dan 5 hari kerja untuk KK": (
        "alternatives",
        "3 hari kerja – 5 hari kerja",
    ),
    "KTP: 3 hari, KK: 5 hari": ("alternatives", "3 hari kerja – 5 hari kerja"),
    "3 hari untuk KTP, 5 hari untuk KK, dan 7 hari untuk akta": (
        "alternatives",
        "3 hari kerja – 7 hari kerja",
    ),
    "biasa 3 hari, kilat 1 hari": ("alternatives", "1 hari kerja – 3 hari kerja"),
    "2 hari atau 3 hari": ("alternatives", "2 hari kerja – 3 hari kerja"),
    "1-2 hari atau 1 minggu": ("alternatives", "1 hari kerja – 5 hari kerja"),
    "10 dan 15 menit": ("alternatives", "10 menit – 15 menit"),
    "3 hari dan 900 menit": ("alternatives", "2 hari kerja – 3 hari kerja"),
    "1 jam dan 90 menit": ("alternatives", "1 jam – 1 jam 30 menit"),
    "1 jam dan 30 menit": ("one", "1 jam 30 menit"),
    "1 hari = 8 jam": ("alternatives", "1 hari kerja – 1 hari kerja 30 menit"),
    "1 hari setara 450 menit": ("one", "1 hari kerja"),
    "1 hour or 2 days": ("alternatives", "1 jam – 2 hari kerja"),
    "KTP 3 hari; KK 5 hari": ("alternatives", "3 hari kerja – 5 hari kerja"),
    # again in brackets
    "1 hari (240 mnt)": ("alternatives", "4 jam – 1 hari kerja"),
    "3 hari (900 mnt)": ("alternatives", "2 hari kerja – 3 hari kerja"),
    "1 hari (7,5 jam)": ("one", "1 hari kerja"),
    "3 hari (72 jam)": ("one", "3 hari kalender"),
    "1 hari 24 jam": ("one", "1 hari kalender"),
    "1 hari kerja (24 jam)": ("alternatives", "1 hari kerja – 3 hari kerja 1 jam 30 menit"),
    "15 hari (dua puluh hari)": ("alternatives", "15 hari kerja – 20 hari kerja"),
    "12 (empat belas) hari": ("alternatives", "12 hari kerja – 14 hari kerja"),
    "3 x 24 jam (3 hari kerja)": ("alternatives", "3 hari kalender – 3 hari kerja"),
    "1 minggu (7 hari)": ("one", "7 hari kalender"),
    "1 bulan (30 hari)": ("one", "30 hari kalender"),
    "1 bulan (30 hari kalender)": ("one", "30 hari kalender"),
    "5 hari kerja (1 minggu)": ("one", "5 hari kerja"),
    "3 hari (KK 5 hari)": ("alternatives", "3 hari kerja – 5 hari kerja"),
    "3 hari (maksimal 5 hari)": ("bounds", "3 hari kerja – 5 hari kerja"),
    "3 hari, minimal 1 hari": ("bounds", "1 hari kerja – 3 hari kerja"),
    # hours for each day
    "3 hari x 24 jam": ("one", "3 hari kalender"),
    "24 jam x 3 hari": ("one", "3 hari kalender"),
    "2-3 hari x 24 jam": ("bounds", "2 hari kalender – 3 hari kalender"),
    "3 hari kerja x 24 jam": ("alternatives", "3 hari kalender – 3 hari kerja"),
    "5 hari x 8 jam": ("one", "5 hari kerja"),
    "8 jam x 5 hari": ("one", "5 hari kerja"),
    "5 hari x 6 jam": ("alternatives", "4 hari kerja – 5 hari kerja"),
    "5 hari kalender x 8 jam": ("alternatives", "5 hari kalender – 5 hari kerja 2 jam 30 menit"),
    "5 hari x 7,5 jam": ("one", "5 hari kerja"),
    "5 hari @ 2 jam": ("alternatives", "1 hari kerja 2 jam 30 menit – 5 hari kerja"),
    "5 hari (8 jam/hari)": ("one", "5 hari kerja"),
    "5 hari, 8 jam per hari": ("one", "5 hari kerja"),
    # the clock, apart from the figure
    "3 hari (hari kalender)": ("one", "3 hari kalender"),
    "3 hari, hari kalender": ("one", "3 hari kalender"),
    "3 hari - hari kerja": ("one", "3 hari kerja"),
    "3 hari dihitung hari kalender": ("one", "3 hari kalender"),
    "3 hari kalender sejak hari kerja pertama": ("one", "3 hari kalender"),
    "14 hari (bukan hari kerja)": ("one", "14 hari kalender"),
    "14 hari kerja (bukan hari kalender)": ("one", "14 hari kerja"),
    "3 hari kerja (hari kalender)": ("alternatives", "3 hari kalender – 3 hari kerja"),
    "3 days (calendar days)": ("one", "3 hari kalender"),
    "1 hari kalender kerja": ("alternatives", "1 hari kalender – 1 hari kerja"),
    "1 x 24 jam (hari kerja)": ("one", "1 hari kerja"),
    "3 hari kalender pada jam kerja": ("one", "3 hari kalender"),
    "sehari semalam": ("one", "1 hari kalender"),
    "dua hari dua malam": ("one", "2 hari kalender"),
    "3 hari 2 malam": ("one", "3 hari kalender"),
    "2 hari siang malam": ("one", "2 hari kalender"),
    # about so much
    "15-an menit": ("one", "15 menit"),
    "15 an menit": ("one", "15 menit"),
    # no longest time, or per piece: not what holds of one case
    "5 hari atau sesuai kebutuhan": ("bounds", "5 hari kerja"),
    "2 menit/berkas dan 3 menit/surat": ("per-item", "2 menit – 3 menit"),
}


@pytest.mark.parametrize("text", SEVERAL)
def test_times_in_one_cell(text: str) -> None:
    found = parse_duration(text)
    assert found is not None
    kind, words = SEVERAL[text]
    assert (CALENDAR.settled(found).kind, format_span(CALENDAR.span(found), CALENDAR)) == (
        TimeKind(kind),
        words,
    )


@pytest.mark.parametrize("text", SEVERAL)
def test_they_are_written_so_that_they_read_the_same(text: str) -> None:
    found = parse_duration(text)
    assert found is not None
    again = parse_duration(render_duration(found))
    assert again is not None
    assert CALENDAR.span(again) == CALENDAR.span(found)
    assert again.alternatives == found.alternatives


def test_the_calendar_says_what_is_equal() -> None:
    found = parse_duration("1 hari (8 jam)")
    assert found is not None
    assert CALENDAR.settled(found).kind is TimeKind.ALTERNATIVES
    longer = calendar_of(hours_per_day=8)
    assert longer.settled(found).kind is TimeKind.ONE
    assert longer.settled(found).alternatives == ()
    assert longer.span(found).minimum == longer.span(found).maximum


UNREAD = {
    "3 hari kerja setelah 2 hari pengumuman": ("setelah 2 hari pengumuman",),
    "3 hari kerja, terhitung 1 hari setelah pengumuman": ("terhitung 1 hari setelah pengumuman",),
    "15 menit (3 menit per berkas)": ("(3 menit per berkas)",),
    "2 menit/berkas (maksimal 1 hari)": ("maksimal 1 hari",),
    "2 menit/berkas atau 1 hari": ("1 hari",),
    "5 menit per orang maks 1 jam": ("maks 1 jam",),
    "3 hari (Pasal 5 ayat (2))": ("(Pasal 5 ayat (2))",),
    "1 hari kerja, 2 rangkap": ("2 rangkap",),
    "3 hari di bulan Januari": ("di bulan Januari",),
    "5 menit untuk 10 menit": ("untuk 10 menit",),
    "14 hari kerja (dapat diperpanjang 14 hari kerja)": ("(dapat diperpanjang 14 hari kerja)",),
    "3 hari kerja setelah berkas lengkap": (),
    "paling lama 3 hari sejak akhir bulan": (),
}


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_in_no_figure_is_named(text: str) -> None:
    found = parse_duration(text)
    assert found is not None
    assert found.unread == UNREAD[text]


MISSPELT = {
    "14 hari kelender": ("kelender", "kalender"),
    "14 hari (kelender)": ("kelender", "kalender"),
    "14 hari (hari kelander)": ("kelander", "kalender"),
    "14 hari kerjaa": ("kerjaa", "kerja"),
    "30 mennit": ("mennit", "menit"),
    "3 jaam": ("jaam", "jam"),
    "10 mnit": ("mnit", "menit"),
    "1 jm": ("jm", "jam"),
    "2 hri": ("hri", "hari"),
    "3 mggu": ("mggu", "minggu"),
    "3 mngg": ("mngg", "minggu"),
    "3 bh": ("bh", None),
    "maksimla 3 hari": ("maksimla", "maksimal"),
    "mak 3 hari": ("mak", "maksimal"),
    "mks 3 hari": ("mks", "maksimal"),
    "kurangi 3 hari": None,
    "1 s 3 hari": ("s", None),
    "3 harikerja": ("harikerja", "hari kerja"),
    "2 jam atau 10 menot": ("menot", "menit"),
    "2 mingguu": ("mingguu", "minggu"),
    "3 dayz": ("dayz", "days"),
    "10 berkas": ("berkas", None),
    "30 menit - 1": ("", None),
    "30 menit atau 1": ("", None),
    "30 menit / 2": ("", None),
    "10": ("", None),
    "secepatnya": None,
}


@pytest.mark.parametrize("text", MISSPELT)
def test_an_unknown_unit_is_no_time_and_gets_a_likely_name(text: str) -> None:
    assert parse_duration(text) is None
    assert misspelt_unit(text) == MISSPELT[text]


FIGURES = st.sampled_from(["2", "15", "1,5", "½", "24", "900", "lima", "14 (empat belas)"])
UNITS = st.sampled_from(
    ["menit", "jam", "hari", "hari kerja", "hari kalender", "minggu", "bulan", "mnt", "days"]
)
JOINTS = st.sampled_from(
    [" / ", "/", " atau ", " dan ", ", ", " = ", " - ", " s.d. ", " + ", "; ", " ", " (", " x "]
)
LEADS = st.sampled_from(["", "", "", "KTP ", "untuk KK ", "maksimal ", "± ", "biasa: "])
TAILS = st.just("") | st.sampled_from(
    [
        *(" untuk KK", "/berkas", " per orang", " setiap bulan", " (hari kalender)"),
        *(" (Pasal 7)", " setelah berkas lengkap", " sesuai SOP 31", " di ruang 8"),
    ]
)
TERMS = st.tuples(LEADS, FIGURES, UNITS, TAILS)


@given(st.lists(st.tuples(JOINTS, TERMS), min_size=1, max_size=3))
def test_every_number_and_unit_is_in_the_value_or_named(
    terms: list[tuple[str, tuple[str, str, str, str]]],
) -> None:
    text = ""
    for joint, (lead, figure, unit, tail) in terms:
        text += (joint if text else "") + f"{lead}{figure} {unit}{tail}"
        text += ")" if text and joint == " (" and "(" in text else ""
    found = parse_duration(text)
    if found is None:  # all of it is named then
        return
    named = " ".join((*found.unread, found.per or "", found.every or ""))
    for number in ("7", "31", "8"):  # of the tails
        assert number not in _digits(text) or number in _digits(named)
    span = CALENDAR.span(found)
    most = CALENDAR.weight(span.maximum)
    for _, (_, figure, unit, _) in terms:
        if f"{figure} {unit}".replace("½", "1⁄2") in named:
            continue
        assert min(_weights(f"{figure} {unit}")) <= most, text


def _digits(text: str) -> list[str]:
    return "".join(letter if letter.isdigit() else " " for letter in text).split()


def _weights(text: str) -> list[Fraction]:
    alone = parse_duration(text)
    assert alone is not None
    return [CALENDAR.weight(CALENDAR.spell(_on(alone.maximum, clock))) for clock in Clock]


def _on(amounts: Amounts, clock: Clock) -> Amounts:
    return tuple(
        Amount(one.value, one.unit, clock if one.unit.rank >= Unit.HOURS.rank else one.clock)
        for one in amounts
    )

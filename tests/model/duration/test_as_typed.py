"""Times as officials type them: counts of pieces, brackets, abbreviations, lists in one line."""

from __future__ import annotations

import pytest

from soptool.model.calendar import Calendar, format_span
from soptool.model.duration.duration import parse_duration, render_duration

CALENDAR = Calendar()

# What a text is by the usual calendar, and what it is counted for.
TYPED: dict[str, tuple[str, str, str | None] | None] = {
    ".5 jam": ("one", "30 menit", None),
    "maks ,5 hari": ("bounds", "0 menit – 3 jam 45 menit", None),
    "1 hari, 4 jam, dan 30 menit": ("one", "1 hari kerja 4 jam 30 menit", None),
    "1 week, 2 days, and 3 hours": ("one", "7 hari kerja 3 jam", None),
    "30 menit, dan 1 jam": ("alternatives", "30 menit – 1 jam", None),
    "2 jam lebih": ("bounds", "2 jam", None),
    "2 jam lebih 15 menit": ("one", "2 jam 15 menit", None),
    "tiap berkas 5 menit, maksimal 10 berkas": ("per-item", "5 menit", "berkas"),
    "n x 10 menit": ("per-item", "10 menit", "n"),
    "jumlah berkas x 10 menit": ("per-item", "10 menit", "jumlah berkas"),
    "10 menit dikali jumlah berkas": ("per-item", "10 menit", "jumlah berkas"),
    "5 berkas x 10 menit": ("one", "50 menit", None),
    "10 (sepuluh) dokumen x 5 menit": ("one", "50 menit", None),
    "20 berkas @ 10 menit": ("one", "3 jam 20 menit", None),
    "10 menit/berkas x 20 berkas": ("one", "3 jam 20 menit", None),
    "5 menit/berkas x 10": ("one", "50 menit", None),
    "1 berkas = 5 menit": ("per-item", "5 menit", "1 berkas"),
    "satu berkas 5 menit": ("per-item", "5 menit", "satu berkas"),
    "10 menit (1 berkas)": ("per-item", "10 menit", "1 berkas"),
    "10 menit/berkas (5 berkas)": ("one", "50 menit", None),
    "10 menit (5 berkas)": ("one", "10 menit", None),
    "10 menit (1 orang)": ("one", "10 menit", None),
    "3 hari/relatif": ("bounds", "3 hari kerja", None),
    "3 hari (setahun sekali)": ("recurring", "3 hari kerja", "tahun"),
    "2 hari (2 kali sehari)": ("recurring", "2 hari kerja", "hari"),
    "3 hari (2 kali)": ("one", "3 hari kerja", None),
    "5 hari (@ 7,5 jam)": ("one", "5 hari kerja", None),
    "5 hari (@ 24 jam)": ("one", "5 hari kalender", None),
    "min. 1 hari / maks. 3 hari": ("bounds", "1 hari kerja – 3 hari kerja", None),
    "min 10 menit dan maks 20 menit": ("bounds", "10 menit – 20 menit", None),
    "selambat2nya 3 hari": ("bounds", "0 menit – 3 hari kerja", None),
    "selambat lambatnya 3 hari": ("bounds", "0 menit – 3 hari kerja", None),
    "kira2 15 menit": ("one", "15 menit", None),
    "rata2 20 menit": ("one", "20 menit", None),
    "masing2 20 menit": ("per-item", "20 menit", "@"),
    "sktr 10 menit": ("one", "10 menit", None),
    "batas waktu 3 hari": ("bounds", "0 menit – 3 hari kerja", None),
    "7 hari berturut turut": ("one", "7 hari kalender", None),
    "3 hari termasuk hari libur": ("one", "3 hari kalender", None),
    "3 hari kerja, tidak termasuk hari libur": ("one", "3 hari kerja", None),
    "3 hari kerja (termasuk hari libur)": ("alternatives", "3 hari kalender – 3 hari kerja", None),
    "7 hari kalender (HK)": ("alternatives", "7 hari kalender – 7 hari kerja", None),
    "7 hari (HK)": ("one", "7 hari kerja", None),
    "3 [tiga] hari": ("one", "3 hari kerja", None),
    "3 hari [kalender]": ("one", "3 hari kalender", None),
    "(3 hari kalender)": ("one", "3 hari kalender", None),
    "3 (hari kalender)": ("one", "3 hari kalender", None),
    "3 (hari)": ("one", "3 hari kerja", None),
    "30 (tiga puluh menit)": ("one", "30 menit", None),
    "14 (lima belas hari)": ("alternatives", "14 hari kerja – 15 hari kerja", None),
    "(satu) hari kerja": ("one", "1 hari kerja", None),
    "3-5 (tiga sampai lima) hari kerja": ("bounds", "3 hari kerja – 5 hari kerja", None),
    "5-7 (lima sampai delapan) hari": ("alternatives", "5 hari kerja – 8 hari kerja", None),
    "15 ± 5 menit": ("bounds", "10 menit – 20 menit", None),
    "2 jam ± 15 menit": ("bounds", "1 jam 45 menit – 2 jam 15 menit", None),
    "3 hari kalender ± 1 hari": ("bounds", "2 hari kalender – 4 hari kalender", None),
    "3 hari (KTP) 5 hari (KK)": ("alternatives", "3 hari kerja – 5 hari kerja", None),
    "a. KTP 15 menit b. KK 30 menit": ("alternatives", "15 menit – 30 menit", None),
    "1) Baru 3 hari 2) Ulang 1 hari": ("alternatives", "1 hari kerja – 3 hari kerja", None),
    "l5 menit": None,
    "KTP3 hari": None,
    "maks3 hari": ("bounds", "0 menit – 3 hari kerja", None),
    "1,500 menit": None,
    "0,250 jam": ("one", "15 menit", None),
    # what it is counted for, in one word with "per"
    "2 menit perberkas": ("per-item", "2 menit", "berkas"),
    "2 jam perhari": ("recurring", "2 jam", "hari"),
    "perorang 10 menit": ("per-item", "10 menit", "orang"),
    "perorangan 3 hari": ("one", "3 hari kerja", None),
    "15 menit/orang x 4 orang": ("one", "1 jam", None),
    "2 hari setiap 3 (tiga) bulan": ("recurring", "2 hari kerja", "3 (tiga) bulan"),
    "setiap tahun selama 3 hari": ("recurring", "3 hari kerja", "tahun"),
    # words cut short, and limits behind
    "plg lama 3 hr": ("bounds", "0 menit – 3 hari kerja", None),
    "krg lebih 15 menit": ("one", "15 menit", None),
    "10 menit ke atas": ("bounds", "10 menit", None),
    "maksimla 3 hari": None,
    "3 hari maksimla": None,
    # two meanings, or none of a length
    "1.30 jam": ("alternatives", "1 jam 18 menit – 1 jam 30 menit", None),
    "1.5 jam": ("one", "1 jam 30 menit", None),
    "0,25 jam": ("one", "15 menit", None),
    "3 s 5 hari": None,
    "H + 1 hari": None,
    "5 ‘": ("one", "5 menit", None),
    "2 h 30 min": ("one", "2 jam 30 menit", None),
    "30 s": ("one", "30 detik", None),
    "2 d": ("one", "2 hari kerja", None),
    "Waktu: “10 menit”": ("one", "10 menit", None),
    "‘2 jam’": ("one", "2 jam", None),
    # sums, cases and what is told again
    "1 jam daftar + 2 jam cetak": ("one", "3 jam", None),
    "untuk KTP 3 hari sedangkan untuk KK 5 hari": (
        "alternatives",
        "3 hari kerja – 5 hari kerja",
        None,
    ),
    "5 hari x 8 jam (40 jam)": ("one", "5 hari kerja", None),
    "72 jam (3 x 24 jam)": ("one", "3 hari kalender", None),
    "1 x 24 s.d. 3 x 24 jam": ("bounds", "1 hari kalender – 3 hari kalender", None),
    "30 menit belum termasuk 10 menit antri": ("one", "30 menit", None),
    "2 minggu/subround": ("recurring", "10 hari kerja", "subround"),
    # hours and minutes of a clock
    "01.30 jam": ("one", "1 jam 30 menit", None),
    "00.50 jam": ("one", "50 menit", None),
    "00:30 jam": ("one", "30 menit", None),
    "1:30 jam": ("one", "1 jam 30 menit", None),
    "01.30 - 02.00 jam": ("bounds", "1 jam 30 menit – 2 jam", None),
    "1.05 jam": ("alternatives", "1 jam 3 menit – 1 jam 5 menit", None),
    "1.30 - 2.15 jam": ("alternatives", "1 jam 18 menit – 2 jam 15 menit", None),
    "0.30 jam": ("alternatives", "18 menit – 30 menit", None),
    "00:30": None,
    # so many times
    "6 x @ 30 menit": ("one", "3 jam", None),
    "6 @ 30 menit": ("one", "3 jam", None),
    "3 kali @ 10 menit": ("one", "30 menit", None),
    "6 orang x 5 menit": ("alternatives", "5 menit – 30 menit", None),
    "2 x 24 jam kerja": ("alternatives", "2 hari kerja – 6 hari kerja 3 jam", None),
    "2 x 24 jam hari kerja": ("one", "2 hari kerja", None),
    "2 x 24 jam (tidak termasuk hari libur)": ("one", "2 hari kerja", None),
    "2 minggu x 5 hari": ("one", "10 hari kerja", None),
    "2 minggu @ 6 hari kerja": ("alternatives", "10 hari kerja – 12 hari kerja", None),
    "2 minggu x 7 hari": ("one", "14 hari kalender", None),
    "4 minggu x 5 hari x 8 jam": ("one", "20 hari kerja", None),
    "4 minggu x 5 hari x 6 jam": ("alternatives", "16 hari kerja – 20 hari kerja", None),
    "5 hari/minggu selama 2 minggu": ("one", "10 hari kerja", None),
    # one beside the other: either holds, or both
    "3 hari 24 jam": ("alternatives", "3 hari kerja – 6 hari kerja 1 jam 30 menit", None),
    "1 jam 75 menit": ("alternatives", "1 jam – 2 jam 15 menit", None),
    "3 hari 72 jam": ("one", "3 hari kalender", None),
    # what is counted, and how often
    "5 menit / (orang)": ("per-item", "5 menit", "orang"),
    "5 menit per(orang)": ("per-item", "5 menit", "orang"),
    "2 menit/m²": ("per-item", "2 menit", "m2"),
    "5 menit/berkas maksimal 1 jam": ("per-item", "5 menit", "berkas"),
    "1 jam, 2 kali seminggu": ("recurring", "1 jam", "minggu"),
    "1 jam x 2 kali seminggu": ("recurring", "1 jam", "minggu"),
    "1 jam, seminggu 2 kali": ("recurring", "1 jam", "minggu"),
    # marks
    "(3-5) hari": ("bounds", "3 hari kerja – 5 hari kerja", None),
    "maks (3) hari": ("bounds", "0 menit – 3 hari kerja", None),
    "3 hari¹": ("one", "3 hari kerja", None),
    "3 hari 1)": ("one", "3 hari kerja", None),
    "k.l. 3 hari": ("one", "3 hari kerja", None),
    # what is changed is told elsewhere, and a word is missing or cut too short
    "kurangi 3 hari": None,
    "dikurangi 3 hari": None,
    "ditambah 3 hari": None,
    "kurang 3 hari": None,
    "1 s 3 hari": None,
    "mak 3 hari": None,
}


@pytest.mark.parametrize("text", TYPED)
def test_times_as_they_are_typed(text: str) -> None:
    found = parse_duration(text)
    if found is None:
        assert TYPED[text] is None
        return
    span = format_span(CALENDAR.span(found), CALENDAR)
    assert (CALENDAR.settled(found).kind, span, found.per or found.every) == TYPED[text]


@pytest.mark.parametrize("text", [text for text in TYPED if TYPED[text]])
def test_they_are_written_so_that_they_read_the_same(text: str) -> None:
    found = parse_duration(text)
    assert found is not None
    again = parse_duration(render_duration(found))
    assert again is not None
    assert (CALENDAR.span(again), again.kind) == (CALENDAR.span(found), found.kind)

"""What is claimed of a time: a sum for each flow, and each thing that it does not hold."""

from __future__ import annotations

from unittest import mock

import pytest

from compose.test_expand import workspace
from soptool.catalogue import translator
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.flow.analysis import Analysis
from soptool.measure import flows as flows_of
from soptool.measure.measured import Measured
from soptool.measure.words import total_text

HEAD = "kind: micro\ntitle: T\nexecutors: {a: A}\nsteps:\n"


def measured(steps: str, level: Level = Level.ALL, **more: str) -> Measured:
    space = workspace(t=steps if "kind:" in steps else HEAD + steps, **more)
    return Measured(compose(Composer(space), space.by_id["t"], level))


def said(steps: str, language: str = "id", level: Level = Level.ALL, **more: str) -> str | None:
    return total_text(measured(steps, level, **more).sums, language, translator(language))


def step(activity: str, duration: str | None = None, **more: str) -> str:
    keys = {"activity": activity, "executor": "a", "duration": duration, **more}
    return f"  - {{{', '.join(f'{key}: {value}' for key, value in keys.items() if value)}}}\n"


HOUR = step("Mencatat", "1 jam")
BACK = step("Memeriksa", "1 jam", id="p", branches="{Ya: next, Tidak: p}")


@pytest.mark.parametrize(
    ("steps", "indonesian", "english"),
    [
        (HOUR, "1 jam", "1 hour"),
        (step("Mencatat"), None, None),
        (
            HOUR + step("Menunggu") * 3,
            "1 jam (belum termasuk 3 langkah tanpa waktu)",
            "1 hour (not counting 3 steps without a time)",
        ),
        (
            HOUR + step("Menunggu", "Sesuai kebutuhan"),
            "1 jam (belum termasuk 1 langkah tanpa waktu)",
            "1 hour (not counting 1 step without a time)",
        ),
        (BACK, "1 jam (belum termasuk pengulangan)", "1 hour (not counting repetitions)"),
        (
            HOUR + step("Memindai", "2 menit/berkas"),
            "1 jam (belum termasuk 1 langkah yang waktunya per berkas)",
            "1 hour (not counting 1 step with a time per berkas)",
        ),
        (
            HOUR + step("Memindai", "2 menit/berkas") + step("Memanggil", "5 menit per orang"),
            "1 jam (belum termasuk 2 langkah yang waktunya per satuan)",
            "1 hour (not counting 2 steps with a time per piece)",
        ),
        (HOUR + step("Memindai", "2 menit/berkas", pieces="30"), "2 jam", "2 hours"),
        (
            HOUR + step("Melapor", "2 minggu setiap bulan"),
            "1 jam (belum termasuk 1 langkah berkala)",
            "1 hour (not counting 1 recurring step)",
        ),
        (
            HOUR + step("Menilai", "1 bulan"),
            "21 hari kerja 1 jam (sebulan dihitung 21 hari kerja)",
            "21 working days 1 hour (a month counted as 21 working days)",
        ),
        (
            step("Mengumumkan", "1 bulan kalender"),
            "30 hari kalender (sebulan dihitung 30 hari kalender)",
            "30 calendar days (a month counted as 30 calendar days)",
        ),
        (
            step("Menilai", "± 2 jam"),
            "2 jam (sebagian waktu berupa perkiraan)",
            "2 hours (some times are rough)",
        ),
        (
            step("Menilai", "minimal 2 jam") * 2,
            "4 jam (2 langkah tanpa batas waktu terlama)",
            "4 hours (2 steps have no longest time)",
        ),
        (
            HOUR + step("Menerbitkan", "KTP 3 hari dan KK 5 hari"),
            (
                "3 hari kerja 1 jam – 5 hari kerja 1 jam (1 langkah menyebut beberapa waktu)"
            ),
            "3 working days 1 hour – 5 working days 1 hour (1 step states several times)",
        ),
        (step("Menerbitkan", "2 jam (120 menit)"), "2 jam", "2 hours"),
        (
            step("Menetapkan", "3 hari kerja setelah 2 hari pengumuman"),
            "3 hari kerja (waktu 1 langkah terhitung sebagian)",
            "3 working days (the time of 1 step counted in part)",
        ),
        (step("Mencetak", "1 jam, 2 rangkap"), "1 jam", "1 hour"),
        (
            HOUR + step("Menutup", "1 jam", next="end") + step("Lupa", "5 jam", next="t")
            + step("Lagi", "1 jam", id="t"),
            "2 jam (belum termasuk 2 langkah yang tidak dilalui alur)",
            "2 hours (not counting 2 steps that the flow does not come to)",
        ),
        (
            BACK + step("Tunggu") + step("Menilai", "1 bulan") + step("Melapor", "1 minggu/bulan"),
            (
                "21 hari kerja 1 jam (belum termasuk pengulangan, 1 langkah tanpa waktu, dan 1 "
                "langkah berkala; sebulan dihitung 21 hari kerja)"
            ),
            (
                "21 working days 1 hour (not counting repetitions, 1 step without a time, and 1 "
                "recurring step; a month counted as 21 working days)"
            ),
        ),
    ],
)  # fmt: skip
def test_a_sum_says_what_it_does_not_hold(
    steps: str, indonesian: str | None, english: str | None
) -> None:
    assert (said(steps), said(steps, "en")) == (indonesian, english)
    sums = measured(steps).sums
    assert [one.is_exact for one in sums] == [indonesian is None or "(" not in indonesian][
        : len(sums)
    ] or indonesian is None


NEW = step("Mengajukan", "1 jam", section="Permohonan Baru") + step("Menutup", "2 jam", next="end")
RENEWAL = step("Memperpanjang", "3 jam", section="Perpanjangan") + step("Menyerahkan")


def test_each_flow_has_its_own_sum() -> None:
    two = NEW + RENEWAL
    assert said(two) == (
        "Permohonan Baru: 3 jam; Perpanjangan: 3 jam (belum termasuk 1 langkah tanpa waktu)"
    )
    found = measured(two)
    assert {int(end.working) for end in (found.time.minimum, found.time.maximum)} == {180}


def test_sections_that_a_line_connects_share_a_sum() -> None:
    assert said(NEW.replace(", next: end", "") + RENEWAL) == (
        "6 jam (belum termasuk 1 langkah tanpa waktu)"
    )


def test_starts_that_meet_share_a_sum() -> None:
    starts = (
        step("Menerima surat", "1 jam", id="x", next="z")
        + step("Menerima surel", "2 jam", id="y", start="true", label="Surel")
        + step("Mencatat", "1 jam", id="z")
    )
    assert said(starts) == "2 jam – 3 jam"
    assert said(starts.replace("start: true", "start: true, next: end")) == (
        "alur 1: 2 jam; Surel: 2 jam"
    )


def test_a_flow_that_is_named_by_its_start_or_has_no_time() -> None:
    flows = (
        step("Menerima", "1 jam", label="Loket", next="end")
        + step("Menjawab", id="y", start="true", label="Surel", next="end")
        + step("Menyela", "5 jam", next="end")
    )
    assert said(flows) == ("Loket: 1 jam; Surel: waktu belum dinyatakan")
    (_, last) = measured(flows).sums
    assert [(limit.row.no, limit.kind.value) for limit in last.without] == [
        ("2", "unmeasured"), ("3", "unreached")
    ]  # fmt: skip


MACRO = "kind: macro\ntitle: T\nsteps:\n"


@pytest.mark.parametrize("level", Level)
def test_a_macro_says_what_its_parts_leave_out(level: Level) -> None:
    parts = {
        "b": HEAD + BACK + step("Menunggu") + step("Memindai", "2 menit per lembar"),
        "c": HEAD + step("Menilai", "1 bulan"),
    }
    text = said(MACRO + "  - use: b\n  - use: c\n", level=level, **parts)
    assert text == (
        "21 hari kerja 1 jam (belum termasuk pengulangan, 1 langkah tanpa waktu, dan 1 langkah "
        "yang waktunya per lembar; sebulan dihitung 21 hari kerja)"
    )


@pytest.mark.parametrize("level", Level)
def test_a_macro_with_two_flows_has_two_sums_in_both_forms(level: Level) -> None:
    parts = {"b": HEAD + HOUR + BACK, "c": HEAD + step("Menilai", "3 jam")}
    macro = MACRO + "  - {use: b, section: Satu, next: end}\n  - {use: c, section: Dua}\n"
    told = "Satu: 2 jam (belum termasuk pengulangan); Dua: 3 jam"
    assert said(macro, level=level, **parts) == told
    started = macro.replace(", section: Dua", ", start: true, label: Dua")
    assert said(started, level=level, **parts) == told


def test_what_is_reached_is_looked_for_once_however_many_flows_there_are() -> None:
    flows = "".join(
        step("Memulai", "1 jam", section=f"B{n}", next="end")
        + step("Lanjut", "1 jam", start="true", next="end")
        for n in range(20)
    )
    with mock.patch.object(flows_of, "Analysis", wraps=Analysis) as looking:
        assert len(measured(flows).sums) > 20
    assert looking.call_count == 1

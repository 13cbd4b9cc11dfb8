"""Rules on times: each text gets the one finding that it needs, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.catalogue import RULES

OURS = [rule for rule in RULES if rule.check.code in {"SOP563", "SOP564", "SOP565", "SOP567"}]
OURS += [rule for rule in RULES if "SOP569" <= rule.check.code <= "SOP576"]
TIMES = [rule for rule in OURS if rule.check.name.partition("-")[0] in {"duration", "vague"}]

SAID = {
    "3 hari x 24 jam": [],
    "5 hari x 6 jam": ["SOP575"],
    "3 hari kerja untuk KTP dan 5 hari kerja untuk KK": ["SOP575"],
    "3 hari (hari kalender)": [],
    "14 hari kelender": ["SOP563"],
    "15-an menit": [],
    "3 hari / 900 mnt": ["SOP575"],
    "1 hari (240 mnt)": ["SOP564"],
    "14 (dua belas) hari": ["SOP564"],
    "15/30 menit": ["SOP575"],
    "30 menit - 1": ["SOP563"],
    "sehari semalam": [],
    "120 menit / 2 jam": [],
    "3 hari (72 jam)": [],
    "2 bulan; 1 minggu": ["SOP567", "SOP575"],
    "2 menit/berkas": ["SOP569"],
    "2 menit/berkas, 3 menit/surat": ["SOP569", "SOP575"],
    "2 minggu setiap bulan": ["SOP574"],
    "1 minggu/bulan": ["SOP574"],
    "1 bulan setiap subround": ["SOP574"],
    "3 hari kerja setelah 2 hari pengumuman": ["SOP576"],
    "15 menit (3 menit per berkas)": ["SOP576"],
    "5 hari atau sesuai kebutuhan": ["SOP565"],
    "3 hari kerja setelah berkas lengkap": [],
    "90 hari kerja/berkas": ["SOP569"],
}


@pytest.mark.parametrize("text", SAID)
def test_a_time_gets_the_finding_that_it_needs(text: str, tmp_path: Path) -> None:
    files = files_of(f"steps:\n  - {{activity: Memeriksa berkas, duration: '{text}'}}\n")
    found = [one for rule in TIMES for one in findings(tmp_path, files, rule)]
    assert sorted(one.check.code for one in found) == SAID[text]


def test_effort_is_read_as_times_are(tmp_path: Path) -> None:
    files = files_of("steps:\n  - {activity: A, duration: 1 hari, effort: 15/30 menit}\n")
    found = [one for rule in TIMES for one in findings(tmp_path, files, rule)]
    assert [one.check.code for one in found] == ["SOP575"]


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ("duration: 2 menit/berkas, pieces: 10", 0),
        ("duration: 2 menit/berkas", 1),
        ("duration: 20 menit, pieces: 10", 1),
    ],
)
def test_pieces_belong_to_a_time_per_piece(cells: str, count: int, tmp_path: Path) -> None:
    files = files_of(f"steps:\n  - {{activity: Memindai berkas, {cells}}}\n")
    assert sum(len(findings(tmp_path, files, rule)) for rule in TIMES) == count


def test_the_pieces_decide_how_long_a_step_is(tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.check.name == "duration-unlikely")
    files = files_of("steps:\n  - {activity: A, duration: 1 hari/berkas, pieces: 100}\n")
    assert len(findings(tmp_path, files, rule)) == 1


def test_the_word_that_is_no_unit_is_shown_with_a_likely_name(tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.check.name == "vague-duration")
    files = files_of("steps:\n  - {activity: A, duration: 14 Hari Kelender}\n")
    (found,) = findings(tmp_path, files, rule)
    assert "Kelender" in str(found.message)
    assert "`kalender`" in str(found.hint)
    line = next(iter(files.values())).splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 : found.place.end_column - 1] == "Kelender"


GENERIC = """\
# file: generik.yaml
classification: {coverage: generic}
parameters: {lama: duration, jumlah: number, apa: text}
steps:
  - {activity: A, duration: $(lama)}
  - {activity: B, duration: maksimal $(jumlah) menit, effort: $(lama)}
  - {activity: C, duration: $(apa)}
  - {activity: D, duration: $(jumlah) mennit}
  - {activity: E, duration: segera}
# file: khusus.yaml
extends: generik
"""


ALWAYS = ["$(jumlah) mennit", "segera", "segera"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        # in the generic one only what no value can mend; then what the values make of it
        ("{lama: 2 jam, jumlah: 5, apa: 1 hari}", [*ALWAYS, "5 mennit"]),
        ("{lama: 2 jam, jumlah: 5, apa: secepatnya}", [*ALWAYS, "5 mennit", "secepatnya"]),
        # what is wrong where it is given is not said again where it is used
        ("{lama: banana, jumlah: x, apa: 1 hari}", ALWAYS),
    ],
)
def test_a_parameter_stands_for_a_time(values: str, words: list[str], tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.check.name == "vague-duration")
    files = files_of(f"{GENERIC}with: {values}\n")
    said = [str(one.message) for one in findings(tmp_path, files, rule)]
    assert len(said) == len(words)
    assert all(sum(word in one for one in said) == words.count(word) for word in words)


@pytest.mark.parametrize(
    ("activity", "time", "count"),
    [
        ("Menjawab sanggahan paling lambat 14 hari kalender", "1 hari kerja", 1),
        ("Menjawab sanggahan paling lambat 14 (empat belas) hari kalender", "1 hari kerja", 1),
        ("Menjawab sanggahan paling lambat empat belas hari kalender", "1 hari kerja", 1),
        ("Melapor maksimal 1 x 24 jam setelah kejadian", "2 hari kalender", 1),
        ("Melapor maksimal 1 x 24 jam setelah kejadian", "30 menit", 0),
        ("Melapor selambat-lambatnya 3 hari kerja", "3-5 hari", 1),
        ("Melapor dalam waktu 3 hari kerja", "5 hari", 1),
        ("Membalas surat, waktu 2 hari kerja", "3 hari kalender", 1),
        ("Membalas surat paling cepat 3 hari kerja", "1 hari", 1),
        ("Answer the letter within 2 working days", "3 days", 1),
        ("Memindai paling lama 10 menit", "2 menit/berkas", 0),
        ("Mengundang peserta paling lambat 3 hari kalender sebelum rapat", "1 hari kerja", 0),
        ("Memeriksa pemohon berusia paling lama 35 tahun", "1 hari kalender", 0),
        ("Menerima ijazah yang berlaku paling singkat 2 tahun", "1 hari", 0),
        ("Membalas surat paling lambat 2 hari kerja", "1 hari", 0),
    ],
)
def test_a_deadline_in_the_sentence_is_held_against_the_time(
    activity: str, time: str, count: int, tmp_path: Path
) -> None:
    rule = next(rule for rule in RULES if rule.check.name == "deadline-contradicts-time")
    files = files_of(f"steps:\n  - {{activity: '{activity}', duration: '{time}'}}\n")
    assert len(findings(tmp_path, files, rule)) == count


def test_a_deadline_in_the_details_counts_too(tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.check.name == "deadline-contradicts-time")
    text = "steps:\n  - {activity: A, duration: 5 hari, details: [Membalas maksimal 2 hari]}\n"
    assert len(findings(tmp_path, files_of(text), rule)) == 1

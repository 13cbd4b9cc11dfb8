"""What rules on wording share: the place of a word, the language of an SOP, words that meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import findings, subject, workspace
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.reading import roots, sentences, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.rules.step import step_passive

HEAD = "kind: micro\ntitle: Penanganan Surat\nsteps:\n"


def place(tmp_path: Path, step: str) -> tuple[int, int, int]:
    (found,) = findings(tmp_path, {"a.yaml": HEAD + step}, step_passive.RULE)
    return found.place.line, found.place.column, found.place.end_column


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("  - activity: Surat dicatat\n", (4, 21, 28)),
        ("  - activity: 'Surat dicatat'\n", (4, 22, 29)),
        ('  - {activity: "Surat dicatat", id: a}\n', (4, 23, 30)),
        ("  - activity: Surat dicatat   # lama\n", (4, 21, 28)),
        ('  - activity: "Surat\\tdicatat"\n', (4, 15, 31)),
        ("  - activity: >-\n      Surat\n      dicatat\n", (4, 15, 1)),
    ],
)
def test_a_word_is_shown_where_it_stands_in_one_line(
    tmp_path: Path, step: str, expected: tuple[int, int, int]
) -> None:
    assert place(tmp_path, step) == expected


def read(tmp_path: Path, steps: str, language: str = "id") -> SopSubject:
    files = {"a.yaml": HEAD + steps, "sop.yaml": f"language: {language}\n"}
    whole = subject(workspace(tmp_path, files))
    found = whole.document(whole.workspace.entries[0])
    assert isinstance(found, SopSubject)
    return found


@pytest.mark.parametrize(
    ("steps", "language", "expected"),
    [
        ("  - activity: Mencatat surat yang masuk\n", "en", "id"),
        ("  - activity: Register the letter in the log\n", "id", "en"),
        ("  - activity: Email\n", "id", "id"),
        ("  - activity: Email\n", "en", "en"),
        ("  - row: same\n", "id", "id"),
    ],
)
def test_most_steps_tell_the_language(
    tmp_path: Path, steps: str, language: str, expected: str
) -> None:
    assert tongue(read(tmp_path, steps, language)) == expected


def test_questions_and_rows_of_parts_are_no_sentences(tmp_path: Path) -> None:
    steps = "  - activity: Lengkap?\n  - id: a\n  - activity: Mencatat surat yang masuk\n"
    told = [text for _, text in sentences(read(tmp_path, steps), "id")]
    assert told == ["Mencatat surat yang masuk"]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Pengiriman Undangan", "Berkas terkirim", True),
        ("Pencacahan SPH-SBS", "Survei untuk SPH-SBS", True),
        ("Penerbitan Izin", "Daftar hadir", False),
    ],
)
def test_words_of_one_root_meet(one: str, other: str, meet: bool) -> None:
    assert bool(roots(one) & roots(other)) == meet


@pytest.mark.parametrize(
    ("output", "used"),
    [
        ("Rekapitulasi cuti", True),
        ("Draf surat tugas", True),
        ("Surat tugas yang ditandatangani", True),
        ("Surat undangan", False),
        ("Notulen rapat", False),
        ("", False),
    ],
)
def test_needs_speak_of_what_they_share_a_telling_word_with(output: str, used: bool) -> None:
    needs = Needs(["Surat tugas", "cuti pegawai", "Nota dinas"], str.casefold)
    assert needs.speaks_of(output) == used

"""A case may be told by any of its words: every rule, and every duration, reads them alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, subject, workspace
from soptool.lint.catalogue import RULES
from soptool.lint.engine import judge
from soptool.lint.wording.words import words
from soptool.model.duration.duration import parse_duration

_WARNINGS = """
warnings:
  - {If} tidak dilaksanakan, maka pelayanan terganggu
  - Berkas ditolak {if} tidak lengkap
executors: {{loket: Petugas Loket, lurah: Lurah}}
steps:
"""
_STEPS = (
    "{{id: a, activity: 'Memeriksa berkas, {if} tidak lengkap dikembalikan', executor: loket}}",
    "{{activity: Mencatat berkas {if} disetujui lurah, executor: loket}}",
    "{{activity: Mencatat berkas {if} dianggap perlu, executor: loket}}",
    "{{activity: Menyampaikan kepada lurah {if} lengkap, executor: loket}}",
    "{{activity: '{If} lengkap, menandatangani surat', executor: lurah}}",
    "{{activity: 'Meneliti. {If} benar diparaf, {if} salah', branches: {{Ya: next, Tidak: a}}}}",
    "{{activity: Menyimpan surat, executor: loket}}",
)
_TOLD = _WARNINGS + "".join(f"  - {step}\n" for step in _STEPS)


def told(folder: Path, word: str) -> list[tuple[str, int]]:
    """What is found where the case is told by this word."""
    folder.mkdir()
    example = _TOLD.format_map({"if": word, "If": word.capitalize()})
    found = judge(subject(workspace(folder, files_of(example))), RULES).findings
    return [(one.check.name, one.place.line) for one in found]


@pytest.mark.parametrize("word", sorted(words("id-ifs") - {"jika"}))
def test_words_of_a_case_are_read_alike(tmp_path: Path, word: str) -> None:
    usual = told(tmp_path / "jika", "jika")
    assert len({name for name, _ in usual} & _JUDGED) == len(_JUDGED)
    assert told(tmp_path / word, word) == usual
    time = parse_duration(f"2 hari {word} 3 hari tidak selesai")
    assert time is not None
    assert time.unread == (f"{word} 3 hari tidak selesai",)


_JUDGED = {
    "warning-says-nothing",
    "hidden-decision",
    "step-vague",
    "step-without-object",
    "step-without-verb",
    "decision-without-question",
}

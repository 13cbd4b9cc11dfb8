"""A title or a step that speaks of one year, so that the SOP is out of date in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.text import Found
from soptool.model.dates import MONTHS

CHECK = Check(
    "SOP534",
    "step-for-one-year",
    Severity.INFO,
    principle=Principle.DYNAMISM,
    source="PermenPAN-RB 35/2012, asas dinamis",
)
_YEAR = re.compile(
    rf"\b(?:tahun(?:\s+anggaran)?|TA|T\.A\.?|year|(?:{MONTHS})\.?)\s+20\d\d\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:nomor|no\.?|number)\s*:?\s*[\w./-]+(?:\s+(?:tanggal|tgl\.?)\s+\d{1,2})?\s*$"
    r"|(?:tanggal|tgl\.?)\s+\d{1,2}\s*$",
    re.IGNORECASE,
)


_HINT = msg("Leave the year out, or write “tahun berjalan”.")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title = subject.sop.title
    for year in _years(title):
        told = msg("The title holds for “{year}” only.", year=year.text)
        yield at_words(subject.at(CHECK, ("title",), told, hint=_HINT), subject, title, year)
    for step in subject.steps:
        text = step.step.activity or ""
        for year in _years(text):
            told = msg("The sentence holds for “{year}” only.", year=year.text)
            yield at_words(step.at(CHECK, ("activity",), told, hint=_HINT), subject, text, year)


def _years(text: str) -> Iterator[Found]:
    for year in _YEAR.finditer(text) if "20" in text else ():
        if not _NUMBER.search(text[: year.start()]):  # "Nomor 5 Tahun 2014" is a regulation
            yield Found(year[0], year.start(), year.end(), "year")


MANUAL = Manual(
    what=msg("The title, or the sentence of a step, names a calendar year."),
    why=msg(
        "An SOP is made for what comes again. With a year in it, it is out of date at the next, "
        "and nobody knows whether it still binds. Years of regulations are meant otherwise."
    ),
    bad=(
        "steps: [{activity: Menyusun daftar pegawai tahun 2025}]\n",
        "steps: [{activity: Menyusun laporan bulan Januari 2025}]\n",
        "steps: [{activity: Menyusun laporan bulan Nop. 2025}]\n",
        "title: Penerimaan Siswa Tahun 2025\n",
    ),
    good=(
        "steps: [{activity: Menyusun daftar pegawai tahun berjalan}]\n",
        "steps: [{activity: Menilai arsip menurut Peraturan ANRI Nomor 5 Tahun 2021}]\n",
    ),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

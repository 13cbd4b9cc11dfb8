"""A document whose name says only that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.text import lows
from soptool.lint.wording.words import words
from soptool.shape.fill import Location

CHECK = Check(
    "SOP546",
    "document-of-nothing",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku tiap kegiatan",
)

_WORD = re.compile(r"\w+")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    told = lows(subject.sop.title)
    seen: set[str] = set()
    for step, path, text in _documents(subject):
        bare = text.strip(" .,;:").casefold()
        if bare in seen or not _is_bare(text, told):
            continue
        seen.add(bare)
        yield step.at(
            CHECK,
            path,
            msg("“{text}” does not say of what.", text=text),
            hint=msg(
                "Name it whole: not “Laporan”, but “Laporan pemusnahan arsip”. What one step "
                "makes and another needs has one name."
            ),
        )


def _is_bare(text: str, told: frozenset[str]) -> bool:
    """Whether it is called by kinds of documents only, and the title does not tell which."""
    named = _WORD.findall(text.casefold())
    whole, kinds = "_".join(named), words("bare-documents").intersection(named)
    known = whole in words("bare-documents") or (
        bool(kinds) and kinds.union(words("bare-qualifiers")).issuperset(named)
    )
    if not known or "*" in text or placeholder_in(text):
        return False
    return whole not in told and not (kinds and kinds <= told)


def _documents(subject: SopSubject) -> Iterator[tuple[StepSubject, Location, str]]:
    for step in subject.steps:
        for key in ("outputs", "requirements"):
            for number, text in enumerate(getattr(step.step, key)):
                yield step, (key, number), text


MANUAL = Manual(
    what=msg("A requirement or an output is only called a report, a document, data."),
    why=msg(
        "Who takes the work over must know which of many reports is meant, and who checks it must "
        "know what to look for. A word that the title explains (Penyusunan Laporan …) passes."
    ),
    bad=(
        "title: Pemusnahan Arsip\nsteps: [{activity: Menyusun laporan, outputs: Laporan}]\n",
        "title: Pemusnahan Arsip\nsteps: [{activity: Menilai arsip, requirements: Dokumen}]\n",
    ),
    good=(
        "steps: [{activity: Menyusun laporan, outputs: Laporan pemusnahan arsip}]\n",
        (
            "title: Penyusunan Laporan Kinerja\n"
            "steps: [{activity: Menyusun laporan, outputs: Laporan}]\n"
        ),
    ),
    defects=(45,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

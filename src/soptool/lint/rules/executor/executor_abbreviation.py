"""A column that is called by an abbreviation only, which the SOP explains nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import labels
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.heads import words_for
from soptool.lint.wording.words import pairs, words
from soptool.numerals import ROMAN

CHECK = Check(
    "SOP559",
    "executor-abbreviation",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; bagian flowchart: pelaksana",
)
_SHORT = re.compile(r"[A-Z]{2,5}")
_LOUD = re.compile(r"[A-Z]{6,}")
_EXPLAINED = re.compile(r"\([^()]*[a-z]{4}")
_NUMBER = re.compile(ROMAN)
_KNOWN = ("id-posts", "id-roles", "id-units", "id-short-names")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if any(_is_loud(label) for _, label in labels(subject)):
        return  # a short word in capitals may be any word here
    told = _told(subject)
    for path, label in labels(subject):
        if subject.sop.executors[str(path[1])].external:
            continue  # the name of another office is its own affair
        if _EXPLAINED.search(label):
            continue
        parts = re.findall(r"\w+", re.sub(r"\([^()]*\)", "", label))
        if parts and all(map(_is_unknown, parts)) and not told.issuperset(parts):
            yield subject.at(
                CHECK,
                path,
                msg("The column “{label}” is an abbreviation that nothing explains.", label=label),
                hint=msg(
                    "Write the post out, or explain “{label}” under definisi (`definitions`).",
                    label=label,
                ),
            )


def _is_loud(label: str) -> bool:
    """Whether plain words are written in capitals: "PEMOHON", not "KASUBAG"."""
    return any(not _is_short_form(word.lower()) for word in _LOUD.findall(label))


def _is_unknown(part: str) -> bool:
    """Whether a word is an abbreviation that is not one of every office."""
    low = part.lower()
    listed = any(low in words(name) for name in _KNOWN) or low in words_for("person")
    known = _is_short_form(low) or listed
    return _SHORT.fullmatch(part) is not None and not known and not _NUMBER.fullmatch(part)


def _is_short_form(low: str) -> bool:
    return low in words("id-abbreviations") or low in pairs("id-post-abbreviations")["post"]


def _told(subject: SopSubject) -> frozenset[str]:
    """Return the words by which the SOP names its office and explains what it shortens."""
    sop = subject.sop
    texts = (*sop.definitions, *sop.definitions.values(), sop.unit or "", sop.scope or "")
    named = subject.whole.settings.organization
    own = (named.name, named.parent) if named else ()
    return frozenset(re.findall(r"\w+", " ".join(filter(None, (*texts, *own)))))


MANUAL = Manual(
    what=msg("A column of the form is called by letters that the SOP explains nowhere."),
    why=msg(
        "Whoever reads the sheet looks for the own post among the columns. Newcomers, auditors and "
        "the public do not know what the office says every day."
    ),
    bad=("executors: {jfu: JFU}\n",),
    good=(
        "executors: {jfu: JFU (Jabatan Fungsional Umum)}\n",
        "executors: {jfu: JFU}\ndefinitions: {JFU: Jabatan Fungsional Umum}\n",
        "executors: {ppk: PPK, camat: CAMAT}\n",
        "executors: {loket: LOKET, bank: Bank}\n",
        "executors: {pemohon: PEMOHON, kader: KADER}\n",
    ),
    defects=(33,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.executors))

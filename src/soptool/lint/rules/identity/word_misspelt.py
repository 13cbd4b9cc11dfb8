"""A word with a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.inflection import capitalized_like, misspelt_active
from soptool.lint.wording.misspelling import meant_by
from soptool.lint.wording.text import Found
from soptool.shape.fill import Location

CHECK = Check(
    "SOP617",
    "word-misspelt",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan",
)
_PROSE: Final = frozenset(
    (
        *("title", "purpose", "scope", "definitions", "legal_basis", "related", "qualifications"),
        *("equipment", "records", "warnings", "inputs", "outputs", "executors", "position"),
        *("activity", "details", "question", "requirements", "note", "when"),
    )
)
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{7,}(?![\w@/-]|\.\w)")
_NAME: Final = 8
"""Letters from which a word with a capital is more than a name."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, text in subject.file.texts():
        if not _is_prose(path):
            continue
        for found in _WORD.finditer(text):
            meant = _meant(found[0], path)
            if meant is None or found[0].lower() in seen:
                continue
            seen.add(found[0].lower())
            yield _told(subject, path, text, found, meant)


def _is_prose(path: Location) -> bool:
    """Whether people read what stands here: no id, no name of a file."""
    keys = [key for key in path if isinstance(key, str)]
    return bool(keys) and (keys[-1] in _PROSE or keys[0] == "executors")


def _meant(word: str, path: Location) -> str | None:
    if word[0].isupper() and len(word) < _NAME:
        return None
    if path[-1] == "activity" and misspelt_active(word):
        return None  # SOP522 tells of it
    meant = meant_by(word.lower())
    return capitalized_like(word, meant) if meant else None


def _told(
    subject: SopSubject, path: Location, text: str, found: re.Match[str], meant: str
) -> Finding:
    told = f"{text[: found.start()]}{meant}{text[found.end() :]}"
    finding = subject.at(
        CHECK,
        path,
        msg("“{word}” seems to be misspelt: “{meant}”.", word=found[0], meant=meant),
        hint=msg("Mend it here and wherever it was copied to."),
        fix=Fix(msg("Write “{text}”.", text=told), (subject.setting(path, told),), safe=False),
    )
    words = Found(found[0], found.start(), found.end(), "misspelt")
    return at_words(finding, subject, text, words)


MANUAL = Manual(
    what=msg("A word of the SOP is one letter away from one that exists, and does not exist."),
    why=msg(
        "A sheet with slips of the pen looks as if nobody had read it before it was signed, and "
        "who searches for the right word does not find it."
    ),
    bad=(
        "equipment: [Perlatan tulis]\n",
        "legal_basis:\n  - Peraturan Kepala BPS Nomor 7 Tahun 2008 tentang Organisai\n",
    ),
    fixes_safely=False,
    fixed=(
        "equipment: [Peralatan tulis]\n",
        "legal_basis:\n  - Peraturan Kepala BPS Nomor 7 Tahun 2008 tentang Organisasi\n",
    ),
    good=("equipment: [Peralatan tulis]\n",),
    defects=(),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: tongue(subject) == "id",
)

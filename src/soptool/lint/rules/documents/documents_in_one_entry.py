"""Several documents in one entry of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP598",
    "documents-in-one-entry",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; mutu baku tiap kegiatan",
)
_BRACKETS = re.compile(r"\([^)]*\)")
_JOINTS = re.compile(r"\s*[,;]\s*(?:dan\s+|serta\s+|and\s+)?|\s+(?:dan|serta|and)\s+")
_FEW: Final = 3
_MANY: Final = 4
_LONGEST: Final = 6
"""Words of a name; what is longer is a sentence."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step in subject.steps:
        for key in ("requirements", "outputs"):
            for number, text in enumerate(getattr(step.step, key)):
                names = _names(text)
                if names:
                    yield step.at(
                        CHECK,
                        (key, number),
                        msg(
                            "{number} things stand in one entry: “{text}”.", number=names, text=text
                        ),
                        hint=msg("Give each a line of its own (`- …`)."),
                    )


def _names(text: str) -> int:
    """Return how many things a text lists by commas, 0 where it names one."""
    plain = _BRACKETS.sub("", text)
    parts = [part for part in _JOINTS.split(plain) if part.strip(" .")]
    if ("," not in plain and ";" not in plain) or len(parts) < _FEW:
        return 0
    if any(len(part.split()) > _LONGEST for part in parts):
        return 0
    if any(_is_act(part) for part in parts[1:]):
        return 0
    known = sum(part.split(maxsplit=1)[0].casefold() in words("document-kinds") for part in parts)
    return len(parts) if known or len(parts) >= _MANY else 0


def _is_act(part: str) -> bool:
    """Whether it goes on with an act: "Berita Acara Klarifikasi, Negosiasi Teknis dan Harga"."""
    first = part.split(maxsplit=1)[0].casefold()
    return first in words("id-borrowed-acts") or forms.is_verbal_noun(first)


MANUAL = Manual(
    what=msg("Several documents or things stand in one entry, joined by commas."),
    why=msg(
        "Each document is followed from the step that makes it to the step that needs it, which "
        "works by its own name only; in the cell each gets its own line."
    ),
    bad=("steps: [{activity: A, requirements: 'Surat tugas, daftar hadir, dan notulen'}]\n",),
    good=(
        "steps: [{activity: A, requirements: [Surat tugas, Daftar hadir, Notulen]}]\n",
        "steps: [{activity: A, outputs: 'Berita Acara Klarifikasi, Negosiasi Teknis dan Harga'}]\n",
    ),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

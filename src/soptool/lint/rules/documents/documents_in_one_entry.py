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
_HOLDERS = frozenset(["data", "daftar", "informasi", "identitas", "formulir", "form", "nomor"])
_WITHIN = frozenset(
    ["dari", "tentang", "antara", "oleh", "pada", "untuk", "kepada", "bagi", "atas"]
)
_CODE = re.compile(r"[A-Z][A-Z0-9-]{1,}")


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
    if "," not in text and ";" not in text:
        return 0
    plain = _BRACKETS.sub("", text)
    parts = [part.strip() for part in _JOINTS.split(plain) if part.strip(" .")]
    if ("," not in plain and ";" not in plain) or len(parts) < 2:
        return 0
    if any(len(part.split()) > _LONGEST or not _is_thing(part) for part in parts):
        return 0
    known = [_is_known(part) for part in parts]
    if not _is_listed(parts[1]) and (_is_act(parts[1]) or _may_go_on(parts[0])):
        return 0
    if len(parts) < _FEW:
        return len(parts) if all(known) else 0
    return len(parts) if any(known) or len(parts) >= _MANY else 0


def _is_known(part: str) -> bool:
    """Whether it surely names a thing: a kind of document, a tool, or a code ("BAST")."""
    return _is_listed(part) or _CODE.fullmatch(part.split(maxsplit=1)[0]) is not None


def _is_listed(part: str) -> bool:
    low = part.split(maxsplit=1)[0].casefold()
    return low in words("document-kinds") or low in words("id-things")


def _may_go_on(first: str) -> bool:
    """Whether what follows may tell more of it: "Data nama, alamat", "Surat dari Dinas, Badan"."""
    lows = first.casefold().split()
    return lows[0] in _HOLDERS or any(low in _WITHIN for low in lows)


def _is_thing(part: str) -> bool:
    """Whether it may be a name: it tells no place, condition, state or number."""
    first = part.split(maxsplit=1)[0]
    low = first.casefold()
    return low not in words("not-a-thing") and not low[0].isdigit() and not forms.is_participle(low)


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
    bad=(
        "steps: [{activity: A, requirements: 'Surat tugas, daftar hadir, dan notulen'}]\n",
        "steps: [{activity: A, requirements: 'Lembar kerja, data lapangan'}]\n",
    ),
    good=(
        "steps: [{activity: A, requirements: [Surat tugas, Daftar hadir, Notulen]}]\n",
        "steps: [{activity: A, requirements: 'Surat permohonan, bermeterai'}]\n",
        "steps: [{activity: A, outputs: 'Berita Acara Klarifikasi, Negosiasi Teknis dan Harga'}]\n",
    ),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

"""An approval without the name of the official."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP608",
    "approver-unnamed",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: disahkan oleh",
)

_KINDS = {
    "kelurahan": "lurah",
    "kecamatan": "camat",
    "desa": "kepala desa",
    "puskesmas": "kepala puskesmas",
    "dinas": "kepala dinas",
}
"""Offices of which there are many of a kind, and what their heads are called."""
_BEYOND = re.compile(
    r"\s*\b(?:selaku|sebagai|provinsi|kabupaten|kab|kota|daerah|kecamatan)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind the name of an office: its region, and what its head is besides."""
_OFFICES = frozenset(
    (
        *("dinas", "badan", "kementerian", "kantor", "sekretariat", "inspektorat", "lembaga"),
        *("balai", "biro", "direktorat", "pengadilan", "kejaksaan", "universitas", "fakultas"),
        *("kecamatan", "kelurahan", "puskesmas", "uptd", "bagian", "bidang", "rumah"),
    )
)
_SHORTEST = 3
"""Letters of a short form: "PUPR", "Kominfo"."""


def _has_post(subject: SopSubject) -> bool:
    approval = subject.sop.approval
    return is_binding(subject) and approval is not None and not is_dash(approval.position or "-")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    approval = subject.sop.approval
    if approval is None:
        return
    if _is_office(approval.position or ""):
        yield subject.at(
            CHECK,
            ("approval",),
            msg("“{post}” is an office, and not the post that approves.", post=approval.position),
            hint=msg("Write the post: “Kepala {office}”.", office=approval.position),
            key=True,
        )
    if other := _other_office(approval.position or "", subject.sop.unit or ""):
        yield subject.at(
            CHECK,
            ("approval",),
            msg(
                "The SOP is that of “{unit}”, and “{post}” approves it.",
                unit=subject.sop.unit,
                post=other,
            ),
            hint=msg("See which of the two was left over from a template."),
            key=True,
        )
    if approval.name and not is_dash(approval.name):
        return
    yield subject.at(
        CHECK,
        ("approval",),
        msg("The approval names the post “{post}”, and not who holds it.", post=approval.position),
        hint=msg("Write the official's name: `name` under `approval` (disahkan oleh)."),
        key=True,
    )


def _other_office(position: str, unit: str) -> str | None:
    """Return the post if it heads another office of the same kind: "Lurah A" of "Kelurahan B"."""
    for kind, heads in _KINDS.items():
        mine, theirs = _named(kind, unit), _named(f"{kind}|{heads}", position)
        if mine and theirs:
            return None if _may_be_one(mine, theirs) else position
    return None


def _named(opening: str, text: str) -> list[str]:
    """Return the words of the name behind a word of an office, or of its head."""
    found = re.search(rf"\b(?:{opening})\s+([^,;/()]+)", text, re.IGNORECASE)
    words = _BEYOND.sub("", found[1]).split() if found else []
    return [word.casefold() for word in words] if text.isupper() else words


def _may_be_one(mine: list[str], theirs: list[str]) -> bool:
    """Whether two names may be those of one office, be it spelled apart or shortened."""
    if any(word.isupper() for word in (*mine, *theirs)):
        return True
    left, right = ([word.casefold() for word in words] for words in (mine, theirs))
    return (
        not {*left}.isdisjoint(right)
        or "".join(left) == "".join(right)
        or any(_shortens(word, left) for word in right)
        or any(_shortens(word, right) for word in left)
    )


def _shortens(word: str, name: list[str]) -> bool:
    letters = iter("".join(name))
    return len(word) >= _SHORTEST and all(letter in letters for letter in word)


def _is_office(position: str) -> bool:
    """Whether it begins with the name of an office: "Dinas Komunikasi dan Informatika"."""
    first = position.split(maxsplit=1)[0].casefold() if position.strip() else ""
    return first in _OFFICES


MANUAL = Manual(
    what=msg("The approval names a post without the name of the official."),
    why=msg(
        "The approval consists of the post, the signature, the name and the NIP. The name shows "
        "which official took the decision, also after the next one has come."
    ),
    bad=("approval: {position: Sekretaris Jenderal, date: 2026-01-28}\n",),
    good=(
        'approval: {position: Sekretaris Jenderal, name: "Rina Wulandari, S.H."}\n',
        "status: draft\napproval: {position: Sekretaris Jenderal}\n",
    ),
    defects=(8,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_has_post)

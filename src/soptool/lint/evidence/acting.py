"""Is whoever a sentence names the one in the column? Posts are named in many ways."""

from __future__ import annotations

import re
from typing import Literal

from soptool.lint.evidence.subject import StepSubject
from soptool.lint.wording.subjects import EVERYONE, MACHINES, aliases
from soptool.lint.wording.text import Found, tokens
from soptool.lint.wording.words import pairs, words

_ANYBODY = frozenset(
    (
        *("petugas", "pelaksana", "staf", "staff", "pegawai", "pejabat", "operator", "admin"),
        *("administrator", "tim", "pihak", "unit", "anggota", "personel", "personil", "karyawan"),
        *("orang", "pengelola", "koordinator", "tenaga", "fungsional", "officer", "clerk", "team"),
    )
)
"""Words of columns that may be whoever a sentence names."""
_CLITIC = re.compile(r"(?<=\w{4})nya$")
"""Of "Kepala Dinasnya"."""
Match = Literal["own", "other", "open"]


def match_of(step: StepSubject, who: Found) -> Match:
    """Tell whether `who` is the executor of the step.

    `own`: one of its executors. `other`: surely another, the post of another column or one that has
    no word in common with them. `open`: it can't be told ("Petugas", an abbreviation).
    """
    columns = step.of.sop.executors
    own = [columns[name].name for name in step.step.performers.ids if name in columns]
    if not own:
        return "open"
    if _low(who.text)[:1] and _low(who.text)[0] in EVERYONE:
        return _of_all(own, _low(who.text)[1:])
    others = [column.name for column in columns.values() if column.name not in own]
    if any(_is_alias(label, who.text) for label in own):
        return "own"
    if any(_is_same(label, who.text) for label in others):
        return "other"
    if _is_with_another(own, others, who.text):
        return "other"
    return _by_meaning(own, others, who.text)


def _of_all(own: list[str], people: tuple[str, ...]) -> Match:
    """Judge "seluruh pegawai": no column is that, but one that names them."""
    return "own" if any(set(people) & set(_low(label)) for label in own) else "other"


def _by_meaning(own: list[str], others: list[str], text: str) -> Match:
    """Judge by what the names share, where none is the other."""
    if any(_means(label, text) for label in own):
        return "own"
    parts = re.split(r"/|\batau\b", text)
    if any(_means(label, part) for label in own for part in parts):
        return "open"  # "Camat/Sekcam"
    if any(_means(label, text) for label in others):
        return "other"
    return "other" if all(_has_nothing_of(label, text) for label in own) else "open"


def _is_with_another(own: list[str], others: list[str], text: str) -> bool:
    """Whether it names two, one of them of another column: "Pokja dan Peserta" of "Pokja"."""
    parts = [part for part in re.split(r",|\bdan\b|\bserta\b|\bbersama\b", text) if part.strip()]
    if len(parts) < 2:
        return False
    missing = [part for part in parts if not any(_means(label, part) for label in own)]
    return any(_is_same(label, part.strip()) for part in missing for label in others)


def _low(text: str) -> tuple[str, ...]:
    return tuple(_CLITIC.sub("", token.low) for token in tokens(text) if token.is_word)


def _is_alias(label: str, text: str) -> bool:
    named = tuple(_CLITIC.sub("", token.low) for token in tokens(text))
    return named in aliases((label,))


def _is_same(label: str, text: str) -> bool:
    """Whether both are one name, abbreviations written out: "Kabag Umum", "Kepala Bagian Umum"."""
    return _is_alias(label, text) or _written_out(label) == _written_out(text)


def _means(label: str, text: str) -> bool:
    """Whether both have one role, and one says no more than the other of where it is held."""
    if _is_alias(label, text):
        return True
    column, named = _field(label), _field(text)
    same_field = bool(column and named) and (column <= named or named <= column)
    # "Kepala Puskesmas" may stand for the column "Puskesmas", "Staf TU" not for "TU".
    same_role = _role(label) == _role(text) or {_role(label), _role(text)} == {None, "head"}
    return same_field and same_role


def _has_nothing_of(label: str, text: str) -> bool:
    """Whether both say clearly who it is, and it is not one person."""
    if _roles_differ(label, text):
        return True
    both_staff = _role(label) == _role(text) == "staff"  # "petugas" says little
    if both_staff or _may_shorten(label, text) or _may_shorten(text, label):
        return False
    column, named = _field(label), _field(text)
    known = (
        named & (words("id-posts") | words("en-posts") | MACHINES) or _role(text) or len(named) > 1
    )
    if not column and not {*_written_out(label)} & _ANYBODY:  # "Pengadministrasi Umum"
        column = frozenset(_written_out(label))
    return bool(column and named and known) and not column & {*_written_out(text)}


def _roles_differ(label: str, text: str) -> bool:
    """Whether one is the head and the other the staff of something, or the like."""
    one, other = _role(label), _role(text)
    if one and other:
        return one != other
    return (one or other) in ("deputy", "secretary", "treasurer")  # "Sekcam" is not "Camat"


def _role(text: str) -> str | None:
    kinds = pairs("actor-roles")["role"]
    return next((kinds[word] for word in _written_out(text) if word in kinds), None)


def _may_shorten(short: str, long: str) -> bool:
    """Whether a word in capitals could stand for the initials of the other: "PPK", "TU"."""
    initials = "".join(word[0] for word in _low(long))
    capitals = re.findall(r"\b[A-Z]{2,}\b", short)
    return any(_in_order(word.lower(), initials) for word in capitals)


def _in_order(letters: str, of: str) -> bool:
    rest = iter(of)
    return all(letter in rest for letter in letters)


def _field(text: str) -> frozenset[str]:
    """Return the words that tell one post from others of its role."""
    generic = words("actor-generic-words") | pairs("actor-roles")["role"].keys()
    return frozenset(_written_out(text)) - generic


def _written_out(text: str) -> tuple[str, ...]:
    """Return the words of a post in lower case, abbreviations written out."""
    long = pairs("id-post-abbreviations")["post"]
    return tuple(word for low in _low(text) for word in long.get(low, low).split())

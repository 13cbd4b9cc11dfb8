"""Which SOP of the workspace a text means: by id, by number, by title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from soptool.compose.documents import normal
from soptool.lint.evidence.numbers import number_key
from soptool.lint.evidence.subject import SopSubject

_SOP = re.compile(
    r"^(?:(?:S\.?O\.?P\.?|Standar Operasional Prosedur|Prosedur Operasional Standar)\b[\s.:–-]*)+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_WORD = re.compile(r"[^\s()\[\],;“”\"]+")


@lru_cache(maxsize=20_000)
def title_key(text: str) -> str:
    """Return what two ways of writing a title share: no leading SOP, no bracket at the end."""
    return normal(_BRACKETS.sub("", _SOP.sub("", text.strip())))


@dataclass(frozen=True, slots=True)
class Names:
    """The SOPs of a workspace by what others call them; a name of several is nobody's."""

    by_id: Mapping[str, SopSubject]
    by_title: Mapping[str, SopSubject | None]
    by_number: Mapping[str, SopSubject | None]

    def find(self, text: str) -> SopSubject | None:
        """Return the SOP that a text names; None where it names none, or not surely."""
        known = self.by_id.get(text) or self.by_title.get(title_key(text))
        return known or self.with_number(text)

    def with_title(self, text: str) -> SopSubject | None:
        """Return the SOP that has this title."""
        return self.by_title.get(title_key(text))

    def with_number(self, text: str) -> SopSubject | None:
        """Return the SOP whose number stands in the text, if it is one only."""
        hits = {key: self.by_number[key] for key in _keys(text) if key in self.by_number}
        return next(iter(hits.values())) if len(hits) == 1 else None


def names_of(sops: Iterable[SopSubject]) -> Names:
    """Index the SOPs that are not revoked."""
    by_id: dict[str, SopSubject] = {}
    by_title: dict[str, SopSubject | None] = {}
    by_number: dict[str, SopSubject | None] = {}
    for sop in sops:
        by_id.setdefault(sop.id, sop)
        if sop.sop.status == "revoked":
            continue
        _add(by_title, title_key(sop.sop.title), sop)
        if sop.sop.number and any(char.isdigit() for char in sop.sop.number):
            _add(by_number, number_key(sop.sop.number), sop)
    return Names(by_id, by_title, by_number)


def _add(index: dict[str, SopSubject | None], key: str, sop: SopSubject) -> None:
    if key:
        index[key] = None if key in index else sop


def _keys(text: str) -> list[str]:
    return [number_key(text), *(number_key(word) for word in _WORD.findall(text))]

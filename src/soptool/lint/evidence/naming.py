"""Which SOP of the workspace a text means: by id, by number, by title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from soptool.compose.documents import normal
from soptool.lint.evidence.numbers import number_key
from soptool.lint.evidence.outline import Outline
from soptool.lint.wording.sop import sop_words, without_sop

_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_WORD = re.compile(r"[^\s()\[\],;“”\"]+")


@lru_cache(maxsize=20_000)
def title_key(text: str) -> str:
    """Return what two ways of writing a title share.

    No word for SOP around it, and at its end no number or abbreviation of the title in brackets;
    "(Makro)" or "(Mikro)" there tells two SOPs apart.
    """
    title = without_sop(text.strip())
    if title == text.strip() and sop_words(title):
        return ""  # nothing but "SOP"
    bracket = _BRACKET.search(title)
    if bracket and _adds_nothing(bracket[1], title[: bracket.start()]):
        title = title[: bracket.start()]
    return normal(title)


def _adds_nothing(inner: str, title: str) -> bool:
    if any(char.isdigit() for char in inner):
        return True
    letters = iter(inner.lower())
    # The letters of an abbreviation stand in the title, one behind the other.
    wanted = next(letters, "")
    for char in title.lower():
        wanted = next(letters, "") if char == wanted else wanted
    return inner.isupper() and wanted == ""


def _loose_key(text: str) -> str:
    return title_key(_BRACKET.sub("", text.strip()))


@dataclass(frozen=True, slots=True)
class SopNames:
    """The SOPs of a workspace by what others call them; a name of several is nobody's."""

    by_id: Mapping[str, Outline]
    by_title: Mapping[str, Outline | None]
    by_number: Mapping[str, Outline | None]

    def find(self, text: str) -> Outline | None:
        """Return the SOP that a text names; None where it names none, or not surely."""
        return self.by_id.get(text) or self.with_title(text) or self.with_number(text)

    def with_title(self, text: str) -> Outline | None:
        """Return the SOP that has this title, or surely means it but for a bracket at its end."""
        key = title_key(text)
        return self.by_title[key] if key in self.by_title else self.by_title.get(_loose_key(text))

    def with_number(self, text: str) -> Outline | None:
        """Return the SOP whose number stands in the text, if it is one only."""
        hits = {key: self.by_number[key] for key in _keys(text) if key in self.by_number}
        return next(iter(hits.values())) if len(hits) == 1 else None


def names_of(sops: Iterable[Outline]) -> SopNames:
    """Index the SOPs that are not revoked."""
    by_id: dict[str, Outline] = {}
    by_title: dict[str, Outline | None] = {}
    by_number: dict[str, Outline | None] = {}
    loose: dict[str, Outline | None] = {}
    for sop in sops:
        by_id.setdefault(sop.id, sop)
        if sop.sop.status == "revoked":
            continue
        _add(by_title, title_key(sop.sop.title), sop)
        _add(loose, _loose_key(sop.sop.title), sop)
        if sop.sop.number and any(char.isdigit() for char in sop.sop.number):
            _add(by_number, number_key(sop.sop.number), sop)
    return SopNames(by_id, loose | by_title, by_number)


def _add(index: dict[str, Outline | None], key: str, sop: Outline) -> None:
    if key:
        index[key] = None if key in index else sop


def _keys(text: str) -> list[str]:
    return [number_key(text), *(number_key(word) for word in _WORD.findall(text))]

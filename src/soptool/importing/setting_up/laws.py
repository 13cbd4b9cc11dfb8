"""Regulations that several SOPs cite: their ids, and which citations say nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.importing.seen import normal
from soptool.importing.setting_up.read import ReadSop
from soptool.model.law.citation import Citation
from soptool.model.law.reading import parse_citation
from soptool.workbook.ids import id_of

_SEVERAL: Final = 2
_END: Final = " .;,"


@dataclass(frozen=True, slots=True)
class Law:
    """A regulation: its id, its fullest citation, the SOPs that cite it, its other spellings.

    `is_known`: `sop.yaml` has it already.
    """

    id: str
    title: str
    sops: tuple[str, ...]
    others: tuple[str, ...]
    is_known: bool = False


def laws_of(sops: Sequence[ReadSop], known: Mapping[str, str]) -> tuple[Law, ...]:
    """Return the regulations that several SOPs cite, in the order of their rank.

    `known` has the titles of regulations by their ids: these need be cited but once.
    """
    cited: dict[tuple[str, str, str, int], dict[str, list[str]]] = defaultdict(dict)
    read: dict[str, Citation] = {}
    for sop in sops:
        for text in sop.texts("legal_basis"):
            citation = parse_citation(text)
            if citation is None or citation.key is None or citation.places or citation.amendments:
                continue
            read[normal(text)] = citation
            cited[citation.key].setdefault(normal(text), []).append(sop.id)
    ids, same = list(known), _by_key(known)
    found = []
    for key, texts in cited.items():
        users = tuple(dict.fromkeys(sop for names in texts.values() for sop in names))
        if len(users) < _SEVERAL and key not in same:
            continue
        fullest = _fullest(texts, read)
        own = same.get(key) or id_of(_short(read[fullest]), ids)
        ids.append(own)
        title = known.get(own, fullest.rstrip(_END))
        others = tuple(text for text in texts if _plain(text) != _plain(title))
        found.append((read[fullest].rank, Law(own, title, users, others, own in known)))
    return tuple(law for _, law in sorted(found, key=lambda item: item[0]))


def _by_key(known: Mapping[str, str]) -> dict[tuple[str, str, str, int], str]:
    """Return the ids of regulations by what tells them from others."""
    read = ((own, parse_citation(title)) for own, title in known.items())
    return {one.key: own for own, one in read if one is not None and one.key is not None}


def _fullest(texts: Mapping[str, list[str]], read: Mapping[str, Citation]) -> str:
    """Return the spelling that is full, and that most SOPs have."""
    many = Counter({text: len(sops) for text, sops in texts.items()})
    return max(
        texts, key=lambda text: (read[text].is_full, not text.isupper(), many[text], len(text))
    )


def _short(citation: Citation) -> str:
    issuer = "".join(word[0] for word in citation.issuer.split()) if citation.issuer else ""
    number = citation.key[2] if citation.key else ""
    parts = (citation.kind.value, issuer, number, str(citation.year or ""))
    return " ".join(part for part in parts if part)


def cite(sops: Sequence[ReadSop], laws: Sequence[Law]) -> None:
    """Put ids in the place of citations that say the same, but for capitals and spaces."""
    by_title = {_plain(law.title): law.id for law in laws}
    for sop in sops:
        texts = sop.texts("legal_basis")
        if texts:
            sop.data["legal_basis"] = [by_title.get(_plain(text), text) for text in texts]


def _plain(text: str) -> str:
    return normal(text).casefold().rstrip(_END)

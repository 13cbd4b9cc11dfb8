"""Places inside a regulation: "Pasal 7 ayat (2) huruf h", before, behind or in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a regulation: pasal, ayat, huruf, angka."""

    article: str
    paragraph: str | None = None
    letter: str | None = None
    item: str | None = None


_CLAUSE = (
    r"pasal\s+[0-9]+[a-z]?\b(?:[\s,;]|pasal\b|ayat\b|huruf\b|angka\b|dan\b|serta\b"
    r"|\(?[0-9]+[a-z]?\)|\b[0-9]+[a-z]?\b|\b[a-z]\b)*"
)
# Titles that end in a place of another regulation keep it: "tentang Pelaksanaan Pasal 33".
_BEHIND = r"(?<!pelaksanaan)(?<!ketentuan)(?<!perubahan)(?<!pencabutan)(?<!atas)(?<!dari)"
_PLACES = (
    re.compile(rf"^(?P<clause>{_CLAUSE})", re.IGNORECASE),
    re.compile(rf"[,\s]*\((?P<clause>{_CLAUSE})\)", re.IGNORECASE),
    re.compile(rf"{_BEHIND}[,\s]+(?:khususnya\s+)?(?P<clause>{_CLAUSE})$", re.IGNORECASE),
)
_WORD = re.compile(r"pasal|ayat|huruf|angka|[0-9]+[a-z]?|\b[a-z]\b", re.IGNORECASE)
_FIELDS = {"ayat": "paragraph", "huruf": "letter", "angka": "item"}


def split_passages(text: str) -> tuple[tuple[Passage, ...], str]:
    """Return the places a citation names, and the text without them."""
    for pattern in _PLACES:
        found = pattern.search(text)
        if found:
            rest = text[: found.start()] + " " + text[found.end() :]
            return _passages(found["clause"]), rest.strip()
    return (), text


def _passages(clause: str) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    field = "pasal"
    for word in _WORD.findall(clause):
        if word.lower() == "pasal" or word.lower() in _FIELDS:
            field = word.lower()
        elif field == "pasal":
            passages.append(Passage(word))
        elif getattr(passages[-1], _FIELDS[field]) is None:
            passages[-1] = _with(passages[-1], field, word)
        else:
            passages.append(_with(passages[-1], field, word))
    return tuple(passages)


def _with(passage: Passage, field: str, value: str) -> Passage:
    """Return the passage with one field set and the finer ones open."""
    if field == "ayat":
        return Passage(passage.article, value)
    if field == "huruf":
        return Passage(passage.article, passage.paragraph, value)
    return replace(passage, item=value)


def write_passages(passages: tuple[Passage, ...]) -> str:
    """Write places as regulations cite them: "Pasal 7 ayat (2) huruf h dan Pasal 9"."""
    words = []
    for passage in passages:
        parts = [f"Pasal {passage.article}"]
        parts += [f"ayat ({passage.paragraph})"] if passage.paragraph else []
        parts += [f"huruf {passage.letter}"] if passage.letter else []
        parts += [f"angka {passage.item}"] if passage.item else []
        words.append(" ".join(parts))
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"

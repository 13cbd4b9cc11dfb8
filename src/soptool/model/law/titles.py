"""What the laws are called that SOPs cite most: `titles.txt`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from soptool.model.law.citation import Citation

_SMALL = frozenset(["dan", "yang", "dari", "tentang", "nomor", "tahun", "republik", "indonesia"])
_FEWEST = 2
_ALIKE = 5
_SHORT = re.compile(r"\b[A-Z]{2,6}\b")


def title_of(citation: Citation) -> str | None:
    """Return the title of the law with this kind, number and year, None where it is not known."""
    return _by_number().get((citation.kind.value, _plain(citation.number), citation.year or 0))


def numbers_of(citation: Citation) -> tuple[str, ...]:
    """Return what laws of this kind bear this very title: "Nomor 25 Tahun 2009"."""
    return _by_title().get((citation.kind.value, _words(citation.about or "")), ())


def shares_words(one: str, other: str) -> bool:
    """Whether the other title, as an author writes it, may be this one: a word is in both."""
    left, right = _words(one), _words(other)
    if len(right) < _FEWEST or (_SHORT.search(other) and not other.isupper()):
        return True  # "ASN", "Pemda": may stand for any of them
    return any(a[:5] == b[:5] for a in left for b in right)


def is_slip_of(title: str, other: str) -> bool:
    """Whether an author writes a title but for one word of it: "Pemerintah Daerah"."""
    left, right = _words(title), _words(other)
    here, there = left - right, right - left
    if len(left) != len(right) or len(here) != 1:
        return False
    meant, written = next(iter(here)), next(iter(there))
    return meant[:_ALIKE] == written[:_ALIKE] and min(len(meant), len(written)) > _ALIKE


def _plain(number: str | None) -> str:
    return (number or "").strip().lstrip("0")


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title.lower())) - _SMALL


@cache
def _rows() -> tuple[tuple[str, str, int, str], ...]:
    text = (files(__package__) / "titles.txt").read_text(encoding="utf-8")
    rows = (line.split(maxsplit=3) for line in text.splitlines() if not line.startswith("#"))
    return tuple((kind, number, int(year), title) for kind, number, year, title in rows)


@cache
def _by_number() -> dict[tuple[str, str, int], str]:
    return {(kind, number, year): title for kind, number, year, title in _rows()}


@cache
def _by_title() -> dict[tuple[str, frozenset[str]], tuple[str, ...]]:
    found: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
    for kind, number, year, title in _rows():
        key = (kind, _words(title))
        found[key] = (*found.get(key, ()), f"Nomor {number} Tahun {year}")
    return found

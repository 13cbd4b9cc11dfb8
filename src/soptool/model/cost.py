"""What a service costs, and how many people there are, read from what people write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from soptool.model.duration.numerals import MAX_DIGITS, figure, words_value

_FREE: Final = re.compile(
    r"(?<!\w)(?:gratis|cuma-cuma|(?:tidak|tanpa)\s+(?:di)?(?:pungut|kenakan|kenai)(?:\s+\w+)?"
    r"\s+(?:biaya|tarif|bayaran|retribusi)|(?:tanpa|bebas|tidak\s+ada|nol)\s+"
    r"(?:biaya|tarif|bayaran|rupiah|retribusi)|tidak\s+(?:di)?(?:pungut|kenakan)\s+apa\s?pun|nihil"
    r"|free(?:\s+of\s+charge)?|no\s+(?:charge|fee|cost)s?|without\s+(?:charge|cost))(?!\w)",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"(?:tidak|bukan|not)\s+$", re.IGNORECASE)
_RUPIAH: Final = re.compile(
    r"(?<!\w)(?:rp|idr)\.?\s{0,3}(\d[\d.]*(?:,\d+)?)(?:,-)?\s{0,3}(ribu|rb|juta|jt|miliar)?(?!\w)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"\d{1,3}(?:\.\d{3})*|\d+")
_TIMES: Final = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9}
_PEOPLE: Final = re.compile(
    r"^(?:orang|petugas|pegawai|personel|personil|staf|pelaksana|pejabat|people|persons?|officers?"
    r"|staff|officials?|employees?)$"
)
_WORDS: Final = re.compile(r"\d+|[^\W\d_]+")
_BRACKETS: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Cost:
    """Amounts in rupiah, in the order of the text; `is_free` where it says that nothing is paid."""

    rupiah: tuple[Fraction, ...]
    is_free: bool


@lru_cache(maxsize=1024)
def parse_cost(text: str) -> Cost | None:
    """Read `Rp50.000`, `50000`, `Gratis`, `Tidak dipungut biaya`, `Rp0`; None for anything else."""
    amounts = tuple(_amounts(text))
    free = any(not _NOT.search(text[: match.start()]) for match in _FREE.finditer(text))
    if not amounts and not free:
        return None
    return Cost(amounts, free or not any(amounts))


def _amounts(text: str) -> Iterator[Fraction]:
    bare = text.strip()
    if _BARE.fullmatch(bare) and len(bare) <= MAX_DIGITS:
        yield Fraction(bare.replace(".", ""))
        return
    for match in _RUPIAH.finditer(text):
        value = figure(match[1].rstrip(".,"))
        if value is not None:
            yield value * _TIMES.get((match[2] or "").casefold(), 1)


def format_rupiah(amount: Fraction, language: str = "id") -> str:
    """Write an amount as official letters do: `Rp50.000`, `Rp12.500,50`."""
    whole, rest = divmod(round(amount * 100), 100)
    point, comma = (".", ",") if language == "id" else (",", ".")
    return f"Rp{whole:,}".replace(",", point) + (f"{comma}{rest:02}" if rest else "")


@lru_cache(maxsize=1024)
def people_in(text: str) -> int | None:
    """Return how many people a text names: `4 (empat) orang`, `2 petugas loket, 1 verifikator`.

    Numbers before words for people are added up; without such words there must be one number only.
    """
    words = [word.casefold() for word in _WORDS.findall(_BRACKETS.sub(" ", text))]
    counted = list(_counts(_total(words)))
    of_people = [count for count, word in counted if word is None or _PEOPLE.match(word)]
    if of_people:
        return sum(count for count, _ in counted)
    return counted[0][0] if len(counted) == 1 and len(words) <= 4 else None


def _total(words: list[str]) -> list[str]:
    """Leave out how a total is made up (`5 orang, terdiri atas 2 petugas dan 3 pejabat`)."""
    at = next((n for n, word in enumerate(words) if word in ("terdiri", "consisting")), len(words))
    return words[:at] or words


def _counts(words: list[str]) -> Iterator[tuple[int, str | None]]:
    """Yield every number with the word after it."""
    at = 0
    while at < len(words):
        value, used = _number(words[at:])
        if used:
            yield value, words[at + used] if at + used < len(words) else None
        at += used or 1


def _number(words: list[str]) -> tuple[int, int]:
    if words[0].isdecimal():
        return (int(words[0]), 1) if len(words[0]) <= 6 else (0, 0)
    known = words_value(words)
    if known is None or known[0].denominator != 1 or words[0] in ("a", "an"):
        return 0, 0
    return int(known[0]), known[1]

"""English word forms: command, third person, gerund, participle, noun of action."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from soptool.lint.wording.forms import WORDS
from soptool.lint.wording.words import lines, words

Form = Literal["base", "singular", "gerund", "participle"]


@cache
def verbs() -> dict[str, str]:
    """Return base forms with their past participles."""
    pairs: dict[str, str] = {}
    for row in lines("en-verbs"):
        for entry in row.split():
            base, _, past = entry.partition(",")
            pairs[base] = past or _regular_past(base)
    return pairs


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}ed"


@lru_cache(maxsize=WORDS)
def form(low: str) -> Form | None:
    """Return which form of a known verb `low` is."""
    if low in verbs():
        return "base"
    if _without(low, "s", "es", "ies"):
        return "singular"
    if low.endswith("ing") and _stem_of(low[:-3]):
        return "gerund"
    return "participle" if is_participle(low) else None


@lru_cache(maxsize=WORDS)
def is_participle(low: str) -> bool:
    """Whether `low` is a past participle (`signed`, `sent`)."""
    if low in words("en-irregular-participles") or low in verbs().values():
        return True
    return low.endswith("ed") and _stem_of(low[:-2])


def _without(low: str, *endings: str) -> bool:
    for ending in endings:
        stem = low.removesuffix(ending) + ("y" if ending == "ies" else "")
        if low.endswith(ending) and stem in verbs():
            return True
    return False


def _stem_of(stem: str) -> bool:
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return any(base in verbs() for base in (stem, f"{stem}e", doubled))


@lru_cache(maxsize=WORDS)
def is_act(low: str) -> bool:
    """Whether `low` is a noun of action: a gerund or a nominalisation (`approval`)."""
    if low in words("en-not-acts"):
        return False
    if low in words("en-nominalizations") or (len(low) > 5 and low.endswith("ing")):
        return True
    return len(low) > 6 and low.endswith(("tion", "sion", "ment", "ance", "val", "ysis", "nosis"))

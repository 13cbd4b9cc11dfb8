"""From one Indonesian word form to another, for hints: diperiksa, pemeriksaan, periksa → memeriksa.

Only what a stem of the word lists vouches for; anything else is None, and the hint stays general.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from soptool.lint.wording import forms
from soptool.lint.wording.spelling import is_slip
from soptool.lint.wording.words import pairs, words

_VOWELS = "aiueo"
_NASALS = {
    **dict.fromkeys("bfv", "mem"),
    **dict.fromkeys("cdjz", "men"),
    **dict.fromkeys("lmnrwy", "me"),
    **dict.fromkeys(f"{_VOWELS}gh", "meng"),
}
_DROPPED = {"k": "meng", "p": "mem", "s": "meny", "t": "men"}
_PER = ("perbaiki", "perbarui", "perbanyak", "perpanjang", "persiapkan", "pertimbangkan")


@lru_cache(maxsize=4096)
def active_of(word: str) -> str | None:
    """Return the active verb of a passive, a command or a noun of action, in lower case."""
    low = "".join(word.lower().split())  # "tanda tangani" is one verb
    # With and without -nya, -lah: "dipilah" ends in its stem.
    tries = (_active_of(form) for form in dict.fromkeys((low, forms.bare(low))))
    return next((verb for verb in tries if verb is not None), None)


def _active_of(low: str) -> str | None:
    if forms.is_active(low):
        return forms.bare(low) if forms.is_active(forms.bare(low)) else low
    if low in _nouns():
        return _nouns()[low]
    if low in _exceptions()["idiom"]:
        return _exceptions()["idiom"][low]
    stem = low.removeprefix("di").lstrip("-") if forms.is_passive(low) else low
    return _active(stem) if stem in _stems() else None


@lru_cache(maxsize=4096)
def noun_of(word: str) -> str | None:
    """Return the noun of action of a verb: memeriksa, diperiksa, periksa → pemeriksaan."""
    verb = active_of(word)
    if verb is None or verb in words("id-light-verbs"):
        return None  # "melakukan pemeriksaan": the act is the noun behind it
    return _nouns_of_verbs().get(verb)


MERGED = (
    *(("nge", ""), ("ny", "s"), ("ng", "k"), ("ng", ""), ("m", "p"), ("m", ""), ("n", "t")),
    *(("n", ""), ("", "")),
)
"""What stands behind me- or pe- before a root, and the letter of it that was dropped for it."""
_BEGINNINGS = (("memper", ""), ("me-", ""), *((f"me{merged}", drop) for merged, drop in MERGED))
"""What a verb in me(N)- may begin with."""
_SHORTEST = 7


@lru_cache(maxsize=4096)
def misspelt_active(word: str) -> str | None:
    """Return the verb that is meant where a verb in me(N)- has a slip of the pen.

    The end of a noun hangs on it ("Menghitungan"), or a letter is missing, too many or out of its
    place ("Meyampaikan", "Melakuan"): no root explains it, and one verb only is that near.
    """
    low = word.lower()
    if not low.startswith("me") or not low.isalpha() or low in _actives():
        return None
    verb = low.removesuffix("an")
    if verb != low and verb in _actives():
        return capitalized_like(word, f"{verb}kan" if f"{verb}kan" in _actives() else verb)
    if len(low) < _SHORTEST or not forms.is_active(low) or is_rooted(low):
        return None
    near = [known for known in _actives() if _is_near(low, known)]
    return capitalized_like(word, near[0]) if len(near) == 1 else None


def _is_near(low: str, known: str) -> bool:
    """Whether a letter more or less parts them, within the word, or two that are swapped."""
    return is_slip(low, known) and low[-1] == known[-1]


def is_rooted(low: str) -> bool:
    """Whether a root that is known explains the verb: "mendata", "menyiangi", "mengkompilasi"."""
    return any(
        root in roots_of_words()
        or root.removesuffix("kan") in roots_of_words()
        or root.removesuffix("i") in roots_of_words()
        for form in (low, forms.bare(low))
        for beginning, dropped in _BEGINNINGS
        if form.startswith(beginning)
        for root in (dropped + form.removeprefix(beginning),)
    )


@cache
def roots_of_words() -> frozenset[str]:
    """Return the roots that explain a word: stems of verbs, and nouns."""
    lists = (
        "id-verb-stems",
        "id-roots",
        "id-borrowed-acts",
        "id-loan-verbs",
        "id-nouns-like-stems",
    )
    listed = frozenset().union(*map(words, lists))
    return listed | words("id-nouns") | words("id-not-active")


@cache
def known_verbs() -> frozenset[str]:
    """Return the verbs in me(N)- of the word lists, and what is made of them: -an, di-."""
    passives = (f"di{stem}" for stem in _stems())
    # "penemuian": what ends in -i leaves it before -an.
    nouns = (noun for noun in _nouns() if not noun.endswith("ian"))
    return _actives().union(passives, nouns)


@cache
def _actives() -> frozenset[str]:
    return frozenset(map(_active, _stems()))


def capitalized_like(pattern: str, word: str) -> str:
    """Return `word` with the capitals of `pattern`: all, the first letter, or none."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if pattern[:1].isupper() else word


@cache
def _stems() -> frozenset[str]:
    return words("id-verb-stems") | frozenset(_exceptions()["active"])


def _exceptions() -> dict[str, dict[str, str]]:
    return pairs("id-inflection")


def _active(stem: str) -> str:
    listed = _exceptions()["active"].get(stem)
    if listed is not None:
        return listed
    first, second = stem[0], stem[1:2]
    if first in _DROPPED and not _keeps_its_beginning(stem):
        return _DROPPED[first] + stem[1:]
    if first in _DROPPED:
        # mempublikasikan, mentransfer, menstempel, mengklarifikasi
        return {"s": "men"}.get(first, _DROPPED[first]) + stem
    return _NASALS.get(first, "me") + stem if second else f"menge{stem}"


def _keeps_its_beginning(stem: str) -> bool:
    return stem[1:2] not in _VOWELS or stem in _PER


@cache
def _nouns() -> dict[str, str]:
    """Return nouns of action with the verb that is meant; the shortest stem speaks for several."""
    found: dict[str, str] = {}
    for stem in sorted(_stems(), key=lambda stem: (len(stem), stem)):
        for noun in _nouns_from(stem):
            if forms.is_verbal_noun(noun):
                found.setdefault(noun, _active(stem))
    return found | _exceptions()["noun"]


def _nouns_from(stem: str) -> Iterator[str]:
    if stem in words("id-borrowed-acts"):
        yield stem
    root = stem.removesuffix("kan") if len(stem) > 5 else stem
    root = root.removesuffix("i") if root == stem and len(stem) > 5 else root
    active = _active(root)
    yield f"pe{active[2:]}an"


@cache
def _nouns_of_verbs() -> dict[str, str]:
    listed = _exceptions()["noun"]
    nouns: dict[str, str] = {}
    for noun, verb in (*listed.items(), *_nouns().items()):
        nouns.setdefault(verb, noun)
    return nouns

"""Indonesian word forms: active, passive, command, noun of action; by affix and by list."""

from __future__ import annotations

import re
from functools import lru_cache

from soptool.lint.wording.words import words

WORDS = 1 << 15  # forms kept in mind; a large workspace has about ten thousand words
_ACTIVE = re.compile(r"me-?[lmnrwy][a-z-]{3,}|me-[a-z-]{3,}")
_VERBAL_NOUN = re.compile(r"pe[mnlrwy][a-z-]{2,}an")
_ENDING = re.compile(r"(?:nya|lah|kah|pun)$")
_PASSIVE_SUFFIX = re.compile(r"di-?[a-z-]{3,}(?:kan|i)")


@lru_cache(maxsize=WORDS)
def bare(word: str) -> str:
    """Take the enclitics off (`menyampaikannya` → `menyampaikan`)."""
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 4 else word


@lru_cache(maxsize=WORDS)
def is_active(word: str) -> bool:
    """Whether `word` is a verb in me(N)-, memper- (loans too: `meng-input`) or an act in ber-.

    Most words in ber- tell how something is ("pihak berperkara"), so these acts are listed.
    """
    if word in words("id-not-active"):
        return False
    core = bare(word)
    if core in words("id-not-active"):
        return False
    if word in words("id-ber-acts") or core in words("id-ber-acts"):
        return True
    # "mengolah" ends in its stem, not in -lah.
    return any(_ACTIVE.fullmatch(form) for form in (core, word))


@lru_cache(maxsize=WORDS)
def is_passive(word: str) -> bool:
    """Whether `word` is a verb in di-."""
    core = bare(word)
    if not core.startswith("di") or core in words("id-not-passive"):
        return False
    if core in words("id-verb-stems"):  # "distribusikan" is a command
        return False
    if _PASSIVE_SUFFIX.fullmatch(core):
        return True
    known = (words("id-verb-stems"), words("id-borrowed-acts"), words("id-loan-verbs"))
    rests = (core[2:].lstrip("-"), word[2:].lstrip("-"))  # "dipilah" ends in its stem
    return any(rest in group for group in known for rest in rests)


@lru_cache(maxsize=WORDS)
def is_participle(word: str) -> bool:
    """Whether `word` is a state in ter- (`terdisposisi`, `terkirim`)."""
    core = bare(word)
    return (
        core.startswith("ter")
        and len(core) >= 6
        and core not in words("id-not-passive")
        and core not in words("id-verb-stems")
    )


@lru_cache(maxsize=WORDS)
def is_command(word: str) -> bool:
    """Whether `word` is a bare verb that opens a command (`terima`, `siapkan`, `upload`)."""
    core = bare(word)
    if core in words("id-loan-verbs"):
        return core not in words("id-loan-nouns")
    nouns = words("id-nouns-like-stems") | words("id-borrowed-acts")
    return core in words("id-verb-stems") and core not in nouns


@lru_cache(maxsize=WORDS)
def is_stem(word: str) -> bool:
    """Whether `word` is a verb's stem, also one that is a noun by itself (`paraf`)."""
    return any(word in words(name) for name in ("id-verb-stems", "id-loan-verbs"))


@lru_cache(maxsize=WORDS)
def is_verbal_noun(word: str) -> bool:
    """Whether `word` names an act: pe(N)-…-an, per-…-an, or a loan (`verifikasi`)."""
    core = bare(word)
    if core in words("id-not-acts"):
        return False
    return core in words("id-borrowed-acts") or _VERBAL_NOUN.fullmatch(core) is not None


@lru_cache(maxsize=WORDS)
def is_noun(word: str) -> bool:
    """Whether `word` is surely a noun that names no act."""
    if any(word in words(name) for name in ("id-nouns", "id-not-acts", "id-posts")):
        return True
    core = bare(word)
    return core.startswith("ke") and core.endswith("an") and len(core) >= 7

"""Documents by name: which texts mean the same thing, what an SOP needs and yields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from soptool.compose.procedure import Row
from soptool.model.law.reading import parse_citation
from soptool.settings import DocumentName, PostName, Settings

Key = Callable[[str], str]
_EDGE = re.compile(r"[\W_]*")
_END = re.compile(r"[\s.,;:]*")
_SPACE = re.compile(r"\s+")


def _with_single_spaces(text: str) -> str:
    is_so = text.isprintable() and text.isascii() and "  " not in text
    return text if is_so else _SPACE.sub(" ", text)


def _without_start(text: str, signs: re.Pattern[str]) -> str:
    found = signs.match(text)
    return text[found.end() :] if found else text


def _without_end(text: str, signs: re.Pattern[str]) -> str:
    if text[-1:].isalnum():
        return text
    # From behind: a search for a run at the end would begin anew in every run before it.
    return _without_start(text[::-1], signs)[::-1]


@lru_cache(maxsize=16_384)
def normal(text: str) -> str:
    """Return the text as it is compared: case, spaces and punctuation at the ends do not count."""
    return _with_single_spaces(_without_end(_without_start(text, _EDGE), _EDGE)).casefold()


@lru_cache(maxsize=16_384)
def same_words(text: str) -> str:
    """Return the text as lists are united: case, spaces and the stop at the end do not count.

    "Aplikasi C" and "Aplikasi C++" are two, for which `normal` gives one key.
    """
    return _with_single_spaces(_without_end(text, _END)).strip().casefold()


def document_key(settings: Settings) -> Key:
    """Return the function that gives one key to all names of a document in the registry."""
    return _key_by(settings.documents, same_words)


def post_key(settings: Settings) -> Key:
    """Return the function that gives one key to all names of a post in the registry."""
    return _key_by(settings.posts, normal)


def _key_by(registry: Mapping[str, DocumentName] | Mapping[str, PostName], key: Key) -> Key:
    synonyms: dict[str, str] = {}
    for name, entry in registry.items():
        for text in (entry.name, *entry.also):
            synonyms.setdefault(key(text), f"#{name}")
    if not synonyms:
        return key
    return lambda text: synonyms.get(key(text), key(text))


def needed(rows: Sequence[Row], key: Key) -> tuple[str, ...]:
    """Return what the rows require and none of them yields, in order of first use."""
    made = {key(text) for row in rows for text in row.outputs}
    wanted = (text for row in rows for text in row.requirements if key(text) not in made)
    return without_repeats(wanted, key)


def yielded(rows: Sequence[Row], key: Key) -> tuple[str, ...]:
    """Return what the rows yield and none of them requires, in order."""
    used = {key(text) for row in rows for text in row.requirements}
    left = (text for row in rows for text in row.outputs if key(text) not in used)
    return without_repeats(left, key)


def without_repeats(texts: Iterable[str], key: Key = normal) -> tuple[str, ...]:
    """Keep the first of all texts with the same key."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(key(text), text)
    return tuple(first.values())


def regulation_key(settings: Settings) -> Key:
    """Return the function that gives one key to all citations of a regulation."""

    def key(text: str) -> str:
        return _citation_key(regulation_text(settings, text))

    return key


def regulation_text(settings: Settings, text: str) -> str:
    """Return the title of a regulation given by its id in sop.yaml; other texts unchanged."""
    known = settings.regulations.get(text)
    return known.title if known else text


@lru_cache(maxsize=10_000)
def _citation_key(text: str) -> str:
    citation = parse_citation(text)
    if citation is None or citation.key is None:
        return normal(text)
    return " ".join(str(part) for part in citation.key)

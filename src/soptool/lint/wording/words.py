"""The word lists: plain data beside the code, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_RUN = re.compile(r"\w+")


def _read(name: str) -> str:
    return (files(__package__) / "words" / name).read_text(encoding="utf-8")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the entries of `name`.txt, one a line, without comments; `+other` takes in others."""
    rows = (row.strip() for row in _read(f"{name}.txt").splitlines())
    own = (row for row in rows if row and not row.startswith("#"))
    return tuple(one for row in own for one in (lines(row[1:]) if row[0] == "+" else (row,)))


@cache
def words(name: str) -> frozenset[str]:
    """Return every word of `name`.txt in lower case."""
    return frozenset(word for row in lines(name) for word in row.lower().split())


@cache
def either(name: str) -> str:
    """Return the words of `name`.txt as choices of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(words(name), key=lambda word: (-len(word), word))))


@cache
def table(name: str) -> dict[str, dict[str, int]]:
    """Return `name`.toml, tables of numbers by phrase."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def pairs(name: str) -> dict[str, dict[str, str]]:
    """Return `name`.toml, tables of words by word."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def classes(name: str) -> dict[str, frozenset[str]]:
    """Return the entries of `name`.toml by table, whatever their keys; `_` in one is a space."""
    tables: dict[str, dict[str, str]] = tomllib.loads(_read(f"{name}.toml"))
    return {
        kind: frozenset(word.replace("_", " ") for row in rows.values() for word in row.split())
        for kind, rows in tables.items()
    }


@cache
def phrases(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return a pattern for each kind in `name`.toml; longer phrases are tried first."""
    return tuple((kind, _pattern(entries)) for kind, entries in _kinds(name).items())


@cache
def listed(name: str, kind: str) -> frozenset[str]:
    """Return the phrases of one kind in `name`.toml in lower case."""
    return frozenset(entry.lower() for entry in _kinds(name)[kind])


@cache
def openings(name: str) -> frozenset[str]:
    """Return the words with which the phrases of `name`.toml begin: most texts have none."""
    return frozenset(run for row in _kinds(name).values() for run in map(_opening, row))


@cache
def _kinds(name: str) -> dict[str, list[str]]:
    """Return the phrases of `name`.toml by kind; `{other} …` stands for each word of other.txt."""
    kinds: dict[str, list[str]] = tomllib.loads(_read(f"{name}.toml"))
    return {kind: [one for row in rows for one in _filled(row)] for kind, rows in kinds.items()}


def _filled(entry: str) -> tuple[str, ...]:
    head, brace, rest = entry.partition("} ")
    return tuple(f"{word} {rest}" for word in sorted(words(head[1:]))) if brace else (entry,)


def _opening(entry: str) -> str:
    found = _RUN.match(entry.lower())
    assert found, f"{entry} begins with no letter"
    return found[0]


def _pattern(entries: list[str]) -> re.Pattern[str]:
    longest_first = sorted(entries, key=len, reverse=True)
    # No nested repetition: a run of spaces is read in one way only.
    choices = "|".join(
        r"\s{1,9}".join(re.escape(word) for word in entry.split()) for entry in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE | re.ASCII)

"""Plain data of the format ↔ the text of a cell, by kind: one knowledge, read both ways.

What is written is read again before it leaves: where it would come back as another value, its
lines are put into quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from soptool.model.executor import Mode
from soptool.model.target import END, NEXT
from soptool.shape import synonyms
from soptool.source.places import Data
from soptool.workbook.columns import Column, Kind
from soptool.workbook.lines import (
    ARROW,
    ARROWS,
    answer,
    entry,
    lines_of,
    pair,
    parts,
    quoted,
    unquoted,
)

_NUMBER = re.compile(r"^(?:(?:ke |to )?(?:no|nomor|baris|langkah|row|step)\b\.?\s*)?(\d+)\.?$",
                     re.IGNORECASE)  # fmt: skip
_YES: Final = {"x", "v", "✓", "✔", "1"}
_WORDS: Final[dict[str, dict[str, str]]] = {
    "id": {
        NEXT: "lanjut",
        END: "selesai",
        "sop": "SOP",
        "true": "ya",
        "same": "sama",
        "before": "sebelum",
        "after": "sesudah",
        "related": "terkait",
        Mode.TOGETHER: "bersama",
        Mode.ANY: "salah satu",
        Mode.EACH: "masing-masing",
        Mode.CHAIN: "berjenjang",
        "micro": "mikro",
        "macro": "makro",
        "standard": "standar",
        "technical": "teknis",
        "administrative": "administratif",
        "partial": "parsial",
        "generic": "generik",
        "specific": "spesifik",
        "draft": "konsep",
        "review": "reviu",
        "effective": "berlaku",
        "revoked": "dicabut",
        "all": "semua",
        "any": "salah satu",
    },
    "en": {"sop": "SOP", "true": "yes"},
}
"""How words of the format are written in a language; others are written as they are."""
MODES: Final = (Mode.TOGETHER, Mode.ANY, Mode.EACH, Mode.CHAIN)
_RELATIONS: Final = ("before", "after", "related")
_UNWRITTEN: Final = ("title", "number")


def word_in(word: str, language: str) -> str:
    """Write a word of the format as a workbook in this language has it."""
    return _WORDS[language].get(word, word)


def word_of(text: str, allowed: Sequence[str]) -> str | None:
    """Return the word of the format that a text can only mean."""
    plain = " ".join(text.split()).casefold()
    for words in _WORDS.values():
        for word in allowed:
            if words.get(word, word) == plain:
                return word
    return synonyms.certain(plain, allowed, synonyms.VALUES)


@dataclass(frozen=True)
class Names:
    """What cells may name: ids of steps, rows by number, executors by id and by name.

    `missing` gives an id to a post that is not listed, or None.
    """

    steps: frozenset[str] = frozenset()
    numbers: Mapping[str, str] = field(default_factory=dict)
    executors: Mapping[str, str] = field(default_factory=dict)
    missing: Callable[[str], str | None] = lambda _text: None


def cell_of(column: Column, value: Data, language: str, names: Names) -> str:
    """Write a value so that it is read back the same."""
    value = _bare(value)
    if not value:
        return ""
    plain = _written(column, value, language, is_exact=False)
    if _bare(value_of(column, plain, names)) == value:
        return plain
    return _written(column, value, language, is_exact=True)


def value_of(column: Column, cell: str, names: Names) -> Data:
    """Read the value of a cell."""
    return _READERS[column.kind](column, cell.strip(), names) if cell.strip() else ""


def _bare(value: Data) -> Data:
    """Return a value without what says nothing, as the model takes it."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, list):
        found = [item for item in map(_bare, value) if item]
        return found[0] if len(found) == 1 else found
    return {key: item for key, each in value.items() if (item := _bare(each))}


def _written(column: Column, value: Data, language: str, *, is_exact: bool) -> str:
    writer = _Writer(language, is_exact=is_exact)
    return "\n".join(writer.lines(column, value))


@dataclass(frozen=True, slots=True)
class _Writer:
    language: str
    is_exact: bool

    def lines(self, column: Column, value: Data) -> Iterator[str]:
        """Yield the lines of a value."""
        kind = column.kind
        if kind is Kind.BRANCHES and isinstance(value, dict):
            for label, targets in value.items():
                yield f"{self.text(label)}{ARROW}{', '.join(map(self.target, _list(targets)))}"
        elif kind is Kind.TARGETS:
            yield from map(self.target, _list(value))
        elif kind is Kind.RELATED:
            yield from map(self.relation, _list(value))
        elif isinstance(value, dict):
            yield from (f"{self.text(key)}: {self.text(str(item))}" for key, item in value.items())
        elif isinstance(value, list):
            yield from (self.text(str(item)) for item in value)
        elif kind is Kind.TRUTH or value in column.words:
            yield word_in(value, self.language)
        else:
            yield self.text(value)

    def text(self, text: str) -> str:
        return quoted(text) if self.is_exact else text

    def target(self, value: Data) -> str:
        if isinstance(value, dict):
            (key, text), *_ = value.items()
            return f"{word_in(key, self.language)}: {self.text(str(text))}"
        if value in (NEXT, END):
            return str(value) if self.is_exact else word_in(str(value), self.language)
        return self.text(str(value))

    def relation(self, value: Data) -> str:
        if not isinstance(value, dict):
            return self.text(str(value))
        kind = word_in(str(value.get("as", "sop")), self.language)
        return f"{kind}: {self.text(str(value.get('sop', '')))}"


def _list(value: Data) -> list[Data]:
    return value if isinstance(value, list) else [value]


def _one(values: Sequence[Data]) -> Data:
    return values[0] if len(values) == 1 else list(values)


def _text(column: Column, cell: str, _names: Names) -> Data:
    exact = unquoted(cell)
    if exact is not None:
        return exact
    return (column.words and word_of(cell, column.words)) or cell


def _texts(_column: Column, cell: str, _names: Names) -> list[Data]:
    return [text for line in lines_of(cell) if (text := entry(line))]


def _pairs(_column: Column, cell: str, _names: Names) -> Data:
    """Read `key: value` a line; a line without a colon goes on with the one above."""
    found: dict[str, Data] = {}
    last = ""
    for line in lines_of(cell):
        parted = pair(line)
        if parted:
            last = parted[0]
            found[last] = entry(parted[1])
        elif last:
            found[last] = f"{found[last]} {entry(line)}"
        else:
            return _texts(_column, cell, _names)
    return found


def _truth(_column: Column, cell: str, _names: Names) -> Data:
    if cell.casefold() in _YES:
        return "true"
    return word_of(cell, ("true", "false")) or cell


def _use(column: Column, cell: str, names: Names) -> Data:
    """Read ids of parts, `same`, or title and number of an SOP that is not written yet."""
    parted = [pair(line) for line in lines_of(cell)]
    keys = [each and synonyms.certain(each[0], _UNWRITTEN) for each in parted]
    if all(keys):
        return {str(key): entry(each[1]) for key, each in zip(keys, parted, strict=True) if each}
    is_word = unquoted(cell) is None and word_of(cell, column.words)
    return is_word or _one(_texts(column, cell, names))


def _related(_column: Column, cell: str, _names: Names) -> Data:
    return [_relation(line) for line in lines_of(cell)]


def _relation(line: str) -> Data:
    parted = pair(line)
    if parted is None or line.startswith('"'):
        return entry(line)
    if parted[0].casefold() == "sop":
        return {"sop": entry(parted[1])}
    kind = word_of(parted[0], _RELATIONS)
    return {"sop": entry(parted[1]), "as": kind} if kind else entry(line)


def _targets(_column: Column, cell: str, names: Names) -> Data:
    return _one([t for line in lines_of(cell) for t in map(target(names), parts(line))])


def _branches(_column: Column, cell: str, names: Names) -> Data:
    found: dict[str, Data] = {}
    for line in chain.from_iterable(map(_answers, lines_of(cell))):
        parted = answer(line)
        if parted is None:
            return cell
        found[parted[0]] = _one([*map(target(names), parts(parted[1]))])
    return found


def _answers(line: str) -> list[str]:
    """Part a line with several answers: `Ya → 3; Tidak → 1`."""
    pieces = line.split(";")
    several = all(any(arrow in piece for arrow in ARROWS) for piece in pieces)
    return [piece.strip() for piece in pieces] if several else [line]


def target(names: Names) -> Callable[[str], Data]:
    """Return the reader of one target: an id, the number of a row, a word, an end, an SOP."""

    def read(text: str) -> Data:
        exact = unquoted(text)
        if exact is not None:
            return exact
        if text in names.steps:
            return text
        plain = synonyms.plain(text)
        if plain in (NEXT, END) or plain in synonyms.TARGETS:
            return synonyms.TARGETS.get(plain, plain)
        parted = pair(text)
        if parted and parted[1]:
            key = synonyms.plain(parted[0])
            if key == "sop":
                return {"sop": entry(parted[1])}
            if synonyms.TARGETS.get(key, key) == END:
                return {END: entry(parted[1])}
        number = _NUMBER.match(text)
        return names.numbers.get(number[1], text) if number else text

    return read


def performers_cells(value: Data, language: str, names: Names) -> tuple[str, str]:
    """Write who does a step: the ids, one a line, and how they share it."""
    value = _bare(value)
    mode = ""
    ids: Data = value
    if isinstance(value, dict) and value:
        (mode, ids), *_ = value.items()
    found = [str(each) for each in _list(ids) if each]
    lines = [each if _performer(each, names) == [each] else quoted(each) for each in found]
    return "\n".join(lines), word_in(mode, language)


def is_mode(text: str) -> bool:
    """Whether a text names a way in which several share a step."""
    known = {*MODES, Mode.ONE}
    return word_of(text, MODES) is not None or synonyms.plain(text) in known


def performers_of(cell: str, mode: str, names: Names) -> Data:
    """Read who does a step."""
    ids = [each for line in lines_of(cell) for each in _performer(line, names)]
    shared = mode.strip() and (word_of(mode, MODES) or synonyms.plain(mode))
    if not ids or shared in ("", Mode.TOGETHER, Mode.ONE):
        return _one(ids) if ids else ""
    return {str(shared): _one(ids)}


def _performer(line: str, names: Names) -> list[str]:
    """Read one line: an id, a name, or several with commas or semicolons between."""
    exact = unquoted(line)
    if exact is not None:
        return [exact]
    whole = _executor(line, names)
    if whole:
        return [whole]
    pieces = [piece.strip() for piece in re.split(r"[,;/]", line) if piece.strip()]
    several = [_executor(piece, names) for piece in pieces]
    if len(several) > 1 and all(several):
        return [one for one in several if one]
    return [names.missing(line) or line]


def _executor(text: str, names: Names) -> str | None:
    return names.executors.get(text) or names.executors.get(post_key(text))


def post_key(text: str) -> str:
    """Return what tells names of posts apart: case and spaces do not."""
    return f"={' '.join(text.split()).casefold()}"


_READERS: Final[dict[Kind, Callable[[Column, str, Names], Any]]] = {
    Kind.TEXT: _text,
    Kind.LIST: _texts,
    Kind.PAIRS: _pairs,
    Kind.WORD: _text,
    Kind.TRUTH: _truth,
    Kind.USE: _use,
    Kind.RELATED: _related,
    Kind.TARGETS: _targets,
    Kind.BRANCHES: _branches,
}

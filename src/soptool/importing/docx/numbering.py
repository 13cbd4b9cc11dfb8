"""The numbers and bullets of Word's lists, which stand in no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.drawings.space import number
from soptool.importing.package import Parts
from soptool.importing.tree import Element, tree_of
from soptool.importing.unreadable import Unreadable
from soptool.numerals import list_letter, roman

_LEVELS: Final = 9
_MOST: Final = 9_999
_DASHES: Final = ("-", "–", "—")


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": list_letter,
    "upperLetter": lambda count: list_letter(count).upper(),
    "lowerRoman": lambda count: roman(count).lower(),
    "upperRoman": roman,
}


@dataclass(slots=True)
class _List:
    """A list as it is counted; `counts` are the last numbers by level."""

    levels: Mapping[int, Element]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the lists of a document as its paragraphs come."""

    def __init__(self, parts: Parts, document: str) -> None:
        self._lists: dict[str, _List] = {}
        self._of: dict[str, str] = {}
        self._begins: dict[str, dict[int, int]] = {}
        part = parts.related(document, "numbering")
        if not part or part not in parts:
            return
        try:
            root = tree_of(parts, part)
        except Unreadable:
            return
        for child in root.children:
            if child.name == "abstractNum":
                levels = {_whole(e.get("ilvl")): e for e in child.children if e.name == "lvl"}
                self._lists[child.get("abstractNumId")] = _List(levels)
            elif child.name == "num":
                self._number(child)

    def _number(self, child: Element) -> None:
        own, abstract = child.get("numId"), child.first("abstractNumId")
        self._of[own] = abstract.get("val") if abstract else ""
        for over in child.children:
            start = over.first("startOverride")
            if over.name == "lvlOverride" and start is not None:
                self._begins.setdefault(own, {})[_whole(over.get("ilvl"))] = _whole(
                    start.get("val"), 1
                )

    def mark(self, told: Element | None) -> str:
        """Return what stands before a paragraph with these properties (`numPr`), counting it."""
        own = told.first("numId") if told else None
        if told is None or own is None:
            return ""
        counted = self._lists.get(self._of.get(own.get("val"), ""))
        if counted is None:
            return ""
        begins = self._begins.pop(own.get("val"), {})
        counted.counts |= {level: start - 1 for level, start in begins.items()}
        at = told.first("ilvl")
        level = _whole(at.get("val")) if at else 0
        said = counted.levels.get(level)
        if said is None:
            return ""
        before = counted.counts.get(level, _start(said) - 1)
        counted.counts[level] = min(before + 1, _MOST)
        for deeper in range(level + 1, _LEVELS):
            counted.counts.pop(deeper, None)
        return _said(counted, said)


def _said(counted: _List, level: Element) -> str:
    text, form = level.first("lvlText"), level.first("numFmt")
    kind = form.get("val") if form else ""
    if text is None or kind == "none":
        return ""
    if kind == "bullet":  # often a letter of a font of symbols, as `o` and U+F0B7
        return text.get("val") if text.get("val") in _DASHES else "•"

    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        there = counted.levels.get(at)
        way = there.first("numFmt") if there else None
        write = _FORMATS.get(way.get("val") if way else "decimal", str)
        count = counted.counts.get(at, _start(there) if there else 1)
        return write(max(count, 1))

    return re.sub(r"%([1-9])", shown, text.get("val")[:20])


def _start(level: Element) -> int:
    told = level.first("start")
    return _whole(told.get("val"), 1) if told else 1


def _whole(text: str, otherwise: int = 0) -> int:
    return int(min(max(number(text, otherwise), 0), _MOST))

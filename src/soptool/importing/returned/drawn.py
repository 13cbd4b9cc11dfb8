"""What was changed in the drawing of a row: told, and taken where it says one thing alone.

A symbol that now stands in another executor's column says who acts; words in a symbol, and beside
a line, are the question, the capsule's label or a branch. Lines say nothing for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from soptool.form.shown import Shown, ShownRow
from soptool.importing.returned.theirs import Theirs
from soptool.importing.seen import Mark, Seen, SeenRow, SeenSymbol, normal, said
from soptool.importing.version import Version
from soptool.language import Message, msg

_PAGES: Final = "offpage/"
"""Begins the names of symbols that lead to other pages, whose numbers they say."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of a document; `seen` knows whether its shapes still have names."""

    shown: Shown
    theirs: Theirs
    seen: Seen

    def compare(self, before: ShownRow, row: SeenRow) -> None:
        """Look at the drawing of one row."""
        if row.symbols is None or before.kind == "heading":
            return
        place = row.no or before.no
        pairs, gone, came = self._pairs(before, row.symbols)
        for name, symbol in pairs:
            was = before.symbols[name]
            if symbol.column != was.column:
                self._moved(name, was.column, symbol.column, before, row)
            if _words(symbol.text) != _words(was.text) and not name.startswith(_PAGES):
                self._words(name, was.text, symbol.text, before, row)
        for name in gone:
            self._tell(
                place, name, msg("This symbol is gone from the drawing; the SOP still has it.")
            )
        for symbol in came:
            text = symbol.name or symbol.text
            self._tell(place, text, msg("This symbol was added to the drawing: it was not taken."))
        self._labels(before, row)

    def _tell(self, place: str, text: str, message: Message) -> None:
        self.theirs.tell("drawing", place, "executor", text, message)

    def _pairs(
        self, before: ShownRow, symbols: Sequence[SeenSymbol]
    ) -> tuple[list[tuple[str, SeenSymbol]], list[str], list[SeenSymbol]]:
        """Bring symbols together: by name, else by their columns; and what is left on each side."""
        waiting = dict(before.symbols)
        pairs: list[tuple[str, SeenSymbol]] = []
        rest: list[SeenSymbol] = []
        for symbol in symbols:
            if waiting.pop(symbol.name, None) is not None:
                pairs.append((symbol.name, symbol))
            else:
                rest.append(symbol)
        for is_alike in (_same, _same_column, _any):
            for symbol in list(rest):
                name = next(
                    (n for n, was in waiting.items() if is_alike(was.column, was.text, symbol)),
                    None,
                )
                if name is not None and (not symbol.name or is_alike is not _any):
                    pairs.append((name, symbol))
                    del waiting[name]
                    rest.remove(symbol)
        return pairs, list(waiting), rest

    def _step(self, name: str, row: ShownRow) -> tuple[Version, int] | None:
        """Return the step that a symbol belongs to: `STEP/N`."""
        own = name.rpartition("/")[0].rpartition(".")[2]
        found: list[tuple[Version, int]] = []
        for sop, index in row.steps:
            version = self.theirs.versions.get(sop)
            if version and index < len(version.steps) and isinstance(version.steps[index], dict):
                found.append((version, index))
        named = [each for each in found if _id(*each) == own]
        return named[0] if named else (found[0] if len(found) == 1 else None)

    def _moved(self, name: str, old: int, new: int, before: ShownRow, row: SeenRow) -> None:
        place = row.no or before.no
        at = self._step(name, before)
        here, there = self.shown.columns[old], self.shown.columns[new]
        own = name.rpartition("/")[0]
        symbols = [n for n in before.symbols if n.rpartition("/")[0] == own]
        value = at[0].steps[at[1]].get("executor") if at else None
        put = _instead(value, here[0], there[0])
        if at is None or put is None or own in ("start", "end", "offpage"):
            message = msg("A symbol was moved from `{old}` to `{new}`: it was not taken.",
                          old=here[1], new=there[1])  # fmt: skip
            self._tell(place, name, message)
            return
        version, index = at
        version.data["steps"][index]["executor"] = put
        version.evidence["steps", index, "executor"] = row.marks
        if len(symbols) == 1:
            message = msg("Its symbol was moved from `{old}` to `{new}`, so that is who acts.",
                          old=here[1], new=there[1])  # fmt: skip
            self._tell(place, name, message)

    def _words(self, name: str, old: str, new: str, before: ShownRow, row: SeenRow) -> None:
        at = self._step(name, before)
        step: dict[str, Any] = at[0].steps[at[1]] if at else {}
        around = {_words(str(step.get(key, ""))): key for key in ("label", "question")}
        key = around.get(_words(old))
        if at is None or key is None or not new:
            message = msg("A symbol said `{old}` and says `{new}` now: it was not taken.",
                          old=old, new=new)  # fmt: skip
            self._tell(row.no or before.no, new or old, message)
            return
        at[0].data["steps"][at[1]][key] = said(new)
        at[0].evidence["steps", at[1], key] = row.marks

    def _labels(self, before: ShownRow, row: SeenRow) -> None:
        """Compare the words beside lines."""
        old, new = list(before.labels), list(row.labels)
        for text in before.labels:
            like = next((each for each in new if _words(each) == _words(text)), None)
            if like is not None:
                old.remove(text)
                new.remove(like)
        if len(old) == len(new) == 1 and self._renamed(old[0], new[0], before, row.marks):
            return
        place = row.no or before.no
        for text in old:
            self._tell(place, text, msg("These words are gone from the drawing: not taken."))
        for text in new:
            self._tell(place, text, msg("These words are new in the drawing: not taken."))

    def _renamed(self, old: str, new: str, row: ShownRow, marks: tuple[Mark, ...]) -> bool:
        """Call a branch anew, where one step alone of the row has it and nothing else names it."""
        found = [each for each in self._branching(row) if _named(each, old)]
        if len(found) != 1:
            return False
        version, index = found[0]
        step = version.data["steps"][index]
        label = _named(found[0], old)
        others = [step[key] for key in ("chance", "route") if isinstance(step.get(key), dict)]
        if label is None or said(new) in step["branches"] or any(label in each for each in others):
            return False
        step["branches"] = {
            said(new) if key == label else key: to for key, to in step["branches"].items()
        }
        version.evidence["steps", index, "branches"] = marks
        return True

    def _branching(self, row: ShownRow) -> Iterator[tuple[Version, int]]:
        for sop, index in row.steps:
            version = self.theirs.versions.get(sop)
            step = version.steps[index] if version and index < len(version.steps) else None
            if version and isinstance(step, dict) and isinstance(step.get("branches"), dict):
                yield version, index


def _named(at: tuple[Version, int], text: str) -> str | None:
    branches = at[0].steps[at[1]]["branches"]
    return next((str(label) for label in branches if _words(str(label)) == _words(text)), None)


def _id(version: Version, index: int) -> str:
    return str(version.steps[index].get("id") or f"step-{index + 1}")


def _words(text: str) -> str:
    """Return a text without spaces and hyphens: symbols break lines anywhere."""
    return "".join(normal(text).split()).replace("-", "").casefold()


def _same(column: int, text: str, symbol: SeenSymbol) -> bool:
    return column == symbol.column and _words(text) == _words(symbol.text)


def _same_column(column: int, _text: str, symbol: SeenSymbol) -> bool:
    return column == symbol.column


def _any(_column: int, _text: str, _symbol: SeenSymbol) -> bool:
    return True


def _instead(value: Any, old: str, new: str) -> Any:
    """Return executors with another in place of one; None where it is not among them."""
    if isinstance(value, str):
        return new if value == old else None
    if isinstance(value, list):
        if old not in value:
            return None
        found = list(dict.fromkeys(new if each == old else each for each in value))
        return found[0] if len(found) == 1 else found
    if isinstance(value, dict) and len(value) == 1:
        ((mode, ids),) = value.items()
        put = _instead(ids, old, new)
        return None if put is None else (put if isinstance(put, str) else {mode: put})
    return None

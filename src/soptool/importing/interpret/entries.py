"""Symbols of a row → entries: who acts together, who after whom, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from soptool.importing.draft import Evidence
from soptool.importing.interpret.edges import Bond, Edge
from soptool.importing.interpret.rows import Row
from soptool.importing.interpret.symbols import Symbol
from soptool.importing.interpret.words import NO, is_

Part = Literal["start", "end"]
Mode = Literal["one", "together", "any", "each", "chain"]


@dataclass(eq=False, slots=True)
class Way:
    """How it goes on: to an entry, or to an end with its outcome (None for a plain one)."""

    target: Entry | None
    label: str
    evidence: Evidence
    outcome: str | None = None
    is_inferred: bool = False


@dataclass(eq=False, slots=True)
class Entry:
    """A step: the symbols of a row that make one. `is_further` in the row of the one before."""

    row: Row
    symbols: list[Symbol]
    mode: Mode = "one"
    ways: list[Way] = field(default_factory=list)
    is_further: bool = False
    is_start: bool = False
    starts_with: str = ""
    when: str = ""
    id: str = ""

    @property
    def decision(self) -> Symbol | None:
        """Its diamond."""
        return next((symbol for symbol in self.symbols if symbol.kind == "decision"), None)

    @property
    def terminator(self) -> Symbol | None:
        """Its capsule."""
        return next((symbol for symbol in self.symbols if symbol.kind == "terminator"), None)

    @property
    def columns(self) -> list[int]:
        """Its executors' columns, each once, in their order."""
        held = (symbol.columns or (symbol.column,) for symbol in self.symbols)
        return list(dict.fromkeys(column for columns in held for column in columns))


def _are_heard_as_one(one: Symbol, other: Symbol) -> bool:
    """Whether two symbols are said to act at the same time, and to lead to the same places."""
    return one.shared == other.shared == "each" and one.answers == other.answers


@dataclass(slots=True)
class Maker:
    """Makes the entries of one row."""

    edges: Sequence[Edge]
    bonds: Sequence[Bond]
    marks: dict[Symbol, Part]

    def row(self, row: Row, symbols: Sequence[Symbol], listed: int) -> list[Entry]:
        if not symbols:
            return [Entry(row, [])]
        groups = list(self._bonded(row, symbols))
        groups = self._each(groups, listed)
        groups = self._chained(row, groups, listed)
        ordered = self._ordered(groups)
        for number, entry in enumerate(ordered):
            entry.is_further = number > 0
        return ordered

    def _bonded(self, row: Row, symbols: Sequence[Symbol]) -> Iterator[Entry]:
        left = list(symbols)
        for bond in self.bonds:
            members = [symbol for symbol in bond.symbols if symbol in left]
            if len(members) < 2:
                continue
            for member in members:
                left.remove(member)
            members.sort(key=self._holds, reverse=True)
            yield Entry(row, members, "any" if bond.is_broken else "together")
        for symbol in left:
            yield Entry(row, [symbol])

    def _holds(self, symbol: Symbol) -> tuple[bool, bool]:
        """Tell which of linked symbols is named first: the diamond, else where lines leave."""
        return symbol.kind == "decision", any(edge.source is symbol for edge in self.edges)

    def _out(self, entry: Entry) -> list[Edge]:
        found = (edge for edge in self.edges if edge.source in entry.symbols)
        return [edge for edge in found if not is_inner(entry, edge)]

    def _in(self, entry: Entry) -> list[Edge]:
        found = (edge for edge in self.edges if edge.target in entry.symbols)
        return [edge for edge in found if not is_inner(entry, edge)]

    def _chained(self, row: Row, groups: list[Entry], listed: int) -> list[Entry]:
        """Put symbols of a row together that do nothing but follow one another."""
        merged = True
        while merged and len(groups) > listed:
            merged = False
            for entry in groups:
                after = self._follower(entry, groups)
                if after is None:
                    continue
                chain = Entry(row, [*entry.symbols, *after.symbols], "chain")
                groups = [*(each for each in groups if each not in (entry, after)), chain]
                merged = True
                break
        return groups

    def _follower(self, entry: Entry, groups: Sequence[Entry]) -> Entry | None:
        leaves = self._out(entry)
        if entry.mode not in ("one", "chain") or len(leaves) != 1 or leaves[0].label:
            return None
        last = entry.symbols[-1]
        if last.kind == "decision" or leaves[0].source is not last:
            return None
        first = leaves[0].target
        if not _hands_on(last, first):
            return None
        after = next((e for e in groups if leaves[0].target in e.symbols), None)
        if after is None or after is entry or after.mode not in ("one", "chain"):
            return None
        enters = self._in(after)
        is_alone = len(enters) == 1 and leaves[0].target is after.symbols[0]
        repeats = set(entry.columns) & set(after.columns)
        return after if is_alone and not repeats else None

    def _each(self, groups: list[Entry], listed: int) -> list[Entry]:
        """Put symbols together that come from, and lead to, the same places at the same time."""
        found: list[Entry] = []
        for at, entry in enumerate(groups):
            twin = next((other for other in found if self._are_twins(entry, other)), None)
            if twin is None or len(found) + len(groups) - at <= listed:
                found.append(entry)
            else:
                twin.symbols += entry.symbols
                twin.symbols.sort(key=lambda symbol: symbol.box.x0)
                twin.mode = "each"
        return found

    def _are_twins(self, one: Entry, other: Entry) -> bool:
        if one.mode != "one" or other.mode not in ("one", "each"):
            return False
        if one.decision or other.decision or one.columns == other.columns:
            return False
        if {one.symbols[0].shared, other.symbols[0].shared} - {None, "each"}:
            return False
        first, second = one.symbols[:1], other.symbols[:1]
        outs = [{(self._bearer(e.target), e.label) for e in self.edges if e.source in s}
                for s in (first, second)]  # fmt: skip
        led = [edge for edge in self.edges if self.marks.get(edge.source) != "start"]
        ins = [{(self._bearer(e.source), e.label) for e in led if e.target in s}
               for s in (first, second)]  # fmt: skip
        ends = [{_ended(pair, self.marks) for pair in out} for out in outs]
        if _are_heard_as_one(one.symbols[0], other.symbols[0]):
            return bool(one.symbols[0].answers) or ends[0] == ends[1]
        return ends[0] == ends[1] and ins[0] == ins[1] and bool(outs[0] or ins[0])

    def _bearer(self, symbol: Symbol) -> Symbol:
        """Return the symbol that stands for all that are linked with it."""
        return next((bond.symbols[0] for bond in self.bonds if symbol in bond.symbols), symbol)

    def _ordered(self, groups: Sequence[Entry]) -> list[Entry]:
        """Order the entries of a row as they are said, else as the flow passes them."""
        said = [[s.said_as for s in entry.symbols if s.said_as is not None] for entry in groups]
        if all(said):
            pairs = sorted(zip(map(min, said), range(len(groups)), strict=True))
            return [groups[at] for _, at in pairs]
        left = list(groups)
        found: list[Entry] = []
        while left:
            ready = [entry for entry in left if not self._waits(entry, left)] or left
            found.append(min(ready, key=lambda entry: self._rank(entry, found)))
            left.remove(found[-1])
        return found

    def _rank(self, entry: Entry, before: Sequence[Entry]) -> tuple[int, float, float]:
        """Rank by what leads here: an entry before it, a row above, a refusal of that, nothing."""
        box = entry.symbols[0].box
        done = {symbol for other in before for symbol in other.symbols}
        known = [edge for edge in self._in(entry) if edge.source in done]
        above = [edge for edge in self._in(entry) if _is_above(edge.source.row, entry.row)]
        grade = 0 if known else 3 if not above else 2 if all(map(_refuses, above)) else 1
        return grade, round(box.y0 / 14), box.x0

    def _waits(self, entry: Entry, left: Sequence[Entry]) -> bool:
        """Whether another entry of the row leads here, and this one not back to it."""
        before, after = self._leading(entry, left, 0), self._leading(entry, left, 1)
        return any(other not in after for other in before if other is not entry)

    def _leading(self, entry: Entry, left: Sequence[Entry], onward: int) -> list[Entry]:
        """Return the entries of a row that lead to one, or that it leads to, over any others."""
        found = [entry]
        for here in found:
            edges = [e for e in (self._out(here) if onward else self._in(here)) if not _refuses(e)]
            ends = {edge.target if onward else edge.source for edge in edges}
            found += [other for other in left if other not in found and ends & {*other.symbols}]
        return found[1:]


def _is_above(row: Row | None, other: Row) -> bool:
    return row is not None and row.number < other.number


def _refuses(edge: Edge) -> bool:
    return is_(NO, edge.label)


def _ended(pair: tuple[Symbol, str], marks: Mapping[Symbol, Part]) -> tuple[object, str]:
    """Let ends of their own that say the same be the same place."""
    symbol, label = pair
    return (symbol.text, label) if marks.get(symbol) == "end" else (symbol, label)


def _hands_on(one: Symbol, other: Symbol) -> bool:
    """Whether two symbols may be one step's, one after the other, by what is said of them."""
    known = [symbol for symbol in (one, other) if symbol.shared is not None]
    if any(symbol.shared != "chain" for symbol in known):
        return False
    return len(known) < 2 or other.turn == one.turn + 1


def is_inner(entry: Entry, edge: Edge) -> bool:
    """Whether an edge only hands on within a step."""
    pairs = zip(entry.symbols, entry.symbols[1:], strict=False)
    return any(edge.source is one and edge.target is other for one, other in pairs)

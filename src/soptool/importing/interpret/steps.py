"""Rows, symbols and edges → steps: who acts in which mode, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from soptool.importing.interpret.activity import Act
from soptool.importing.interpret.asides import words_for
from soptool.importing.interpret.edges import Bond, Edge, linked
from soptool.importing.interpret.entries import Entry, Maker, Part, Way, is_inner
from soptool.importing.interpret.rows import Row
from soptool.importing.interpret.symbols import Symbol
from soptool.importing.interpret.words import END, START, is_


@dataclass(slots=True)
class Flow:
    """The steps; `unplaced` symbols stand in no row; `used` are the nets that say something."""

    entries: list[Entry]
    unplaced: list[Symbol]
    used: set[int]


def is_blank(row: Row, symbols: Sequence[Symbol]) -> bool:
    """Whether a row is only room on paper: no text, and no symbols but connectors."""
    own = [symbol for symbol in symbols if symbol.row is row]
    return not (
        any(any(lines) for lines in row.cells.values())
        or row.merged
        or any(symbol.kind != "connector" for symbol in own)
    )


def flow_of(
    rows: Sequence[Row],
    symbols: Sequence[Symbol],
    edges: Sequence[Edge],
    bonds: Sequence[Bond],
    acts: Mapping[int, Sequence[Act]],
) -> Flow:
    """Make the steps of a table; `acts` has what the cells of rows list, by their numbers."""
    acting = [s for s in symbols if s.row is not None and s.kind not in ("connector", "unknown")]
    outer = _outer_marks(symbols, edges)
    unplaced = [s for s in symbols if s not in {*acting, *outer} and s.kind != "connector"]
    sharing = {symbol for bond in bonds for symbol in bond.symbols}
    alone = [symbol for symbol in acting if symbol not in sharing]
    marks = {**_marks(acting, edges, acts, alone), **outer}
    maker = Maker(edges, linked(bonds), marks)
    entries: list[Entry] = []
    for row in rows:
        own = [symbol for symbol in acting if symbol.row is row]
        said = acts.get(row.number, ())
        if row.is_heading:
            continue
        if own and _is_bare(row, said) and all(symbol in marks for symbol in own):
            words_for(own, said[0].aside if said else "")
            continue
        own = [symbol for symbol in own if symbol not in marks]
        made = maker.row(row, own, len(said))
        _say(made, said, edges, marks)
        entries += made
    used = _lead(entries, edges, marks) | {net for bond in bonds for net in bond.nets}
    return Flow(entries, unplaced, used)


def _say(
    entries: Sequence[Entry],
    acts: Sequence[Act],
    edges: Sequence[Edge],
    marks: Mapping[Symbol, Part],
) -> None:
    """Give what is said beside the acts of a row to the symbols of its entries."""
    symbols = [list(_speaking(entry, edges, marks)) for entry in entries]
    for at, (entry, act) in enumerate(zip(entries, acts, strict=False)):
        mute = [symbol for symbol in symbols[at] if not symbol.text]
        others = [symbol for own in symbols[at + 1 :] for symbol in own] if not mute else []
        entry.when = words_for(mute or others, act.aside) if mute or act.aside else ""


def _speaking(
    entry: Entry, edges: Sequence[Edge], marks: Mapping[Symbol, Part]
) -> Iterator[Symbol]:
    """Yield the symbols of an entry that say something: diamonds, and capsules."""
    out = [edge for edge in edges if edge.source in entry.symbols]
    into = [edge for edge in edges if edge.target in entry.symbols]
    yield from (s for s in entry.symbols if s.kind in ("decision", "terminator"))
    yield from (edge.source for edge in into if marks.get(edge.source) == "start")
    yield from (edge.target for edge in out if marks.get(edge.target) == "end")


def _is_bare(row: Row, acts: Sequence[Act]) -> bool:
    """Whether a row says nothing but that the flow starts or ends."""
    others = (lines for kind, lines in row.cells.items() if kind != "activity")
    said = " ".join(act.text for act in acts)
    return (not said or is_(f"{START}|{END}", said)) and not any(others)


def _marks(
    symbols: Sequence[Symbol],
    edges: Sequence[Edge],
    acts: Mapping[int, Sequence[Act]],
    alone: Sequence[Symbol],
) -> dict[Symbol, Part]:
    """Tell the capsules that only say where the flow starts or ends, beside the step itself.

    They stand `alone`: what a line without heads links with others acts with them. Where a row
    has more capsules than that, they are those of which nothing is said, and that have words.
    """
    found: dict[Symbol, Part] = {}
    for symbol in sorted(alone, key=lambda s: (s.heard is not None, not s.text)):
        row = symbol.row
        if symbol.kind != "terminator" or row is None:
            continue
        enters = [edge for edge in edges if edge.target is symbol]
        leaves = [edge for edge in edges if edge.source is symbol]
        if _is_bare(row, acts.get(row.number, ())):
            if bool(enters) != bool(leaves):
                found[symbol] = "start" if leaves else "end"
            continue
        beside = [s for s in symbols if s.row is row and s is not symbol]
        if sum(s not in found for s in beside) < len(acts.get(row.number, ())):
            continue  # each act has a symbol of its own
        others = [s for s in beside if s.kind in ("process", "decision") or _steps_on(s, edges)]
        ends = [edge.target for edge in leaves] + [edge.source for edge in enters]
        is_bare = is_(f"{START}|{END}", symbol.text) or any(
            s.column == symbol.column or (s.kind == "decision" and enters) for s in ends
        )
        if not others or not is_bare or _acts_with(symbol, others, edges):
            continue
        if _receives(symbol, others, edges):
            continue
        if leaves and not enters and all(edge.target in others for edge in leaves):
            found[symbol] = "start"
        elif enters and not leaves and not is_(START, symbol.text):
            found[symbol] = "end"
    return found


def _outer_marks(symbols: Sequence[Symbol], edges: Sequence[Edge]) -> dict[Symbol, Part]:
    """Tell the capsules above and below all rows at which the flow starts and ends."""
    found: dict[Symbol, Part] = {}
    for symbol in symbols:
        if symbol.row is not None or symbol.kind != "terminator":
            continue
        enters = any(edge.target is symbol for edge in edges)
        if enters != any(edge.source is symbol for edge in edges):
            found[symbol] = "end" if enters else "start"
    return found


def _acts_with(symbol: Symbol, others: Sequence[Symbol], edges: Sequence[Edge]) -> bool:
    """Whether a capsule at the end is reached as all others of its row are, and ends no other."""
    into = {edge.source for edge in edges if edge.target is symbol}
    beside = [{edge.source for edge in edges if edge.target is other} for other in others]
    leaves = any(edge.source in (symbol, *others) for edge in edges)
    return bool(into) and not leaves and all(sources == into for sources in beside)


def _receives(symbol: Symbol, others: Sequence[Symbol], edges: Sequence[Edge]) -> bool:
    """Whether a capsule is handed what one of its row began, and what a row before led to it."""
    into = {edge.source for edge in edges if edge.target is symbol}
    entered = {edge.target for edge in edges}
    is_led_to = any(source.row is not symbol.row for source in into)
    return is_led_to and any(source in others and source not in entered for source in into)


def _steps_on(symbol: Symbol, edges: Sequence[Edge]) -> bool:
    enters = any(edge.target is symbol for edge in edges)
    return enters and any(edge.source is symbol for edge in edges)


def _lead(
    entries: Sequence[Entry], edges: Sequence[Edge], marks: Mapping[Symbol, Part]
) -> set[int]:
    """Say of each entry how it goes on; return the nets that were of use."""
    of = {symbol: entry for entry in entries for symbol in entry.symbols}
    used: set[int] = set()
    for edge in edges:
        entry, target = of.get(edge.source), of.get(edge.target)
        if marks.get(edge.source) == "start" and target is not None:
            target.is_start, target.starts_with = True, edge.source.text
        elif entry is not None and marks.get(edge.target) == "end":
            _add(entry, edge, Way(None, edge.label, edge.evidence, outcome_of(edge.target.text)))
        elif entry is not None and target is not None:
            if target is not entry or not is_inner(entry, edge):
                _add(entry, edge, Way(target, edge.label, edge.evidence))
        else:
            continue
        used.update(edge.nets)
    return used


def _add(entry: Entry, edge: Edge, way: Way) -> None:
    way.is_inferred = edge.is_inferred
    known = ((each.target, each.label, each.outcome) for each in entry.ways)
    if (way.target, way.label, way.outcome) not in known:
        entry.ways.append(way)


def outcome_of(text: str) -> str | None:
    """Return the outcome that a capsule names; None where it only says that it ends."""
    return None if not text or is_(f"{END}|{START}", text) else text

"""The seams of a macro: what a part needs against what the parts before it yield."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from soptool.compose.documents import Key, document_key
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.compose.procedure import Procedure, Row
from soptool.finding import KeyPath, Place
from soptool.flow.analysis import Analysis
from soptool.model.sop import Macro
from soptool.source.document import Document
from soptool.workspace.entry import Entry


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document named by a part or a row: as it is written, and where: in `file` at `path`."""

    text: str
    key: str
    file: str
    path: KeyPath
    document: Document = field(compare=False, repr=False)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.document.value(self.path)


@dataclass(frozen=True, slots=True)
class Station:
    """A row of the macro: what it needs from before, all that it makes, and what it hands on.

    `index`: its step in the macro (from 0). `opening`: keys of what it cannot begin without: what
    the part names as its `inputs`, else what its first steps require. `brought`: keys of what
    somebody outside the agency brings. `is_unwritten`: a part that is only named, or cannot be
    found: nobody knows what it makes.
    """

    index: int
    title: str
    needs: tuple[NamedDocument, ...]
    makes: tuple[NamedDocument, ...]
    yields: tuple[NamedDocument, ...]
    is_part: bool
    opening: frozenset[str] = frozenset()
    brought: frozenset[str] = frozenset()
    is_unwritten: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement that is not sure to be there when its part begins.

    `made_by`: stations that make it, on another way or too late. `before`: bits of the stations on
    the way to it: among what these make stands what the author may have meant. `is_opening`: the
    part cannot begin without it, and it does not come from outside. `may_be_made`: a part that is
    not written may make it before.
    """

    station: Station
    mention: NamedDocument
    made_before: tuple[Station, ...]
    made_later: tuple[Station, ...]
    before: int
    is_opening: bool
    may_be_made: bool


@dataclass(frozen=True, slots=True)
class Leftover:
    """A yield of a part that nothing after it needs; `after`: bits of the stations after it."""

    station: Station
    mention: NamedDocument
    after: int


@dataclass(frozen=True, slots=True)
class Seams:
    """All that does not meet between the rows of a macro; bit n is that of `stations[n]`."""

    stations: tuple[Station, ...]
    needs: tuple[Need, ...]
    leftovers: tuple[Leftover, ...]


def seams_of(composer: Composer, entry: Entry) -> Seams:
    """Compare the parts of a macro along its flow; documents go by their registry's names."""
    macro = entry.sop
    assert isinstance(macro, Macro)
    key = document_key(composer.workspace.settings)
    procedure = compose(composer, entry, Level.PARTS)
    stations = {row.id: _station(composer, entry, row, key) for row in procedure.rows}
    analysis = Analysis(procedure.flow)
    declared = frozenset(key(text) for text in macro.inputs)
    outside = declared or _outside(analysis, stations)
    wanted = frozenset(key(text) for text in macro.outputs)
    return Seams(
        tuple(stations[node.id] for node in procedure.flow.nodes),
        tuple(_needs(analysis, stations, declared, outside)),
        tuple(_leftovers(analysis, stations, wanted)),
    )


def _station(composer: Composer, entry: Entry, row: Row, key: Key) -> Station:
    index = row.origins[0].index
    macro = entry.sop
    assert isinstance(macro, Macro)
    step = macro.steps[index]
    names = step.use.ids if step.use else ()
    known = (name for name in names if composer.workspace.procedure(name) is not None)
    parts = tuple(composer.part_of(name, step.with_) for name in known)
    own = _own(entry, index, row, key)
    inner = tuple(_inner(part, composer, key) for part in parts)
    made = tuple(mention for part in inner for mention in part.makes)
    there = {mention.key for mention in made}
    return Station(
        index,
        row.activity or (step.id or ""),
        (*own.needs, *(n for part in inner for n in part.needs if n.key not in there)),
        (*own.makes, *made),
        (*own.makes, *(y for part in inner for y in part.yields)),
        is_part=bool(parts),
        opening=inner[0].opening if inner else frozenset(),
        brought=frozenset().union(*(part.brought for part in inner)),
        is_unwritten=bool(step.use) and len(parts) < max(1, len(names)),
    )


def _own(entry: Entry, index: int, row: Row, key: Key) -> Station:
    """What the macro's row says itself."""
    macro = entry.sop
    assert isinstance(macro, Macro)
    step = macro.steps[index]

    def mentions(field: str, texts: Iterable[str]) -> tuple[NamedDocument, ...]:
        return tuple(
            _named(text, key, entry, ("steps", index, field, number))
            for number, text in enumerate(texts)
        )

    makes = mentions("outputs", step.outputs)
    needs = mentions("requirements", step.requirements)
    return Station(index, row.activity, needs, makes, makes, is_part=False)


def _inner(part: Procedure, composer: Composer, key: Key) -> Station:
    """What a part needs, makes and yields, with the places in the files that say so."""
    entry = composer.workspace.by_id[part.id]
    needed = {key(text) for text in part.inputs}
    handed = {key(text) for text in part.outputs}
    requires = _mentions(part, "requirements", key)
    makes = _mentions(part, "outputs", key)
    needs = {mention.key: mention for mention in reversed(requires) if mention.key in needed}
    yields = {mention.key: mention for mention in makes if mention.key in handed}
    for name, texts, found in (("inputs", part.inputs, needs), ("outputs", part.outputs, yields)):
        for number, text in enumerate(texts):
            found.setdefault(key(text), _named(text, key, entry, (name, number)))
    made = (*makes, *(mention for mention in yields.values() if mention not in makes))
    opening = part.sop.inputs or [text for row in _first_rows(part) for text in row.requirements]
    at_hand = {key(text) for text in (*part.equipment, *part.legal_basis)}
    outside = {column.id for column in part.columns if column.external}
    return Station(
        0,
        part.title,
        tuple(needs.values()),
        made,
        tuple(yields.values()),
        is_part=True,
        opening=frozenset(map(key, opening)) - at_hand,
        brought=frozenset(
            key(text)
            for row in part.rows
            if outside.intersection(row.executors)
            for text in row.requirements
        ),
    )


def _first_rows(part: Procedure) -> Iterable[Row]:
    """Return the rows that a part begins with."""
    starts = set(part.flow.starts)
    return (row for row in part.rows if row.id in starts)


def _mentions(part: Procedure, field: str, key: Key) -> tuple[NamedDocument, ...]:
    return tuple(
        _named(text, key, row.origins[0].entry, ("steps", row.origins[0].index, field, number))
        for row in part.rows
        for number, text in enumerate(getattr(row, field))
    )


def _named(text: str, key: Key, entry: Entry, path: KeyPath) -> NamedDocument:
    return NamedDocument(text, key(text), entry.path, path, entry.document)


def _outside(analysis: Analysis, stations: Mapping[str, Station]) -> frozenset[str]:
    """Return what comes from outside where the macro does not say it.

    What the first parts need, and what an applicant or another agency brings.
    """
    first = (stations[name].needs for name in analysis.flow.starts)
    brought = (station.brought for station in stations.values())
    return frozenset(mention.key for needs in first for mention in needs).union(*brought)


def _needs(
    analysis: Analysis,
    stations: Mapping[str, Station],
    declared: frozenset[str],
    outside: frozenset[str],
) -> Iterable[Need]:
    bit = analysis.reach.bit
    keys = _bits(made.key for station in stations.values() for made in station.makes)
    sure, possible = _made_before(analysis, stations, keys)
    makers: dict[str, dict[str, None]] = {}
    for name, station in stations.items():
        for made in station.makes:
            makers.setdefault(made.key, {})[name] = None
    unwritten = reduce(or_, (bit[name] for name, one in stations.items() if one.is_unwritten), 0)
    for name in analysis.forward.order:
        station = stations[name]
        if name not in analysis.forward.reached:
            continue
        for mention in station.needs:
            if sure[name] & keys.get(mention.key, 0) or mention.key in declared:
                continue
            by = [other for other in makers.get(mention.key, ()) if other != name]
            before = tuple(stations[other] for other in by if bit[other] & possible[name])
            later = tuple(stations[other] for other in by if not bit[other] & possible[name])
            is_opening = mention.key in station.opening and mention.key not in outside
            may_be = bool(possible[name] & unwritten)
            yield Need(station, mention, before, later, possible[name], is_opening, may_be)


def _bits(keys: Iterable[str]) -> dict[str, int]:
    return {key: 1 << number for number, key in enumerate(dict.fromkeys(keys))}


def _made_before(
    analysis: Analysis, stations: Mapping[str, Station], keys: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return for each row what every way to it has made, and the rows that may come before it.

    The first as bits of `keys`, the second as those of the rows.
    """
    forward, joins, bit = analysis.forward, analysis.meetings.joins, analysis.reach.bit
    makes = {name: _sure_makes(analysis, station, name, keys) for name, station in stations.items()}
    sure: dict[str, int] = {}
    possible: dict[str, int] = {}
    for name in forward.order:
        sources = dict.fromkeys(source for source, _ in forward.arriving.get(name, ()))
        ways = [sure[source] | makes[source] for source in sources]
        sure[name] = reduce(or_ if joins.get(name) == "all" else and_, ways) if ways else 0
        possible[name] = reduce(or_, (possible[source] | bit[source] for source in sources), 0)
    return sure, possible


def _sure_makes(analysis: Analysis, station: Station, name: str, keys: Mapping[str, int]) -> int:
    """What a row has made when it is left; one that may be skipped is not sure to have."""
    if analysis.flow.by_id[name].is_optional:
        return 0
    return reduce(or_, (keys[made.key] for made in station.makes), 0)


def _leftovers(
    analysis: Analysis, stations: Mapping[str, Station], wanted: frozenset[str]
) -> Iterable[Leftover]:
    reach = analysis.reach
    needing: dict[str, int] = {}
    for name, station in stations.items():
        for need in station.needs:
            needing[need.key] = needing.get(need.key, 0) | reach.bit[name]
    for name, station in stations.items():
        node = analysis.flow.by_id[name]
        if not station.is_part or name not in analysis.forward.reached:
            continue
        if any(line.is_end for line in node.lines):
            continue  # what it yields may be what the macro yields
        for mention in station.yields:
            if mention.key not in wanted and not needing.get(mention.key, 0) & reach.after[name]:
                yield Leftover(station, mention, reach.after[name])

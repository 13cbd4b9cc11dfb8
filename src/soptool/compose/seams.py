"""The seams of a macro: what a part needs against what the parts before it yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from soptool.compose.documents import document_key
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.compose.stations import Maker, NamedDocument, Station, station_of
from soptool.flow.analysis import Analysis
from soptool.model.sop import Macro
from soptool.workspace.entry import Entry


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement that is not sure to be there when its part begins.

    `part`: the title of who needs it. `made_before`, `made_later`: who makes it, on another way or
    too late. `before`: bits of the stations on the way to it: among what these make stands what the
    author may have meant. `is_opening`: the part cannot begin without it, and it does not come from
    outside. `may_be_made`: a part that is not written may make it before.
    """

    station: Station
    part: str
    mention: NamedDocument
    made_before: tuple[Maker, ...]
    made_later: tuple[Maker, ...]
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
    stations = {row.id: station_of(composer, entry, row, key) for row in procedure.rows}
    analysis = Analysis(procedure.flow)
    declared = frozenset(key(text) for text in macro.inputs)
    outside = declared or _outside(analysis, stations)
    wanted = frozenset(key(text) for text in macro.outputs)
    return Seams(
        tuple(stations[node.id] for node in procedure.flow.nodes),
        tuple(_needs(analysis, stations, declared, outside)),
        tuple(_leftovers(analysis, stations, wanted)),
    )


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
) -> Iterator[Need]:
    bit = analysis.reach.bit
    keys = _bits(made.key for station in stations.values() for made in station.makes)
    sure, possible = _made_before(analysis, stations, keys)
    makers = _makers(stations)
    unwritten = reduce(or_, (bit[name] for name, one in stations.items() if one.is_unwritten), 0)
    for name in analysis.forward.order:
        station, ways, back = stations[name], possible[name], analysis.reach.before[name]
        if name not in analysis.forward.reached:
            continue
        for mention in station.needs:
            if sure[name] & keys.get(mention.key, 0) or mention.key in declared:
                continue
            by = {o: maker for o, maker in makers.get(mention.key, {}).items() if o != name}
            before = tuple(maker for other, maker in by.items() if bit[other] & ways)
            if not before and any(bit[other] & back for other in by):
                continue  # a line that comes back brings it, as corrections do
            later = tuple(maker for other, maker in by.items() if not bit[other] & ways)
            crossed = None if before else station.crossed.get(mention.key)
            yield Need(
                station,
                crossed.part if crossed else station.title,
                mention,
                before,
                (crossed.maker,) if crossed else later,
                ways,
                is_opening=mention.key in station.opening and mention.key not in outside,
                may_be_made=bool(ways & unwritten),
            )


def _makers(stations: Mapping[str, Station]) -> dict[str, dict[str, Maker]]:
    """Return for each document, by its key, the rows that make it."""
    makers: dict[str, dict[str, Maker]] = {}
    for name, station in stations.items():
        for made in station.makes:
            makers.setdefault(made.key, {}).setdefault(name, Maker(station.title, made))
    return makers


def _bits(keys: Iterable[str]) -> dict[str, int]:
    return {key: 1 << number for number, key in enumerate(dict.fromkeys(keys))}


def _made_before(
    analysis: Analysis, stations: Mapping[str, Station], keys: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return for each row what every way to it has made, and the rows that may come before it.

    The first as bits of `keys`, the second as those of the rows.
    """
    forward, joins, bit = analysis.forward, analysis.meetings.joins, analysis.reach.bit
    sure: dict[str, int] = {}
    possible: dict[str, int] = {}
    for name in forward.order:
        lines = dict.fromkeys(
            (source, line.label) for source, line in forward.arriving.get(name, ())
        )
        ways = [
            sure[source] | _sure_makes(analysis, stations[source], source, label, keys)
            for source, label in lines
        ]
        sure[name] = reduce(or_ if joins.get(name) == "all" else and_, ways) if ways else 0
        possible[name] = reduce(or_, (possible[source] | bit[source] for source, _ in lines), 0)
    return sure, possible


def _sure_makes(
    analysis: Analysis, station: Station, name: str, end: str | None, keys: Mapping[str, int]
) -> int:
    """What a row has made when it is left so; one that may be skipped is not sure to have."""
    if analysis.flow.by_id[name].is_optional:
        return 0
    return reduce(or_, (keys[key] for key in station.made_at(end) if key in keys), 0)


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

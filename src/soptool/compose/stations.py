"""The rows of a macro as its documents see them: what each needs, makes and hands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from soptool.compose.blocks import in_words_of, is_routed, outcomes_of
from soptool.compose.documents import Key
from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure, Row
from soptool.finding import KeyPath, Place
from soptool.flow.analysis import Analysis
from soptool.flow.reach import Reach
from soptool.model.sop import Macro
from soptool.model.step import MacroStep
from soptool.model.target import DEFAULT_OUTCOME
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


class Maker(NamedTuple):
    """A part or row by its title, and the document that it makes."""

    title: str
    made: NamedDocument


class Crossed(NamedTuple):
    """A part of a row, by its title, that needs what a part behind it in that row makes."""

    part: str
    maker: Maker


@dataclass(frozen=True, slots=True)
class Station:
    """A row of the macro: what it needs from before, all that it makes, and what it hands on.

    `index`: its step in the macro (from 0). `opening`: keys of what it cannot begin without: what
    the part names as its `inputs`, else what its first steps require. `brought`: keys of what
    somebody outside the agency brings. `is_unwritten`: a part that is only named, or cannot be
    found: nobody knows what it makes. `crossed`: by key, what its parts need in the wrong order.
    `by_end`: for each end that the macro routes, keys of what is made where the part ends so.
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
    crossed: Mapping[str, Crossed] = field(default_factory=dict)
    by_end: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def made_at(self, end: str | None) -> frozenset[str]:
        """Return the keys of what it has made when it is left by this end."""
        all_made = frozenset(made.key for made in self.makes)
        return self.by_end.get(end, all_made) if end else all_made


def station_of(composer: Composer, entry: Entry, row: Row, key: Key) -> Station:
    """Read a row of a macro, with the parts that it uses."""
    index = row.origins[0].index
    macro = entry.sop
    assert isinstance(macro, Macro)
    step = macro.steps[index]
    names = step.use.ids if step.use else ()
    known = (name for name in names if composer.workspace.procedure(name) is not None)
    parts = tuple(composer.part_of(name, step.with_) for name in known)
    own = _own(entry, index, row, key)
    inner = tuple(_inner(part, composer, key) for part in parts)
    makes = (*own.makes, *(mention for part in inner for mention in part.makes))
    return Station(
        index,
        row.activity or (step.id or ""),
        (*own.needs, *_needs_in_row(inner)),
        makes,
        (*own.makes, *(y for part in inner for y in part.yields)),
        is_part=bool(parts),
        opening=inner[0].opening if inner else frozenset(),
        brought=frozenset().union(*(part.brought for part in inner)),
        is_unwritten=bool(step.use) and len(parts) < max(1, len(names)),
        crossed=dict(_crossed(inner)),
        by_end=_by_end(step, parts[-1], makes, inner[-1].makes, key) if parts else {},
    )


def _needs_in_row(parts: tuple[Station, ...]) -> Iterator[NamedDocument]:
    """Yield what the parts of one row need and none before it in the row makes."""
    there: set[str] = set()
    for part in parts:
        yield from (need for need in part.needs if need.key not in there)
        there.update(made.key for made in part.makes)


def _crossed(parts: tuple[Station, ...]) -> Iterator[tuple[str, Crossed]]:
    for number, part in enumerate(parts):
        behind = {
            made.key: Maker(later.title, made)
            for later in reversed(parts[number + 1 :])
            for made in reversed(later.makes)
        }
        for need in part.needs:
            if need.key in behind:
                yield need.key, Crossed(part.title, behind[need.key])


def _by_end(
    step: MacroStep,
    part: Procedure,
    makes: tuple[NamedDocument, ...],
    last: tuple[NamedDocument, ...],
    key: Key,
) -> Mapping[str, frozenset[str]]:
    """Return what is made at each end that the macro routes; nothing where it makes no difference.

    `makes`: of the whole row; `last`: of its last part, whose ends these are.
    """
    rows = in_words_of(step, part.rows)
    ends = outcomes_of(rows)
    if len(ends) < 2 or not is_routed(step, ends):
        return {}
    reach = Analysis(part.flow).reach
    stated = {made.key for made in last} - {key(text) for row in part.rows for text in row.outputs}
    before = {made.key for made in makes if made not in last} | stated
    ways = dict.fromkeys(ends, 0)
    for row in rows:
        for end in {line.outcome or DEFAULT_OUTCOME for line in row.lines if line.is_end}:
            ways[end] |= reach.before[row.id] | reach.bit[row.id]
    return {end: frozenset(before | _made_on(part, reach, way, key)) for end, way in ways.items()}


def _made_on(part: Procedure, reach: Reach, ways: int, key: Key) -> set[str]:
    on_way = (row for row in part.rows if reach.bit[row.id] & ways)
    return {key(text) for row in on_way for text in row.outputs}


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

"""A micro or macro → `Procedure`: its parts expanded at any depth, or one row a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from soptool.compose.blocks import (
    Block,
    blocks_of,
    ending_in,
    in_words_of,
    is_routed,
    leads_on,
    outcomes_of,
    routed,
)
from soptool.compose.columns import Union, own_columns
from soptool.compose.documents import document_key, needed, post_key, yielded
from soptool.compose.extent import Extents
from soptool.compose.missing_parts import (
    gaps_of,
    lack_of,
    opaque_row,
    opaque_title,
    size_finding,
    unwritten_findings,
)
from soptool.compose.outcomes import ends_of, outcome_findings, unrouted
from soptool.compose.procedure import Column, Gap, Lack, Origin, Part, Procedure, Row
from soptool.compose.relations import ties
from soptool.compose.rows import own_row, own_rows, part_under, under
from soptool.compose.union import united
from soptool.finding import Finding
from soptool.flow.graph import Flow, Line
from soptool.model.calendar import Calendar, calendar_of
from soptool.model.executor import Mode
from soptool.model.sop import Macro, Micro, numbered
from soptool.settings import Settings
from soptool.workspace.entry import Entry
from soptool.workspace.generic import filled_part
from soptool.workspace.workspace import Workspace


def calendar_from(settings: Settings) -> Calendar:
    """Return the working calendar that sop.yaml describes."""
    hours = settings.calendar
    return calendar_of(
        hours_per_day=hours.hours_per_day,
        days_per_week=hours.days_per_week,
        days_per_month=hours.days_per_month,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A procedure, the SOP that it was made from (so that no other gets its `id`), what it read."""

    entry: Entry
    procedure: Procedure
    reads: frozenset[str]


@dataclass(slots=True)
class Composer:
    """Expands SOPs of one workspace; a part used often is expanded once."""

    workspace: Workspace
    calendar: Calendar = field(init=False)
    extents: Extents = field(init=False)
    _known: dict[tuple[int, bool], _Known] = field(default_factory=dict)
    _filled: dict[tuple[str, frozenset[tuple[str, str]]], Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.calendar = calendar_from(self.workspace.settings)
        self.extents = Extents(self.workspace)

    def expand(self, entry: Entry, *, is_inner: bool = False) -> Procedure:
        """Return every step of the SOP and of its parts.

        `is_inner`: it stands below one that is a part of it in turn; all such stay closed.
        """
        key = (id(entry), is_inner)
        known = self._known.get(key)
        if known is None:
            is_macro = isinstance(entry.sop, Macro)
            with self.workspace.reads.noting() as reads:
                procedure = self._macro(entry, is_inner) if is_macro else self._micro(entry)
            known = self._known[key] = _Known(entry, procedure, frozenset(reads))
        self.workspace.reads.again(known.reads)
        return known.procedure

    def _micro(self, entry: Entry) -> Procedure:
        sop = entry.sop
        assert isinstance(sop, (Micro, Macro))
        rows = own_rows(entry, sop)
        return self.finish(entry, own_columns(sop), rows, ())

    def _macro(self, entry: Entry, is_inner: bool) -> Procedure:
        expansion = _Expansion(self, entry, is_inner)
        for block in expansion.blocks:
            expansion.take(block)
        rows = expansion.stitched()
        columns = expansion.union.in_order(rows)
        findings = (*expansion.union.findings, *expansion.findings)
        procedure = self.finish(entry, columns, rows, tuple(expansion.parts), findings)
        return replace(procedure, gaps=tuple(expansion.gaps.values()))

    def finish(
        self,
        entry: Entry,
        columns: tuple[Column, ...],
        rows: tuple[Row, ...],
        parts: tuple[Part, ...],
        findings: tuple[Finding, ...] = (),
    ) -> Procedure:
        """Put a procedure together, with what its parts have in common united."""
        sop, key = entry.sop, document_key(self.workspace.settings)
        assert isinstance(sop, (Micro, Macro))
        return Procedure(
            sop=sop,
            columns=columns,
            rows=rows,
            parts=parts,
            legal_basis=united(self.workspace, sop, parts, "legal_basis"),
            qualifications=united(self.workspace, sop, parts, "qualifications"),
            equipment=united(self.workspace, sop, parts, "equipment"),
            related=ties(self.workspace, sop),
            inputs=sop.inputs or needed(rows, key),
            outputs=sop.outputs or yielded(rows, key),
            calendar=self.calendar,
            findings=findings,
        )

    def part_of(
        self, name: str, values: Mapping[str, str] | None = None, *, is_inner: bool = False
    ) -> Procedure:
        """Expand a part; `values` fill the parameters of a generic one."""
        entry = self.workspace.by_id[name]
        if not values:
            return self.expand(entry, is_inner=is_inner)
        key = (name, frozenset(values.items()))
        if key not in self._filled:
            self._filled[key] = filled_part(entry, values)
        return self.expand(self._filled[key], is_inner=is_inner)


@dataclass(slots=True)
class _Expansion:
    """One macro on its way to rows: `pending` has each part's rows, whose ends are still open."""

    composer: Composer
    entry: Entry
    is_inner: bool
    is_too_large: bool = field(init=False)
    union: Union = field(init=False)
    flow: Flow = field(init=False)
    blocks: tuple[Block, ...] = field(init=False)
    numbers: tuple[str, ...] = field(init=False)
    parts: list[Part] = field(default_factory=list)
    pending: list[tuple[Block, list[tuple[Row, ...]]]] = field(default_factory=list)
    first_row: dict[str, str] = field(default_factory=dict)
    part_entry: dict[str, str] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    gaps: dict[tuple[str, str, int], Gap] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.union = Union(self.entry, post_key(self.composer.workspace.settings))
        self.flow = self.entry.flow
        self.blocks = blocks_of(self.macro)
        self.numbers = numbered(self.macro.steps)
        self.findings += unwritten_findings(self.macro, self.entry)
        extent = self.composer.extents.of_macro(self.macro)
        self.is_too_large = extent.is_too_large
        if self.is_too_large and not self.is_inner:
            self.findings.append(size_finding(self.entry, extent))

    @property
    def macro(self) -> Macro:
        assert isinstance(self.entry.sop, Macro)
        return self.entry.sop

    def take(self, block: Block) -> None:
        """Expand a block's parts; without any the step itself is the row."""
        step = self.macro.steps[block.first]
        names = step.use.ids if step.use else ()
        lacks = {name: self._lack(name) for name in names}
        usable = [name for name in names if lacks[name] is None]
        procedures = [self._expanded(name, step.with_) for name in usable]
        origin = Origin(self.entry, self.flow.nodes[block.first].id, block.first)
        self.gaps |= {gap.key: gap for gap in gaps_of(origin, lacks, procedures)}
        groups = [
            self._part(block, number, procedure, several=len(procedures) > 1)
            for number, procedure in enumerate(procedures, start=1)
            if procedure.rows
        ]
        if not groups:
            groups = [(self._own_row(block),)]
        self._remember(block, groups)

    def _lack(self, name: str) -> Lack | None:
        """Why a part stays closed here; None where it unfolds."""
        lack = lack_of(name, self.composer.workspace)
        if lack is not None:
            return lack
        if name == self.entry.sop.id or (self.is_inner and self._holds_this(name)):
            return Lack.CYCLE
        return Lack.TOO_LARGE if self.is_too_large else None

    def _expanded(self, name: str, values: Mapping[str, str] | None) -> Procedure:
        return self.composer.part_of(name, values, is_inner=self._holds_this(name))

    def _holds_this(self, name: str) -> bool:
        return self.composer.extents.are_one_circle(self.entry.sop.id, name)

    def _part(
        self, block: Block, number: int, procedure: Procedure, *, several: bool
    ) -> tuple[Row, ...]:
        no = self.numbers[block.first]
        part = Part(
            id=self._free_id(procedure.id),
            no=f"{no}.{number}" if several else no,
            title=procedure.title,
            sop=procedure.id,
            number=procedure.sop.number,
            index=block.first,
        )
        part = replace(part, ends=tuple(end.under(part.id) for end in procedure.ends))
        self.parts += [part, *(part_under(part, inner) for inner in procedure.parts)]
        self.part_entry.setdefault(procedure.id, f"{part.id}.{procedure.rows[0].id}")
        columns = self.union.take(procedure.columns, block.first, procedure.id)
        rows = under(part, procedure.rows, columns)
        step = self.macro.steps[block.first]
        if step.start and number == 1:
            rows = (replace(rows[0], is_start=True, label=step.label or rows[0].label), *rows[1:])
        if step.when is None:
            return rows
        return tuple(replace(row, is_in_optional=True) for row in rows)

    def _free_id(self, name: str) -> str:
        count = self.used.get(name, 0) + 1
        while (free := name if count == 1 else f"{name}-{count}") in self.used:
            count += 1
        self.used |= {name: count, free: 1}
        return free

    def _own_row(self, block: Block) -> Row:
        step = self.macro.steps[block.first]
        no = self.numbers[block.first]
        row = self._row_of(block.first, no)
        if step.use is None:
            return row
        last = self.flow.nodes[block.last]
        title = opaque_title(step, self.composer.workspace)
        return opaque_row(row, title, last.lines)

    def _row_of(self, index: int, no: str) -> Row:
        node = self.flow.nodes[index]
        origin = Origin(self.entry, node.id, index)
        return own_row(origin, self.macro.steps[index], node, no)

    def _remember(self, block: Block, groups: list[tuple[Row, ...]]) -> None:
        for index in range(block.first, block.last + 1):
            self.first_row[self.flow.nodes[index].id] = groups[0][0].id
        self.pending.append((block, groups))

    def stitched(self) -> tuple[Row, ...]:
        """Lead every part's ends on to what follows."""
        return tuple(row for block, groups in self.pending for row in self._block(block, groups))

    def _block(self, block: Block, groups: list[tuple[Row, ...]]) -> Iterator[Row]:
        for rows, following in pairwise(groups):
            yield from ending_in(rows, following[0].id)
        last = groups[-1]
        if last[0].part is None:
            yield from (self._macro_lines(row) for row in last)
        else:
            yield from self._last_part(block, last)

    def _last_part(self, block: Block, rows: tuple[Row, ...]) -> Iterator[Row]:
        step = self.macro.steps[block.last]
        rows = in_words_of(step, rows)
        outcomes = outcomes_of(rows)
        if step.branches and not is_routed(step, outcomes):
            decision = self._decision(block, rows)
            yield from ending_in(rows, decision.id)
            yield self._macro_lines(decision)
            return
        if step.branches:
            self.findings += outcome_findings(step, block.last, ends_of(rows), self.entry)
        elif block.last + 1 < len(self.macro.steps):
            self.findings += unrouted(block.last, ends_of(rows), self.entry)
        yield from (self._led_on(row, block.last) for row in rows)

    def _led_on(self, row: Row, index: int) -> Row:
        if leads_on(row):
            return row
        ways = (way for line in row.lines for way in self._ways(line, index))
        return replace(row, lines=tuple(dict.fromkeys(ways)))

    def _ways(self, line: Line, index: int) -> list[Line]:
        if not line.is_end:
            return [line]
        if line.sop is not None and line.sop in self.part_entry:
            return [Line(self.part_entry[line.sop], line.label)]
        ways = routed(line, self.flow.nodes[index], self.macro.steps[index])
        return [self._in_rows(way) for way in ways or [self._next(line, index)]]

    def _next(self, line: Line, index: int) -> Line:
        if index + 1 < len(self.flow.nodes):
            return Line(self.flow.nodes[index + 1].id, line.label)
        return line

    def _decision(self, block: Block, rows: tuple[Row, ...]) -> Row:
        """The macro's own decision after a part that has no named ends; its time is the part's."""
        no = f"{self.numbers[block.first]}.{len(rows) + 1}"
        row = self._row_of(block.last, no)
        who = row.executors or rows[-1].executors[-1:]
        mode = row.mode if row.executors else Mode.ONE
        text = row.activity or row.question or ""
        taken = {other.id for other in rows}
        name = row.id if row.id not in taken else f"{row.id}-step-{block.last + 1}"
        return replace(
            row,
            id=name,
            no=no,
            activity=text,
            executors=who,
            mode=mode,
            section=None,
            duration=None,
            same_duration=False,
        )

    def _macro_lines(self, row: Row) -> Row:
        return replace(row, lines=tuple(self._in_rows(line) for line in row.lines))

    def _in_rows(self, line: Line) -> Line:
        if line.target is None or line.target not in self.first_row:
            return line
        return replace(line, target=self.first_row[line.target])

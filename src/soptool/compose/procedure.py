"""What the composer makes, and what every drawing and document is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from soptool.finding import Finding, Place
from soptool.flow.graph import Flow, Join, Line, Node
from soptool.model.calendar import Calendar
from soptool.model.executor import Mode
from soptool.model.relation import Relation
from soptool.model.sop import Procedural
from soptool.model.target import DEFAULT_OUTCOME
from soptool.workspace.entry import Entry


class RowKind(StrEnum):
    """What a row is: an activity, a decision, or a whole part drawn as one row."""

    ACTIVITY = "activity"
    DECISION = "decision"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row comes from: the SOP and its step (by position from 0)."""

    entry: Entry
    step: str
    index: int

    @property
    def sop(self) -> str:
        """The SOP's id."""
        return self.entry.sop.id

    @property
    def path(self) -> str:
        """The file that holds the step, relative to the workspace."""
        return self._place.path

    @property
    def line(self) -> int:
        """The line on which the step begins, from 1."""
        return self._place.line

    @property
    def _place(self) -> Place:
        return self.entry.document.value(("steps", self.index))


@dataclass(frozen=True, slots=True)
class Column:
    """An executor as a column of the form."""

    id: str
    name: str
    group: str | None = None
    external: bool = False
    system: bool = False
    unit: str | None = None


class Lack(StrEnum):
    """Why a part is not expanded: it holds the macro itself, there is none, it can't be used."""

    CYCLE = "cycle"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    NOT_A_PROCEDURE = "not-a-procedure"
    NO_STEPS = "no-steps"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Gap:
    """A part (the id that the macro's step names) that stands as one row, as it can't be expanded.

    A part that is not written yet (`use: {title: …}`) is none: it is told to be so.
    """

    sop: str
    lack: Lack
    origin: Origin

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from others: a macro may be used twice, with the same gap."""
        return self.sop, self.origin.sop, self.origin.index


@dataclass(frozen=True, slots=True)
class End:
    """A named end of a procedure, and the rows whose lines lead there.

    `sop`: the flow goes on in that SOP; the end is named after it.
    """

    name: str
    rows: tuple[str, ...]
    sop: str | None = None

    def under(self, part: str) -> End:
        """Bring it under a macro, in which the rows have the part's id before their own."""
        return replace(self, rows=tuple(f"{part}.{row}" for row in self.rows))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a macro. `id` is unique in the procedure (a second use is `ID-2`).

    `parent` is the id of the part that holds it; `sop` is None for an SOP not written yet.
    `index`: the position of the macro's step that uses it, or uses what holds it. `ends` are its
    own, which the macro leads on.
    """

    id: str
    no: str
    title: str
    sop: str | None = None
    number: str | None = None
    parent: str | None = None
    depth: int = 1
    index: int = 0
    ends: tuple[End, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: a symbol (or several of one act) with its cells.

    Rows with `same_row` stand in the table row of the entry before them. `duration` is the
    author's text; None where missing, and where `same_duration` merges the cell with that above.
    `pieces`: how many a case has, for a time per piece.
    `stands_for` has the parts, one after another, whose every step is drawn as this one row.
    `is_in_optional`: the part that holds it may be left out.
    """

    id: str
    no: str
    kind: RowKind
    activity: str
    mode: Mode = Mode.ONE
    executors: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    duration: str | None = None
    same_duration: bool = False
    pieces: Decimal | None = None
    effort: str | None = None
    outputs: tuple[str, ...] = ()
    note: str | None = None
    see: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    footnote: str | None = None
    when: str | None = None
    question: str | None = None
    label: str | None = None
    section: str | None = None
    is_start: bool = False
    join: Join | None = None
    same_row: bool = False
    routes: tuple[tuple[str, str], ...] = ()
    chances: tuple[tuple[str, Decimal], ...] = ()
    lines: tuple[Line, ...] = ()
    part: str | None = None
    is_in_optional: bool = False
    stands_for: tuple[Procedure, ...] = field(default=(), compare=False, repr=False)
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True)
class Procedure:
    """An SOP as it is drawn: `parts` say which heading stands before which rows.

    `gaps`: parts of it, at any depth, that can't be expanded. `whole`: of a macro with one row a
    part, every step of it: which of a part's steps lead to which of its ends, a row can't tell.
    """

    sop: Procedural
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    parts: tuple[Part, ...] = ()
    legal_basis: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    whole: Procedure | None = None

    @property
    def id(self) -> str:
        """The SOP's id."""
        return self.sop.id

    @property
    def title(self) -> str:
        """The SOP's title."""
        return self.sop.title

    @property
    def is_complete(self) -> bool:
        """Whether all parts are expanded."""
        return not self.gaps

    @cached_property
    def ends(self) -> tuple[End, ...]:
        """The ends that lines lead to, in order."""
        rows: dict[tuple[str, str | None], dict[str, None]] = {}
        for row in self.rows:
            for line in row.lines:
                if line.is_end:
                    key = (line.outcome or line.sop or DEFAULT_OUTCOME, line.sop)
                    rows.setdefault(key, {})[row.id] = None
        return tuple(End(name, tuple(ids), sop) for (name, sop), ids in rows.items())

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Each row by its id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def column_of(self) -> Mapping[str, Column]:
        """Each column by the executor's id."""
        return {column.id: column for column in self.columns}

    @cached_property
    def named_columns(self) -> tuple[Column, ...]:
        """The columns, and after them whom rows name though no SOP knows such an executor."""
        named = dict.fromkeys(name for row in self.rows for name in row.executors)
        unknown = (Column(name, name) for name in named if name not in self.column_of)
        return (*self.columns, *unknown)

    @cached_property
    def flow(self) -> Flow:
        """The rows as a graph."""
        return Flow(tuple(_node(row) for row in self.rows))

    @cached_property
    def table_rows(self) -> tuple[tuple[Row, ...], ...]:
        """The rows grouped as the table shows them: entries with `row: same` join the one above."""
        grouped: list[list[Row]] = []
        for row in self.rows:
            if row.same_row and grouped:
                grouped[-1].append(row)
            else:
                grouped.append([row])
        return tuple(tuple(group) for group in grouped)


def _node(row: Row) -> Node:
    return Node(
        row.id,
        row.lines,
        is_decision=row.kind is RowKind.DECISION or any(line.label for line in row.lines),
        is_start=row.is_start,
        is_optional=row.when is not None,
        join=row.join,
    )

"""A procedure's flow as a drawing in the rows of its table.

Every table row is a row of the grid: a heading is a row without symbols. So row `n` of the table
is row `n` of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from soptool.compose.procedure import Procedure, Row, RowKind
from soptool.diagram.fit import Fit
from soptool.diagram.grid import END, Edge, Grid, Node, Relation, Side, Start
from soptool.diagram.plan import Plan
from soptool.flow.graph import Line
from soptool.flow.order import forward_of
from soptool.flow.regions import unreached
from soptool.form.edition import Edition
from soptool.form.table import Act, Table, TableRow
from soptool.form.widths import with_columns
from soptool.measure.flows import headings
from soptool.model.executor import Mode
from soptool.model.target import DEFAULT_OUTCOME

_RELATIONS: Final[dict[Mode, Relation]] = {
    Mode.ANY: "any",
    Mode.EACH: "each",
    Mode.CHAIN: "chain",
}
_SIDES: Final[dict[str, Side]] = {"left": "left", "right": "right"}


@dataclass(frozen=True, slots=True)
class Flowchart:
    """The drawing, and the table with the room that it needs.

    `table` has the widths that the plan asks for, and the words that found no room in it.
    """

    grid: Grid
    fit: Fit
    table: Table

    @property
    def plan(self) -> Plan:
        """The drawing; its rows are the table's."""
        return self.fit.plan

    @property
    def shift(self) -> int:
        """How many rows of the table stand before the grid's first (a row Mulai)."""
        return len(self.table.rows) > self.grid.rows


def charted(fitted: Fit, grid: Grid, table: Table, edition: Edition) -> Flowchart:
    """Put a drawing into the table, which makes room for it."""
    return Flowchart(grid, fitted, roomy(table, fitted.plan, edition))


def roomy(table: Table, plan: Plan, edition: Edition) -> Table:
    """Give the table the widths of a drawing, and the words that found no room there."""
    widths = table.widths
    if plan.widths != (widths.executor,) * len(plan.widths):
        widths = with_columns(widths, edition.settings.paper, plan.widths)
    return replace(table, widths=widths, rows=_with_words(table.rows, plan))


def _with_words(rows: tuple[TableRow, ...], plan: Plan) -> tuple[TableRow, ...]:
    """Put the words that found no room in the drawing behind what is done there."""
    found = list(rows)
    for words in plan.row_texts:
        row = found[words.row]
        acts = list(row.acts or (Act(""),))
        at = next((number for number, act in enumerate(acts) if act.row == words.step), 0)
        said = acts[at].condition
        acts[at] = replace(acts[at], condition=f"{said}; {words.text}" if said else words.text)
        found[words.row] = replace(row, acts=tuple(acts))
    return tuple(found)


def grid_of(procedure: Procedure, table: Table, edition: Edition) -> Grid:
    """Say what is to be drawn: one node a row of the procedure, one edge a line."""
    settings, t = edition.settings, edition.t
    places = _places(procedure, table)
    numbers = [row.no for row in table.rows if row.kind != "capsule"]
    order = {column.id: number for number, column in enumerate(procedure.columns)}
    return Grid(
        columns=len(table.columns),
        rows=sum(row.kind != "capsule" for row in table.rows),
        nodes=tuple(
            replace(_node(row, place := places[row.id], order), number=numbers[place])
            for row in procedure.rows
        ),
        edges=tuple(dict.fromkeys(_edges(procedure, edition))),
        starts=tuple(_starts(procedure)),
        style=settings.style,
        terminators=settings.terminators,
        start_text=t("Start"),
        end_text=t("End"),
    )


def _places(procedure: Procedure, table: Table) -> dict[str, int]:
    """Return the grid's row of each row of the procedure."""
    rows = [row.kind for row in table.rows if row.kind != "capsule"]
    activities = [number for number, kind in enumerate(rows) if kind == "activity"]
    return {
        row.id: number
        for number, group in zip(activities, procedure.table_rows, strict=True)
        for row in group
    }


def _node(row: Row, place: int, order: dict[str, int]) -> Node:
    columns = tuple(dict.fromkeys(order[name] for name in row.executors if name in order))
    decides = _decides(row)
    return Node(
        row.id,
        place,
        columns,
        "decision" if decides else "process",
        _RELATIONS.get(row.mode, "joint"),
        (row.question or "") if decides else "",
    )


def _decides(row: Row) -> bool:
    """Whether the row asks: by its kind, or a part whose ends lead to different rows."""
    if row.mode is Mode.EACH:
        return False
    return row.kind is RowKind.DECISION or len({line.label for line in row.lines}) > 1


def _edges(procedure: Procedure, edition: Edition) -> Iterator[Edge]:
    for row in procedure.rows:
        sides = dict(row.routes)
        for line in row.lines:
            side = _SIDES.get(sides.get(line.label or "") or sides.get("", ""))
            outcome = outcome_of(line, edition)
            yield Edge(row.id, line.target or END, line.label or "", side, outcome)


def outcome_of(line: Line, edition: Edition) -> str:
    """Return the words of a named end; none for a plain one, or a line that goes on."""
    if line.sop is not None:
        return edition.sop_name(line.sop)
    if line.target is not None or line.outcome in (None, DEFAULT_OUTCOME):
        return ""
    return str(line.outcome)


def _starts(procedure: Procedure) -> Iterator[Start]:
    """Yield the starts, and the sections that no line comes to: a flow begins there too."""
    flow, headed = procedure.flow, headings(procedure)
    regions = unreached(forward_of(flow))
    begun = [first for first, *_ in regions if first in headed]
    for name in (*flow.starts, *begun):
        yield Start(name, procedure.by_id[name].label or "")

"""A composed SOP as a table, as JSON and as YAML."""

from __future__ import annotations

from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from soptool.cli.terminal import Terminal
from soptool.compose.procedure import Part, Procedure, Row, RowKind
from soptool.export.json.source import origins_in
from soptool.flow.graph import Line
from soptool.language import Message, msg
from soptool.measure.sums import sums_of
from soptool.measure.times import time_text
from soptool.measure.words import total_text
from soptool.model.target import DEFAULT_OUTCOME
from soptool.report.json_text import json_text, written_out
from soptool.report.visible import visible
from soptool.source.emit import document, noted
from soptool.workspace.workspace import Workspace


def as_json(data: dict[str, Any]) -> str:
    """Return composed data as JSON."""
    return json_text(data)


def as_yaml(data: dict[str, Any], workspace: Workspace) -> str:
    """Return composed data as YAML, with the file and line of what SOPs inherit beside it."""
    text = document(data)
    if "source" in data:
        origins = origins_in(data["source"], workspace)
        text = noted(text, {("source", *path): visible(at) for path, at in origins.items()})
    return written_out(text)


def incomplete(procedure: Procedure) -> Message:
    """Say which parts are not expanded."""
    names = ", ".join(dict.fromkeys(f"`{gap.sop}`" for gap in procedure.gaps))
    return msg(
        "`{id}` is not complete: {parts} could not be expanded.", id=procedure.id, parts=names
    )


def as_table(procedure: Procedure, language: str, terminal: Terminal) -> str:
    """Return the rows as a table as wide as the screen, with a heading for each part."""
    console = terminal.console()
    translate = terminal.translate
    total = total_text(sums_of(procedure), terminal.language, translate)
    total = total or msg("no time stated").render(translate)
    with console.capture() as captured:
        console.print(Text(visible(procedure.title), style="bold"))
        console.print(_table(procedure, language, terminal, is_wide=console.width >= _WIDE))
        console.print(Text(msg("In all: {time}", time=total).render(terminal.translate)))
    lines = captured.get().rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


_WIDE = 100
_LEAST = 16
"""Cells that a column has at least where its words ask for it; longer ones are cut."""


def _table(procedure: Procedure, language: str, terminal: Terminal, *, is_wide: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True, collapse_padding=True)
    table.add_column("No", no_wrap=True)
    headings = [(msg("Activity"), 10), (msg("Executor"), 7), (msg("Time"), 4), (msg("Next"), 4)]
    if is_wide:
        headings.insert(3, (msg("Output"), 6))
    cells = {
        row.id: _cells(row, procedure, language, terminal, is_wide=is_wide)
        for row in procedure.rows
    }
    for number, (heading, share) in enumerate(headings, start=1):
        head = heading.render(terminal.translate)
        texts = (head, *(texts[number].plain for texts in cells.values()))
        least = min(max(map(_longest, texts)), _LEAST)
        table.add_column(head, ratio=share, width=least, overflow="fold")
    shown: set[str] = set()
    for row in procedure.rows:
        for part in _begun(row, procedure, shown):
            table.add_section()
            table.add_row(Text(part.no, "bold"), Text(visible(part.title), "bold"))
        table.add_row(*cells[row.id])
    return table


def _longest(text: str) -> int:
    """Return the cells of the longest word, with which a column need not cut any."""
    return max(map(cell_len, text.split()), default=0)


def _begun(row: Row, procedure: Procedure, shown: set[str]) -> list[Part]:
    """Return the parts whose first row this is, the outermost first."""
    by_id = {part.id: part for part in procedure.parts}
    begun: list[Part] = []
    name = row.part
    while name is not None and name in by_id and name not in shown:
        shown.add(name)
        begun.insert(0, by_id[name])
        name = by_id[name].parent
    return begun


def _cells(
    row: Row, procedure: Procedure, language: str, terminal: Terminal, *, is_wide: bool
) -> list[Text]:
    columns = procedure.column_of
    names = [columns[name].name if name in columns else name for name in row.executors]
    style = "cyan" if row.kind is RowKind.DECISION else ""
    texts = [
        row.no,
        row.activity,
        ", ".join(names),
        time_text(row, procedure.calendar, language) or "",
    ]
    texts += ["; ".join(row.outputs)] if is_wide else []
    cells = [*map(visible, texts), _next(row, procedure, terminal)]
    return [Text(cell, style) for cell in cells]


def _next(row: Row, procedure: Procedure, terminal: Terminal) -> str:
    """Say where the row goes on; nothing where it is the next row."""
    order = procedure.flow.order
    if [line.label for line in row.lines] == [None]:
        target = row.lines[0].target
        if target is not None and order[target] == order[row.id] + 1:
            return ""
    ways = (visible(_way(line, procedure, terminal)) for line in row.lines)
    return "\n".join(ways)


def _way(line: Line, procedure: Procedure, terminal: Terminal) -> str:
    if line.target is None:
        to = _end(line.outcome).render(terminal.translate)
    else:
        to = procedure.by_id[line.target].no
    return f"{line.label} → {to}" if line.label else f"→ {to}"


def _end(outcome: str | None) -> Message:
    if outcome is None or outcome == DEFAULT_OUTCOME:
        return msg("end")
    return msg("end ({outcome})", outcome=outcome)

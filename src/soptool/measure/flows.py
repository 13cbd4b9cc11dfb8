"""The flows of a procedure: steps that lines connect, in either direction, are one.

An SOP that holds several (a new request, a renewal) has a time for each of them. A flow begins at
its starts, or else at its first step. Steps that hang on nothing, begin no section and are no start
are no flow of their own: they belong to the flow above them, which never comes to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from soptool.compose.procedure import Part, Procedure, Row
from soptool.flow.analysis import Analysis


@dataclass(frozen=True)
class Strand:
    """One flow of a procedure, as a procedure of its own rows.

    `label`: the section of its first step, else the `label` of its start, else the title of the
    part that it is in; None where there is none. `beside` are rows that no way comes to and that
    are not among its own.
    """

    label: str | None
    procedure: Procedure
    beside: tuple[Row, ...] = ()


def strands(procedure: Procedure) -> tuple[Strand, ...]:
    """Return the flows in the order of their first rows; none for a procedure without rows."""
    groups = _groups(procedure)
    if len(groups) < 2:
        return (Strand(_label(procedure), procedure),) if procedure.rows else ()
    reached = Analysis(procedure.flow).forward.reached
    flows = _own_flows(groups, headings(procedure))
    return tuple(_strand(procedure, rows, reached) for rows in flows)


def _groups(procedure: Procedure) -> list[list[Row]]:
    """Return the rows that are connected, in order."""
    joined = _Joined([row.id for row in procedure.rows])
    for source, target in (*_lines(procedure), *_lines_between_parts(procedure)):
        joined.join(source, target)
    groups: dict[str, list[Row]] = {}
    for row in procedure.rows:
        groups.setdefault(joined.head(row.id), []).append(row)
    return list(groups.values())


class _Joined:
    """Names that are joined, as trees: each name knows one before it, the head knows itself."""

    def __init__(self, names: Sequence[str]) -> None:
        self.above = {name: name for name in names}

    def head(self, name: str) -> str:
        while self.above[name] != name:
            self.above[name] = name = self.above[self.above[name]]
        return name

    def join(self, one: str, other: str) -> None:
        self.above[self.head(other)] = self.head(one)


def _lines(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for row in procedure.rows:
        for line in row.lines:
            if line.target is not None and line.target in procedure.by_id:
                yield row.id, line.target


def _lines_between_parts(form: Procedure) -> Iterator[tuple[str, str]]:
    """Yield the form's rows that are connected inside, by lines from part to part."""
    if form.whole is None:
        return
    within = _form_rows(form, form.whole)
    for source, target in _lines(form.whole):
        one, other = within.get(source), within.get(target)
        if one is not None and other is not None and one != other:
            yield one, other


def _form_rows(form: Procedure, whole: Procedure) -> Mapping[str, str]:
    """Return for each row of the whole the row of the form that stands for it."""
    at = {row.origins[0].index: row.id for row in reversed(form.rows)}
    of_part = {part.id: part.index for part in whole.parts if part.parent is None}
    indexes = {
        row.id: of_part[row.part.split(".")[0]] if row.part else row.origins[0].index
        for row in whole.rows
    }
    return {name: at[index] for name, index in indexes.items() if index in at}


def _own_flows(groups: Sequence[list[Row]], sections: Mapping[str, str]) -> list[list[Row]]:
    """Put rows that are no flow of their own to the flow above them."""
    flows: list[list[Row]] = []
    for rows in groups:
        if not flows or sections.get(rows[0].id) or any(row.is_start for row in rows):
            flows.append(list(rows))
        else:
            flows[-1] += rows
    return flows


def headings(procedure: Procedure) -> Mapping[str, str]:
    """Return the sections by the rows at which they begin, in the macro or in the row itself."""
    found: dict[str, str] = {}
    of_part = {part.id: part for part in procedure.parts if part.parent is None}
    for row in procedure.rows:
        part = of_part.pop(row.part.split(".")[0], None) if row.part else None
        above = None if part is None else procedure.sop.steps[part.index].section
        section = above or row.section
        if section:
            found[row.id] = section
    return found


def _strand(procedure: Procedure, rows: Sequence[Row], reached: Set[str]) -> Strand:
    names = {row.id for row in rows}
    begins_elsewhere = not rows[0].is_start and rows[0] is not procedure.rows[0]
    if begins_elsewhere and any(row.is_start for row in rows):
        # Its first row is no start, and would be taken for one.
        names &= reached
    kept = tuple(row for row in procedure.rows if row.id in names)
    whole = procedure.whole
    if whole is not None:
        within = _form_rows(procedure, whole)
        inner = tuple(row for row in whole.rows if within.get(row.id) in names)
        whole = replace(whole, rows=inner)
    own = replace(procedure, rows=kept, whole=whole)
    return Strand(_label(own), own, tuple(row for row in rows if row.id not in names))


def _label(procedure: Procedure) -> str | None:
    first = procedure.rows[0]
    starts = (row.label for row in procedure.rows if row is first or row.is_start)
    top = _part_of(procedure, first.part.split(".")[0]) if first.part else None
    above = procedure.sop.steps[top.index].section if top and top.parent is None else None
    label = above or first.section or next(filter(None, starts), None)
    if label is None and first.part is not None:
        part = _part_of(procedure, first.part)
        label = part.title if part else None
    return label


def _part_of(procedure: Procedure, name: str) -> Part | None:
    return next((part for part in procedure.parts if part.id == name), None)

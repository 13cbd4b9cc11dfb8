"""The flow as cards, one a step: how the form is read on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from soptool.form.edition import Cited
from soptool.form.symbols import Goal, Way
from soptool.form.table import Act, Table, TableRow


@dataclass(frozen=True, slots=True)
class Doer:
    """An executor of a step: the place of its column, from 1, its name, and how it takes part."""

    column: int
    name: str
    remark: str | None


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a line leads: as the form says it, and what is done there."""

    goal: Goal
    activity: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or the only way on (no label)."""

    label: str | None
    goals: tuple[Onward, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A step, all that its row says. A `heading` has only `acts`.

    `ends`: the words in its capsule, where the flow ends with this step.
    """

    is_heading: bool
    anchor: str | None
    no: str
    acts: tuple[Act, ...]
    doers: tuple[Doer, ...] = ()
    questions: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    see: tuple[Cited, ...] = ()
    answers: tuple[Answer, ...] = ()
    ends: tuple[str, ...] = ()


def cards_of(table: Table, end: str) -> tuple[Card, ...]:
    """Return the cards of a table in words; `end` is what an end without a name is called.

    Rows that only say Mulai or Selesai are none: who reads cards sees where these begin and end.
    """
    return tuple(_cards(table, end))


def _cards(table: Table, end: str) -> Iterator[Card]:
    activities = {row.anchor: _activity(row) for row in table.rows if row.anchor}
    times: tuple[str, ...] = ()
    for row in table.rows:
        times = row.time.texts if row.time is not None else times
        if row.kind == "heading":
            yield Card(True, None, "", row.acts)
        elif row.kind == "activity":
            yield _card(row, table, times, activities, end)


def _activity(row: TableRow) -> str | None:
    return row.acts[0].text if row.acts else None


def _card(
    row: TableRow,
    table: Table,
    times: tuple[str, ...],
    activities: Mapping[str, str | None],
    end: str,
) -> Card:
    marks = [mark for cell in row.cells for mark in cell]
    ways = dict.fromkeys((*(way for mark in marks for way in mark.ways), *row.ways))
    return Card(
        False,
        row.anchor,
        row.no,
        row.acts,
        tuple(_doers(row, table)),
        tuple(dict.fromkeys(m.text for m in marks if m.kind == "decision" and m.text)),
        row.requirements,
        times,
        row.outputs,
        row.notes,
        row.see,
        tuple(_answer(way, activities) for way in ways),
        _ends(row, end) if not ways else (),
    )


def _doers(row: TableRow, table: Table) -> Iterator[Doer]:
    for number, (column, marks) in enumerate(zip(table.columns, row.cells, strict=False), start=1):
        if marks:
            remark = next((mark.remark for mark in marks if mark.remark), None)
            yield Doer(number, column.name, remark)


def _answer(way: Way, activities: Mapping[str, str | None]) -> Answer:
    goals = (Onward(goal, activities.get(goal.anchor or "")) for goal in way.goals)
    return Answer(way.label, tuple(goals))


def _ends(row: TableRow, end: str) -> tuple[str, ...]:
    """Return what stands in the last capsule of a step after which nothing comes."""
    capsules = [m.text for cell in row.cells for m in cell if m.kind == "terminator"]
    return (capsules[-1] or end,) if capsules else ()

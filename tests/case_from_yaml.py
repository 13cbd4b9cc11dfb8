"""The YAML of a real procedure, read by the program's own model, as a `Form`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from case_form import END, Act, Form, Line, Part, Row
from case_yaml_identity import components_of, identity_of, standard_of
from soptool.flow.graph import flow_of
from soptool.model.executor import Executor, Mode
from soptool.model.sop import Macro, Procedural, numbered, step_ids
from soptool.model.step import MacroStep, Step
from soptool.workspace.workspace import Workspace

MODES = {Mode.TOGETHER: "together", Mode.ANY: "alternatives", Mode.EACH: "parallel"}


def form(
    sop: Procedural, workspace: Workspace, written_as: Mapping[int, int] | None = None
) -> Form:
    """Read an SOP. `written_as`: a row (from 0) that stands in the file as so many rows."""
    rows = _rows(sop, written_as or {})
    read = tuple(_row(sop, steps, rows[:index]) for index, steps in enumerate(rows))
    standard = standard_of(sop, workspace)
    parts = _parts(sop, workspace, read)
    return Form(
        identity=identity_of(sop, standard),
        columns=tuple(label(executor) for executor in sop.executors.values()),
        rows=tuple(replace(row, part=_part(row.part, workspace)) for row in read),
        lines=tuple(_lines(sop, rows)),
        parts=parts,
        components={} if standard is None else components_of(standard),
    )


def label(executor: Executor) -> str:
    """Name an executor with its group: `group / name`."""
    return f"{executor.group} / {executor.name}" if executor.group else executor.name


@dataclass(frozen=True, slots=True)
class _Placed:
    """A step with its id, printed number, and how many acts stand before it in its row."""

    name: str
    no: str
    step: Step
    before: int


def _rows(sop: Procedural, written_as: Mapping[int, int]) -> list[list[_Placed]]:
    rows: list[list[_Placed]] = []
    left = 0
    names, numbers = step_ids(sop.steps), numbered(sop.steps)
    for name, no, step in zip(names, numbers, sop.steps, strict=True):
        if step.same_row or left:
            left -= not step.same_row
            before = sum(_size(placed.step) for placed in rows[-1])
            rows[-1].append(_Placed(name, no, step, before))
            continue
        rows.append([_Placed(name, no, step, 0)])
        left = written_as.get(len(rows) - 1, 1) - 1
    return rows


def _size(step: Step) -> int:
    return len(step.performers.ids) if step.performers.mode is Mode.CHAIN else 1


def _row(sop: Procedural, row: list[_Placed], above: list[list[_Placed]]) -> Row:
    steps = [placed.step for placed in row]
    first = steps[0]
    return Row(
        no=", ".join(dict.fromkeys(placed.no for placed in row)),
        text=_joined(steps, "activity"),
        acts=tuple(act for step in steps for act in _acts(sop, step)),
        section=first.section,
        requirements=_stacked(steps, "requirements"),
        time=_time(steps, above),
        time_merged=first.same_duration,
        outputs=_stacked(steps, "outputs"),
        note=_joined(steps, "note"),
        details=_stacked(steps, "details"),
        optional=any(step.when for step in steps),
        see=_stacked(steps, "see"),
        part=_use(first, above),
    )


def _joined(steps: list[Step], key: str) -> str | None:
    cells = _cells(steps, key)
    shown = (
        f"{text} ({step.when})" if key == "activity" and step.when else text for step, text in cells
    )
    return "; ".join(shown) or None


def _stacked(steps: list[Step], key: str) -> tuple[str, ...]:
    return tuple(text for _, cell in _cells(steps, key) for text in cell)


def _cells(steps: list[Step], key: str) -> list[tuple[Step, Any]]:
    """Stack the cells of a row; rows that stand for one printed row repeat what they share."""
    cells: list[tuple[Step, Any]] = []
    for step in steps:
        cell = getattr(step, key)
        if cell and (step.same_row or cell not in (other for _, other in cells)):
            cells.append((step, cell))
    return cells


def _time(steps: list[Step], above: list[list[_Placed]]) -> str | None:
    times = [step.duration for step in steps if step.duration and not step.same_duration]
    if steps[0].same_duration:
        return _time([placed.step for placed in above[-1]], above[:-1])
    return "; ".join(times) or None


def _acts(sop: Procedural, step: Step) -> Iterator[Act]:
    names = tuple(label(sop.executors[name]) for name in step.performers.ids)
    shape = "decision" if step.is_decision else "process"
    start = step.start or step is sop.steps[0]
    if step.performers.mode is not Mode.CHAIN:
        mode = MODES.get(step.performers.mode)
        yield Act(names, mode, len(names), shape, step.question, start, step.label)
        return
    for number, name in enumerate(names):
        is_last = number == len(names) - 1
        yield Act(
            (name,),
            shape=shape if is_last else "process",
            question=step.question if is_last else None,
            start=start and number == 0,
            label=step.label if number == 0 else None,
        )


def _lines(sop: Procedural, rows: list[list[_Placed]]) -> Iterator[Line]:
    placed = {one.name: (index, one) for index, row in enumerate(rows) for one in row}
    for node in flow_of(sop.steps).nodes:
        row, one = placed[node.id]
        last = one.before + _size(one.step) - 1
        for act in range(one.before, last):
            yield Line((row, act), (row, act + 1))
        for line in node.lines:
            target = END
            if line.target is not None:
                index, there = placed[line.target]
                target = (index, there.before)
            yield Line((row, last), target, line.label)


def _use(step: Step, above: list[list[_Placed]]) -> str | None:
    """Return the part performed in a row: its id, or the title of one not written."""
    if not isinstance(step, MacroStep) or step.use is None:
        return None
    if step.use.same:
        return _use(above[-1][0].step, above[:-1])
    return step.use.title or ", ".join(step.use.ids)


def _part(name: str | None, workspace: Workspace) -> str | None:
    part = workspace.procedure(name or "")
    return part.title if part else name


def _parts(sop: Procedural, workspace: Workspace, rows: tuple[Row, ...]) -> tuple[Part, ...]:
    if not isinstance(sop, Macro):
        return ()
    numbers = {step.use.title: step.use.number for step in sop.steps if step.use}
    parts = []
    for name in dict.fromkeys(row.part for row in rows if row.part):
        written = workspace.procedure(name)
        filled = tuple(number for number, row in enumerate(rows, 1) if row.part == name)
        if written is None:
            parts.append(Part(name, numbers[name], False, filled))
        else:
            parts.append(Part(written.title, written.number, isinstance(written, Macro), filled))
    return tuple(parts)

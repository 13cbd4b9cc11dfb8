"""What rules on executors share: where a label stands, who acts first, which ids are used."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.lint.evidence.reading import is_part
from soptool.lint.evidence.subject import SopSubject
from soptool.model.executor import Executor, Mode
from soptool.model.step import MacroStep, Step
from soptool.shape.fill import Location

_NEVER = (1 << 30, 0)


def labels(subject: SopSubject) -> Iterator[tuple[Location, str]]:
    """Yield each executor's label with its path in the file."""
    for name, executor in subject.sop.executors.items():
        long = subject.says("executors", name, "name")
        yield ("executors", name, "name") if long else ("executors", name), executor.name


def label_of(executor: Executor) -> str:
    """Return the label of an executor with its group, which parts posts of one name."""
    return f"{executor.name} ({executor.group})" if executor.group else executor.name


def are_known(subject: SopSubject) -> bool:
    """Whether it can be told who acts: every step says it, no name is lost, parts are written."""
    return all(_is_known(subject, step) for step in subject.sop.steps)


def _is_known(subject: SopSubject, step: Step) -> bool:
    names = step.performers.ids
    if names or not isinstance(step, MacroStep) or step.use is None:
        return bool(names) and all(name in subject.sop.executors for name in names)
    if step.use.same:
        return True
    workspace = subject.whole.workspace
    return bool(step.use.ids) and all(workspace.procedure(name) for name in step.use.ids)


def in_order_of_use(subject: SopSubject) -> dict[str, tuple[int, int]]:
    """Return when each executor acts first: its row, and its place within a chain."""
    first: dict[str, tuple[int, int]] = {}
    for row, (mode, names) in enumerate(_performances(subject)):
        for place, name in enumerate(names):
            first.setdefault(name, (row, place if mode is Mode.CHAIN else 0))
    return first


def by_first_step(subject: SopSubject) -> tuple[str, ...]:
    """Order executors by their first step; those of one group stay side by side."""
    first = in_order_of_use(subject)
    groups: dict[str, list[str]] = {}
    for name, executor in subject.sop.executors.items():
        groups.setdefault(executor.group or f"\n{name}", []).append(name)
    for names in groups.values():
        names.sort(key=lambda name: first.get(name, _NEVER))
    ordered = sorted(groups.values(), key=lambda names: first.get(names[0], _NEVER))
    return tuple(name for names in ordered for name in names)


def _performances(subject: SopSubject) -> Iterator[tuple[Mode, tuple[str, ...]]]:
    """Yield who acts, row by row; a macro's own word for a part counts beside its steps."""
    if not any(is_part(step) for step in subject.steps):
        yield from ((step.performers.mode, step.performers.ids) for step in subject.sop.steps)
        return
    said = (step.performers for step in subject.sop.steps)
    yield from ((row.mode, row.executors) for row in subject.procedure.rows)
    yield from ((performers.mode, performers.ids) for performers in said)

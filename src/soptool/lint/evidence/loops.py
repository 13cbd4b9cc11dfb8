"""The loops of an SOP: steps that lead back to one another."""

from __future__ import annotations

from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, Line
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import SopSubject, StepSubject


@once
def loops_of(subject: SopSubject) -> tuple[tuple[StepSubject, ...], ...]:
    """Return each loop that can be reached with its steps, in the order of the rows."""
    flow, reached = subject.flow, subject.analysis.forward.reached
    circles = subject.analysis.circles
    groups = (sorted(flow.order[name] for name in group) for group in circles)
    return tuple(
        tuple(subject.steps[index] for index in group)
        for group in sorted(groups)
        if flow.nodes[group[0]].id in reached and _is_loop(flow, group)
    )


def loop_numbers(analysis: Analysis) -> dict[str, int]:
    """Return for each step the number of the group of steps that lead back to one another."""
    return {name: number for number, group in enumerate(analysis.circles) for name in group}


def _is_loop(flow: Flow, group: list[int]) -> bool:
    node = flow.nodes[group[0]]
    return len(group) > 1 or any(line.target == node.id for line in node.lines)


def line_path(line: Line, step: StepSubject) -> tuple[str | int, ...]:
    """Return where a line of a step is written: the answer, one of several targets, `next`."""
    if line.label is not None:
        return ("branches", line.label)
    targets = [target.step for target in step.step.next or ()]
    return ("next", targets.index(line.target)) if line.target in targets else ("next",)

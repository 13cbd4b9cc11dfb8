"""A row of the form: the step that begins it, and the symbols that share its cells."""

from __future__ import annotations

from soptool.lint.evidence.once import once
from soptool.lint.evidence.reading import is_part, is_terminator
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.model.step import Step


def row_of(subject: StepSubject) -> tuple[Step, ...]:
    """Return the step and those that share its row (`row: same`)."""
    steps, end = subject.of.sop.steps, subject.index + 1
    while end < len(steps) and steps[end].same_row:
        end += 1
    return steps[subject.index : end]


def shares_a_row(subject: StepSubject) -> bool:
    """Whether the step is a further symbol in the row above (`row: same`)."""
    return subject.step.same_row and subject.index > 0


def has_own_cells(subject: StepSubject) -> bool:
    """Whether the step begins a row whose cells its file must fill.

    A row that stands for parts takes from them what it does not say. Of one that is not written,
    not known or not readable, just that is told. A row that only begins or ends has none.
    """
    return subject.index in _with_cells(subject.of)


@once
def _with_cells(subject: SopSubject) -> frozenset[int]:
    return frozenset(
        step.index
        for step in subject.steps
        if not (shares_a_row(step) or is_part(step) or is_terminator(step))
    )

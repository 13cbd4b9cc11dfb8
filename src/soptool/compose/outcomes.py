"""A part's named ends against the branches by which the macro routes them."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose import checks
from soptool.finding import Finding, found
from soptool.language import msg
from soptool.model.consistency import did_you_mean
from soptool.model.step import MacroStep
from soptool.workspace.load import Entry


def outcome_findings(
    step: MacroStep, index: int, outcomes: tuple[str, ...], entry: Entry
) -> tuple[Finding, ...]:
    """Report branches that are no outcome, and outcomes left open beside others that are routed."""
    if not step.branches:
        return ()
    return (*_no_outcome(step, index, outcomes, entry), *_open(step, index, outcomes, entry))


def _no_outcome(
    step: MacroStep, index: int, outcomes: tuple[str, ...], entry: Entry
) -> Iterator[Finding]:
    for label in step.branches or ():
        if label in outcomes:
            continue
        message = msg("The part has no end with the name `{label}`.", label=label)
        place = entry.document.key(("steps", index, "branches", label))
        hint = did_you_mean(label, outcomes)
        yield found(checks.NOT_AN_OUTCOME, message, place, hint=hint)


def _open(
    step: MacroStep, index: int, outcomes: tuple[str, ...], entry: Entry
) -> Iterator[Finding]:
    for outcome in outcomes:
        if outcome in (step.branches or ()):
            continue
        message = msg("No branch takes up the part's end `{outcome}`.", outcome=outcome)
        place = entry.document.key(("steps", index, "branches"))
        hint = msg("It goes on with the next row. Say so: `{outcome}: next`.", outcome=outcome)
        yield found(checks.OPEN_OUTCOME, message, place, hint=hint)

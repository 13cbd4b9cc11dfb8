"""A part's named ends against the branches by which the macro routes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from soptool.compose import checks
from soptool.compose.procedure import Row
from soptool.finding import Finding, KeyPath, Place, Related, found
from soptool.flow.graph import Line
from soptool.language import closest_name, did_you_mean, msg
from soptool.model.step import MacroStep
from soptool.model.target import DEFAULT_OUTCOME
from soptool.source.document import Document
from soptool.source.slips import key_slip_fix
from soptool.workspace.entry import Entry

_SEVERAL = 2
Ends = Mapping[str, tuple["Said", ...]]


class Said(NamedTuple):
    """A line of a part's row that ends, and the file that says so."""

    document: Document
    path: KeyPath

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.document.value(self.path)


def outcome_findings(step: MacroStep, index: int, ends: Ends, entry: Entry) -> tuple[Finding, ...]:
    """Report branches that are no outcome, and outcomes left open beside others that are routed.

    `ends`: the part's named ends, and where in their files they stand.
    """
    if not step.branches:
        return ()
    return (*_no_outcome(step, index, ends, entry), *_open(step, index, ends, entry))


def unrouted(index: int, ends: Ends, entry: Entry) -> tuple[Finding, ...]:
    """Report a part of several ends none of which the macro routes: all go on with the next row."""
    if len(ends) < _SEVERAL:
        return ()
    listed = ", ".join(f"`{name}`" for name in ends)
    message = msg(
        "The part ends in several ways ({ends}), and all of them go on to the same row.",
        ends=listed,
    )
    answers = ", ".join(f"{name}: …" for name in ends)
    hint = msg("Say where each goes on: `branches: {{{answers}}}`.", answers=answers)
    related = [_ends_here(name, at) for name, lines in ends.items() for at in lines]
    place = entry.document.value(("steps", index, "use"))
    return (found(checks.ENDS_NOT_ROUTED, message, place, hint=hint, related=related),)


def ends_of(rows: Iterable[Row]) -> Ends:
    """Return the named ends of a part's rows with the places that name them."""
    ends: dict[str, list[Said]] = {}
    for row in rows:
        for line in row.lines:
            if line.is_end:
                ends.setdefault(line.outcome or DEFAULT_OUTCOME, []).append(_said(row, line))
    return {outcome: tuple(lines) for outcome, lines in ends.items()}


def _said(row: Row, line: Line) -> Said:
    origin = row.origins[-1]
    way = ("next",) if line.label is None else ("branches", line.label)
    return Said(origin.entry.document, ("steps", origin.index, *way))


def _no_outcome(step: MacroStep, index: int, ends: Ends, entry: Entry) -> Iterator[Finding]:
    for label in step.branches or ():
        if label in ends:
            continue
        message = msg("The part has no end with the name `{label}`.", label=label)
        path = ("steps", index, "branches", label)
        place = entry.document.key(path)
        related = [_ends_here(name, at) for name, lines in ends.items() for at in lines]
        hint = did_you_mean(label, ends)
        fix = key_slip_fix(entry.document, path, closest_name(label, ends))
        yield found(checks.NOT_AN_OUTCOME, message, place, hint=hint, related=related, fix=fix)


def _open(step: MacroStep, index: int, ends: Ends, entry: Entry) -> Iterator[Finding]:
    for outcome, lines in ends.items():
        if outcome in (step.branches or ()):
            continue
        message = msg("No branch takes up the part's end `{outcome}`.", outcome=outcome)
        place = entry.document.key(("steps", index, "branches"))
        hint = msg("It goes on with the next row. Say so: `{outcome}: next`.", outcome=outcome)
        related = [_ends_here(outcome, at) for at in lines]
        yield found(checks.OPEN_OUTCOME, message, place, hint=hint, related=related)


def _ends_here(outcome: str, said: Said) -> Related:
    return Related(said.place, msg("The part ends with `{outcome}` here.", outcome=outcome))

"""Parts that can't be expanded: not written yet, not loaded, or closed by a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from soptool.compose import checks
from soptool.compose.extent import Extent
from soptool.compose.procedure import Gap, Lack, Origin, Procedure, Row, RowKind
from soptool.finding import Finding, found
from soptool.flow.graph import Line
from soptool.language import grouped, msg
from soptool.limits import MOST_LEVELS, MOST_ROWS
from soptool.model.marks import fill
from soptool.model.sop import Macro
from soptool.model.step import MacroStep
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace


def opaque_row(row: Row, title: str, lines: tuple[Line, ...]) -> Row:
    """Make one row stand for a whole part."""
    return replace(row, kind=RowKind.PART, activity=row.activity or title, lines=lines)


def gaps_of(
    origin: Origin, lacks: Mapping[str, Lack | None], expanded: Iterable[Procedure]
) -> tuple[Gap, ...]:
    """Return the gaps of a macro's step, and those of its parts that are expanded.

    `lacks`: for each part why it is not expanded, None where it is.
    """
    by_id = {part.id: part for part in expanded}
    own = []
    for name, lack in lacks.items():
        if lack is not None:
            own.append(Gap(name, lack, origin))
        elif not by_id[name].rows:
            own.append(Gap(name, Lack.NO_STEPS, origin))
    return (*own, *(gap for part in by_id.values() for gap in part.gaps))


def lack_of(name: str, workspace: Workspace) -> Lack | None:
    """Why there is nothing to expand for a part of this name; None where there is."""
    if workspace.procedure(name) is not None:
        return None
    if name in workspace.by_id:
        return Lack.NOT_A_PROCEDURE
    return Lack.UNREADABLE if name in workspace.unloaded else Lack.UNKNOWN


def part_titles(step: MacroStep, workspace: Workspace) -> tuple[str, ...]:
    """Return the titles of a step's parts, filled; an unknown one is shown by its id."""
    use = step.use
    if use is None:
        return ()
    if use.title is not None:
        return (use.title,)
    found_sops = ((name, workspace.by_id.get(name)) for name in use.ids)
    values = step.with_ or {}
    return tuple(fill(entry.sop.title, values) if entry else name for name, entry in found_sops)


def opaque_title(step: MacroStep, workspace: Workspace) -> str:
    """Return the default text of a part's row."""
    return "; ".join(part_titles(step, workspace))


def unwritten_findings(macro: Macro, entry: Entry) -> Iterator[Finding]:
    """Remind of parts that have no file yet."""
    for index, step in enumerate(macro.steps):
        if step.use is not None and step.use.is_unwritten:
            message = msg(
                "“{title}” is only named here: the macro has one row for it, without its steps.",
                title=step.use.title,
            )
            place = entry.document.value(("steps", index, "use", "title"))
            hint = msg("When its SOP is written, use it by its id: `use: ID`.")
            yield found(checks.UNWRITTEN_PART, message, place, hint=hint)


def size_finding(entry: Entry, extent: Extent) -> Finding:
    """Report that a macro unfolds into more than can be handled, at its largest part."""
    if extent.levels > MOST_LEVELS:
        message = msg(
            "This macro has parts on {levels} levels; at most {allowed} unfold.",
            levels=grouped(extent.levels),
            allowed=MOST_LEVELS,
        )
        hint = msg("Use the lower parts directly: fewer levels are also easier to follow.")
    else:
        most = grouped(MOST_ROWS)
        message = msg("This macro unfolds into more than {allowed} rows.", allowed=most)
        hint = msg("Parts that hold parts twice at every level multiply; use each once.")
    place = entry.document.key(("steps", extent.step, "use"))
    return found(checks.TOO_LARGE, message, place, hint=hint)

"""Parts that can't be expanded: not written yet, not loaded, or closed by a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from soptool.compose import checks
from soptool.compose.procedure import Gap, Lack, Origin, Procedure, Row, RowKind
from soptool.finding import Finding, found
from soptool.flow.graph import Line
from soptool.language import msg
from soptool.model.sop import Macro
from soptool.model.step import MacroStep
from soptool.workspace.entry import Entry
from soptool.workspace.load import Workspace


def opaque_row(row: Row, title: str, lines: tuple[Line, ...]) -> Row:
    """Make one row stand for a whole part."""
    return replace(row, kind=RowKind.PART, activity=row.activity or title, lines=lines)


def gaps_of(
    origin: Origin, expanded: Iterable[Procedure], workspace: Workspace, on_the_way: Sequence[str]
) -> tuple[Gap, ...]:
    """Return the gaps of a macro's step, and those of its parts that are expanded."""
    by_id = {part.id: part for part in expanded}
    own = []
    for name in _used(origin):
        if name not in by_id:
            own.append(Gap(name, _lack(name, workspace, on_the_way), origin))
        elif not by_id[name].rows:
            own.append(Gap(name, Lack.NO_STEPS, origin))
    return (*own, *(gap for part in by_id.values() for gap in part.gaps))


def _used(origin: Origin) -> tuple[str, ...]:
    step = origin.entry.sop.steps[origin.index] if isinstance(origin.entry.sop, Macro) else None
    return step.use.ids if step is not None and step.use else ()


def _lack(name: str, workspace: Workspace, on_the_way: Sequence[str]) -> Lack:
    if workspace.procedure(name) is not None:
        return Lack.CYCLE if name in on_the_way else Lack.TOO_LARGE
    if name in workspace.by_id:
        return Lack.NOT_A_PROCEDURE
    return Lack.UNREADABLE if name in workspace.unloaded else Lack.UNKNOWN


def part_titles(step: MacroStep, workspace: Workspace) -> tuple[str, ...]:
    """Return the titles of a step's parts; an unknown one is shown by its id."""
    use = step.use
    if use is None:
        return ()
    if use.title is not None:
        return (use.title,)
    found_sops = ((name, workspace.by_id.get(name)) for name in use.ids)
    return tuple(entry.sop.title if entry else name for name, entry in found_sops)


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


def size_finding(entry: Entry, index: int, allowed: int) -> Finding:
    """Report that a macro unfolds into more rows than can be handled."""
    message = msg("This macro unfolds into more than {allowed} rows.", allowed=f"{allowed:,}")
    place = entry.document.key(("steps", index, "use"))
    hint = msg("Parts that hold parts twice at every level multiply; use each once.")
    return found(checks.TOO_LARGE, message, place, hint=hint)

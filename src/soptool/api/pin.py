"""`sop pin`: fingerprints of a macro's parts, written beside `use` or compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from soptool.api.edits import rewritten
from soptool.api.mend import Rewritten
from soptool.api.request import Request
from soptool.api.scope import Scope, open_settled
from soptool.api.validate import lines_of
from soptool.compose.expand import Composer
from soptool.compose.pins import Fingerprints, has_pins, pin_findings, pins_of
from soptool.errors import UsageError
from soptool.finding import SetValue, in_order
from soptool.language import msg
from soptool.model.sop import Macro
from soptool.report.lines import prefix
from soptool.report.report import Report
from soptool.workspace.entry import Entry
from soptool.workspace.load import Progress

__all__ = ("Pinning", "check_pins", "pin")


@dataclass(frozen=True, slots=True)
class Pinning:
    """Files to be written, how many parts they pin, and parts that can't be: they do not load."""

    files: tuple[Rewritten, ...]
    number: int
    left: tuple[str, ...] = ()


def pin(request: Request, progress: Progress | None = None) -> Pinning:
    """Pin every part of the macros asked for; nothing is written. Raises UsageError."""
    if not request.arguments:
        message = msg("Name the macros to pin, as in `sop pin ID`, or `.` for all in this folder.")
        raise UsageError(message)
    scope = open_settled(request, progress)
    fingerprints = Fingerprints(Composer(scope.workspace))
    macros = tuple(_macros(scope))
    changes = [change for entry in macros for change in _changes(fingerprints, entry)]
    number = sum(len(pins_of(fingerprints, macro_of(entry))) for entry in macros)
    files = rewritten(scope.workspace, changes)
    return Pinning(files, number, tuple(_left(macros, fingerprints)))


def check_pins(request: Request, progress: Progress | None = None) -> Report:
    """Report the parts that changed since they were pinned, or were not. Raises UsageError.

    Without arguments the macros are meant that have a pin.
    """
    scope = open_settled(request, progress)
    fingerprints = Fingerprints(Composer(scope.workspace))
    macros = [entry for entry in _macros(scope) if request.arguments or has_pins(macro_of(entry))]
    findings = [finding for entry in macros for finding in pin_findings(fingerprints, entry)]
    root = scope.workspace.root
    return Report(
        in_order(findings), len(macros), prefix(root), lines_of(scope.workspace), root=root
    )


def _macros(scope: Scope) -> Iterator[Entry]:
    for name in scope.ids:
        _check_named(scope, name)
    for entry in scope.entries:
        if isinstance(entry.sop, Macro) and entry.sop.extends is None:
            yield entry


def _check_named(scope: Scope, name: str) -> None:
    entry = scope.workspace.by_id.get(name)
    if entry is None:
        path = scope.workspace.unloaded[name]
        raise UsageError(msg("`{path}` can't be loaded: see `sop validate`.", path=path))
    if not isinstance(entry.sop, Macro):
        raise UsageError(msg("`{id}` is no macro and has no parts to pin.", id=name))
    if entry.sop.extends is not None:
        message = msg(
            "`{id}` has the steps of `{generic}`: pin that one.", id=name, generic=entry.sop.extends
        )
        raise UsageError(message)


def macro_of(entry: Entry) -> Macro:
    """Return the macro of an entry that is one."""
    assert isinstance(entry.sop, Macro)
    return entry.sop


def _changes(fingerprints: Fingerprints, entry: Entry) -> Iterator[SetValue]:
    macro = macro_of(entry)
    present: dict[int, list[str]] = {}
    for one in pins_of(fingerprints, macro):
        present.setdefault(one.index, []).append(one.present)
    for index, prints in present.items():
        step = macro.steps[index]
        text = " ".join(prints)
        is_whole = step.use is not None and len(prints) == len(step.use.ids)
        if is_whole and step.pin != text:
            yield SetValue(entry.path, ("steps", index, "pin"), text)


def _left(macros: Iterable[Entry], fingerprints: Fingerprints) -> Iterator[str]:
    """Yield the parts that are not loaded."""
    for entry in macros:
        for step in macro_of(entry).steps:
            for name in step.use.ids if step.use else ():
                if fingerprints.of(name, step.with_) is None:
                    yield name

"""`--baseline` and `--write-baseline`: the findings of a day, kept in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from soptool.api.checking import Checking, levels_in
from soptool.api.request import Request
from soptool.api.scope import open_scope
from soptool.api.validate import lines_of, report_on
from soptool.disk.content import MAX_DATA, content_of
from soptool.errors import UsageError
from soptool.language import msg
from soptool.lint.baseline import Baseline, Source, read_baseline, written
from soptool.lint.inspection import inspect
from soptool.lint.levels import Selection
from soptool.lint.within import within_of
from soptool.report.report import Report
from soptool.workspace.load import Progress

__all__ = ("NewBaseline", "checking_with", "new_baseline")


@dataclass(frozen=True, slots=True)
class NewBaseline:
    """The text to write, how many findings it knows, how many of the older one are gone.

    `report` has the findings that it does not know: none of a new one, the new ones of an old one.
    """

    text: str
    number: int
    gone: int
    is_new: bool
    report: Report


def checking_with(
    request: Request, selection: Selection, file: Path | None, *, scorecard: bool = False
) -> Checking:
    """Return what to check, with the baseline read. Raises UsageError."""
    known = None if file is None else _read((request.here / file).resolve(), str(file))
    return Checking(selection, known, scorecard)


def new_baseline(
    request: Request, checking: Checking, file: Path, progress: Progress | None = None
) -> NewBaseline:
    """Make the text of a baseline of the whole workspace; nothing is written. Raises UsageError.

    A file that exists keeps only what is still found: to begin anew, delete it.
    """
    scope = open_scope(request, progress)
    path = (request.here / file).resolve()
    before = _read(path, str(file)) if _is_begun(path) else None
    levels = levels_in(scope, checking.selection)
    findings = inspect(scope.workspace, levels, scope.today).findings
    source = Source(lines_of(scope.workspace), within_of(scope.workspace))
    text = written(findings, source, before, levels.is_judged)
    after = read_baseline(str(path), text)
    old = _size(before) if before else 0
    report = report_on(scope, replace(checking, baseline=after))
    return NewBaseline(text, _size(after), old - _size(after), before is None, report)


def _is_begun(path: Path) -> bool:
    """Whether something is in the file: an empty one was only made to be written to."""
    try:
        return not path.is_file() or path.stat().st_size > 0 if path.exists() else False
    except OSError:
        return True


def _size(baseline: Baseline) -> int:
    return sum(count for _, count in baseline.entries)


def _read(path: Path, name: str) -> Baseline:
    try:
        content = content_of(path, MAX_DATA).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        message = msg("The baseline `{path}` can't be read: {reason}.", path=name, reason=reason)
        raise UsageError(message) from None
    return replace(read_baseline(name, content), path=str(path))

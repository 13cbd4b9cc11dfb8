"""`--baseline` and `--write-baseline`: the findings of a day, kept in a file."""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from soptool.api.checking import Checking, levels_in
from soptool.api.request import Request
from soptool.api.scope import open_scope
from soptool.api.validate import lines_of, report_on
from soptool.disk.content import MAX_DATA, content_of
from soptool.disk.ways import real
from soptool.errors import UsageError, reason_of
from soptool.language import msg, with_hint
from soptool.lint.baseline import Baseline, Source, read_baseline, written
from soptool.lint.inspection import inspect
from soptool.lint.levels import Selection
from soptool.lint.within import within_of
from soptool.report.report import Report
from soptool.workspace.load import Progress

__all__ = ("NewBaseline", "checking_with", "new_baseline")


_NOTHING: Final = ("", "{}", "[]", "null")
_UTF_16: Final = (BOM_UTF16_LE, BOM_UTF16_BE)


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
    known = None if file is None else _read(real(request.here / file), str(file))
    return Checking(selection, known, scorecard)


def new_baseline(
    request: Request, checking: Checking, file: Path, progress: Progress | None = None
) -> NewBaseline:
    """Make the text of a baseline of the whole workspace; nothing is written. Raises UsageError.

    A file that exists keeps only what is still found: to begin anew, delete it.
    """
    scope = open_scope(request, progress)
    path = real(request.here / file)
    before = _known_already(path, str(file))
    levels = levels_in(scope, checking.selection)
    findings = inspect(scope.workspace, levels, scope.today).findings
    source = Source(lines_of(scope.workspace), within_of(scope.workspace))
    text = written(findings, source, before, levels.is_judged)
    after = read_baseline(str(path), text)
    old = _size(before) if before else 0
    report = report_on(scope, replace(checking, baseline=after))
    return NewBaseline(text, _size(after), old - _size(after), before is None, report)


def _known_already(path: Path, name: str) -> Baseline | None:
    """Read the baseline that is to be written anew; None where nothing is in the file.

    An empty one, be it empty JSON, was only made to be written to. Raises UsageError.
    """
    if not os.path.lexists(path):
        return None
    text = _text(path, name)
    if text.strip() in _NOTHING:
        return None
    try:
        return read_baseline(name, text)
    except UsageError as error:
        problem = msg("`{path}` is not a baseline, and is left as it is.", path=name)
        hint = msg("Name another file, or delete it.")
        raise UsageError(with_hint(problem, hint)) from error


def _size(baseline: Baseline) -> int:
    return sum(count for _, count in baseline.entries)


def _read(path: Path, name: str) -> Baseline:
    return replace(read_baseline(name, _text(path, name)), path=str(path))


def _text(path: Path, name: str) -> str:
    """Read a baseline as programs of Windows save it, too; what is no text is no baseline."""
    try:
        content = content_of(path, MAX_DATA)
        return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        return "\ufffd"
    except OSError as error:
        raise unreadable(name, error) from None


def unreadable(name: str, error: Exception) -> UsageError:
    """Return the refusal of a baseline that can't be read."""
    reason = reason_of(error)
    return UsageError(
        msg("The baseline `{path}` can't be read: {reason}.", path=name, reason=reason)
    )

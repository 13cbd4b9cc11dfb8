"""What `sop validate` does with the options that it read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from soptool.api.baseline import new_baseline
from soptool.api.checking import Checking
from soptool.api.mend import Mended, mend
from soptool.api.request import Request
from soptool.api.validate import validate
from soptool.cli import rewriting
from soptool.cli.output import write
from soptool.cli.progress import progress
from soptool.cli.terminal import Terminal
from soptool.errors import UsageError
from soptool.language import Message, by_number, grouped, msg
from soptool.report.report import Report


def check(request: Request, checking: Checking, terminal: Terminal) -> Report:
    """Check only."""
    with progress(terminal) as step:
        return validate(request, checking, step)


def watch(
    request: Request,
    checking: Callable[[], Checking],
    show: Callable[[Report], int],
    terminal: Terminal,
    beside: tuple[Path, ...],
) -> int:
    """Check now and after every change, until the run is stopped."""
    from soptool.api.opened import OpenWorkspace
    from soptool.cli.watch import Answer, Watch

    opened = OpenWorkspace(request)

    def answer() -> Answer:
        opened.checking = checking()
        report = opened.report()
        said = (report.findings, report.files, len(report.suppressed), report.scorecard)
        return said, lambda: show(report)

    Watch((opened,), answer, terminal, beside).run()
    return 0


def fix(
    request: Request, checking: Checking, terminal: Terminal, *, unsafe: bool
) -> tuple[Report, int]:
    """Write what can be mended; return what is still wrong, and how many files were left alone."""
    rewriting.settle(request, terminal)
    mended = _mended(request, checking, terminal, unsafe=unsafe)
    left = rewriting.write_all(mended.files, terminal, is_each_alone=True)
    if not left:
        terminal.note(_note(mended, msg("{findings} mended in {files}.")))
        return mended.report, 0
    try:
        return check(request, checking, terminal), left
    except UsageError:  # the files that were left are gone, and no other is there
        return Report(), left


def diff(request: Request, checking: Checking, terminal: Terminal, *, unsafe: bool) -> int:
    """Show what would be mended; return 1 where that is something."""
    mended = _mended(request, checking, terminal, unsafe=unsafe)
    rewriting.show_diff(mended.files, terminal)
    would = msg("{findings} would be mended in {files}.")
    terminal.note(_note(mended, would))
    return int(bool(mended.files))


def _mended(request: Request, checking: Checking, terminal: Terminal, *, unsafe: bool) -> Mended:
    with progress(terminal) as step:
        return mend(request, checking, unsafe=unsafe, progress=step)


def _note(mended: Mended, sentence: Message) -> Message:
    """Fill a sentence with how many findings, in how many files."""
    if not mended.files:
        return msg("Nothing can be mended.")
    count = len(mended.files)
    files = by_number(count, msg("1 file"), msg("{number} files", number=grouped(count)))
    findings = by_number(
        mended.number, msg("1 finding"), msg("{number} findings", number=grouped(mended.number))
    )
    return msg(sentence.template, findings=findings, files=files)


def write_baseline(request: Request, checking: Checking, file: Path, terminal: Terminal) -> Report:
    """Write the baseline, and return what it does not know."""
    with progress(terminal) as step:
        made = new_baseline(request, checking, file, step)
    write(file, made.text)
    if made.is_new:
        note = msg("Findings noted in {file}: {number}.", number=made.number, file=file)
    else:
        note = msg("Findings left in {file}: {number}, gone: {gone}.",
                   number=made.number, file=file, gone=made.gone)  # fmt: skip
    terminal.note(note)
    return made.report

"""`sop validate`: check SOPs, report what is wrong with them, and mend what can be mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from soptool.cli import completion
from soptool.cli.command import Call, command
from soptool.cli.formats import routes
from soptool.cli.hook import HOOK
from soptool.cli.options import Each, Jobs, Paths, Scheduler, StdinName, Watching, choice
from soptool.cli.texts import told
from soptool.errors import UsageError
from soptool.language import msg
from soptool.report.reporters import REPORTERS

if TYPE_CHECKING:
    from soptool.api.request import Request
    from soptool.cli.formats import Routes
    from soptool.cli.terminal import Terminal
    from soptool.report.report import Report


_CHANGING = ("fix", "unsafe_fixes", "diff", "write_baseline")
_OF_ONE = (*_CHANGING, "baseline", "hook", "workspace")
"""Options that concern one workspace."""


def _words(flag: str, help: str) -> Any:  # noqa: A002
    return typer.Option(
        flag,
        metavar="RULE,…",
        help=help,
        autocompletion=completion.rules,
        show_default=False,
    )


def _file(flag: str, *others: str, help: str) -> Any:  # noqa: A002
    return typer.Option(flag, *others, metavar="FILE", help=help, show_default=False)


@command(is_kept=True)
def validate(
    call: Call,
    paths: Paths = None,
    format: Annotated[  # noqa: A002
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(REPORTERS),
            help=told("How findings are shown; more than once for several files."),
            autocompletion=lambda incomplete: [n for n in REPORTERS if n.startswith(incomplete)],
            show_default="full",
        ),
    ] = None,
    output_file: Annotated[
        list[Path] | None,
        _file("--output-file", "-o", help=told("Write findings here instead; one a format.")),
    ] = None,
    select: Annotated[
        list[str] | None,
        _words("--select", told("Only these rules: names, codes, or beginnings as SOP5.")),
    ] = None,
    ignore: Annotated[list[str] | None, _words("--ignore", told("Not these rules."))] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME|FILE",
            autocompletion=completion.profiles,
            help=told("Profile instead of that in sop.yaml."),
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help=told("Mend what can be mended safely."))
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help=told("Mend also what may change the meaning.")),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=told("Show what would be mended, and write nothing.")),
    ] = False,
    baseline: Annotated[
        Path | None, _file("--baseline", help=told("Leave out the findings known in this file."))
    ] = None,
    write_baseline: Annotated[
        Path | None,
        _file(
            "--write-baseline",
            help=told("Note today's findings in this file; one that exists only shrinks."),
        ),
    ] = None,
    scorecard: Annotated[
        bool, typer.Option("--scorecard", help=told("Show the eight principles, SOP by SOP."))
    ] = False,
    fail_on: Annotated[
        str,
        choice(
            ("error", "warning", "info"),
            "--fail-on",
            help=told("Exit with 1 when a finding is this bad, or worse."),
        ),
    ] = "error",
    hook: Annotated[
        bool,
        typer.Option(
            HOOK, help=told("For pre-commit: pass over named YAML that is no SOP; names are files.")
        ),
    ] = False,
    watch: Watching = False,
    each: Each = False,
    scheduler: Scheduler = None,
    jobs: Jobs = 0,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=told("Count the findings by rule."))
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help=told("Exit with 0 in spite of findings."))
    ] = False,
    stdin_filename: StdinName = None,
) -> int:
    from dataclasses import replace

    from soptool.finding import Severity

    terminal = call.terminal
    names = format or ["scorecard" if scorecard else "full"]
    chosen = routes(names, output_file or [], call.order)
    counted = scorecard or any(REPORTERS[name].of_scorecard for name, _ in chosen)
    is_kept = call.is_kept and not (diff or fix or unsafe_fixes)
    request: Request = call.request(paths, stdin_filename)
    request = replace(request, is_hook=hook, is_kept=is_kept, jobs=1 if watch else jobs or None)
    words = (_split(select) if select else None, _split(ignore), profile)
    is_plain = not (counted or baseline or write_baseline or _is_file(profile))
    known = _recalled(request, words) if is_kept and is_plain and not (watch or each) else None

    def shown(report: Report, left: int = 0) -> int:
        report = replace(report, fail_on=Severity(fail_on), counts_rules=statistics)
        return _shown(report, chosen, terminal, exit_zero=exit_zero, left=left)

    if known is not None:
        return shown(known)

    from soptool.api.baseline import checking_with
    from soptool.cli import checked
    from soptool.lint.levels import Selection

    selection = Selection(*words)
    if each or scheduler:
        from soptool.api.workers import cores
        from soptool.cli.each import Crew, validate_each

        if not each:
            raise UsageError(msg("`--scheduler` and `--resume` need `--each`."))
        call.refuse("--each", request, *_OF_ONE, "watch")
        crew = Crew(scheduler, jobs or cores())
        report, code = validate_each(request, selection, crew, terminal, scorecard=counted)
        return max(code, shown(report))
    if watch:
        call.refuse("--watch", request, *_CHANGING, "hook")
        known_in = (baseline, Path(profile) if profile and _is_file(profile) else None)
        return checked.watch(
            request,
            lambda: checking_with(request, selection, baseline, scorecard=counted),
            shown,
            terminal,
            tuple(file.absolute() for file in known_in if file),
        )
    checking = checking_with(request, selection, baseline, scorecard=counted)
    if diff:
        return checked.diff(request, checking, terminal, unsafe=unsafe_fixes)
    left = 0
    if write_baseline is not None:
        report = checked.write_baseline(request, checking, write_baseline, terminal)
    elif fix or unsafe_fixes:
        report, left = checked.fix(request, checking, terminal, unsafe=unsafe_fixes)
    else:
        report = checked.check(request, checking, terminal)
    return shown(report, left)


def _recalled(request: Request, words: tuple[object, ...]) -> Report | None:
    from soptool.api.recall import recalled

    return recalled(request, words)


def _is_file(profile: str | None) -> bool:
    """Whether a profile is a file: its content counts, too."""
    return profile is not None and any(mark in profile for mark in "/\\.")


def _shown(
    report: Report, chosen: Routes, terminal: Terminal, *, exit_zero: bool, left: int = 0
) -> int:
    """Write the report where it goes, its last line to standard error; return the exit code."""
    from soptool.cli.formats import tell

    tell(report, chosen, terminal)
    _tell_of_schemas(report, terminal)
    if exit_zero:
        return int(bool(left))
    return 2 if report.is_misconfigured else int(bool(left) or report.has_failed)


def _tell_of_schemas(report: Report, terminal: Terminal) -> None:
    from soptool.api.schema import are_schemas_old

    if report.root is not None and are_schemas_old(report.root):
        terminal.note(
            msg("The schemas in `.sop/` are from another version: `sop schema --update`.")
        )


def _split(words: list[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for word in words or () for part in word.split(","))
    return tuple(part for part in parts if part)

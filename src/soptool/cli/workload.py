"""`sop workload`: staff needed for each post."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import Paths, choice, whole
from soptool.cli.texts import told
from soptool.errors import UsageError, reason_of
from soptool.language import msg

EFFECTIVE = 75_000
OLD = 72_000


def _minutes(value: str | int) -> int:
    number = whole(value)
    if number is None:
        message = msg("`--effective-minutes` is a whole number, as `75000`.")
        raise UsageError(message)
    return number


@command(is_kept=True)
def workload(
    call: Call,
    paths: Paths = None,
    volumes: Annotated[
        Path | None,
        typer.Option(
            "--volumes",
            metavar="FILE",
            help=told("CSV file with `sop,volume[,per]`; goes before `volume` in the SOPs."),
        ),
    ] = None,
    effective_minutes: Annotated[
        int,
        typer.Option(
            "--effective-minutes",
            metavar="N",
            parser=_minutes,
            help=told("Effective working minutes of a year (PermenPAN-RB 1/2020: 75,000)."),
        ),
    ] = EFFECTIVE,
    format: Annotated[  # noqa: A002
        str,
        choice(("table", "csv", "json"), "--format", "-f", help=told("How the load is shown.")),
    ] = "table",
    separator: Annotated[
        str,
        choice((",", ";"), "--separator", help=told("Between the columns of CSV; `;` for Excel.")),
    ] = ",",
) -> int:
    from soptool.api.workload import workload as loaded
    from soptool.cli import workload_view
    from soptool.cli.progress import progress
    from soptool.cli.unread import passed_over

    terminal = call.terminal
    request = call.request(paths)
    with progress(terminal) as step:
        whole = loaded(request, _text(volumes), effective_minutes, step)
    found = whole.workload
    if effective_minutes == OLD:
        terminal.note(msg("72,000 minutes are an older figure; PermenPAN-RB 1/2020 has 75,000."))
    if format == "json":
        terminal.result(workload_view.as_json(found))
    elif format == "csv":
        is_excel = separator == ";"
        written = (
            workload_view.as_excel_csv(found, terminal.translate)
            if is_excel
            else workload_view.as_csv(found)
        )
        terminal.result(written)
    else:
        terminal.result(workload_view.as_table(found, terminal))
    return passed_over(whole.unread, terminal)


def _text(path: Path | None) -> str | None:
    from soptool.disk.content import MAX_DATA, content_of

    if path is None:
        return None
    try:
        return content_of(path, MAX_DATA).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        is_text = isinstance(error, UnicodeDecodeError)
        reason = msg("it is not UTF-8") if is_text else reason_of(error)
        message = msg("`{path}` can't be read: {reason}.", path=path, reason=reason)
        raise UsageError(message) from error

"""`sop time`: how long procedures take."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import Paths, choice
from soptool.cli.terminal import Terminal
from soptool.cli.texts import told
from soptool.errors import UsageError
from soptool.language import msg

if TYPE_CHECKING:
    from soptool.api.time import Finish, Timed


@command(is_kept=True)
def time(
    call: Call,
    paths: Paths = None,
    format: Annotated[  # noqa: A002
        str,
        choice(
            ("table", "json", "svg", "html"), "--format", "-f", help=told("How the time is shown.")
        ),
    ] = "table",
    start: Annotated[
        str | None,
        typer.Option(
            "--start",
            metavar="YYYY-MM-DD",
            help=told("Say when a case begun on this day is over; days off do not count."),
        ),
    ] = None,
) -> int:
    from soptool.cache.tool import libraries
    from soptool.cli.answer import Answer

    terminal = call.terminal
    request = call.request(paths)
    asked = ("time", format, start, request.arguments, libraries(("holidays",)))
    answer = Answer(request, terminal, asked)
    if answer.again():
        return 0
    from soptool.api.time import time as timed
    from soptool.cli.progress import progress
    from soptool.cli.unread import passed_over

    with progress(terminal) as step:
        times = timed(request, _date(start), step)
    if not times.timed:
        raise UsageError(msg("There is no procedure among these: service standards have no steps."))
    text = _shown(times.timed, format, terminal)
    if not times.unread:
        answer.first(text, times.keep)
        return 0
    terminal.result(text)
    return passed_over(times.unread, terminal)


def _shown(timed: tuple[Timed, ...], format: str, terminal: Terminal) -> str:  # noqa: A002
    if format == "json":
        return _json(timed)
    if format == "table":
        from soptool.cli.time_view import as_tables

        return as_tables(timed, terminal)
    if len(timed) > 1:
        raise UsageError(msg("A chart shows one SOP. Name it: `sop time ID --format svg`."))
    from soptool.export.time_chart import time_chart, time_page

    draw = time_page if format == "html" else time_chart
    heading = msg("the longest way").render(terminal.translate)
    return draw(timed[0].timing, terminal.language, heading)


def _json(timed: tuple[Timed, ...]) -> str:
    from soptool.measure.timing_data import timing_data

    found = []
    for one in timed:
        data = timing_data(one.timing) | _finish(one.finish)
        for flow, inner in zip(data.get("flows", ()), one.flows, strict=True):
            flow.update(_finish(inner.finish))
        found.append(data)
    from soptool.report.json_text import json_text

    return json_text(found)


def _finish(finish: Finish | None) -> dict[str, Any]:
    if finish is None:
        return {}
    return {
        "start": finish.start.isoformat(),
        "earliest_finish": finish.earliest and finish.earliest.isoformat(),
        "latest_finish": finish.latest and finish.latest.isoformat(),
        "estimated_holidays": [day.isoformat() for day, _ in finish.estimated],
        "years_without_collective_leave": list(finish.undecreed),
        "years_without_holidays": list(finish.unknown),
    }


def _date(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = msg("`--start` takes a day as YYYY-MM-DD, not `{value}`.", value=value)
        raise UsageError(message) from error

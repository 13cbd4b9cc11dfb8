"""What a page has no room for: said, never cut off."""

from __future__ import annotations

from collections.abc import Sequence

from soptool.finding import Finding, found
from soptool.form.chart import Flowchart
from soptool.form.form import Form
from soptool.form.refusal import place_of
from soptool.form.table import Table
from soptool.form.widths import is_too_wide
from soptool.language import by_number, msg
from soptool.lint import drawn as checks


class Unprintable(Exception):  # noqa: N818
    """A form whose pages would be wrong; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


def check_width(chart: Flowchart, form: Form) -> None:
    """Raise Unprintable where the columns need more than the paper has."""
    paper = form.edition.settings.paper
    if not is_too_wide(chart.table.widths, paper):
        return
    count = len(chart.table.columns)
    problem = by_number(
        count,
        msg("The column of 1 executor is too wide for the paper {paper}.", paper=paper),
        msg(
            "The columns of {number} executors are too wide for the paper {paper}.",
            number=count,
            paper=paper,
        ),
    )
    hint = msg("Use `paper: F4`, or divide the SOP.")
    place = place_of("", form.procedure, form.edition)
    raise Unprintable((found(checks.FORM_TOO_WIDE, problem, place, hint=hint),))


def check_heights(table: Table, heights: Sequence[float], room: float, form: Form) -> None:
    """Raise Unprintable where a row is higher than the room (mm) that a page has for the table."""
    groups = iter(form.procedure.table_rows)
    findings: list[Finding] = []
    for row, height in zip(table.rows, heights, strict=True):
        name = next(groups)[0].id if row.kind == "activity" else ""
        if height > room:
            problem = msg(
                "Row {no} is {height} mm high; a page has room for {room} mm.",
                no=row.no or "–",
                height=round(height),
                room=int(room),
            )
            hint = msg("Shorten its texts, or divide the step.")
            place = place_of(name, form.procedure, form.edition)
            findings.append(found(checks.ROW_TOO_TALL, problem, place, hint=hint))
    if findings:
        raise Unprintable(tuple(findings))

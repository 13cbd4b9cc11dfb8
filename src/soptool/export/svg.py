"""The flowchart alone, as one SVG drawing; the attributes are a contract (`diagram/svg.py`)."""

from __future__ import annotations

from soptool.compose.procedure import Procedure
from soptool.diagram.frame import Form, TextColumn
from soptool.diagram.svg import svg
from soptool.export.chart import Chart
from soptool.export.drawn import drawn
from soptool.export.edition import Edition
from soptool.export.escape import clean
from soptool.export.page import Page, page_of
from soptool.export.spoken import table_words
from soptool.export.table import TableRow

EXTENSION = "svg"


def procedure_svg(procedure: Procedure, edition: Edition) -> str:
    """Return the drawing. Raises Unwritable where it would be wrong."""
    page = page_of(procedure, edition)
    chart = drawn(procedure, page, edition)
    return svg(chart.plan, _form(chart, page, edition))


def _form(chart: Chart, page: Page, edition: Edition) -> Form:
    table = chart.table
    titles, widths = table.titles, table.widths
    return Form(
        clean(page.title),
        clean(table_words(table, edition.t)),
        tuple(column.id for column in table.columns),
        tuple(clean(column.name) for column in table.columns),
        (
            TextColumn(clean(titles.no), widths.no, tuple(row.no for row in table.rows)),
            TextColumn(clean(titles.activity), widths.activity, tuple(map(_activity, table.rows))),
        ),
    )


def _activity(row: TableRow) -> str:
    acts = (f"{act.text} ({act.condition})" if act.condition else act.text for act in row.acts)
    return clean("; ".join(acts))

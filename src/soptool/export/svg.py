"""The flowchart alone, as one SVG drawing; the attributes are a contract (`diagram/svg.py`)."""

from __future__ import annotations

from soptool.compose.procedure import Procedure
from soptool.diagram.frame import Form, TextColumn
from soptool.diagram.svg import svg
from soptool.export.drawn import drawn_in
from soptool.export.press import Press
from soptool.form.chart import Chart
from soptool.form.clean import clean
from soptool.form.edition import sop_title
from soptool.form.footnotes import footnotes_of
from soptool.form.spoken import table_words
from soptool.form.table import TableRow, table_of


def procedure_svg(procedure: Procedure, edition: Press) -> str:
    """Return the drawing. Raises Unwritable where it would be wrong."""
    table = table_of(procedure, edition, footnotes_of(procedure).marks)
    chart = drawn_in(table, procedure, edition)
    return svg(chart.plan, _form(chart, sop_title(procedure.title), edition))


def _form(chart: Chart, title: str, edition: Press) -> Form:
    table = chart.table
    titles, widths = table.titles, table.widths
    return Form(
        clean(title),
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

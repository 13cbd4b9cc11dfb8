"""The flowchart alone, as one SVG drawing; the attributes are a contract (`diagram/svg.py`)."""

from __future__ import annotations

from dataclasses import replace

from soptool.diagram.frame import Surround, TextColumn
from soptool.diagram.svg import svg
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.chart import Flowchart
from soptool.form.clean import clean
from soptool.form.edition import Edition, sop_title
from soptool.form.form import Form
from soptool.form.page import INCOMPLETE
from soptool.form.spoken import table_words
from soptool.form.table import TableRow


def procedure_svg(form: Form, _press: Press) -> Painted:
    """Return the drawing, or why it would be wrong."""
    drawing = form.drawing
    if drawing.faults:
        return Painted(None, (*drawing.remarks, *drawing.faults))
    frame = _frame(drawing.chart, sop_title(form.procedure.title), form.edition)
    badge = form.page.badge
    if badge and badge.state == INCOMPLETE:
        frame = replace(frame, watermark=clean(badge.word))
    return Painted(svg(drawing.chart.plan, frame), drawing.remarks)


def _frame(chart: Flowchart, title: str, edition: Edition) -> Surround:
    table = chart.table
    titles, widths = table.titles, table.widths
    return Surround(
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

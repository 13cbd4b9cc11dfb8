"""A document as the Typst templates print it: its texts by pages, with the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soptool.diagram.placing import partners_of
from soptool.export.pdf.drawing import RowDrawing
from soptool.form.chart import Flowchart
from soptool.form.clean import clean
from soptool.form.edition import Edition
from soptool.form.measure.texts import Data, time_data
from soptool.form.pages.paging import pages
from soptool.form.pages.sheets import Sheets
from soptool.form.pages.times import times_on
from soptool.form.spoken import row_words


def printed_data(sheets: Sheets) -> Data:
    """Return the document with its drawing, by its pages."""
    texts, chart, edition = sheets.draft.texts, sheets.chart, sheets.draft.form.edition
    rows = list(_drawn_rows(texts["rows"], chart, sheets.heights, edition))
    found = []
    for here in pages(len(rows), sheets.starts):
        times = dict(times_on(chart.table.rows, here, edition))
        width = chart.table.widths.duration
        found.append([{**rows[row], "time": time_data(times.get(row), width)} for row in here])
    return {**{key: value for key, value in texts.items() if key != "rows"}, "pages": found}


def _drawn_rows(
    texts: Sequence[Data], chart: Flowchart, heights: Sequence[float], edition: Edition
) -> Iterator[Data]:
    plan = chart.plan
    partners = partners_of(plan)
    for words, row, planned, height in zip(
        texts, chart.table.rows, plan.rows, heights, strict=True
    ):
        drawing = RowDrawing(plan, planned, height, partners).data()
        said = [
            (
                clean(edition.t("connector {letter}", letter=" ".join(each.lines))),
                partners.get(each.id),
            )
            for each in planned.symbols
            if each.kind == "connector"
        ]
        alternative = clean(row_words(row, edition.t))
        yield {**words, **drawing, "alternative": alternative, "connectors": said}

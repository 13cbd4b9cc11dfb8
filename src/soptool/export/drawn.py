"""A drawing that may be written, or the findings that say why there is none."""

from __future__ import annotations

from soptool.compose.procedure import Procedure
from soptool.export.press import Press
from soptool.form.chart import Chart, chart_in
from soptool.form.page import Page
from soptool.form.refusal import Unwritable, faults_of, routes_not_kept
from soptool.form.table import Table


def drawn(procedure: Procedure, page: Page, edition: Press) -> Chart:
    """Draw the flow. Raises Unwritable where a line would be wrong."""
    return drawn_in(page.table, procedure, edition)


def drawn_in(table: Table, procedure: Procedure, edition: Press) -> Chart:
    """Draw the flow into a table of which no page is made."""
    chart = chart_in(table, procedure, edition)
    faults = faults_of(chart, procedure, edition)
    edition.findings.extend(routes_not_kept(chart, procedure, edition))
    if faults:
        raise Unwritable(procedure.id, faults)
    return chart

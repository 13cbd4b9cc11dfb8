"""A drawing that may be written, or the findings that say why there is none."""

from __future__ import annotations

from soptool.compose.procedure import Procedure
from soptool.export.chart import Chart, chart_in
from soptool.export.edition import Edition
from soptool.export.page import Page
from soptool.export.refusal import Unwritable, faults_of, routes_not_kept
from soptool.export.table import Table


def drawn(procedure: Procedure, page: Page, edition: Edition) -> Chart:
    """Draw the flow. Raises Unwritable where a line would be wrong."""
    return drawn_in(page.table, procedure, edition)


def drawn_in(table: Table, procedure: Procedure, edition: Edition) -> Chart:
    """Draw the flow into a table of which no page is made."""
    chart = chart_in(table, procedure, edition)
    faults = faults_of(chart, procedure, edition)
    edition.findings.extend(routes_not_kept(chart, procedure, edition))
    if faults:
        raise Unwritable(procedure.id, faults)
    return chart

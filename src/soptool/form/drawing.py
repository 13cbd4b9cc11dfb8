"""The flow drawn into its table, with what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from soptool.compose.procedure import Procedure
from soptool.finding import Finding
from soptool.form.chart import Flowchart
from soptool.form.edition import Edition
from soptool.form.refusal import faults_of, routes_not_kept


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart. `faults`: why it must not be shown; `remarks`: what is to be known of it."""

    chart: Flowchart
    faults: tuple[Finding, ...]
    remarks: tuple[Finding, ...]


def drawing_of(chart: Flowchart, procedure: Procedure, edition: Edition) -> Drawing:
    """Look at what was drawn."""
    return Drawing(
        chart,
        faults_of(chart, procedure, edition),
        tuple(routes_not_kept(chart, procedure, edition)),
    )

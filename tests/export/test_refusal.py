"""Which step a fault of the drawing is reported at."""

from __future__ import annotations

from dataclasses import replace

from export.made import edition, micro, procedure
from soptool.diagram.checker import Fault
from soptool.diagram.frame import MARGIN
from soptool.diagram.lettering import POINT
from soptool.export.chart import chart_of
from soptool.export.page import page_of
from soptool.export.refusal import faults_of

THREE = """
executors: {a: Petugas, b: Kepala}
steps:
  - {id: x, activity: Menerima, executor: a}
  - {id: y, activity: Memeriksa, executor: b, branches: {Ya: next, Tidak: x}}
  - {id: z, activity: Menyimpan, executor: a}
"""


def test_words_at_fault_are_reported_at_the_step_of_their_row() -> None:
    found = micro(THREE)
    flow, shared = procedure(found), edition(found)
    chart = chart_of(flow, page_of(flow, shared), shared)
    first, second, _ = (row.height for row in chart.plan.rows)
    at = (0.0, (MARGIN + first + second / 2) / POINT)
    fault = Fault("label", "label 1", at)
    verdict = replace(chart.fit.verdict, faults=(fault,))
    faulty = replace(chart, fit=replace(chart.fit, verdict=verdict))
    (finding,) = faults_of(faulty, flow, shared)
    assert "`y`" in str(finding.message)

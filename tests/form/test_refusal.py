"""What is wrong with a drawing, said of the steps and the words it concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from export.made import edition, micro, procedure
from soptool.diagram.checker.judge import Fault
from soptool.diagram.frame import MARGIN
from soptool.diagram.lettering import POINT
from soptool.form.chart import Flowchart
from soptool.form.form import Form
from soptool.form.refusal import faults_of

SOP = micro(
    "executors: {a: Agendaris, b: Kepala Bagian}\n"
    "steps:\n"
    "  - {id: catat, activity: Mencatat, executor: a}\n"
    "  - {id: periksa, activity: Memeriksa, executor: b, question: Lengkap?,\n"
    "     branches: {Lengkap dan benar: next, Kurang lengkap: catat}}\n"
    "  - {id: arsip, activity: Mengarsipkan, executor: a}\n"
)
MADE = procedure(SOP)


def with_faults(*faults: Fault) -> Flowchart:
    chart = Form(MADE, edition(SOP)).drawing.chart
    verdict = replace(chart.fit.verdict, faults=faults)
    return replace(chart, fit=replace(chart.fit, verdict=verdict))


def words_of(chart: Flowchart) -> list[str]:
    return [" ".join(label.lines) for row in chart.plan.rows for label in row.labels]


@pytest.mark.parametrize("words", ["Lengkap dan benar", "Kurang lengkap"])
def test_words_at_fault_are_named_with_their_step(words: str) -> None:
    number = words_of(with_faults()).index(words) + 1
    chart = with_faults(Fault("label", f"label {number}", (0.0, 0.0)))
    (finding,) = faults_of(chart, MADE, edition(SOP))
    assert str(finding.message) == (
        "The flowchart can't be drawn without a fault at step 2 “Memeriksa”: "
        f"the words “{words}” stand on a line or a symbol."
    )
    assert finding.place.line == 7


def test_a_fault_of_nobody_is_reported_at_the_step_of_its_row() -> None:
    first, second, _ = (row.height for row in with_faults().plan.rows)
    at = (0.0, (MARGIN + first + second / 2) / POINT)
    (finding,) = faults_of(with_faults(Fault("border", "grid", at)), MADE, edition(SOP))
    assert "2 “Memeriksa”" in str(finding.message)


def test_a_line_at_fault_is_its_first_steps() -> None:
    chart = with_faults(
        Fault("border", "periksa/1 > catat/1", (0.0, 0.0)),
        Fault("overlap", "catat/1 > periksa/1", (0.0, 0.0)),
        Fault("overlap", "catat/1 > periksa/1", (9.0, 0.0)),
        Fault("label", "label 1", (0.0, 0.0)),
        Fault("border", "periksa/1 > catat/1", (9.0, 0.0)),
    )
    said = (str(finding.message) for finding in faults_of(chart, MADE, edition(SOP)))
    assert [text.partition(" at step ")[2] for text in said] == [
        "2 “Memeriksa”: a line runs on a border of the table.",
        "1 “Mencatat”: two lines run over each other.",
    ]

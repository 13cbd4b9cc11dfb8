"""What is wrong with a drawing, as findings at the steps they concern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from soptool.compose.procedure import Procedure, Row
from soptool.diagram.checker.judge import Fault
from soptool.diagram.frame import MARGIN
from soptool.diagram.lettering import POINT, unbroken
from soptool.finding import Finding, Place, found
from soptool.flow.rows import numbered_words
from soptool.form.chart import Flowchart
from soptool.form.edition import Edition
from soptool.language import Message, msg
from soptool.lint import drawn as checks

_FAULTS: Final[dict[str, Message]] = {
    "symbol": msg("a line runs through a symbol"),
    "overlap": msg("two lines run over each other"),
    "label": msg("words stand on a line or a symbol"),
    "head": msg("words stand on a line or a symbol"),
    "reading": msg("words could be read for the wrong line"),
    "border": msg("a line runs on a border of the table"),
    "outside": msg("a line leaves the executors' columns"),
    "diagonal": msg("a line is not straight"),
    "missing": msg("a line is missing"),
    "arrow": msg("an arrow is too short"),
}


def faults_of(chart: Flowchart, procedure: Procedure, edition: Edition) -> tuple[Finding, ...]:
    """Return a finding for each step whose lines could not be drawn as they should."""
    by_step: dict[str, list[_Located]] = {}
    for fault in chart.fit.faults:
        located = _located(fault, chart)
        by_step.setdefault(_step(located, chart, procedure), []).append(located)
    return tuple(
        found(
            checks.DRAWING_AT_FAULT,
            msg(
                "The flowchart can't be drawn without a fault at step {step}: {fault}.",
                step=_name(name, procedure),
                fault=_said(faults),
            ),
            place_of(name, procedure, edition),
            hint=msg(
                "Try the other `style` or `paper` in `sop.yaml`, fewer branches at this step, "
                "or fewer executors."
            ),
        )
        for name, faults in by_step.items()
    )


@dataclass(frozen=True, slots=True)
class _Located:
    """A fault, the symbols that its line or words belong to (`STEP/N`), and those words.

    `y` is its place in mm.
    """

    kind: str
    symbols: tuple[str, ...]
    y: float
    words: str = ""


def _located(fault: Fault, chart: Flowchart) -> _Located:
    """Say whose fault it is: subjects are `STEP/N > STEP/N`, or `label N` in the plan's order."""
    y = fault.at[1] * POINT
    sort, _, number = fault.subject.partition(" ")
    if sort != "label" or not number.isdecimal():
        return _Located(fault.kind, tuple(fault.subject.split(" > ")), y)
    labels = [label for row in chart.plan.rows for label in row.labels]
    label = labels[int(number) - 1]
    return _Located(fault.kind, (label.owner,), y, unbroken(label.lines))


def _said(faults: Sequence[_Located]) -> Message:
    """Return the fault that a step has most often; of words, which they are."""
    kind = Counter(fault.kind for fault in faults).most_common(1)[0][0]
    words = next((fault.words for fault in faults if fault.kind == kind and fault.words), "")
    if words:
        return msg("the words “{words}” stand on a line or a symbol", words=words)
    return _FAULTS[kind]


def _step(fault: _Located, chart: Flowchart, procedure: Procedure) -> str:
    """Return the step whose line or words are at fault, else the one at the fault's place."""
    for part in fault.symbols:
        name = part.rpartition("/")[0]
        if name in procedure.by_id:
            return name
    return _step_at(fault.y, chart)


def _step_at(y: float, chart: Flowchart) -> str:
    """Return the first step of the row at y mm; none in rows without symbols."""
    bottoms = accumulate((row.height for row in chart.plan.rows), initial=MARGIN)
    next(bottoms)
    for row, bottom in zip(chart.plan.rows, bottoms, strict=True):
        if y < bottom:
            return next((node.id for node in chart.grid.nodes if node.row == row.source), "")
    return ""


def routes_not_kept(chart: Flowchart, procedure: Procedure, edition: Edition) -> Iterator[Finding]:
    """Yield a warning for each step whose `route` had to be given up."""
    for name in chart.fit.unpinned:
        yield found(
            checks.ROUTE_NOT_KEPT,
            msg(
                "The `route` of step {step} can't be kept: lines would overlap.",
                step=_name(name, procedure),
            ),
            place_of(name, procedure, edition),
            hint=msg("Name the other side, or leave `route` out."),
        )


def _name(name: str, procedure: Procedure) -> Message | str:
    row = procedure.by_id.get(name)
    return numbered_words(row.no, row.activity) if row else "–"


def place_of(name: str, procedure: Procedure, edition: Edition) -> Place:
    """Return where a row was written; the SOP's file where there is no such row."""
    row = procedure.by_id.get(name)
    if row is not None and row.origins:
        return _place(row)
    entry = edition.workspace.by_id.get(procedure.id)
    return entry.document.value(("steps",)) if entry else Place("-")


def _place(row: Row) -> Place:
    origin = row.origins[-1]
    return origin.entry.document.value(("steps", origin.index))

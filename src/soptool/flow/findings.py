"""The flaws of an SOP's flow as findings at its steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from soptool.finding import Finding, Related, found
from soptool.flow import checks
from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, Line, Node, flow_of
from soptool.flow.soundness import Flaw, flaws
from soptool.model.sop import Macro, Procedural, step_ids
from soptool.model.step import MacroStep, Step
from soptool.model.target import DEFAULT_OUTCOME
from soptool.source.document import Document


def soundness_findings(
    sop: Procedural,
    document: Document,
    outcomes: Mapping[int, tuple[str, ...]] | None = None,
    *,
    analysis: Analysis | None = None,
) -> tuple[Finding, ...]:
    """Judge the flow of an SOP's own steps; `analysis` where that is known already.

    `outcomes`: for a macro, the named ends of the last part of each row (by position from 0). A
    row that is missing there may have ends that its `branches` do not name.
    """
    known = analysis or Analysis(flow_of(sop.steps))
    flow = _with_open_outcomes(known.flow, sop, outcomes or {})
    found = flaws(flow, known if flow is known.flow else None)
    ambiguous = _ambiguous(sop) if found else ()
    nodes = zip(flow.nodes, known.flow.nodes, strict=True)
    goes_on = {one.id for one, told in nodes if one is not told}
    return tuple(
        _finding(flaw, flow, document)
        for flaw in found
        if flaw.at not in ambiguous
        # The composer names the end that the branches leave open.
        and not (flaw.at in goes_on and flaw.check is checks.EQUAL_ANSWERS)
    )


def _ambiguous(sop: Procedural) -> frozenset[str]:
    """Return steps whose id another step bears: which of them is meant, is not known."""
    counts = Counter(step.id for step in sop.steps)
    ids = step_ids(sop.steps)
    return frozenset(
        name
        for name, step in zip(ids, sop.steps, strict=True)
        if step.id is not None and counts[step.id] > 1
    )


def _with_open_outcomes(
    flow: Flow, sop: Procedural, outcomes: Mapping[int, tuple[str, ...]]
) -> Flow:
    if not isinstance(sop, Macro):
        return flow
    nodes = []
    for index, (node, step) in enumerate(zip(flow.nodes, sop.steps, strict=True)):
        if _is_open(step, outcomes.get(index)):
            following = flow.nodes[index + 1].id if index + 1 < len(flow.nodes) else None
            nodes.append(_going_on(node, following))
        else:
            nodes.append(node)
    return Flow(tuple(nodes))


def _is_open(step: Step, outcomes: tuple[str, ...] | None) -> bool:
    """Whether the part's ends may go on to the next entry beside the branches."""
    if not isinstance(step, MacroStep) or step.use is None or not step.branches:
        return False
    return outcomes is None or any(name not in step.branches for name in outcomes)


def _going_on(node: Node, following: str | None) -> Node:
    outcome = DEFAULT_OUTCOME if following is None else None
    return replace(node, lines=(*node.lines, Line(following, None, outcome)))


def _finding(flaw: Flaw, flow: Flow, document: Document) -> Finding:
    step = ("steps", flow.order[flaw.at])
    place = document.value(step) if flaw.key is None else document.key((*step, flaw.key))
    related = (
        Related(document.value(("steps", flow.order[name])), message)
        for name, message in flaw.related
    )
    return found(flaw.check, flaw.message, place, hint=flaw.hint, related=related)

"""How often each step is done for one case, on average, by the chances of the answers.

A loop counts as often as it is expected to come back; lines that start together each count once,
and where they are waited for, they count as one. The visits solve one linear equation for each
step, component by component, so only the steps of one loop are solved together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from soptool.flow.analysis import Analysis
from soptool.flow.graph import Line, Node
from soptool.flow.order import components

Chances = Mapping[str, Mapping[str, Fraction]]
Equation = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Visits:
    """Expected visits of each step; without an answer's chance, `undecided` names the decisions.

    `endless`: steps of a loop that by these chances is never left. `is_exact`: no lines that start
    together come apart before they are waited for.
    """

    of: Mapping[str, Fraction]
    undecided: tuple[str, ...] = ()
    endless: tuple[str, ...] = ()
    is_exact: bool = True


def visits(analysis: Analysis, chances: Chances) -> Visits:
    """Solve for the visits of all steps, one case entering at the first start."""
    flow, reached = analysis.flow, analysis.forward.reached
    undecided = tuple(
        node.id
        for node in flow.nodes
        if node.id in reached and len(node.groups) > 1 and not chances.get(node.id)
    )
    if undecided:
        return Visits({}, undecided)
    equations = _equations(analysis, chances)
    following = {
        node.id: [line.target for line in node.lines if line.target is not None]
        for node in flow.nodes
    }
    found: dict[str, Fraction] = {}
    endless: list[str] = []
    for component in reversed(components(flow.by_id, following)):
        solved = _solved(component, equations, found, _entering(analysis))
        if solved is None:
            endless += sorted(component, key=flow.order.__getitem__)
            solved = dict.fromkeys(component, Fraction(0))
        found |= solved
    is_exact = not (analysis.joining.loose or analysis.joining.deadlocked)
    return Visits(found, endless=tuple(endless), is_exact=is_exact)


def shares(node: Node, chances: Mapping[str, Fraction]) -> Mapping[str | None, Fraction]:
    """Return the share of each answer; answers without a chance divide what is left evenly."""
    labels: list[str | None] = [group[0].label for group in node.groups]
    if len(labels) < 2:
        return dict.fromkeys(labels, Fraction(1))
    known: dict[str | None, Fraction] = {
        label: chances[label] for label in labels if label is not None and label in chances
    }
    open_labels = [label for label in labels if label not in known]
    left = max(Fraction(0), 1 - sum(known.values(), Fraction(0)))
    rest = {label: left / len(open_labels) for label in open_labels}
    total = sum(known.values(), Fraction(0)) + sum(rest.values(), Fraction(0))
    scale = 1 / total if total else Fraction(0)
    return {label: (known | rest)[label] * scale for label in labels}


def _equations(analysis: Analysis, chances: Chances) -> dict[str, Equation]:
    """For each step, the share of every other step's visits that comes to it."""
    flow, forward = analysis.flow, analysis.forward
    equations: dict[str, Equation] = {node.id: {} for node in flow.nodes}
    waiting = _waited_for(analysis)
    for node in flow.nodes:
        by_label = shares(node, chances.get(node.id, {}))
        for line in node.lines:
            target = line.target
            if target is None or (target in waiting and not forward.comes_back(node.id, line)):
                continue
            equation = equations[target]
            equation[node.id] = equation.get(node.id, Fraction(0)) + by_label[line.label]
    for name, (split, line) in waiting.items():
        share = shares(flow.by_id[split], chances.get(split, {}))[line.label]
        equations[name][split] = equations[name].get(split, Fraction(0)) + share
    return equations


def _waited_for(analysis: Analysis) -> Mapping[str, tuple[str, Line]]:
    """For each step that waits for lines of a split: the outermost such split, and a line of it."""
    found: dict[str, tuple[str, Line]] = {}
    position = analysis.forward.position
    for name, meetings in analysis.meetings.at.items():
        if analysis.meetings.joins[name] != "all":
            continue
        splits = [m.split for m in meetings if m.split.node is not None]
        if splits:
            outer = min(splits, key=lambda split: position[str(split.node)])
            found[name] = (str(outer.node), outer.lines[0])
    return found


def _entering(analysis: Analysis) -> str | None:
    return analysis.flow.nodes[0].id if analysis.flow.nodes else None


def _solved(
    component: Iterable[str],
    equations: Mapping[str, Equation],
    known: Mapping[str, Fraction],
    entering: str | None,
) -> dict[str, Fraction] | None:
    """Solve the steps of one component by elimination; None where their loop is never left."""
    names = tuple(component)
    rows = [
        _row(name, names, equations[name], known, Fraction(1 if name == entering else 0))
        for name in names
    ]
    for pivot in range(len(names)):
        found = next((r for r in range(pivot, len(names)) if rows[r][pivot]), None)
        if found is None:
            return None
        rows[pivot], rows[found] = rows[found], rows[pivot]
        _eliminate(rows, pivot)
    return {
        name: row[-1] / row[place]
        for place, (name, row) in enumerate(zip(names, rows, strict=True))
    }


def _row(
    name: str,
    names: tuple[str, ...],
    equation: Equation,
    known: Mapping[str, Fraction],
    start: Fraction,
) -> list[Fraction]:
    constant = start + sum(
        (share * known.get(source, Fraction(0)) for source, share in equation.items()),
        Fraction(0),
    )
    own = [-equation.get(source, Fraction(0)) for source in names]
    own[names.index(name)] += 1
    return [*own, constant]


def _eliminate(rows: list[list[Fraction]], pivot: int) -> None:
    base = rows[pivot]
    for number, row in enumerate(rows):
        if number != pivot and row[pivot]:
            factor = row[pivot] / base[pivot]
            rows[number] = [value - factor * other for value, other in zip(row, base, strict=True)]

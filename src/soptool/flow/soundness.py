"""What is wrong with a flow: a pure judgement, without files and places.

One flaw is told once, where it arises: what follows from it is not reported as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from soptool.finding import Check
from soptool.flow import checks
from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, Line, Node
from soptool.flow.regions import unreached
from soptool.flow.rows import row_name, row_names
from soptool.language import Message, closest_name, listed, msg


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw at the node `at`, in what its `key` says (None: in the step as a whole).

    `steps` are the other nodes concerned, `related` those that a report should show.
    """

    check: Check
    at: str
    message: Message
    hint: Message
    key: str | None = None
    steps: tuple[str, ...] = ()
    related: tuple[tuple[str, Message], ...] = ()


def flaws(flow: Flow, analysis: Analysis | None = None) -> tuple[Flaw, ...]:
    """Judge a flow, of which the `analysis` may be known; flaws come in the order of the rows.

    A target that does not exist counts as the step that is named nearly so, if there is one; else
    what it might reach is not judged.
    """
    repaired = _repaired(flow)
    analysis = analysis if analysis and repaired is flow else Analysis(repaired)
    passes = (_unreachable, _traps, _decisions, _splits, _joins, _pointless)
    found = [flaw for check in passes for flaw in check(analysis)]
    return tuple(sorted(found, key=lambda flaw: (flow.order[flaw.at], flaw.check.code)))


def _unreachable(analysis: Analysis) -> Iterator[Flaw]:
    if analysis.is_open:
        return
    for first, *rest in unreached(analysis.forward):
        step = row_name(analysis.flow.by_id[first])
        message = msg("Step {step} can never be reached.", step=step)
        if rest:
            message = msg(
                "Step {step} can never be reached, and so can't what follows it: {steps}.",
                step=step,
                steps=row_names(rest, analysis.flow),
            )
        hint = msg("Lead a line to it, or mark it `start: true` if the procedure can begin there.")
        yield Flaw(checks.UNREACHABLE, first, message, hint, steps=tuple(rest))


def _repaired(flow: Flow) -> Flow:
    if not any(node.unknown for node in flow.nodes):
        return flow
    return Flow(tuple(_repaired_node(node, flow) for node in flow.nodes))


def _repaired_node(node: Node, flow: Flow) -> Node:
    near = [(line, _nearest(line, flow)) for line in node.unknown]
    meant = [replace(line, target=name) for line, name in near if name is not None]
    unknown = tuple(line for line, name in near if name is None)
    return replace(node, lines=tuple(dict.fromkeys((*node.lines, *meant))), unknown=unknown)


def _nearest(line: Line, flow: Flow) -> str | None:
    return closest_name(str(line.target), flow.order)


def _traps(analysis: Analysis) -> Iterator[Flaw]:
    flow = analysis.flow
    has_end = analysis.is_open or any(
        line.is_end for name in analysis.forward.reached for line in flow.by_id[name].lines
    )
    for trap in analysis.traps:
        if not flow.by_id[trap[-1]].lines:
            yield _dead_end(flow.by_id[trap[-1]])
        elif not has_end:
            message = msg(
                "The procedure never ends: no line leads to an end, {steps} repeat for ever.",
                steps=row_names(trap, flow),
            )
            hint = msg("Let the last step go on to `end`.")
            yield _at_closing(checks.NO_END, trap, flow, message, hint)
        else:
            yield _endless(trap, flow)


def _dead_end(node: Node) -> Flaw:
    step = row_name(node)
    message = msg("The flow stops at step {step}: no line leads on from it.", step=step)
    return Flaw(checks.DEAD_END, node.id, message, msg("Let it go on to a step or to `end`."))


def _endless(trap: tuple[str, ...], flow: Flow) -> Flaw:
    inside = frozenset(trap)
    leaves = any(line.target not in inside for name in trap for line in flow.by_id[name].lines)
    message = msg("The loop of {steps} has no way out.", steps=row_names(trap, flow))
    hint = msg("Give one of its steps `branches`, with an answer that leads out of the loop.")
    if leaves:
        message = msg(
            "The loop of {steps} never stops: whenever a line leaves it, another goes round again.",
            steps=row_names(trap, flow),
        )
        hint = msg("Let a decision choose between leaving the loop and going round again.")
    return _at_closing(checks.ENDLESS_LOOP, trap, flow, message, hint)


def _at_closing(
    check: Check, trap: tuple[str, ...], flow: Flow, message: Message, hint: Message
) -> Flaw:
    name = _closing(trap, flow)
    return Flaw(check, name, message, hint, _lines_key(name, flow), trap)


def _closing(trap: tuple[str, ...], flow: Flow) -> str:
    """Return the lowest step of a loop from which a line goes up again."""
    inside = frozenset(trap)
    return next(
        name
        for name in reversed(trap)
        if any(
            line.target in inside and flow.order[str(line.target)] <= flow.order[name]
            for line in flow.by_id[name].lines
        )
    )


def _decisions(analysis: Analysis) -> Iterator[Flaw]:
    for node in analysis.flow.nodes:
        if not node.is_decision or node.unknown:
            continue
        groups = node.groups
        places = {
            frozenset((line.target, line.outcome, line.sop) for line in group) for group in groups
        }
        if len(groups) == 1:
            label = groups[0][0].label or ""
            message = msg("The decision has only one answer: `{label}`.", label=label)
            hint = msg("Add the other answers, or write `next` instead of `branches`.")
            yield Flaw(checks.ONE_ANSWER, node.id, message, hint, "branches")
        elif len(places) == 1:
            message = msg("All answers lead to the same place, so nothing is decided.")
            hint = msg("Lead them to different steps or ends, or write `next` instead.")
            yield Flaw(checks.EQUAL_ANSWERS, node.id, message, hint, "branches")


def _splits(analysis: Analysis) -> Iterator[Flaw]:
    met = {meeting.split for several in analysis.meetings.at.values() for meeting in several}
    if analysis.is_open or analysis.traps:
        return
    for split in analysis.meetings.splits:
        if split.node is None or split.node not in analysis.forward.reached or split in met:
            continue
        message = msg("The lines that start together here never meet again.")
        hint = msg("That is right if each ends by itself; else lead them all to one step.")
        key = _lines_key(split.node, analysis.flow)
        yield Flaw(checks.SPLIT_WITHOUT_JOIN, split.node, message, hint, key)


def _lines_key(name: str, flow: Flow) -> str:
    return "branches" if flow.by_id[name].is_decision else "next"


def _joins(analysis: Analysis) -> Iterator[Flaw]:
    for name in analysis.joining.deadlocked:
        sources = dict.fromkeys(source for source, _ in analysis.forward.arriving[name])
        message = msg(
            "Step {step} waits for all its lines, but those from {steps} are alternatives:"
            " only one of them ever comes.",
            step=row_name(analysis.flow.by_id[name]),
            steps=row_names(tuple(sources), analysis.flow),
        )
        hint = msg("Write `join: any`, or leave `join` out.")
        yield Flaw(checks.DEADLOCK, name, message, hint, "join", tuple(sources))
    yield from _repeated(analysis)
    yield from _unsure(analysis)


def _repeated(analysis: Analysis) -> Iterator[Flaw]:
    told: set[str] = set()
    for meeting in analysis.joining.repeated:
        if meeting.node in told:
            continue
        told.add(meeting.node)
        split = str(meeting.split.node)
        message = msg(
            "Step {step} is done once for each line that arrives: lines that start together at"
            " {split} meet here, and the step does not wait for them.",
            step=row_name(analysis.flow.by_id[meeting.node]),
            split=row_name(analysis.flow.by_id[split]),
        )
        hint = msg("Write `join: all` if it is done once, when all of them have arrived.")
        related = ((split, msg("The lines start together here.")),)
        yield Flaw(checks.REPEATED, meeting.node, message, hint, "join", (split,), related)


def _unsure(analysis: Analysis) -> Iterator[Flaw]:
    for unsure in analysis.joining.unsure:
        split = str(unsure.split.node)
        by_id = analysis.flow.by_id
        ways = [row_name(by_id[x.target]) if x.target else msg("the end") for x in unsure.lines]
        message = msg(
            "Step {step} waits for all lines that start together at {split}, but not every way"
            " through {steps} comes here.",
            step=row_name(analysis.flow.by_id[unsure.node]),
            split=row_name(analysis.flow.by_id[split]),
            steps=listed(ways),
        )
        hint = msg("Let every way come here, or decide before the lines start.")
        related = ((split, msg("The lines start together here.")),)
        yield Flaw(checks.UNSURE_JOIN, unsure.node, message, hint, "join", (split,), related)


def _pointless(analysis: Analysis) -> Iterator[Flaw]:
    for node in analysis.flow.nodes:
        if node.join is None or node.id not in analysis.forward.reached or analysis.is_open:
            continue
        if _waited_for(node, analysis) > 1:
            continue
        message = msg(
            "`join: {join}` says nothing here: fewer than two lines arrive.", join=node.join
        )
        hint = msg("Take it out. A line that comes back is never waited for.")
        yield Flaw(checks.POINTLESS_JOIN, node.id, message, hint, "join")


def _waited_for(node: Node, analysis: Analysis) -> int:
    """Count the lines that a join speaks of, for `any` also the start."""
    lines = analysis.flow.incoming[node.id]
    if node.join == "all":
        return sum(not analysis.forward.comes_back(*pair) for pair in lines)
    return len(lines) + (node.id in analysis.flow.starts)

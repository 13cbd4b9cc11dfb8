"""Where the flow goes on from a step, in two states of an SOP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from soptool.flow.graph import Join, flow_of
from soptool.flow.meeting import joins
from soptool.language import Message, msg, shortened
from soptool.model.sop import Procedural, numbered, step_ids
from soptool.model.step import Step
from soptool.model.target import DEFAULT_OUTCOME, NEXT, TO_NEXT, Target
from soptool.revision.change import Change, Sort, What, chained
from soptool.revision.matching import Matching

Answers = dict[str | None, tuple[Target, ...]]
Goal = tuple[str, object]


@dataclass(frozen=True)
class Side:
    """One state of an SOP: its steps with ids, printed numbers, and what they wait for."""

    sop: Procedural
    ids: Mapping[str, int]
    numbers: tuple[str, ...]
    waits: tuple[Join | None, ...]

    def goal(self, target: Target, index: int) -> Goal:
        """Return where a target of the step at `index` leads."""
        if target.sop is not None:
            return "sop", target.sop
        if target.step is None:
            return "end", target.outcome
        if target.step == NEXT:
            is_last = index + 1 == len(self.sop.steps)
            return ("end", DEFAULT_OUTCOME) if is_last else ("step", index + 1)
        if target.step in self.ids:
            return "step", self.ids[target.step]
        return "unknown", target.step

    def said(self, targets: tuple[Target, ...], index: int) -> Message:
        """Say where targets lead."""
        goals = tuple(self._said(self.goal(target, index)) for target in targets)
        return chained(goals, lambda a, b: msg("{first} and {other}", first=a, other=b))

    def _said(self, goal: Goal) -> Message:
        kind, value = goal
        if kind == "step":
            assert isinstance(value, int)
            text = shortened(self.sop.steps[value].activity or "")
            return msg("step {no} “{activity}”", no=self.numbers[value], activity=text)
        if kind == "sop":
            return msg("the SOP `{id}`", id=value)
        if kind == "end" and value == DEFAULT_OUTCOME:
            return msg("the end")
        if kind == "end":
            return msg("the end “{outcome}”", outcome=value)
        return msg("`{name}`, which is no step", name=value)


def side(sop: Procedural) -> Side:
    """Prepare one state."""
    ids = {name: index for index, name in enumerate(step_ids(sop.steps))}
    flow = flow_of(sop.steps)
    waits = joins(flow)
    return Side(sop, ids, numbered(sop.steps), tuple(waits[node.id] for node in flow.nodes))


def line_changes(
    old: Side, new: Side, matching: Matching, pair: tuple[int, int]
) -> Iterator[Change]:
    """Yield the lines of a step that lead elsewhere, answers that are new, gone or renamed."""
    here, there = pair
    before, after = _answers(old.sop.steps[here]), _answers(new.sop.steps[there])
    for sort, said, one, other in _lines(old, new, matching, pair, before, after):
        was = str(old.said(one, here)) if one else None
        now = str(new.said(other, there)) if other else None
        yield Change(sort, What.FLOW, "next", said, was, now, here, there)
    was, now = old.waits[here], new.waits[there]
    if was and now and was != now:
        said = msg("waits for all lines now")
        if now == "any":
            said = msg("goes on with any line now, without waiting for the others")
        yield Change(Sort.CHANGED, What.FLOW, "join", said, was, now, here, there)


def _answers(step: Step) -> Answers:
    answers: Answers = {None: step.next or (TO_NEXT,)}
    if step.branches:
        answers = {}
        answers.update(step.branches)
    return answers


_Found = tuple[Sort, Message, tuple[Target, ...], tuple[Target, ...]]


def _lines(
    old: Side,
    new: Side,
    matching: Matching,
    pair: tuple[int, int],
    before: Answers,
    after: Answers,
) -> Iterator[_Found]:
    here, there = pair

    def is_same(one: tuple[Target, ...], other: tuple[Target, ...]) -> bool:
        mapped = {_mapped(old.goal(target, here), matching) for target in one}
        resolved = {new.goal(target, there) for target in other}
        return set(one) == set(other) == {TO_NEXT} or mapped == resolved

    if (None in before) != (None in after):
        yield _turned(new, there, before, after)
        return
    gone = {label: goals for label, goals in before.items() if label not in after}
    for label, goals in after.items():
        if label in before:
            if not is_same(before[label], goals):
                said = _elsewhere(label, old.said(before[label], here), new.said(goals, there))
                yield Sort.CHANGED, said, before[label], goals
            continue
        name = next((one for one, way in gone.items() if is_same(way, goals)), None)
        if name is not None:
            said = msg("the answer “{before}” is called “{after}” now", before=name, after=label)
            yield Sort.CHANGED, said, gone.pop(name), goals
        else:
            said = msg("new answer “{label}” to {goal}", label=label, goal=new.said(goals, there))
            yield Sort.ADDED, said, (), goals
    for label, goals in gone.items():
        yield Sort.REMOVED, msg("no answer “{label}” any more", label=label), goals, ()


def _turned(new: Side, there: int, before: Answers, after: Answers) -> _Found:
    one, other = next(iter(before.values())), next(iter(after.values()))
    if None in after:
        said = msg("no decision any more; goes on to {goal}", goal=new.said(other, there))
        return Sort.CHANGED, said, one, other
    each = tuple(
        msg("“{label}” to {goal}", label=label, goal=new.said(goals, there))
        for label, goals in after.items()
    )
    ways = chained(each, lambda a, b: msg("{first}, {other}", first=a, other=b))
    return Sort.CHANGED, msg("a decision now: {ways}", ways=ways), one, other


def _mapped(goal: Goal, matching: Matching) -> Goal:
    kind, value = goal
    if kind != "step":
        return goal
    assert isinstance(value, int)
    there = matching.new_of.get(value)
    return ("gone", value) if there is None else ("step", there)


def _elsewhere(label: str | None, before: Message, after: Message) -> Message:
    if label is None:
        return msg("goes on to {after} instead of {before}", after=after, before=before)
    return msg(
        "the answer “{label}” goes to {after} instead of {before}",
        label=label,
        after=after,
        before=before,
    )

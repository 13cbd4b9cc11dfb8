"""How often each step is done for one case, on average, by the chances of the answers.

A loop counts as often as it is expected to come back; lines that start together each count once,
and where they are waited for, they count as one. The visits solve one linear equation for each
step (`elimination`).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from soptool.flow.meeting import Meeting
from soptool.measure.chances import Prospect
from soptool.measure.elimination import Equation, solve


def visits(prospect: Prospect) -> Mapping[str, Fraction]:
    """Return how often a case is expected to come to each step that it may come to.

    Raises Unbounded where a loop starts itself anew once or more with each round.
    """
    found = solve(_equations(prospect), prospect.order)
    return {name: values[0] for name, values in found.items()}


def _equations(prospect: Prospect) -> dict[str, Equation]:
    """For each step, the share of every other step's visits that comes to it."""
    waiting = _waited_for(prospect)
    met = {pair for meeting in waiting.values() for pair in meeting.lines}
    entries = frozenset(prospect.entries)
    equations = {name: Equation((Fraction(name in entries),)) for name in prospect.order}
    for name in prospect.order:
        for share, lines in prospect.alternatives[name]:
            for line in lines:
                if line.target in equations and (name, line) not in met:
                    equations[line.target].add(name, share)
    for name, meeting in waiting.items():
        _add_as_one(equations[name], meeting, prospect)
    return equations


def _add_as_one(equation: Equation, meeting: Meeting, prospect: Prospect) -> None:
    split = meeting.split
    if split.node is None:
        equation.constant = (equation.constant[0] + 1,)
    elif split.node in prospect.likely:
        label = split.lines[0].label
        followed = prospect.alternatives[split.node]
        share = next(share for share, lines in followed if lines[0].label == label)
        equation.add(split.node, share)


def _waited_for(prospect: Prospect) -> Mapping[str, Meeting]:
    """For each step that waits for lines of a split: their meeting, of the outermost split."""
    analysis = prospect.analysis
    place = analysis.forward.position
    found: dict[str, Meeting] = {}
    for name in prospect.order:
        if analysis.meetings.joins[name] != "all":
            continue
        meetings = [
            meeting
            for meeting in analysis.meetings.at.get(name, ())
            if meeting.split.node is not None or analysis.flow.by_id[name].join == "all"
        ]
        if meetings:
            found[name] = min(meetings, key=lambda meeting: place.get(str(meeting.split.node), -1))
    return found

"""The expected time: how long one case takes on average, by the chances of the answers.

It runs from the start until all lines have ended. A step takes its time and what follows it; what
follows a decision is the average of its answers, each with its share, so that a loop counts as
often as it is expected to come back. Lines that start together are walked at the same time: what
follows is then the one of them that takes longest on average, by `Calendar.weight`, up to its end
and with all that waits for it. The others pass meanwhile and are not added.

That is the average where the lines that start together have no answers in them, and nothing is
waited for in vain. Elsewhere it is at most the average: now this line is the last and now that
one, and the average of the longest is never less than the longest of the averages (`is_exact`).
It is a time, not the work in it: the work of parallel lines adds up, see `visits`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from soptool.flow.graph import Line
from soptool.flow.meeting import Split
from soptool.measure.chances import Prospect
from soptool.measure.elimination import Equation, Values, plus, solve
from soptool.model.calendar import Calendar, Spell

_Place = tuple[str, int]
_Choice = dict[_Place, str | None]
_NOTHING: Values = (Fraction(0), Fraction(0))


def expected_time(prospect: Prospect, spells: Mapping[str, Spell], calendar: Calendar) -> Spell:
    """Return the expected time, with what each step takes where a case comes to it.

    Raises Unbounded where a loop is never left. Not to be asked where a decision is undecided.
    """
    costs = {name: _values(spells.get(name, Spell())) for name in prospect.order}
    choice = _first_choice(prospect, costs, calendar)
    while True:
        known = solve(_equations(prospect, costs, choice), prospect.order)
        better = dict(_better(prospect, choice, known, calendar))
        if not better:
            break
        choice |= better
    return _spell(max((known[name] for name in prospect.entries), key=_weigher(calendar)))


def is_exact(prospect: Prospect) -> bool:
    """Whether the expected time is the average itself, and not less than it."""
    joining = prospect.analysis.joining
    if joining.loose or joining.deadlocked:
        return False
    splits = prospect.analysis.meetings.splits
    entries = len(prospect.entries) > 1
    return not any(
        _is_varied(prospect, split)
        for split in splits
        if (split.node in prospect.likely if split.node is not None else entries)
    )


def _is_varied(prospect: Prospect, split: Split) -> bool:
    """Whether a line of the split has answers before it meets the others."""
    at = prospect.analysis.meetings.at
    joints = {
        name for name, several in at.items() if any(m.split is split and m.closes for m in several)
    }
    queue = [line.target for line in split.lines if line.target is not None]
    seen = {*queue}
    while queue:
        name = queue.pop()
        if name in joints:
            continue
        followed = [lines for share, lines in prospect.alternatives[name] if share]
        if len(followed) > 1:
            return True
        new = {line.target for lines in followed for line in lines if line.target} - seen
        seen |= new
        queue += new
    return False


def _first_choice(prospect: Prospect, costs: Mapping[str, Values], calendar: Calendar) -> _Choice:
    """Choose of lines that start together the longest on the way forward; a loop may change it."""
    choice: _Choice = {}
    ahead: dict[str, Values] = {}
    for name in reversed(prospect.order):
        total = costs[name]
        for place, share, targets in _followed(prospect, name):
            target = _longest(targets, ahead, calendar)
            if len(targets) > 1:
                choice[place] = target
            if target in ahead:
                total = plus(total, ahead[target], share)
        ahead[name] = total
    return choice


def _better(
    prospect: Prospect, choice: _Choice, known: Mapping[str, Values], calendar: Calendar
) -> Iterator[tuple[_Place, str | None]]:
    weight = _weigher(calendar)
    for name in {name for name, _ in choice}:
        for place, _, targets in _followed(prospect, name):
            if place in choice:
                best = _longest(targets, known, calendar)
                now = choice[place]
                if weight(_of(best, known)) > weight(_of(now, known)):
                    yield place, best


def _equations(
    prospect: Prospect, costs: Mapping[str, Values], choice: _Choice
) -> dict[str, Equation]:
    equations = {name: Equation(costs[name]) for name in prospect.order}
    for name, equation in equations.items():
        for place, share, targets in _followed(prospect, name):
            target = choice[place] if len(targets) > 1 else targets[0]
            if target is not None:
                equation.add(target, share)
    return equations


def _followed(
    prospect: Prospect, name: str
) -> Iterator[tuple[_Place, Fraction, tuple[str | None, ...]]]:
    """Yield what may follow a step: its place, its share, and where its lines lead."""
    for number, (share, lines) in enumerate(prospect.alternatives[name]):
        if share:
            yield (name, number), share, _targets(lines)


def _targets(lines: tuple[Line, ...]) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(line.target for line in lines))


def _longest(
    targets: tuple[str | None, ...], known: Mapping[str, Values], calendar: Calendar
) -> str | None:
    weight = _weigher(calendar)
    return max(targets, key=lambda target: weight(_of(target, known)))


def _of(target: str | None, known: Mapping[str, Values]) -> Values:
    return _NOTHING if target is None else known.get(target, _NOTHING)


def _weigher(calendar: Calendar) -> Callable[[Values], Fraction]:
    return lambda values: calendar.weight(_spell(values))


def _values(spell: Spell) -> Values:
    return spell.working, spell.elapsed


def _spell(values: Values) -> Spell:
    working, elapsed = values
    return Spell(working, elapsed)

"""Which step of one state is which of the other: by id, by text, by its place between others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from soptool.compose.documents import normal
from soptool.model.sop import Procedural, executor_name
from soptool.model.step import MacroStep, Step

LIKENESS = 0.5
_COMMON = 60


@dataclass(frozen=True, slots=True)
class Matching:
    """`new_of` leads from old positions to new ones; `moved` are those out of order, new ones."""

    new_of: Mapping[int, int]
    moved: frozenset[int]

    @property
    def old_of(self) -> Mapping[int, int]:
        """The way back."""
        return {new: old for old, new in self.new_of.items()}


def match(old: Procedural, new: Procedural) -> Matching:
    """Match the steps of two states of an SOP, each at most once."""
    work = _Work(old, new)
    work.by_id()
    work.by_text()
    work.by_likeness()
    work.by_place()
    ordered = sorted(work.found.items())
    still = longest_rising([there for _, there in ordered])
    moved = frozenset(there for _, there in ordered if there not in still)
    return Matching(dict(ordered), moved)


@dataclass(slots=True)
class _Work:
    old: Procedural
    new: Procedural
    found: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def _take(self, here: int, there: int) -> None:
        if here not in self.found and there not in self.taken:
            self.found[here] = there
            self.taken.add(there)

    def _left(self) -> tuple[list[int], list[int]]:
        here = [i for i in range(len(self.old.steps)) if i not in self.found]
        there = [i for i in range(len(self.new.steps)) if i not in self.taken]
        return here, there

    def by_id(self) -> None:
        """Match steps that have the same id of their own."""
        there = {step.id: i for i, step in reversed(list(enumerate(self.new.steps))) if step.id}
        for here, step in enumerate(self.old.steps):
            if step.id in there:
                self._take(here, there[step.id])

    def by_text(self) -> None:
        """Match steps that say the same, in order."""
        here, there = self._left()
        waiting: dict[str, list[int]] = {}
        for index in there:
            waiting.setdefault(_text(self.new.steps[index]), []).append(index)
        for index in here:
            same = waiting.get(_text(self.old.steps[index]))
            if same:
                self._take(index, same.pop(0))

    def by_likeness(self) -> None:
        """Match steps that share at least half of their words, the most alike first."""
        here, there = self._left()
        words = {index: _words(self.new.steps[index]) for index in there}
        having: dict[str, list[int]] = {}
        for index, known in words.items():
            for word in known:
                having.setdefault(word, []).append(index)
        rated = []
        for index in here:
            own = _words(self.old.steps[index])
            near = {i for w in own for i in having.get(w, ()) if len(having[w]) <= _COMMON}
            for other in near:
                likeness = len(own & words[other]) / len(own | words[other])
                if likeness >= LIKENESS:
                    rated.append((-likeness, abs(index - other), index, other))
        for _, _, index, other in sorted(rated):
            self._take(index, other)

    def by_place(self) -> None:
        """Match two lone steps of the same executors between the same neighbours."""
        edges = [(-1, -1), *sorted(self.found.items()), (len(self.old.steps), len(self.new.steps))]
        for (here, there), (next_here, next_there) in pairwise(edges):
            if (next_here - here, next_there - there) == (2, 2) and self._same_posts(
                here + 1, there + 1
            ):
                self._take(here + 1, there + 1)

    def _same_posts(self, here: int, there: int) -> bool:
        one, other = _posts(self.old, here), _posts(self.new, there)
        return bool(one) and one == other


def _posts(sop: Procedural, index: int) -> tuple[str, ...]:
    ids = sop.steps[index].performers.ids
    return tuple(normal(executor_name(sop.executors, name)) for name in ids)


def _text(step: Step) -> str:
    use = step.use if isinstance(step, MacroStep) else None
    parts = (*use.ids, use.title or "", "same" if use.same else "") if use else ()
    return normal(" ".join((step.activity or "", *parts)))


def _words(step: Step) -> frozenset[str]:
    return frozenset(_text(step).split())


def longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """Return the longest rising subsequence: what did not move."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    return frozenset(_back(tails[-1] if tails else None, before))


def _back(last: int | None, before: Mapping[int, int | None]) -> Iterable[int]:
    while last is not None:
        yield last
        last = before[last]

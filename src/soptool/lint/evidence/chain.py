"""The chain of documents within an SOP: what a step needs, and which steps make it when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import takewhile
from typing import NamedTuple

from soptool.compose.documents import Key
from soptool.lint.evidence.named import Named, named
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.wording.alike import COVERED, NameIndex, index_of
from soptool.lint.wording.document import compare, covers
from soptool.model.sop import Micro


class Made(NamedTuple):
    """An output, and the step that makes it."""

    step: StepSubject
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The keys of documents that none of some steps makes; `rows` has the bits of those that do."""

    rows: Mapping[str, int]
    ways: int

    def __contains__(self, key: object) -> bool:
        return not self.rows.get(str(key), 0) & self.ways


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement that nobody is said to have made before.

    `later`: who makes the same document first in a later row from which no way leads back, before
    one that was given it and hands it on. `meant`: what is made on a way to the step, loops
    included, under other words or with a slip of the pen. `elsewhere`: the keys of what is made on
    none of these ways.
    """

    step: StepSubject
    number: int
    text: str
    later: Made | None
    meant: Made | None
    elsewhere: Elsewhere
    all_made: Named[Made]

    @property
    def is_first(self) -> bool:
        """Whether nothing is made on any way to the step."""
        return not any(bits & self.elsewhere.ways for bits in self.all_made.rows.values())


@once
def needs_of(subject: SopSubject) -> tuple[Need, ...]:
    """Return the requirements that no step before makes, and `inputs` do not name."""
    return tuple(_needs(subject))


def _passes_on(made: Made, key: Key) -> bool:
    """Whether the step was given the document itself, so that it does not make it."""
    given = made.step.step.requirements
    return any(key(text) == key(made.text) or compare(text, made.text) == "same" for text in given)


def _makers(made: Iterable[Made], key: Key) -> list[Made]:
    """Return who makes it, up to one that was given it and hands it on."""
    return list(takewhile(lambda one: not _passes_on(one, key), made))


def _behind(step: StepSubject, makers: Sequence[Made]) -> Made | None:
    at = bisect_right(makers, step.index, key=lambda made: made.step.index)
    return makers[at] if at < len(makers) else None


def _needs(subject: SopSubject) -> Iterator[Need]:
    assert isinstance(subject.sop, Micro)
    key, reach = subject.whole.document_key, subject.analysis.reach
    declared = frozenset(map(key, subject.sop.inputs))
    documents = [
        (reach.bit[step.node.id], Made(step, number, text))
        for step in subject.steps
        for number, text in enumerate(step.step.outputs)
    ]
    all_made = named(documents)
    rows: dict[str, int] = {}
    alike: dict[str, list[Made]] = {}
    for bit, made in documents:
        name = key(made.text)
        rows[name] = rows.get(name, 0) | bit
        alike.setdefault(name, []).append(made)
    spelt = _Spelt(subject.sop.inputs, all_made, key)
    makers = cache(lambda name: _makers(alike.get(name, ()), key))
    for step in subject.steps:
        own, ways = reach.bit[step.node.id], reach.before[step.node.id]
        elsewhere = Elsewhere(rows, ways & ~own)
        for number, text in enumerate(step.step.requirements):
            name, here = key(text), ways | own
            if name in declared or rows.get(name, 0) & here or spelt.is_there(text, here):
                continue
            later = _behind(step, makers(name))
            later = later or _behind(step, spelt.meant_later(text, here))
            meant = all_made.misnamed(text, ways & ~own)
            yield Need(step, number, text, later, meant, elsewhere, all_made)


@dataclass
class _Spelt:
    """The SOP's inputs and what its steps make, by names that are spelt otherwise."""

    inputs: Sequence[str]
    made: Named[Made]
    key: Key
    _known: dict[str, list[Made]] = field(default_factory=dict)

    @cached_property
    def _inputs(self) -> NameIndex:
        return index_of(self.inputs)

    def is_there(self, text: str, ways: int) -> bool:
        """Whether what `text` covers comes in, or is made on these ways."""
        if self._inputs.misnamed(text, lambda name: covers(text, name), COVERED):
            return True
        return self.made.has(text, ways)

    def meant_later(self, text: str, ways: int) -> Sequence[Made]:
        """Return who makes, only on other ways, what `text` is spelt or said otherwise."""
        if self.made.misnamed(text, ways):
            return ()
        name = self.made.index.misnamed(text, kinds=("same", "variant"))
        if name is None or self.made.rows[name] & ways:
            return ()
        if name not in self._known:
            self._known[name] = _makers((one for _, one in self.made.standing[name]), self.key)
        return self._known[name]

"""The chain of documents within an SOP: what a step needs, and which steps make it when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from soptool.flow.graph import Flow
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.wording.document import compare
from soptool.model.sop import Micro

_ALIKE = ("variant", "misspelt")


class Made(NamedTuple):
    """An output, and the step that makes it."""

    step: StepSubject
    number: int
    text: str


class Need(NamedTuple):
    """A requirement that nobody is said to have made before.

    `before`: what is made on any way to the step, loops included: among these stands what the
    author may have meant. `later`: the same document, made only where no way leads back.
    """

    step: StepSubject
    number: int
    text: str
    before: tuple[Made, ...]
    later: tuple[Made, ...]


def meant(need: Need) -> Made | None:
    """Return what was made before under other words, or with a slip of the pen, if anything."""
    alike = (made for made in need.before if compare(need.text, made.text) in _ALIKE)
    return next(alike, None)


@once
def needs_of(subject: SopSubject) -> tuple[Need, ...]:
    """Return the requirements that no step before makes, and `inputs` do not name."""
    return tuple(_needs(subject))


@once
def ways_to(subject: SopSubject) -> Mapping[str, frozenset[str]]:
    """Return for each step those from which some way leads to it, loops included."""
    return _ways_to(subject.flow)


def _needs(subject: SopSubject) -> Iterator[Need]:
    assert isinstance(subject.sop, Micro)
    key = subject.whole.document_key
    declared = frozenset(map(key, subject.sop.inputs))
    ways = ways_to(subject)
    made = {
        step.node.id: [Made(step, n, text) for n, text in enumerate(step.step.outputs)]
        for step in subject.steps
    }
    for step in subject.steps:
        own = step.node.id
        before = tuple(it for name in ways[own] if name != own for it in made[name])
        there = declared | {key(it.text) for it in (*before, *made[own])}
        for number, text in enumerate(step.step.requirements):
            if key(text) in there:
                continue
            elsewhere = (it for name, all_ in made.items() if name not in ways[own] for it in all_)
            later = tuple(it for it in elsewhere if key(it.text) == key(text))
            yield Need(step, number, text, before, later)


def _ways_to(flow: Flow) -> Mapping[str, frozenset[str]]:
    arriving: dict[str, list[str]] = {node.id: [] for node in flow.nodes}
    for node in flow.nodes:
        for line in node.lines:
            if line.target is not None:
                arriving[line.target].append(node.id)
    return {name: frozenset(_all_before(name, arriving)) for name in arriving}


def _all_before(name: str, arriving: Mapping[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(arriving[name])
    while todo:
        source = todo.pop()
        if source not in seen:
            seen.add(source)
            todo += arriving[source]
    return seen

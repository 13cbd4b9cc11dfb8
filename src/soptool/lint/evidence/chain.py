"""The chain of documents within an SOP: what a step needs, and which steps make it when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from soptool.compose.documents import Key
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


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement that nobody is said to have made before.

    `before`: what is made on any way to the step, loops included: among these stands what the
    author may have meant. `later`: the same document, made only where no way leads back. `ways`
    and `all_made` have the bits of the steps on these ways, and of those that make something.
    """

    step: StepSubject
    number: int
    text: str
    later: tuple[Made, ...]
    ways: int
    all_made: Sequence[tuple[int, Made]]

    @property
    def before(self) -> tuple[Made, ...]:
        """What is made on any way to the step."""
        return tuple(made for bit, made in self.all_made if bit & self.ways)


def meant(need: Need) -> Made | None:
    """Return what was made before under other words, or with a slip of the pen, if anything."""
    alike = (made for made in need.before if compare(need.text, made.text) in _ALIKE)
    return next(alike, None)


@once
def needs_of(subject: SopSubject) -> tuple[Need, ...]:
    """Return the requirements that no step before makes, and `inputs` do not name."""
    return tuple(_needs(subject))


def _passes_on(made: Made, key: Key) -> bool:
    """Whether the step was given the document itself, so that it does not make it."""
    return any(key(text) == key(made.text) for text in made.step.step.requirements)


def _needs(subject: SopSubject) -> Iterator[Need]:
    assert isinstance(subject.sop, Micro)
    key, reach = subject.whole.document_key, subject.analysis.reach
    declared = frozenset(map(key, subject.sop.inputs))
    all_made = [
        (reach.bit[step.node.id], Made(step, number, text))
        for step in subject.steps
        for number, text in enumerate(step.step.outputs)
    ]
    makers: dict[str, list[tuple[int, Made]]] = {}
    for bit, made in all_made:
        makers.setdefault(key(made.text), []).append((bit, made))
    for step in subject.steps:
        own, ways = reach.bit[step.node.id], reach.before[step.node.id]
        for number, text in enumerate(step.step.requirements):
            by = makers.get(key(text), ())
            if key(text) in declared or any(bit & (ways | own) for bit, _ in by):
                continue
            later = tuple(made for _, made in by if not _passes_on(made, key))
            yield Need(step, number, text, later, ways & ~own, all_made)

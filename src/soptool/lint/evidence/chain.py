"""The chain of documents within an SOP: what a step needs, and which steps make it when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from soptool.compose.documents import Key
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.wording.alike import COVERED, NameIndex, index_of
from soptool.lint.wording.document import compare, covers
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

    `before`: what is made on any way to the step, loops included; `meant`: what stands there under
    other words, or with a slip of the pen. `later`: the same document, made only where no way leads
    back. `ways` and `all_made` have the bits of the steps on these ways, and of those that make
    something.
    """

    step: StepSubject
    number: int
    text: str
    later: tuple[Made, ...]
    meant: Made | None
    ways: int
    all_made: Sequence[tuple[int, Made]]

    @property
    def before(self) -> tuple[Made, ...]:
        """What is made on any way to the step."""
        return tuple(made for bit, made in self.all_made if bit & self.ways)


@once
def needs_of(subject: SopSubject) -> tuple[Need, ...]:
    """Return the requirements that no step before makes, and `inputs` do not name."""
    return tuple(_needs(subject))


def _passes_on(made: Made, key: Key) -> bool:
    """Whether the step was given the document itself, so that it does not make it."""
    given = made.step.step.requirements
    return any(key(text) == key(made.text) or compare(text, made.text) == "same" for text in given)


def _later(step: StepSubject, by: Sequence[tuple[int, Made]], key: Key) -> tuple[Made, ...]:
    """Return who makes it in later rows, before one that was given it and hands it on."""
    makers = takewhile(lambda made: not _passes_on(made, key), (made for _, made in by))
    return tuple(made for made in makers if made.step.index > step.index)


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
    spelt = _Spelt(subject.sop.inputs, all_made)
    for step in subject.steps:
        own, ways = reach.bit[step.node.id], reach.before[step.node.id]
        for number, text in enumerate(step.step.requirements):
            by = makers.get(key(text), ())
            if key(text) in declared or any(bit & (ways | own) for bit, _ in by):
                continue
            if spelt.is_there(text, ways | own):
                continue
            later = _later(step, by, key) or _later(step, spelt.meant_later(text, ways | own), key)
            meant = spelt.meant(text, ways & ~own)
            yield Need(step, number, text, later, meant, ways & ~own, all_made)


class _Spelt:
    """The SOP's inputs and what its steps make, by names that are spelt otherwise."""

    def __init__(self, inputs: Sequence[str], made: Sequence[tuple[int, Made]]) -> None:
        self.inputs, self.made = inputs, made

    @cached_property
    def _inputs(self) -> NameIndex:
        return index_of(self.inputs)

    @cached_property
    def _outputs(self) -> NameIndex:
        return index_of(made.text for _, made in self.made)

    @cached_property
    def _bits(self) -> dict[str, int]:
        bits: dict[str, int] = {}
        for bit, made in self.made:
            bits[made.text] = bits.get(made.text, 0) | bit
        return bits

    def is_there(self, text: str, ways: int) -> bool:
        """Whether what `text` covers comes in, or is made on these ways."""

        def is_made(name: str) -> bool:
            return bool(self._bits[name] & ways) and covers(text, name)

        if self._inputs.misnamed(text, lambda name: covers(text, name), COVERED):
            return True
        return self._outputs.misnamed(text, is_made, COVERED) is not None

    def meant(self, text: str, ways: int) -> Made | None:
        """Return what these ways make under other words than `text`, or with a slip of the pen."""
        name = self._outputs.misnamed(text, lambda name: bool(self._bits[name] & ways))
        here = (made for bit, made in self.made if made.text == name and bit & ways)
        return next(here, None) if name else None

    def meant_later(self, text: str, ways: int) -> tuple[tuple[int, Made], ...]:
        """Return what only other ways than these make under `text` spelt or said otherwise."""
        if self._outputs.misnamed(text, lambda name: bool(self._bits[name] & ways)):
            return ()
        name = self._outputs.misnamed(text, kinds=("same", "variant"))
        is_later = name is not None and not self._bits[name] & ways
        return tuple(one for one in self.made if one[1].text == name) if is_later else ()

"""What an SOP speaks of: by these words a box that was copied gives itself away."""

from __future__ import annotations

from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.once import once
from soptool.lint.evidence.reading import names
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.wording.text import tokens

_BOXES = ("equipment", "records", "qualifications", "related", "inputs", "outputs")
_SMALL = 3
"""Letters of words that tell nothing of a matter, abbreviations aside."""


@once
def matter(subject: SopSubject) -> frozenset[str]:
    """Return the words of the whole SOP but for its warnings and its legal bases."""
    return _words(subject, _BOXES)


@once
def matter_beside_equipment(subject: SopSubject) -> frozenset[str]:
    """Return the words of an SOP without those of its tools."""
    return _words(subject, _BOXES[1:])


def _words(subject: SopSubject, boxes: tuple[str, ...]) -> frozenset[str]:
    sop = subject.sop
    texts = [sop.title, sop.unit or "", sop.purpose or "", *subject.executor_names]
    for key in boxes:
        texts += [text for _, text in texts_at(subject, key)]
    for step in sop.steps:
        texts += [step.activity or "", step.question or "", step.note or "", *step.details]
        texts += [*step.requirements, *step.outputs]
    lows = {
        token.low
        for text in texts
        for token in tokens(text)
        if len(token.low) > _SMALL or token.text.isupper()
    }
    return frozenset(lows).union(*(names(text) for text in texts))


def is_known(low: str, known: frozenset[str]) -> bool:
    """Whether a word, or one that holds it or that it holds, is among those."""
    return any(low in word or (word in low and len(word) > _SMALL) for word in known)


def telling(text: str) -> list[str]:
    """Return the words of a text that may tell its matter, in lower case."""
    return [token.low for token in tokens(text) if token.is_word and len(token.low) > _SMALL]

"""What rules on wording share: the language of an SOP, its sentences, and the place of a word."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from soptool.finding import Finding
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import DocumentSubject, SopSubject, StepSubject
from soptool.lint.wording import forms
from soptool.lint.wording.document import document_name
from soptool.lint.wording.inflection import active_of
from soptool.lint.wording.step import actors
from soptool.lint.wording.text import Found, Tongue, tokens
from soptool.lint.wording.title import TitleReading, read_title
from soptool.lint.wording.tongue import tongue_of
from soptool.lint.wording.words import words
from soptool.model.step import MacroStep

_TERMINATOR = re.compile(
    r"\W*(?:(?:kegiatan|proses|prosedur|the)\s+)?(?:mulai|dimulai|selesai|berakhir|awal|akhir|start"
    r"|begin|end|finish|stop)(?:\s+(?:kegiatan|proses|prosedur))?(?:\s*/\s*(?:mulai|selesai))?[\s.!]*",
    re.IGNORECASE,
)
_QUOTES = ("", '"', "'")


@once
def tongue(subject: SopSubject) -> Tongue:
    """Return the language of most steps; where they don't tell, that of the workspace."""
    told = [step.activity for step in subject.sop.steps if step.activity]
    lead = 0
    for left, text in zip(range(len(told), 0, -1), told, strict=True):
        if abs(lead) > left:  # the others can't outvote it
            break
        spoken = tongue_of(text)
        lead += (spoken == "id") - (spoken == "en")
    if lead == 0:
        return "en" if subject.whole.settings.language == "en" else "id"
    return "id" if lead > 0 else "en"


def sentences(subject: SopSubject, language: Tongue) -> tuple[tuple[StepSubject, str], ...]:
    """Return the steps of an SOP in this language with their sentences.

    A row that stands for a part bears a title, and one that ends in `?` asks: no sentences.
    """
    return _sentences(subject) if tongue(subject) == language else ()


@once
def _sentences(subject: SopSubject) -> tuple[tuple[StepSubject, str], ...]:
    told = (step for step in subject.steps if not is_part(step) and not is_terminator(step))
    said = ((step, step.step.activity) for step in told)
    return tuple((step, text) for step, text in said if text and not text.rstrip().endswith("?"))


def has_sentences(language: Tongue, subject: SopSubject) -> bool:
    """Whether the SOP has a sentence to judge in this language."""
    return bool(sentences(subject, language))


def is_part(subject: StepSubject) -> bool:
    """Whether the step is a macro's row that stands for a part."""
    return isinstance(subject.step, MacroStep) and subject.step.use is not None


def is_terminator(subject: StepSubject) -> bool:
    """Whether the step stands only for the start or the end: "Mulai", "Selesai"."""
    return _is_terminal(subject.step.activity or "") and not subject.step.branches


@lru_cache(maxsize=4096)
def _is_terminal(text: str) -> bool:
    return _TERMINATOR.fullmatch(text) is not None


def at_words(finding: Finding, subject: DocumentSubject, text: str, words: Found) -> Finding:
    """Narrow a finding at the value `text` to some of its words, where they stand on one line."""
    place = finding.place
    if place.path != subject.file.path:
        return finding
    if place.line != place.end_line or place.line > len(subject.file.lines):
        return finding
    written = subject.file.lines[place.line - 1][place.column - 1 : place.end_column - 1]
    quote = next((mark for mark in _QUOTES if written == f"{mark}{text}{mark}"), None)
    if quote is None or words.end <= words.start:
        return finding
    start = place.column + len(quote) + words.start
    end = start + words.end - words.start
    return replace(finding, place=replace(place, column=start, end_column=end))


@lru_cache(maxsize=4096)
def title_of(text: str, language: Tongue) -> TitleReading:
    """Read a title once for all rules."""
    return read_title(text, tongue=language)


def acting(step: StepSubject, text: str, language: Tongue) -> tuple[Found, ...]:
    """Return those whom the sentence names as acting, the SOP's own executors among them."""
    return actors(text, step.of.executor_names, language)


@lru_cache(maxsize=4096)
def names(text: str) -> frozenset[str]:
    """Return the words of a document's name, without states and small words."""
    head = document_name(text).head
    small = words("title-small-words")
    return frozenset(word for word in head if len(word) > 2 and word[0].isalnum()) - small


@lru_cache(maxsize=4096)
def roots(text: str) -> frozenset[str]:
    """Return the words of a text, and the verbs of acts and states in it.

    "Pengiriman" and "terkirim" both hold "mengirim", "pelaporan" holds "laporan", so that texts
    about one thing meet.
    """
    lows = {token.low for token in tokens(text) if token.is_word}
    stems = (low[3:] if forms.is_participle(low) else low for low in lows)
    verbs = (active_of(low) for low in stems)
    things = (low[2:] for low in lows if low.startswith(("pel", "per", "pew", "pey")))
    return names(text) | frozenset(verb for verb in verbs if verb) | frozenset(things)

"""Work that may come back any number of times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.flow.graph import Line
from soptool.flow.rows import row_name
from soptool.language import msg
from soptool.lint.evidence.loops import line_path, loops_of
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP585",
    "loop-without-bound",
    Severity.INFO,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012, asas efisiensi dan efektivitas; kejelasan akhir kegiatan",
)
_TIMES = r"(?:\d+|satu|dua|tiga|empat|lima|one|two|three|four|five)\s{0,3}(?:\([^()]{1,20}\)\s?)?"
_MOST = r"(?:at most|(?:no|not) more than|up to|(?:a )?maximum(?: of)?)"
_BOUND = re.compile(
    rf"(?<!\w)(?:{_TIMES}(?:kali|x|putaran|times|rounds)|sekali|once|twice"
    rf"|{_MOST} {_TIMES}(?:correction|revision|repetition|return|round)s?)(?!\w)",
    re.IGNORECASE,
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for loop in loops_of(subject):
        if any(_is_bounded(step) for step in loop):
            continue
        (source, line), *others = (
            pair for pair in subject.analysis.forward.loops if _starts_in(pair[0], loop)
        )
        step = subject.steps[subject.flow.order[source]]
        target = row_name(subject.flow.by_id[str(line.target)])
        yield step.at(
            CHECK,
            line_path(line, step),
            msg("The work may come back to step {target} any number of times.", target=target),
            hint=msg("Say how often at most, in `note`: “Perbaikan paling banyak 2 kali”."),
            related=[_back(subject, *other) for other in others],
        )


def _back(subject: SopSubject, source: str, line: Line) -> Related:
    """Point to a further line that leads back in the same loop."""
    step = subject.steps[subject.flow.order[source]]
    path = (*step.path, *line_path(line, step))
    return Related(subject.file.value(path), msg("The work may come back from here as well."))


def _starts_in(name: str, loop: tuple[StepSubject, ...]) -> bool:
    return any(step.node.id == name for step in loop)


def _is_bounded(subject: StepSubject) -> bool:
    step = subject.step
    texts = (step.activity, step.note, step.when, *step.details)
    mark = subject.of.sop.footnotes.get(step.footnote or "", "")
    return any(_BOUND.search(text) for text in (*texts, mark) if text)


MANUAL = Manual(
    what=msg("A loop of the flow does not say how often it may be gone through."),
    why=msg(
        "Each round costs the time of all its steps. Without a bound nobody can promise when the "
        "procedure ends, and work may pass to and fro for ever."
    ),
    bad=(
        (
            "steps:\n"
            "  - {id: susun, activity: Menyusun konsep surat}\n"
            "  - activity: Memeriksa konsep surat\n"
            "    question: Sesuai?\n"
            "    branches: {Ya: end, Tidak: susun}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - {id: susun, activity: Menyusun konsep surat}\n"
            "  - activity: Memeriksa konsep surat\n"
            "    question: Sesuai?\n"
            "    branches: {Ya: end, Tidak: susun}\n"
            "    note: Perbaikan paling banyak 2 kali\n"
        ),
    ),
    defects=(31,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(loops_of(subject)))

"""Two activities in one English step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import acts

CHECK = Check(
    "SOP530",
    "english-step-several-acts",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; satu simbol tiap baris",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "en"):
        read = acts(text, subject.executor_names, "en")
        if not read.several:
            continue
        verbs = ", ".join(f"“{act.text}”" for act in read.found)
        finding = step.at(
            CHECK,
            ("activity",),
            msg("The step holds several acts: {verbs}.", verbs=verbs),
            hint=msg("Give each a row with its own time and output, or keep the one that counts."),
        )
        yield at_words(finding, subject, text, read.found[1])


_HEAD = "title: Handling of Letters\nsteps:\n"

MANUAL = Manual(
    what=msg("The sentence of an English step tells two activities or more."),
    why=msg(
        "A row has one symbol, one time and one output. Of two acts in it nobody knows which one "
        "takes the time, and where the flow stops if the first succeeds and the second fails."
    ),
    bad=(_HEAD + "  - activity: Register the letter and forward it to the director\n",),
    good=(
        _HEAD + "  - activity: Check the letter and its attachments\n",
        _HEAD + "  - activity: Approve or reject the request\n",
    ),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "en"))

"""Two activities in one step, told with nouns."""

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
    "SOP526",
    "step-several-nouns",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; satu simbol tiap baris",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        read = acts(text, subject.executor_names)
        if not read.several or read.sure:
            continue
        nouns = ", ".join(f"“{act.text}”" for act in read.found)
        finding = step.at(
            CHECK,
            ("activity",),
            msg("The step seems to hold several acts: {nouns}.", nouns=nouns),
            hint=msg("If they are, give each a row with its own time and output."),
        )
        yield at_words(finding, subject, text, read.found[1])


MANUAL = Manual(
    what=msg("The sentence of a step seems to tell several activities with nouns."),
    why=msg(
        "A row has one symbol, one time and one output. Two nouns of action may be one act or two "
        "(penerimaan dan pencatatan), which only the author knows."
    ),
    bad=("steps:\n  - activity: Penerimaan dan pencatatan surat masuk\n",),
    good=("steps:\n  - activity: Mencatat hasil pengawasan dan evaluasi\n",),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "id"))

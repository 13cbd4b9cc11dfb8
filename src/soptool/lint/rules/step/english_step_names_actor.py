"""An English step that names who acts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.acting import match_of
from soptool.lint.evidence.reading import acting, at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP529",
    "english-step-names-actor",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: kegiatan ditulis aktif, tanpa subjek; pelaksana dipisahkan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "en"):
        for who in acting(step, text, "en")[:1]:
            if match_of(step, who) == "other":
                continue  # a defect of its own: SOP531
            message = msg("The sentence names who acts: “{who}”.", who=who.text)
            hint = msg("Leave it out; the column (`executor`) says who. Begin with the verb.")
            finding = step.at(CHECK, ("activity",), message, hint=hint)
            yield at_words(finding, subject, text, who)


_HEAD = "title: Handling of Letters\nexecutors: {clerk: Registry Clerk}\nsteps:\n"

MANUAL = Manual(
    what=msg("The sentence of an English step names the executor."),
    why=msg(
        "The executor has a column of his own, so the sentence begins with the verb. Said twice, "
        "the two soon differ."
    ),
    bad=(
        _HEAD + "  - {activity: The registry clerk registers the letter, executor: clerk}\n",
        _HEAD + "  - {activity: The letter is registered by the clerk, executor: clerk}\n",
    ),
    good=(
        _HEAD + "  - {activity: Register the letter in the log, executor: clerk}\n",
        _HEAD + "  - {activity: Send the letter to the director, executor: clerk}\n",
    ),
    defects=(37,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "en"))

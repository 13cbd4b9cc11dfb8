"""An English step that does not begin with its verb, or is passive."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import acting, at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import opening, passive
from soptool.lint.wording.text import Found

CHECK = Check(
    "SOP528",
    "english-step-not-active",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: kegiatan ditulis dengan kata kerja aktif, tanpa subjek",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "en"):
        verb, first = passive(text, "en"), opening(text, "en")
        if verb is None and (
            first.kind in ("active", "empty", "unknown") or acting(step, text, "en")
        ):
            continue
        if verb is None and _shares_its_verb(text, first):
            continue
        message = msg("The step begins with “{word}”, not with its verb.", word=first.text)
        if verb is not None:
            message = msg("The step is told in the passive: “{verb}”.", verb=verb.text)
        hint = msg("Begin with the verb: Receive …, Check …, Sign ….")
        finding = step.at(CHECK, ("activity",), message, hint=hint)
        yield at_words(finding, subject, text, verb or first)


def _shares_its_verb(text: str, first: Found) -> bool:
    """Whether a verb is joined to the first word, which is one then: "Review and sign"."""
    joint, _, rest = text[first.end :].strip().partition(" ")
    return joint.lower() in ("and", "or") and opening(rest, "en").kind == "active"


MANUAL = Manual(
    what=msg("An English step is passive, or begins with a noun or a condition."),
    why=msg(
        "Each executor looks for what he does; a verb at the beginning says it. Passive sentences "
        "tell what happens to a document and leave open who makes it happen."
    ),
    bad=(
        "title: Handling of Letters\nsteps:\n  - activity: The letter is registered in the log\n",
        "title: Handling of Letters\nsteps:\n  - activity: Registration of the letter in the log\n",
    ),
    good=(
        "title: Handling of Letters\nsteps:\n  - activity: Register the letter in the log\n",
        "title: Handling of Letters\nsteps:\n  - activity: Review and sign the letter in time\n",
    ),
    defects=(38,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "en"))

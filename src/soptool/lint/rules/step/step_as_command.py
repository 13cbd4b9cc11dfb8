"""A step written as a command, without the prefix me(N)-."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.inflection import active_of, capitalized_like
from soptool.lint.wording.step import acts, opening
from soptool.lint.wording.text import Found

CHECK = Check(
    "SOP523",
    "step-as-command",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: kegiatan ditulis dengan kata kerja aktif, tanpa subjek",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        verb = opening(text)
        if verb.kind != "imperative":
            continue
        asked = opening(text[verb.end :])
        active = asked.text if asked.kind == "active" else active_of(verb.text)
        hint = msg("Write the active verb: Menerima …, Memeriksa …, Menandatangani ….")
        if active is not None:
            hint = msg("Write the active verb: “{verb} …”.", verb=active.capitalize())
        finding = step.at(
            CHECK,
            ("activity",),
            msg("“{verb}” gives an order; the steps of an SOP tell what is done.", verb=verb.text),
            hint=hint,
            fix=_fix(step, text, verb, active),
        )
        yield at_words(finding, subject, text, verb)


def _fix(step: StepSubject, text: str, verb: Found, active: str | None) -> Fix | None:
    if active is None or acts(text, step.of.executor_names).several:
        return None
    behind = text[verb.end :]
    if behind.lstrip().startswith(active):  # "Mohon mengisi formulir"
        behind = behind.lstrip()[len(active) :]
    told = text[: verb.start] + capitalized_like(verb.text, active) + behind
    change = step.of.setting((*step.path, "activity"), told)
    return Fix(msg("Write “{text}”.", text=told), (change,), safe=False)


MANUAL = Manual(
    what=msg("The sentence of a step is a command."),
    why=msg(
        "An SOP describes what is done, in active verbs (Menerima, Memeriksa). Commands mixed with "
        "them look like notes to somebody else, and lists of both read unevenly."
    ),
    bad=("steps:\n  - activity: Siapkan lembar disposisi\n",),
    good=("steps:\n  - activity: Menyiapkan lembar disposisi\n",),
    fixes_safely=False,
    fixed=("steps:\n  - activity: Menyiapkan lembar disposisi\n",),
    defects=(38,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "id"))

"""A step told in the passive voice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.inflection import active_of
from soptool.lint.wording.step import opening, passive
from soptool.lint.wording.text import Found

CHECK = Check(
    "SOP521",
    "step-passive",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: kegiatan ditulis dengan kata kerja aktif, tanpa subjek",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        verb = _verb(text)
        if verb is None:
            continue
        hint = msg("Begin with an active verb: Menerima …, Memeriksa …, Menandatangani ….")
        active = active_of(verb.text)
        if active is not None:
            hint = msg("Begin with the active verb: “{verb} …”.", verb=active.capitalize())
        message = msg("The step is told in the passive: “{verb}”.", verb=verb.text)
        finding = step.at(CHECK, ("activity",), message, hint=hint)
        yield at_words(finding, subject, text, verb)


def _verb(text: str) -> Found | None:
    first = opening(text)
    return first if first.kind == "passive" else passive(text)


MANUAL = Manual(
    what=msg("The verb that carries the sentence of a step is passive."),
    why=msg(
        "Each executor looks for what he does. An active verb at the beginning says it; a passive "
        "sentence tells what happens to a document, and leaves open who makes it happen."
    ),
    bad=(
        "steps:\n  - activity: Surat masuk dicatat pada buku agenda\n",
        "steps:\n  - activity: Diperiksa kelengkapan berkas permohonan\n",
    ),
    good=(
        "steps:\n  - activity: Mencatat surat masuk pada buku agenda\n",
        "steps:\n  - activity: Menyerahkan berkas yang telah diperiksa\n",
    ),
    defects=(38,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "id"))

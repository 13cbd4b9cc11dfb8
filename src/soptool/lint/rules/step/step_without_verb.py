"""A step that does not begin with its verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.reading import acting, at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.inflection import active_of, capitalized_like, misspelt_active
from soptool.lint.wording.step import acts, opening, passive
from soptool.lint.wording.text import Found, Token, found, tokens
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP522",
    "step-without-verb",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: kegiatan ditulis dengan kata kerja aktif, tanpa subjek",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        first = opening(text)
        if slip := _misspelt(text):
            yield _told_misspelt(subject, step, text, slip)
        if slip and slip.start <= first.start:
            continue
        if first.kind not in ("verbal-noun", "noun", "other", "clause"):
            continue
        if first.kind != "clause" and _is_told_otherwise(step, text):
            continue
        finding = step.at(
            CHECK,
            ("activity",),
            _message(first),
            hint=_hint(first),
            fix=_fix(step, text, first),
        )
        yield at_words(finding, subject, text, first)


def _misspelt(text: str) -> Token | None:
    """Return the first verb with a slip of the pen: "Meyampaikan"."""
    return next((token for token in tokens(text) if misspelt_active(token.text)), None)


def _told_misspelt(subject: SopSubject, step: StepSubject, text: str, slip: Token) -> Finding:
    meant = misspelt_active(slip.text) or ""
    finding = step.at(
        CHECK,
        ("activity",),
        msg("“{word}” is misspelt: “{meant}”.", word=slip.text, meant=meant),
        hint=msg("A step begins with its act, a verb in me-."),
    )
    return at_words(finding, subject, text, found(text, slip, slip, "misspelt"))


def _is_told_otherwise(step: StepSubject, text: str) -> bool:
    """Whether the sentence is at fault as a whole: it is passive, or begins with who acts."""
    begins = any(who.kind == "subject" for who in acting(step, text, "id"))
    return begins or passive(text) is not None


def _message(first: Found) -> Message:
    if first.kind == "clause":
        return msg(
            "“{word} …” stands before what is done: a step begins with its act.", word=first.text
        )
    return msg("“{word}” is no active verb: a step begins with what is done.", word=first.text)


def _hint(first: Found) -> Message:
    if first.text.lower() in words("id-ifs"):
        return msg(
            "Write the case under `when`; if something else is done otherwise, make it a decision "
            "(`question`, `branches`)."
        )
    if first.text.lower() in words("id-conditions"):
        return msg("The row above says what comes before: leave it out, or write it in `note`.")
    if first.kind == "clause":
        return msg("Begin with the act; what it is for, or rests on, may stand in `note`.")
    active = active_of(first.text) if first.kind == "verbal-noun" else None
    if active is None:
        return msg("Begin with an active verb: Menerima …, Memeriksa …, Menandatangani ….")
    return msg("Begin with the active verb: “{verb} …”.", verb=active.capitalize())


def _fix(step: StepSubject, text: str, first: Found) -> Fix | None:
    active = active_of(first.text) if first.kind == "verbal-noun" else None
    if active is None or acting(step, text, "id") or acts(text, step.of.executor_names).several:
        return None
    if not text[first.end :].strip():
        return None  # what is done with what, only the author knows
    told = text[: first.start] + capitalized_like(first.text, active) + text[first.end :]
    change = step.of.setting((*step.path, "activity"), told)
    return Fix(msg("Write “{text}”.", text=told), (change,), safe=False)


MANUAL = Manual(
    what=msg("The sentence of a step begins with a noun, a condition or a purpose."),
    why=msg(
        "Steps are instructions: an active verb first, then its object. Nouns of action "
        "(Penyusunan …) are for titles, and conditions in front hide what is to be done."
    ),
    bad=(
        "steps:\n  - activity: Penyusunan laporan bulanan\n",
        "steps:\n  - activity: Rapat persiapan bersama unit terkait\n",
        "steps:\n  - activity: Setelah berkas lengkap, menerbitkan tanda terima\n",
    ),
    good=(
        "steps:\n  - activity: Menyusun laporan bulanan\n",
        "steps:\n  - {activity: Menerbitkan tanda terima, when: apabila berkas lengkap}\n",
    ),
    fixes_safely=False,
    fixed=("steps:\n  - activity: Menyusun laporan bulanan\n",),
    defects=(38,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "id"))

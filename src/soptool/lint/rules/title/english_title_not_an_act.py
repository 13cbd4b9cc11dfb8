"""An English title that names no act, or is a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, title_of, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP504",
    "english-title-not-an-act",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, Tabel 6: judul SOP = output dan aspek kegiatan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title = subject.sop.title
    reading = title_of(title, "en")
    verb = reading.sentence or (reading.opening if reading.opening.kind == "active" else None)
    if verb is None and reading.opening.kind in ("verbal-noun", "empty"):
        return
    words = verb or reading.opening
    message = msg(
        "“{words}” is a thing: the title does not say what is done with it.", words=words.text
    )
    if verb is not None:
        message = msg(
            "“{verb}” makes the title a sentence; a title names the act with a noun.",
            verb=verb.text,
        )
    finding = subject.at(
        CHECK,
        ("title",),
        message,
        hint=msg("Put the act first, as a noun: “Handling of …”, “Preparation of …”."),
    )
    yield at_words(finding, subject, title, words)


MANUAL = Manual(
    what=msg("The English title of an SOP names no act, or is a sentence."),
    why=msg(
        "A title says what is done with what: the aspect of the activity and its output. Commands "
        "belong to the steps, and a thing alone does not say what happens to it."
    ),
    bad=(
        "title: Handle incoming letters\nsteps: [{activity: Register the letter in the log}]\n",
        "title: Incoming Letters\nsteps: [{activity: Register the letter in the log}]\n",
    ),
    good=(
        "title: Handling of Letters\nsteps: [{activity: Register the letter in the log}]\n",
        "title: Asset Transfer Request\nsteps: [{activity: Check the request and its dates}]\n",
    ),
    defects=(11, 12),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: tongue(subject) == "en")

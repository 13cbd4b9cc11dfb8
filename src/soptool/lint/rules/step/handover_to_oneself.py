"""A step that hands over to the post that does it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.acting import match_of
from soptool.lint.evidence.posts import same_post
from soptool.lint.evidence.reading import acting, sentences
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.handing import receivers
from soptool.lint.wording.text import lows
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP533",
    "handover-to-oneself",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian flowchart: kolom pelaksana",
)
_MAY_TELL = frozenset({"kepada", "ke", "lewat", "melalui"}) | words("id-ordering")
_RELATED = re.compile(r"\s+(?:terkait|bersangkutan)$", re.IGNORECASE)
_AND_OTHERS = re.compile(r"\s+(?:dan|serta)\s+(?:[A-Z]|para\b|seluruh\b|semua\b)|\s*/")
_ENDS = re.compile(
    r"\s+(?:untuk|melalui|dengan|agar|guna|dan|sebagai|paling|setiap)\b.*", re.IGNORECASE
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    names = subject.sop.executors
    for step, text in sentences(subject, "id"):
        ids = step.step.performers.ids
        if len(ids) != 1 or ids[0] not in names or lows(text).isdisjoint(_MAY_TELL):
            continue
        if any(match_of(step, who) == "other" for who in acting(step, text, "id")[:1]):
            continue  # that the row stands in the wrong column is told by SOP531
        own = names[ids[0]].name
        for whom in _alone(text):
            if any(same_post(whom, name) for name in _names(own)):
                yield _finding(step, whom, own)
                break


def _alone(text: str) -> Iterator[str]:
    """Yield those to whom a sentence hands something, where nobody else is named beside them."""
    for told in receivers(text):
        if not _AND_OTHERS.search(told):
            yield _ENDS.sub("", told).strip()


def _finding(step: StepSubject, whom: str, own: str) -> Finding:
    return step.at(
        CHECK,
        ("activity",),
        msg("“{whom}” hands over to itself: the column says “{own}”.", whom=whom, own=own),
        hint=msg("Put the step into the column of the one who hands over."),
    )


def _names(label: str) -> tuple[str, ...]:
    """Return what a column is called: the whole, its parts by `/`, and without "Terkait"."""
    parts = [part.strip() for part in label.split("/")]
    return (label, *parts, *(_RELATED.sub("", part) for part in parts))


MANUAL = Manual(
    what=msg("The sentence hands something over to the post in whose column it stands."),
    why=msg("The row belongs to the one who acts; in the receiver's column nobody hands over."),
    bad=(
        (
            "executors: {a: Arsiparis, k: Kepala Bagian}\nsteps:\n"
            "  - {activity: Menyerahkan berkas kepada Kepala Bagian, executor: k}\n"
        ),
        (
            "executors: {a: Arsiparis, k: Camat}\nsteps:\n"
            "  - {activity: Menandatangani surat dan menyerahkannya kepada Camat, executor: k}\n"
        ),
    ),
    good=(
        (
            "executors: {k: Camat}\nsteps:\n"
            "  - {activity: Menyampaikan surat kepada Camat dan Sekretaris, executor: k}\n"
        ),
        (
            "executors: {a: Arsiparis, k: Kepala Bagian}\nsteps:\n"
            "  - {activity: Menyerahkan berkas kepada Kepala Bagian, executor: a}\n"
        ),
    ),
    defects=(37,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

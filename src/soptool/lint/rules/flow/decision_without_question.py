"""A diamond that does not say what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, is_part, tongue
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.condition import told_condition, told_otherwise
from soptool.lint.wording.step import checks
from soptool.lint.wording.text import Found
from soptool.lint.wording.words import either, words

CHECK = Check(
    "SOP584",
    "decision-without-question",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: simbol belah ketupat untuk pengambilan keputusan",
)
_BARE = frozenset(["y", "ya", "iya", "yes", "t", "tdk", "tidak", "no", "n"])
_NOT = re.compile(r"(?:tidak|tdk|belum|kurang|not|un(?=\w))\s*(\S.*)", re.IGNORECASE)
_IF = either("id-ifs")
_CASE = re.compile(
    rf"\b(?:{_IF})\s+(?P<words>[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}})(?=\W)"
    rf".*\b(?:{_IF}|sedangkan)\b",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"\W*(?:cabang|jalur|pilihan|opsi|branch|option)\s*\d+\W*", re.IGNORECASE)
_QUALITY = re.compile(r"\bke(lengkap|benar|sesuai|layak|absah|wajar)an\b", re.IGNORECASE)
_PASSED = frozenset(["sudah", "sdh", "telah", "tidak", "belum", "masih"])


def _judge(subject: StepSubject) -> Iterator[Finding]:
    step, text = subject.step, _told(subject)
    if step.branches is None:
        return
    asks = step.question or "?" in text
    found = None if asks else _unasked(subject, text, tuple(step.branches))
    if found := found or _told_again(subject, step.activity or ""):
        yield found


def _told_again(subject: StepSubject, text: str) -> Finding | None:
    """Tell of a case in the sentence that the answers draw: "jika tidak lengkap dikembalikan"."""
    case = None if text.rstrip().endswith("?") else told_otherwise(text) or told_condition(text)
    if case is None:
        return None
    finding = subject.at(
        CHECK,
        ("activity",),
        msg("“{words}” tells again what the answers of this decision draw.", words=case[0]),
        hint=msg("Leave it out of the sentence: the lines of the answers tell where each leads."),
    )
    return at_words(
        finding, subject.of, text, Found(case[0], case.start(), case.end(), "condition")
    )


def _unasked(subject: StepSubject, text: str, labels: tuple[str, ...]) -> Finding | None:
    """Tell of a question that stands nowhere, or in the sentence only."""
    asked = _asked(labels)
    bare = all(normal(label) in _BARE or _is_mark(label) for label in labels)
    if bare and (told := _CASE.search(subject.step.activity or "")):
        return _in_sentence(subject, _case(told["words"].split()))
    if asked is None and not bare:
        return None
    checked = checks(text, subject.of.executor_names, tongue(subject.of))
    if checked and (not bare or any(_decides(it.text) for it in checked)):
        return None  # "Baik" of "Menilai", "Ya" of "Menyetujui" answer the sentence itself
    message = msg("The decision does not say what is asked.")
    if checked:
        message = msg(
            "“{act}” says that something is checked; “{answer}” does not say what was found.",
            act=checked[0].text,
            answer=labels[0],
        )
    hint = msg("Write the question: `question: {asked}`.", asked=f"{asked or _likely(text)}?")
    return subject.at(CHECK, ("branches",), message, hint=hint, key=True)


def _decides(act: str) -> bool:
    """Whether Ya and Tidak answer the act itself: "Menyetujui", "Persetujuan"."""
    return act.casefold() in words("approving")


def _likely(text: str) -> str:
    """Return what the sentence lets one suppose is asked: "Lengkap" of "kelengkapan"."""
    quality = _QUALITY.search(text)
    return quality[1].capitalize() if quality else "Lengkap"


def _in_sentence(subject: StepSubject, case: str) -> Finding:
    return subject.at(
        CHECK,
        ("branches",),
        msg("What is asked stands in the sentence and not in the diamond: “{case}”.", case=case),
        hint=msg(
            "Write `question: {asked}?` and leave both cases out of the sentence: the lines of "
            "the answers tell where each leads.",
            asked=case[:1].upper() + case[1:],
        ),
        key=True,
    )


def _case(told: list[str]) -> str:
    """Return what is asked: "lengkap" of "jika berkas sudah lengkap"."""
    nouns = words("handed-in")
    return next((it for it in told if it.lower() not in _PASSED | nouns), told[0])


def _is_mark(label: str) -> bool:
    """Whether an answer is a letter or a number, which tells nothing: "A", "2", "cabang 1"."""
    return len(label.strip(" .()")) == 1 or _NUMBERED.fullmatch(label) is not None


def _asked(labels: tuple[str, ...]) -> str | None:
    """Return what answers like "Lengkap" and "Belum lengkap" suppose to be asked."""
    denied = {normal(match[1]) for label in labels if (match := _NOT.fullmatch(label.strip()))}
    return next((label.strip() for label in labels if normal(label) in denied), None)


def _told(subject: StepSubject) -> str:
    """Return the sentence; a diamond without one stands for what the step above does."""
    above = subject.of.sop.steps[subject.index - 1 : subject.index]
    texts = (step.activity for step in (subject.step, *above))
    return next((text for text in texts if text), "")


MANUAL = Manual(
    what=msg(
        "A decision has the answers Ya and Tidak and no question, or one answer and its denial and "
        "neither a question nor a check; or its sentence tells again what the answers draw."
    ),
    why=msg(
        "“Ya” answers nothing by itself. The diamond carries a question, so that the one who "
        "decides knows by what, and the one who reads knows why the work comes back."
    ),
    bad=(
        (
            "steps:\n"
            "  - id: isi\n"
            "    activity: Memeriksa formulir, jika tidak lengkap dikembalikan\n"
            "    question: Lengkap?\n"
            "    branches: {Ya: next, Tidak: isi}\n"
            "  - activity: Mencetak formulir\n"
        ),
        (
            "steps:\n"
            "  - {activity: Mengajukan usul, branches: {A: next, B: {end: batal}}}\n"
            "  - activity: Mencetak surat\n"
        ),
        (
            "steps:\n"
            "  - {activity: Menyusun konsep surat, branches: {Ya: next, Tidak: {end: batal}}}\n"
            "  - activity: Mencetak surat\n"
        ),
        (
            "steps:\n"
            "  - {id: isi, activity: Mengisi formulir}\n"
            "  - {activity: Memeriksa formulir, branches: {Ya: next, Tidak: isi}}\n"
            "  - activity: Mencetak formulir\n"
        ),
        (
            "steps:\n"
            "  - {id: isi, activity: Mengisi formulir}\n"
            "  - {activity: Memantau pengisian, branches: {Lengkap: next, Belum lengkap: isi}}\n"
            "  - activity: Mencetak formulir\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - activity: Menyusun konsep surat\n"
            "    question: Perlu dibahas?\n"
            "    branches: {Ya: next, Tidak: {end: batal}}\n"
            "  - {activity: Menyetujui konsep surat, branches: {Ya: next, Tidak: {end: batal}}}\n"
            "  - {activity: Memeriksa surat, branches: {Benar: next, Salah: {end: batal}}}\n"
            "  - {activity: Menilai berkas, branches: {Baik: next, Kurang: {end: batal}}}\n"
            "  - activity: Mencetak surat\n"
        ),
    ),
    defects=(30,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: subject.step.is_decision and not is_part(subject),
)

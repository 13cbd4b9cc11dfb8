"""Equipment that is a person, a paper of the case, or what the SOP itself makes."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.matter import is_known, matter_beside_equipment, telling
from soptool.lint.evidence.reading import tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.heads import TOOLS, is_surely
from soptool.lint.wording.text import tokens
from soptool.lint.wording.words import words
from soptool.shape.fill import Location

CHECK = Check(
    "SOP648",
    "equipment-no-tool",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: peralatan dan perlengkapan",
)
_REGISTERS = frozenset(["buku", "register", "agenda", "kartu", "ekspedisi", "kendali"])
_MOST = 2
"""Outputs among the equipment that pass: a register is both worked with and written in."""
_FEW = 3
"""Papers that are told one by one."""
_OF_A_STEP = msg("It belongs to the requirements or the outputs of the step that has it in hand.")
Entries = tuple[tuple[Location, str], ...]


def _judge(subject: SopSubject) -> Iterator[Finding]:
    listed = texts_at(subject, "equipment")
    made = _made(subject, listed)
    many_made = len(made) > _MOST
    papers = () if many_made else _papers(subject, listed)
    for path, text in listed:
        told = _person_or_ability(text)
        if told is None and not many_made:
            told = _another_register(subject, path, text)
        if told is None and (path, text) in papers and len(papers) <= _FEW:
            told = _paper(text), _OF_A_STEP
        if told is not None:
            yield subject.at(CHECK, path, told[0], hint=told[1])
    if len(papers) > _FEW:
        yield _many_papers(subject, papers, len(listed))
    if many_made:
        yield _many_made(subject, made, len(listed))


def _paper(text: str) -> Message:
    return msg("“{text}” is a paper that the work is done on, no equipment.", text=text)


def _many_papers(subject: SopSubject, papers: Entries, of: int) -> Finding:
    return subject.at(
        CHECK,
        ("equipment",),
        msg(
            "{count} of {all} entries are papers that the work is done on: “{first}”, …",
            count=len(papers),
            all=of,
            first=papers[0][1],
        ),
        hint=_OF_A_STEP,
        related=[Related(subject.place(*path), _paper(text)) for path, text in papers],
        key=True,
    )


def _many_made(subject: SopSubject, made: Entries, of: int) -> Finding:
    return subject.at(
        CHECK,
        ("equipment",),
        msg(
            "{count} of {all} entries are made by the steps themselves: “{first}”, …",
            count=len(made),
            all=of,
            first=made[0][1],
        ),
        hint=msg("List what is worked with; what is kept afterwards belongs to `records`."),
        related=[
            Related(subject.place(*path), msg("“{text}” is made by a step.", text=text))
            for path, text in made
        ],
        key=True,
    )


def _person_or_ability(text: str) -> tuple[Message, Message] | None:
    if is_surely(text, "person"):
        return (
            msg("“{text}” is a person, no equipment.", text=text),
            msg("Who acts stands among the executors; what he must know, in `qualifications`."),
        )
    first = next((token.low for token in tokens(text) if token.is_word), "")
    if is_surely(text, "ability") or (forms.is_active(first) and first in words("id-competence")):
        return (
            msg("“{text}” is a competence, no equipment.", text=text),
            msg("What the executor must be able to do stands in `qualifications`."),
        )
    return None


def _papers(subject: SopSubject, listed: Entries) -> Entries:
    """Return the papers of a case: not blank forms, registers, rules, and what is shown."""
    if tongue(subject) != "id":
        return ()
    return tuple(
        (path, text)
        for path, text in listed
        if is_surely(text, "paper") and not any(is_surely(it, *TOOLS) for it in text.split("/")[1:])
    )


def _another_register(
    subject: SopSubject, path: Location, text: str
) -> tuple[Message, Message] | None:
    """Tell a register of what the SOP does not know."""
    lows = telling(text) if tongue(subject) == "id" else []
    first = next((token.low for token in tokens(text) if token.is_word), "")
    if not lows or first not in _REGISTERS or not subject.sop.steps:
        return None
    if subject.file.origin(path)[0].path != subject.file.path:
        return None  # What all SOPs of an office have is of no one's matter.
    of_any = _REGISTERS | words("register-uses") | words("common-matters")
    of = [low for low in lows[1:] if low not in of_any]
    letters = "surat" in lows
    known = matter_beside_equipment(subject)
    unknown = (letters and not is_known("surat", known)) or (
        bool(of) and not any(is_known(low, known) for low in of)
    )
    if not unknown:
        return None
    return (
        msg("“{text}” is a register of what no step of this SOP speaks of.", text=text),
        msg("If the box was taken over from another SOP, name what is worked with in this one."),
    )


def _made(subject: SopSubject, listed: Entries) -> Entries:
    key = subject.whole.document_key
    outputs = {key(text) for step in subject.sop.steps for text in step.outputs}
    return tuple((path, text) for path, text in listed if key(text) in outputs)


MANUAL = Manual(
    what=msg(
        "The equipment (peralatan) lists people, papers that the work is done on, registers of "
        "another matter, or the outputs of the SOP's own steps."
    ),
    why=msg(
        "The box tells what must be there before the work begins. Whoever prepares it can neither "
        "lay out a person nor what is still to be made."
    ),
    bad=(
        "equipment: [Menguasai komputer dan tata pembukuan]\n",
        "equipment: [Lembar kerja, Pengolah]\n",
        "equipment: [Komputer, Surat keberatan]\n",
        "title: Penerimaan Tamu\nequipment: [Buku register nikah]\n",
        (
            "equipment: [Undangan, Daftar hadir, Notulen]\n"
            "steps:\n"
            "  - {activity: Mengundang peserta, outputs: Undangan}\n"
            "  - {activity: Melaksanakan rapat, outputs: [Daftar hadir, Notulen]}\n"
        ),
    ),
    good=(
        "equipment: [Lembar kerja, Komputer pengolah data]\n",
        "title: Penanganan Surat\nequipment: [Buku agenda surat masuk]\n",
        (
            "equipment: [Buku agenda, Komputer]\n"
            "steps: [{activity: Mengagendakan surat, outputs: Buku agenda}]\n"
        ),
    ),
    defects=(22,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.equipment))

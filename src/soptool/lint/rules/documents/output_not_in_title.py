"""A procedure that ends with something its title does not speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import roots, tongue
from soptool.lint.evidence.subject import MicroSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP573",
    "output-not-in-title",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, Tabel 6: judul SOP disusun dari output akhir dan aspek kegiatan",
)

_CAPS = re.compile(r"\b[A-Z]{3,8}\b")
_FEWEST = 3
_ROOT = 4


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    last = tuple(_last(subject))
    finals = subject.micro.outputs or tuple(text for step in last for text in step.step.outputs)
    told = roots(subject.micro.title)
    if not finals or not told or any(_shares(told, roots(text)) for text in finals):
        return
    if any(_shortens(word, subject.micro.title) for text in finals for word in _CAPS.findall(text)):
        return
    related = Related(subject.place("title"), msg("The title stands here."))
    message = msg(
        "The last output, “{output}”, shares no word with the title “{title}”.",
        output=finals[-1],
        title=subject.micro.title,
    )
    hint = msg(
        "A title is made of the final output and the act (Penerbitan Surat Tugas): call the output "
        "in both by the same words, or see whether the last step still belongs to this SOP."
    )
    if subject.micro.outputs:
        yield subject.at(CHECK, ("outputs",), message, hint=hint, related=(related,))
        return
    yield last[-1].at(CHECK, ("outputs",), message, hint=hint, related=(related,))


def _shares(told: frozenset[str], made: frozenset[str]) -> bool:
    """Whether a word is in both, be it within a noun of action: "Pembukuan" makes a "Buku"."""
    if told & made:
        return True
    acts = [word for word in told if word.startswith("pe") and word.endswith("an")]
    return any(len(thing) >= _ROOT and thing in act for thing in made for act in acts)


def _shortens(short: str, title: str) -> bool:
    """Whether capitals are initials of the title, but for one: "DIDP", "Daftar Informasi …".

    Two are enough of words side by side: "IHK" of "Survei Harga Konsumen".
    """
    told = re.findall(r"[^\W\d_]+", title)
    kept = [word[0].upper() for word in told if word.lower() not in words("title-small-words")]
    if len(short) == _FEWEST and (short[:2] in "".join(kept) or short[1:] in "".join(kept)):
        return True
    at = hits = 0
    for letter in short:
        if letter in kept[at:]:
            at, hits = kept.index(letter, at) + 1, hits + 1
    return hits >= _FEWEST and hits >= len(short) - 1


def _last(subject: MicroSubject) -> Iterator[StepSubject]:
    for step in subject.steps:
        if step.step.outputs and any(line.is_end for line in step.node.lines):
            yield step


MANUAL = Manual(
    what=msg("The final outputs of an SOP share no word with its title."),
    why=msg(
        "The title is made from the final output and the aspect of the activity. If the last row "
        "yields something else, the title promises too much, or the procedure goes on too long."
    ),
    bad=(
        (
            "title: Penerbitan Surat Tugas\n"
            "steps:\n  - {activity: Mencatat kehadiran, outputs: Daftar hadir}\n"
        ),
    ),
    good=(
        (
            "title: Pengiriman Undangan\n"
            "steps:\n  - {activity: Mengirim undangan, outputs: Berkas terkirim}\n"
        ),
    ),
    defects=(47,),
)

RULE = Rule(
    CHECK,
    MicroSubject,
    MANUAL,
    _judge,
    applies=lambda subject: (
        tongue(subject) == "id" and any(step.outputs for step in subject.sop.steps)
    ),
)

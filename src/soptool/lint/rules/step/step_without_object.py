"""A step that hands something on, and does not say what."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import labels
from soptool.lint.evidence.reading import sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.heads import DOCUMENTS, TOOLS, words_for
from soptool.lint.wording.text import tokens
from soptool.lint.wording.words import either, words

CHECK = Check(
    "SOP535",
    "step-without-object",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; rumusan kegiatan",
)
_HANDING = rf"(?:{either('id-handing')})"
_ACT = r"me[^\W\d_]{3,}"
_TO_WHOM = re.compile(
    rf"\s*(?P<who>(?:(?!me)[^\W\d_]+\s+){{0,5}})(?:{_ACT}(?:\s*,\s*|\s*,?\s+(?:dan|serta|lalu|kemudian)\s+))*"
    rf"(?P<act>{_HANDING})(?:\s+kembali)?\s+(?:ke|kepada)\s+(?P<whom>.+)",
    re.IGNORECASE | re.DOTALL,
)
_TELLING = frozenset({"memberitahukan", "menginformasikan", "mengabarkan", "melaporkan"})
_ABOUT = r"bahwa|tentang|mengenai|perihal|terkait|atas|hal|sebagai|berupa|yang"
_WHAT = re.compile(rf"\b(?:{_ABOUT})\b", re.IGNORECASE)
_TOLD = re.compile(rf"\b(?:{_ABOUT}|untuk|agar|guna|supaya)\b", re.IGNORECASE)

_TAIL = re.compile(
    rf"[\s,]+(?:{either('id-ifs')}|untuk|agar|guna|supaya|melalui|lewat|setelah|sebelum|paling|dengan|secara|via)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"\s*,\s*|\s+(?:dan|serta|atau)\s+")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        found = _TO_WHOM.fullmatch(text)
        if found is None:
            continue
        people = _people(subject)
        if not people.issuperset(_words(found["who"])) or _tells_what(
            found["whom"], people, telling=found["act"].casefold() in _TELLING
        ):
            continue
        yield step.at(
            CHECK,
            ("activity",),
            msg(
                "“{act}” does not say what, only to whom: “{whom}”.",
                act=found["act"],
                whom=_TAIL.sub("", found["whom"]).strip(" .;"),
            ),
            hint=msg("Name it behind the verb: “{act} surat kepada …”.", act=found["act"]),
        )


def _people(subject: SopSubject) -> frozenset[str]:
    """Return the words of posts and units, those of the SOP's columns among them."""
    lists = (*map(words, ("id-posts", "bare-heads", "id-units")), words_for("person"))
    columns = (_words(label) for _, label in labels(subject))
    things = words_for(*DOCUMENTS, *TOOLS) | words("bare-documents")
    return frozenset().union(*lists, *columns) - things


def _tells_what(behind: str, people: frozenset[str], *, telling: bool) -> bool:
    """Whether the thing may be named behind the receiver: "kepada Camat laporan bulanan"."""
    if (_TOLD if telling else _WHAT).search(behind):
        return True
    first, *others = (_words(part) for part in _AND.split(_TAIL.sub("", behind)))
    # The first word is whoever gets it, also where it stands in no list; so is what a post opens.
    named = (part for part in others if not _opens_with_post(part))
    return not people.issuperset(itertools.chain(first[1:], *named))


def _opens_with_post(part: list[str]) -> bool:
    """Whether a further receiver is named, of whatever unit: "dan Petugas Listrik"."""
    things = words_for(*DOCUMENTS, *TOOLS) | words("document-kinds")
    return bool(part) and part[0] in words_for("person") and things.isdisjoint(part)


def _words(text: str) -> list[str]:
    return [token.low for token in tokens(text) if token.is_word]


MANUAL = Manual(
    what=msg("A step hands over, submits or distributes, and does not say what."),
    why=msg(
        "Whoever does the step for the first time must know what he takes to whom; the columns "
        "for kelengkapan and output are often empty in just these rows."
    ),
    bad=(
        "steps: [{activity: Mengajukan ke pimpinan}]\n",
        "steps: [{activity: Menerima dan mendistribusikan kepada pemohon}]\n",
        (
            "executors: {aset: Kepala Bagian Aset}\n"
            "steps: [{activity: Meneruskan kepada Kepala Bagian Aset atau Camat}]\n"
        ),
    ),
    good=(
        "steps: [{activity: Mengajukan lembar disposisi ke pimpinan}]\n",
        "steps: [{activity: Menerima kutipan akta dan menyerahkan kepada pemohon}]\n",
        "steps: [{activity: Menyampaikan kepada kepala bagian laporan bulanan}]\n",
        "steps: [{activity: Menyerahkan kepada pemohon KTP}]\n",
        "steps: [{activity: Meneruskan ke Bagian Keuangan SPP}]\n",
        "steps: [{activity: Surat masuk dicatat lalu meneruskan kepada Kepala}]\n",
    ),
    defects=(),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

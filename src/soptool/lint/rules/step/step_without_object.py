"""A step that hands something on, and does not say what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.text import tokens
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP535",
    "step-without-object",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; rumusan kegiatan",
)
_HANDING = (
    r"(?:menyerahkan|menyampaikan|mengajukan|meneruskan|mengirim(?:kan)?|mendistribusikan"
    r"|membagikan|mengembalikan|menyalurkan|melimpahkan|memberitahukan|menginformasikan)"
)
_ACT = r"me[^\W\d_]{3,}"
_TO_WHOM = re.compile(
    rf"\s*(?:(?!me)[^\W\d_]+\s+){{0,5}}(?:{_ACT}(?:\s*,\s*|\s*,?\s+(?:dan|serta|lalu|kemudian)\s+))*"
    rf"(?P<act>{_HANDING})(?:\s+kembali)?\s+(?:ke|kepada)\s+(?P<whom>.+)",
    re.IGNORECASE | re.DOTALL,
)
_WHAT = re.compile(
    r"\b(?:bahwa|tentang|mengenai|perihal|terkait|atas|hal|untuk|agar|guna|supaya|sebagai|berupa"
    r"|yang)\b",
    re.IGNORECASE,
)

_TAIL = re.compile(
    r"[\s,]+(?:melalui|lewat|jika|apabila|bila|setelah|sebelum|paling|dengan|secara|via)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"\s*,\s*|\s+(?:dan|serta)\s+")
_LONGEST = 4
"""Words of a receiver: what is longer may tell of the thing as well."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        found = _TO_WHOM.fullmatch(text)
        if found is None or _tells_what(found["whom"]):
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


def _tells_what(behind: str) -> bool:
    """Whether the thing may be named behind the receiver: "kepada Camat laporan bulanan"."""
    if _WHAT.search(behind):
        return True
    parts = [_words(part) for part in _AND.split(_TAIL.sub("", behind)) if part.strip()]
    things = words("handed-in") | words("bare-documents")
    acting = words("id-posts") | words("id-persons") | words("bare-heads")
    if any(low in things or forms.is_verbal_noun(low) for part in parts for low in part[1:]):
        return True
    return any(len(part) > _LONGEST for part in parts) or any(
        part[0] not in acting for part in parts[1:]
    )


def _words(text: str) -> list[str]:
    return [token.low for token in tokens(text) if token.is_word] or [""]


MANUAL = Manual(
    what=msg("A step hands over, submits or distributes, and does not say what."),
    why=msg(
        "Whoever does the step for the first time must know what he takes to whom; the columns "
        "for kelengkapan and output are often empty in just these rows."
    ),
    bad=(
        "steps: [{activity: Mengajukan ke pimpinan}]\n",
        "steps: [{activity: Menerima dan mendistribusikan kepada pemohon}]\n",
    ),
    good=(
        "steps: [{activity: Mengajukan lembar disposisi ke pimpinan}]\n",
        "steps: [{activity: Menerima kutipan akta dan menyerahkan kepada pemohon}]\n",
        "steps: [{activity: Menyampaikan kepada kepala bagian laporan bulanan}]\n",
    ),
    defects=(),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

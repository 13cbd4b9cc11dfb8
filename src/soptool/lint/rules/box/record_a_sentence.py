"""A record that is a sentence on something else than what is kept."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg, shortened
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.reading import at_words, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.document import as_sentence
from soptool.lint.wording.heads import is_surely
from soptool.lint.wording.text import tokens
from soptool.lint.wording.words import words
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP657",
    "record-a-sentence",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: pencatatan dan pendataan",
)
_SHOWN = 80
_FORMS = frozenset(
    (
        *("softcopy", "hardcopy", "softfile", "hardfile", "soft", "hard", "copy", "file", "data"),
        *(
            "dokumen",
            "arsip",
            "elektronik",
            "manual",
            "digital",
            "cetak",
            "tercetak",
            "fisik",
            "dan",
        ),
        *("/", ",", ".", "&", "-", "(", ")"),
    )
)
"""Words that tell in what form something is kept, and what may stand between them."""
_FIELDS = frozenset(["administrasi", "manajemen", "persuratan"])
_HOW = frozenset(
    (
        *("sebagai", "dalam", "bentuk", "secara", "di", "pada", "dengan", "atau", "komputer"),
        *("dikomputer", "berkas", "kearsipan", "unit", "kerja", "kantor", "lemari", "rak", "map"),
        *("folder", "ordner", "odner", "filing", "cabinet", "rapi", "tertib", "baik", "berupa"),
    )
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if tongue(subject) != "id":
        return
    listed = texts_at(subject, "records")
    only_forms = all(_tells_form(text) for _, text in listed)
    for path, text in listed:
        if is_dash(text):
            continue
        verb = as_sentence(text)
        lows = {token.low for token in tokens(text)}
        first = next((token.low for token in tokens(text) if token.is_word), "")
        is_act = forms.is_verbal_noun(text.strip(" .").casefold()) or (
            (is_surely(text, "act", "event", "state", "ability") or first in _FIELDS)
            and not lows & words("id-keeping")
        )  # "Pengarsipan", "Pengiriman surat", "Administrasi persuratan"
        if is_act or (forms.is_command(first) and first not in words("id-keeping")):
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” tells what is done, and not what is kept.", text=text),
                hint=msg("Name the register, list or archive: “Buku agenda surat masuk”."),
            )
            continue
        if named := _named(text, lows):
            yield subject.at(
                CHECK,
                path,
                named,
                hint=msg("Name the register, list or archive: “Buku agenda surat masuk”."),
            )
            continue
        if lows <= _FORMS or (only_forms and _tells_form(text)):
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” says in what form, and not what is kept.", text=text),
                hint=msg("Name the register, list or archive: “Buku agenda surat masuk”."),
            )
            continue
        if verb is None or lows & words("id-keeping") or placeholder_in(text):
            continue
        finding = subject.at(
            CHECK,
            path,
            msg(
                "“{text}” does not say what is written down or kept.",
                text=shortened(text, _SHOWN),
            ),
            hint=msg("Name the register, list or archive: “Buku agenda surat masuk”."),
        )
        yield at_words(finding, subject, text, verb)


def _named(text: str, lows: set[str]) -> Message | None:
    """Tell a tool or a person, in which nothing is said to be kept."""
    if lows & words("id-keeping") or as_sentence(text):
        return None
    if is_surely(text, "tool"):
        return msg("“{text}” is a tool, and not what is kept.", text=text)
    if is_surely(text, "person"):
        return msg("“{text}” is a person, and not what is kept.", text=text)
    return None


def _tells_form(text: str) -> bool:
    """Whether it says only how something is kept: "Disimpan sebagai data elektronik"."""
    kept = words("id-keeping") - {"buku", "daftar", "register", "catatan"}
    return {token.low for token in tokens(text)} <= _FORMS | kept | _HOW


MANUAL = Manual(
    what=msg("An entry of the records (pencatatan dan pendataan) is a sentence on something else."),
    why=msg(
        "The box tells what each executor writes down, and where. A sentence on the result or on "
        "its publication leaves open what is kept as a proof."
    ),
    bad=(
        "records: [Berita resmi dirilis pada website]\n",
        "records: [Administrasi persuratan]\n",
        "records: [Disimpan sebagai data elektronik dan manual]\n",
    ),
    good=(
        "records: [Buku agenda, Disimpan sebagai data elektronik dan manual]\n",
        "records: [Salinan surat yang telah ditandatangani]\n",
    ),
    defects=(22,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.records))

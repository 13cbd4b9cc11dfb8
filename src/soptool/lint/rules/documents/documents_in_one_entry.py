"""Several documents in one entry of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.document import joined
from soptool.lint.wording.heads import DOCUMENTS, TOOLS, is_surely
from soptool.lint.wording.text import single
from soptool.lint.wording.words import words

CHECK = Check(
    "SOP598",
    "documents-in-one-entry",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; mutu baku tiap kegiatan",
)
_BRACKETS = re.compile(r"\([^)]*\)")
_FEW: Final = 3
_MANY: Final = 4
_SHORT: Final = 3
_LONGEST: Final = 6
"""Words of a name; what is longer is a sentence."""
_HOLDERS = frozenset(
    ["rincian", "uraian", "data", "daftar", "informasi", "identitas", "formulir", "form", "nomor"]
)
_KEPT = re.compile(r"\bter\w{3,}\s(?:di|pada|ke|dalam|oleh)\b", re.IGNORECASE)
_WITHIN = frozenset(
    ["dari", "tentang", "antara", "oleh", "pada", "untuk", "kepada", "bagi", "atas"]
)
_WHOLE = re.compile(r"\b(?:kegiatan|proses|program|rangkaian|bidang|seksi)\b", re.IGNORECASE)
_TOLD = re.compile(r"\s(?:yang|dalam|untuk)\s")
_SOPS = re.compile(r"(?:^|[,;]|\bdan)\s*(?:SOP|SPO|Protap)\s(?!AP\b)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z][A-Z0-9-]{1,}")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for key, count in _BOXES.items():
        for path, text in texts_at(subject, key):
            if several := count(text):
                message, hint = _told(several, text)
                yield subject.at(CHECK, path, message, hint=hint)
    for step in subject.steps:
        for key in ("requirements", "outputs"):
            for number, text in enumerate(getattr(step.step, key)):
                if several := _names(text):
                    message, hint = _told(several, text)
                    yield step.at(CHECK, (key, number), message, hint=hint)


def _sops(text: str) -> int:
    """Return how many SOPs stand in a text: "SOP Surat Masuk, SOP Surat Keluar"."""
    several = len(_SOPS.findall(text))
    return several if several > 1 and _SOPS.match(text) else 0


def _told(number: int, text: str) -> tuple[Message, Message]:
    return (
        msg("{number} things stand in one entry: “{text}”.", number=number, text=text),
        msg("Give each a line of its own (`- …`)."),
    )


def _competences(text: str) -> int:
    """Return how many qualifications stand in a text: "S1, bisa mengoperasikan komputer"."""
    parts = [part.strip() for part in _BRACKETS.sub("", text).split(",") if part.strip()]
    listed = words("id-competence") | words("id-education")
    further = [" " in part and _opens(part) in listed for part in parts[1:]]
    return len(parts) if any(further) else 0


def _names(text: str) -> int:
    """Return how many things a text lists by commas, 0 where it names one."""
    if "," not in text and ";" not in text:
        pair = [part.strip() for part in text.split(" & ")]
        listed = len(pair) > 1 and all(part and _is_listed(part) for part in pair)
        return len(pair) if listed and not _may_go_on(pair[0]) else 0
    plain = _BRACKETS.sub("", text).strip(" .,;")
    parts = _whole([part.strip() for part in joined(plain) if part.strip(" .")])
    if ("," not in plain and ";" not in plain) or len(parts) < 2 or _KEPT.search(plain):
        return 0
    if any(len(_TOLD.split(part)[0].split()) > _LONGEST or not _is_thing(part) for part in parts):
        return 0
    known = [_is_known(part) for part in parts]
    if not _is_listed(parts[1]) and (_is_act(parts[1]) or _may_go_on(parts[0])):
        whole = len(parts) >= _FEW and known[0] and known[-1] and not _may_go_on(parts[0])
        return len(parts) if whole and not _is_kind(parts[0]) else 0
    if len(parts) < _FEW:
        return len(parts) if all(known) or (known[0] and _is_titled(parts[1])) else 0
    many = any(known) or len(parts) >= _MANY or _are_short(parts)
    return len(parts) if many and not _tells_kinds(parts, known) else 0


def _tells_kinds(parts: list[str], known: list[bool]) -> bool:
    """Whether it tells of what kinds one is: "Dokumen administrasi, kualifikasi, teknis"."""
    of_people = is_surely(parts[0].rsplit(maxsplit=1)[-1], "person")
    things = any(
        is_surely(part, "goods") or (not of_people and is_surely(part, "person"))
        for part in parts[1:]
    )
    if not _is_kind(parts[0]) or any(known[1:]) or things:
        return False
    of_an_act = len(parts[0].split()) > 1 and _is_act(parts[0].split(maxsplit=1)[1])
    return of_an_act or not any(" " in part for part in parts[1:])


def _are_short(parts: list[str]) -> bool:
    """Whether all are plain names: "Denah lokasi, foto udara, kunci".

    A word alone may tell of what kind the first is: "Dokumen administrasi, kualifikasi, teknis".
    """
    plain = all(" " in part or _is_known(part) for part in parts[1:])
    return plain and not any(_is_act(part) or len(part.split()) > _SHORT for part in parts)


def _whole(parts: list[str]) -> list[str]:
    """Put together what is one name: "Laporan kegiatan monitoring, pengendalian dan operasi"."""
    names = parts[:1]
    for part in parts[1:]:
        within = _WHOLE.search(names[-1]) and part[0].islower() and _is_act(part)
        names[-1:] = [f"{names[-1]}, {part}"] if within else [names[-1], part]
    return names


def _is_known(part: str) -> bool:
    """Whether it surely names a thing: a kind of document, a tool, or a code ("BAST")."""
    return _is_listed(part) or _CODE.fullmatch(part.split(maxsplit=1)[0]) is not None


def _is_kind(part: str) -> bool:
    """Whether it begins with a kind of document, which acts may tell more of: "Laporan …"."""
    return _opens(part) in words("document-kinds")


def _is_listed(part: str) -> bool:
    return _opens(part) in words("document-kinds") or is_surely(part, *DOCUMENTS, *TOOLS)


def _opens(part: str) -> str:
    """Return the first word, once where it is said twice: "Bukti-bukti"."""
    return single(part.split(maxsplit=1)[0].casefold()).rstrip("-")


def _is_titled(part: str) -> bool:
    """Whether it begins like the name of a thing: "Rencana Strategis, Rencan kinerja"."""
    first, _, rest = part.partition(" ")
    return first.istitle() and bool(rest) and first.casefold() not in words("id-posts")


def _may_go_on(first: str) -> bool:
    """Whether what follows may tell more of it: "Data nama, alamat", "Surat dari Dinas, Badan"."""
    lows = first.casefold().split()
    return lows[0] in _HOLDERS or any(low in _WITHIN for low in lows)


def _is_thing(part: str) -> bool:
    """Whether it may be a name: it tells no place, condition, state or number."""
    first = part.split(maxsplit=1)[0]
    low = first.casefold()
    verb = forms.is_participle(low) or forms.is_passive(low) or forms.is_active(low)
    return low not in words("not-a-thing") and not low[0].isdigit() and not verb


def _is_act(part: str) -> bool:
    """Whether it goes on with an act: "Berita Acara Klarifikasi, Negosiasi Teknis dan Harga"."""
    first = part.split(maxsplit=1)[0].casefold()
    return first in words("id-borrowed-acts") or forms.is_verbal_noun(first)


_BOXES = {
    "equipment": _names,
    "records": _names,
    "related": _sops,
    "qualifications": _competences,
}

MANUAL = Manual(
    what=msg("Several documents or things stand in one entry, joined by commas."),
    why=msg(
        "Each document is followed from the step that makes it to the step that needs it, which "
        "works by its own name only; in the cell each gets its own line."
    ),
    bad=(
        "steps: [{activity: A, requirements: 'Surat tugas, daftar hadir, dan notulen'}]\n",
        "steps: [{activity: A, requirements: 'Lembar kerja, data lapangan'}]\n",
        "related: ['SOP Surat Masuk, SOP Surat Keluar']\n",
    ),
    good=(
        "steps: [{activity: A, requirements: [Surat tugas, Daftar hadir, Notulen]}]\n",
        "steps: [{activity: A, requirements: 'Surat permohonan, bermeterai'}]\n",
        "steps: [{activity: A, outputs: 'Berita Acara Klarifikasi, Negosiasi Teknis dan Harga'}]\n",
    ),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

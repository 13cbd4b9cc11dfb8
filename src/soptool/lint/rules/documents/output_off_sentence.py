"""A step that says it makes one thing, and yields another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import roots, sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.words import words
from soptool.model.duration.latest import LATEST, choices

CHECK = Check(
    "SOP543",
    "output-off-sentence",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: mutu baku output setiap kegiatan",
)
_MAKES = re.compile(
    r"(?:membuat|menyusun|menyiapkan|mempersiapkan|menulis|mengetik|menerbitkan|mencetak)\s+(?=\w)",
    re.IGNORECASE,
)
_POURED = re.compile(r"\b(?:di|me)n?t?uangkan\s(?:[^,.;]{0,60}\s)?dalam\s+(?=\w)", re.IGNORECASE)
_END = re.compile(
    rf"[.;:(]|\b(?:untuk|yang|kepada|dari|berdasarkan|sesuai|ke|di|dengan|melalui|pada|agar|guna"
    rf"|{choices(*LATEST)}|paling|selama|sebelum|minimal|secara|oleh|terkait|tentang|bagi|sebagai|serta|dalam|setelah|apabila|jika)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,\s*(?:dan\s+)?|\s+dan\s+", re.IGNORECASE)
_LETTER = re.compile(
    r"\W*(?:(?:surat|nota|dinas|memo|memorandum|undangan|dan|atau)\W*)+", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z][A-Z0-9-]+")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        outputs = step.step.outputs
        missing = _missing(text, outputs) if outputs else None
        if missing is None:
            continue
        yield step.at(
            CHECK,
            ("outputs",),
            msg(
                "The step makes “{made}”, which is not among its outputs: “{outputs}”.",
                made=missing,
                outputs="”, “".join(outputs),
            ),
            hint=msg("Call it by one name in both, or add what is missing."),
        )


def _missing(text: str, outputs: tuple[str, ...]) -> str | None:
    """Return the first thing that a sentence says is made, and that no output speaks of."""
    verb = _MAKES.match(text.strip()) or _POURED.search(text.strip())
    if verb is None or any(_may_be_any(output) for output in outputs):
        return None
    told = text.strip()[verb.end() :]
    end = _END.search(told)
    things = [part for part in _AND.split(told[: end.start() if end else None]) if part.strip()]
    yielded = " ".join(outputs)
    for thing in things:
        if _is_written(thing) and not _speaks_of(thing, yielded, alone=len(things) == 1):
            return thing.strip()
    return None


def _may_be_any(output: str) -> bool:
    """Whether an output may be whatever is made: "Dokumen …", or a letter without its matter."""
    return _opens(output) in words("any-documents") or _LETTER.fullmatch(output) is not None


def _opens(text: str) -> str:
    return (text.split() or [""])[0].casefold().strip(".,;:")


def _is_written(thing: str) -> bool:
    """Whether it surely names a document: by its first word, or as a code ("SPM")."""
    first = thing.split(maxsplit=1)[0]
    if first.casefold() in words("any-documents") or thing.rstrip(" .").endswith("nya"):
        return False
    return first.casefold() in words("document-kinds") or _CODE.fullmatch(first) is not None


def _speaks_of(thing: str, yielded: str, *, alone: bool) -> bool:
    """Whether the outputs share a word with it, or may shorten it."""
    codes = _CODE.findall(yielded)
    if _CODE.fullmatch(thing.strip()):
        # A code may be written out: "SPM" as "Surat Perintah Membayar".
        return thing.strip() in codes or (alone and not codes) or _spells(thing.strip(), yielded)
    shared = roots(thing) & roots(yielded) or _opens(thing) == _opens(yielded)
    return bool(shared) or any(_spells(code, thing) for code in codes)


def _spells(code: str, text: str) -> bool:
    initials = iter(word[0].upper() for word in text.split() if word[0].isalpha())
    return all(letter in initials for letter in code if letter.isalpha())


MANUAL = Manual(
    what=msg("The sentence says that a document is made, and the outputs name another."),
    why=msg(
        "Sentence and output tell one act. Where they differ, either a document is missing in the "
        "chain or the row was copied from another."
    ),
    bad=(
        ("steps:\n  - {activity: Menyiapkan surat permintaan data, outputs: Daftar narasumber}\n"),
        "steps:\n  - {activity: Membuat SPP dan SPM, outputs: ADK SPP}\n",
    ),
    good=(
        (
            "steps:\n"
            "  - {activity: Menyiapkan surat permintaan data, outputs: Konsep surat}\n"
            "  - {activity: Membuat surat perintah membayar, outputs: SPM}\n"
            "  - {activity: Menyusun laporan kegiatan, outputs: Laporan}\n"
        ),
    ),
    defects=(45,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)

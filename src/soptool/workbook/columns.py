"""What each column of the sheets is: its heading in both languages, and how its cells are read.

Headings are part of the file's contract, as the keys of the format are: a workbook is read back in
any language, whatever that of its reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from soptool.model.executor import Executor
from soptool.model.identity import Approval, Classification, Dates
from soptool.model.sop import Macro
from soptool.model.step import MacroStep
from soptool.shape import synonyms
from soptool.shape.texts import Shape


class Kind(StrEnum):
    """How a value stands in a cell."""

    TEXT = "text"
    LIST = "list"
    PAIRS = "pairs"
    WORD = "word"
    TRUTH = "truth"
    TARGETS = "targets"
    BRANCHES = "branches"
    PERFORMERS = "performers"
    MODE = "mode"
    USE = "use"
    RELATED = "related"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of steps or executors, or a row of the identity: the key, and how it is headed.

    `word` is the Indonesian heading; `words` are the values of a WORD. `path` leads to the value
    where that is not the key alone.
    """

    key: str
    kind: Kind = Kind.TEXT
    word: str = ""
    words: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to the value."""
        return tuple(self.key.split("."))

    def heading(self, language: str) -> str:
        """Return what heads it in a language."""
        return (self.word or self.key) if language == "id" else _ENGLISH.get(self.key, self.key)


MODE: Final = "mode"
NUMBER: Final = "#"
_ENGLISH: Final = {NUMBER: "no", "no": "printed no"}

STEPS: Final = (
    Column(NUMBER, Kind.NUMBER, "no"),
    Column("id"),
    Column("activity", word="kegiatan"),
    Column("executor", Kind.PERFORMERS, "pelaksana"),
    Column(MODE, Kind.MODE, "mode"),
    Column("requirements", Kind.LIST, "kelengkapan"),
    Column("duration", word="waktu", words=("same",)),
    Column("outputs", Kind.LIST, "output"),
    Column("note", word="keterangan"),
    Column("question", word="pertanyaan"),
    Column("branches", Kind.BRANCHES, "cabang"),
    Column("next", Kind.TARGETS, "berikutnya"),
)
"""The columns that every sheet of steps has; the first only tells people which row they read."""
FURTHER: Final = (
    Column("section"),
    Column("no", word="no tercetak"),
    Column("row", Kind.WORD, words=("same",)),
    Column("start", Kind.TRUTH),
    Column("label"),
    Column("use", Kind.USE, words=("same",)),
    Column("with", Kind.PAIRS),
    Column("executors", Kind.PAIRS),
    Column("pin"),
    Column("when"),
    Column("pieces"),
    Column("effort"),
    Column("details", Kind.LIST),
    Column("chance", Kind.PAIRS),
    Column("see", Kind.LIST),
    Column("footnote"),
    Column("join", Kind.WORD, words=("all", "any")),
    Column("route", Kind.PAIRS),
)
"""The further keys of a step, each a column where some step has it."""
EXECUTORS: Final = (
    Column("id"),
    Column("name", word="nama"),
    Column("group", word="kelompok"),
    Column("unit"),
    Column("external", Kind.TRUTH, "eksternal"),
    Column("system", Kind.TRUTH, "sistem"),
)
IDENTITY: Final = (
    Column("kind", Kind.WORD, words=("micro", "macro")),
    *(Column(key) for key in ("id", "title", "number", "unit")),
    Column("classification.nature", Kind.WORD, words=("technical", "administrative")),
    Column("classification.completeness", Kind.WORD, words=("final", "partial")),
    Column("classification.coverage", Kind.WORD, words=("generic", "specific")),
    Column("process"),
    Column("status", Kind.WORD, words=("draft", "review", "effective", "revoked")),
    *(Column(f"dates.{key}") for key in ("created", "revised", "effective", "review")),
    Column("revision"),
    *(Column(f"approval.{key}") for key in Approval.model_fields),
    Column("extends"),
    Column("with", Kind.PAIRS),
    Column("parameters", Kind.PAIRS),
    *(Column(key, Kind.LIST) for key in ("legal_basis", "qualifications")),
    Column("related", Kind.RELATED),
    *(Column(key, Kind.LIST) for key in ("equipment", "warnings", "records", "inputs", "outputs")),
    *(Column(key) for key in ("purpose", "scope")),
    *(Column(key, Kind.PAIRS) for key in ("definitions", "footnotes")),
    Column("volume"),
)
"""The keys of an SOP beside its executors and steps, in the order of the form."""
KEY, VALUE, MEANING = (Column(*each) for each in (
    ("key", Kind.TEXT, "kunci"), ("value", Kind.TEXT, "nilai"), ("meaning", Kind.TEXT, "arti")
))  # fmt: skip
SHEETS: Final = {"steps": ("Data", "Data"), "identity": ("Identitas", "Identity"),
                 "executors": ("Pelaksana", "Executors"),
                 "components": ("Komponen", "Components")}  # fmt: skip
"""The names of the sheets, in Indonesian and in English."""
FORM: Final = {"identity": ("Halaman Identitas", "Identity page"),
               "flow": ("Prosedur", "Procedure"),
               "standard": ("Standar Pelayanan", "Service standard"),
               "guide": ("Petunjuk", "Guide")}  # fmt: skip
"""The names of sheets that only show what the others say, or explain them: these are not read."""
_LONG, _MANY = 1000, 20
"""Letters and items that a row holds on any paper."""
_SHAPES: Final[dict[str, type[Shape]]] = {
    "classification": Classification,
    "dates": Dates,
    "approval": Approval,
}


def sheet_name(sheet: str, language: str) -> str:
    """Return the name of a sheet: `steps`, `identity`, `executors` or `components`."""
    return SHEETS[sheet][language != "id"]


def form_sheet_name(sheet: str, language: str) -> str:
    """Return the name of a sheet that is not read (a key of `FORM`)."""
    return FORM[sheet][language != "id"]


def may_go_on(items: Sequence[str]) -> bool:
    """Whether a box of a form may take several rows: no row of Excel holds more than so much."""
    return sum(map(len, items)) > _LONG or len(items) > _MANY


def is_form_sheet(name: str) -> bool:
    """Whether a sheet only shows or explains."""
    return any(name in names for names in FORM.values())


_NAMES: Final = {**synonyms.KEYS}
"""A copy: people have headings of their own, a slip away from other names (`Catatan kami`)."""


def sheet_of(name: str) -> str | None:
    """Return which of ours a sheet is by its name."""
    plain = name.strip().casefold()
    found = (sheet for sheet, names in SHEETS.items() if plain in map(str.casefold, names))
    return next(found, None)


def column_of(heading: str, columns: tuple[Column, ...]) -> Column | None:
    """Return the column that a heading can only mean: its own, its key, or a known other name."""
    plain = " ".join(heading.split()).casefold()
    for column in columns:
        if plain in (column.heading("id"), column.heading("en")):
            return column
    by_key = {column.key: column for column in columns}
    near = synonyms.certain(plain, by_key, _NAMES)
    return by_key[near] if near else None


def meaning_of(column: Column, language: str) -> str:
    """Explain a key of the identity in a language, as the schema does."""
    first, *rest = column.path
    shape = _SHAPES[first] if rest else Macro
    return described(shape, column.path[-1], language)


def column_meaning(column: Column, language: str) -> str:
    """Explain a column of steps or executors in a language."""
    if column.key in _NOTES:
        return _told(_NOTES[column.key], language)
    return described(Executor if column in EXECUTORS[1:] else MacroStep, column.key, language)


_NOTES: Final = {
    NUMBER: "Number of the row; leave it empty, it is counted. — Nomor baris; boleh dikosongkan.",
    "id": "A short name, where others refer to it; may be left empty. "
    "— Nama pendek untuk dirujuk; boleh dikosongkan.",
    "executor": "Who does it, as on the sheet of executors; several stand one a line. "
    "— Pelaksana, seperti di lembar Pelaksana; lebih dari satu: satu per baris (Alt+Enter).",
    MODE: "How several executors share the step. "
    "— Cara beberapa pelaksana berbagi langkah: bersama, salah satu, masing-masing, berjenjang.",
    "requirements": "What is needed, one a line. — Kelengkapan, satu per baris (Alt+Enter).",
    "outputs": "What it yields, one a line. — Output, satu per baris (Alt+Enter).",
    "branches": "One answer a line: `Yes → next`, `No → 2`: a number, an id, next, or end. "
    "— Satu jawaban per baris: `Ya → lanjut`, `Tidak → 2`; tujuan: nomor baris, id, lanjut, "
    "atau selesai.",
    "next": "Where it goes on; empty: the row below. Several start at once. "
    "— Lanjutannya; kosong berarti baris di bawahnya. Nomor baris, id, atau selesai.",
}


def described(shape: type[Shape], key: str, language: str) -> str:
    """Explain a key in a language, as the schema does."""
    fields = {field.alias or name: field for name, field in shape.model_fields.items()}
    return _told(fields[key].description or "", language) if key in fields else ""


def _told(text: str, language: str) -> str:
    """Return one half of what is explained in both languages."""
    english, dash, indonesian = text.partition(" — ")
    return (indonesian if dash and language == "id" else english).strip()

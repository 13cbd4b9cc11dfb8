"""The JSON Schema of composed data (`schemas/composed.schema.json`)."""

from __future__ import annotations

import json
from typing import Any, Final

from soptool.compose.level import Level
from soptool.compose.procedure import Lack, RowKind
from soptool.format.schema import DIALECT
from soptool.measure.sums import Assumed, Why
from soptool.model.duration.duration import TimeKind
from soptool.model.executor import Mode
from soptool.model.relation import RELATIONS
from soptool.model.sop import KINDS

Fragment = dict[str, Any]
_TEXT: Final[Fragment] = {"type": "string"}
_TRUTH: Final[Fragment] = {"type": "boolean"}
_COUNT: Final[Fragment] = {"type": "integer", "minimum": 1}
_MINUTES: Final[Fragment] = {"type": ["number", "null"], "minimum": 0}
_SOP: Final = ("micro", "macro")


def composed_schema() -> Fragment:
    """Return the schema of `sop compose` and of `sop render --to json`, version 2."""
    body = _object(_WHOLE, optional=("form", "plan"))
    title = "Composed SOP — SOP tersusun"
    return {"$schema": DIALECT, "title": title, **body, "$defs": _DEFINITIONS}


def composed_schema_text() -> str:
    """Return the schema as the file in `schemas/` holds it."""
    return json.dumps(composed_schema(), ensure_ascii=False, indent=2) + "\n"


def _object(properties: dict[str, Fragment], *, optional: tuple[str, ...] = ()) -> Fragment:
    return {
        "type": "object",
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
        "properties": properties,
    }


def _said(fragment: Fragment, text: str) -> Fragment:
    return {**fragment, "description": text}


def _list(items: Fragment, text: str) -> Fragment:
    return {"type": "array", "items": items, "description": text}


def _maybe(fragment: Fragment, text: str) -> Fragment:
    return {"anyOf": [fragment, {"type": "null"}], "description": text}


def _one_of(values: Any, text: str) -> Fragment:
    return {"enum": [str(value) for value in values], "description": text}


def _ref(name: str) -> Fragment:
    return {"$ref": f"#/$defs/{name}"}


def _texts(text: str) -> Fragment:
    return _list(_TEXT, text)


_SPAN: Final[dict[str, Fragment]] = {
    "minimum_minutes": _said(_MINUTES, "Least working minutes. — Menit kerja paling sedikit."),
    "maximum_minutes": _said(_MINUTES, "Most working minutes. — Menit kerja paling banyak."),
    "minimum_elapsed_minutes": _said(
        _MINUTES, "Least minutes that pass day and night. — Menit kalender paling sedikit."
    ),
    "maximum_elapsed_minutes": _said(
        _MINUTES, "Most minutes that pass day and night. — Menit kalender paling banyak."
    ),
}


def _limit(kinds: Any, text: str, **more: Fragment) -> Fragment:
    row = _said(_TEXT, "A row's `id`. — `id` baris.")
    return _object({"row": row, "why": _one_of(kinds, text), **more}, optional=tuple(more))


_STEPS: Final = _said(_COUNT, "How many of a part's steps, where several. — Banyaknya langkah.")
_LIMITS: Final[dict[str, Fragment]] = {
    "exact": _said(_TRUTH, "Nothing is left out or assumed. — Tidak ada yang dikecualikan."),
    "without": _list(
        _limit(Why, "Why. — Sebabnya.", steps=_STEPS),
        "What the sum leaves out. — Yang tidak ikut dijumlahkan.",
    ),
    "assumed": _list(
        _limit(Assumed, "What is assumed. — Anggapannya."),
        "What the sum takes for granted. — Anggapan dalam penjumlahan.",
    ),
}
_DEFINITIONS: Final[dict[str, Fragment]] = {
    "origin": _object(
        {
            "sop": _said(_TEXT, "The SOP's id. — Id SOP."),
            "step": _said(_TEXT, "The step's id. — Id langkah."),
            "path": _said(_TEXT, "Its file, from the workspace. — Berkasnya."),
            "line": _said(_COUNT, "Where it begins, from 1. — Baris awalnya."),
        }
    ),
    "end": _object(
        {
            "name": _said(_TEXT, "The outcome; `selesai` where it has no name. — Nama akhir."),
            "sop": _maybe(_TEXT, "The SOP in which the flow goes on. — SOP lanjutan."),
            "rows": _texts("The rows that lead there. — Baris yang berakhir di sini."),
        }
    ),
    "executor": _object(
        {
            "id": _said(_TEXT, "Id of the column. — Id kolom."),
            "name": _said(_TEXT, "The post. — Nama jabatan."),
            "group": _maybe(_TEXT, "Head above several columns. — Kepala kolom bersama."),
            "external": _said(_TRUTH, "Outside the organisation. — Di luar organisasi."),
            "system": _said(_TRUTH, "An information system. — Sistem informasi."),
            "unit": _maybe(_TEXT, "The post's unit. — Unit kerja."),
        }
    ),
    "part": _object(
        {
            "no": _said(_TEXT, "Its number. — Nomornya."),
            "id": _said(_TEXT, "Unique here; a second use is `ID-2`. — Unik di sini."),
            "sop": _maybe(_TEXT, "The SOP's id. — Id SOP."),
            "title": _said(_TEXT, "The SOP's title. — Judul SOP."),
            "number": _maybe(_TEXT, "The SOP's number. — Nomor SOP."),
            "parent": _maybe(_TEXT, "The part that holds it. — Bagian yang memuatnya."),
            "ends": _list(
                _ref("end"), "Its own ends, with the rows of every step. — Akhir bagian."
            ),
        }
    ),
    "time": _object(
        {
            "text": _maybe(_TEXT, "As it is printed; `same` is merged with above. — Teksnya."),
            "kind": _one_of(TimeKind, "What the text says. — Jenisnya."),
            "summed": _said(_TRUTH, "Added up of the part's steps. — Jumlah dari bagian."),
            "minimum_minutes": _said(
                _MINUTES, "Least minutes of the text, by its clock. — Menit paling sedikit."
            ),
            "maximum_minutes": _said(
                _MINUTES, "Most minutes; null where it has no most. — Menit paling banyak."
            ),
            "clock": {
                "enum": ["working", "elapsed", None],
                "description": "What minutes these are. — Menit kerja atau menit kalender.",
            },
            "minimum_elapsed_minutes": _said(
                _MINUTES, "Beside working minutes, where it has both. — Bila ada keduanya."
            ),
            "maximum_elapsed_minutes": _said(
                _MINUTES, "Beside working minutes, where it has both. — Bila ada keduanya."
            ),
            "per": _maybe(_TEXT, "What it is counted for. — Satuan hitungnya."),
            "every": _maybe(_TEXT, "What it comes again with. — Kapan berulang."),
            "pieces": {
                "type": ["number", "null"],
                "exclusiveMinimum": 0,
                "description": "Pieces of a case. — Banyaknya satuan dalam satu perkara.",
            },
            "approximate": _said(_TRUTH, "Said roughly (±). — Kira-kira (±)."),
            "counted": _maybe(
                _object(_SPAN), "What sums take for the row. — Yang dijumlahkan untuk baris ini."
            ),
        },
        optional=("minimum_elapsed_minutes", "maximum_elapsed_minutes"),
    ),
    "line": _object(
        {
            "to": _said(_TEXT, "A row's `id`, `end`, or `sop`. — `id` baris, `end`, atau `sop`."),
            "sop": _maybe(_TEXT, "The SOP in which the flow goes on. — SOP lanjutan."),
            "label": _maybe(_TEXT, "The answer. — Jawaban."),
            "end": _maybe(_TEXT, "The end's name, where it is one. — Nama akhir."),
            "chance": {
                "type": ["number", "null"],
                "minimum": 0,
                "maximum": 1,
                "description": "Share of the answer, where it is said. — Peluang jawaban.",
            },
        }
    ),
    "row": _object(
        {
            "no": _said(_TEXT, "Printed number. — Nomor yang dicetak."),
            "id": _said(_TEXT, "Unique; below parts `PART.STEP`. — Unik."),
            "kind": _one_of(RowKind, "What it is. — Jenisnya."),
            "group": _said(
                _COUNT, "Rows with one number are printed as one. — Yang sama dicetak satu baris."
            ),
            "section": _maybe(_TEXT, "Heading above it. — Judul di atasnya."),
            "part": _maybe(_TEXT, "The part that holds it. — Bagian yang memuatnya."),
            "sops": _texts(
                "The SOPs that it performs as one row. — SOP yang dilaksanakan di sini."
            ),
            "activity": _said(_TEXT, "What is done. — Kegiatan."),
            "details": _texts("Sub-steps. — Rincian."),
            "executor": _said(
                _object(
                    {
                        "mode": _one_of(Mode, "How several share it. — Cara berbagi."),
                        "ids": _texts("Ids of columns. — Id kolom."),
                    }
                ),
                "Who does it. — Pelaksana.",
            ),
            "when": _maybe(_TEXT, "Condition of an optional step. — Syarat."),
            "optional": _said(
                _TRUTH, "It, or the part that holds it, may be left out. — Boleh tidak ada."
            ),
            "requirements": _texts("What it needs. — Kelengkapan."),
            "duration": _maybe(_ref("time"), "Its time. — Waktu."),
            "effort": _maybe(_TEXT, "The working time within it. — Waktu kerja di dalamnya."),
            "outputs": _texts("What it yields. — Output."),
            "note": _maybe(_TEXT, "Remark. — Keterangan."),
            "see": _texts("Ids of SOPs, or texts, to see. — SOP yang dilihat."),
            "footnote": _maybe(_TEXT, "Mark of a footnote. — Tanda catatan kaki."),
            "start": _said(_TRUTH, "The procedure can begin here. — Titik mulai."),
            "label": _maybe(_TEXT, "Text in the capsule. — Teks dalam kapsul."),
            "question": _maybe(_TEXT, "Text of the diamond. — Pertanyaan."),
            "join": {
                "enum": ["all", "any", None],
                "description": "Where several lines arrive: it waits for all, or goes on with any."
                " — Menunggu semua alur, atau salah satu.",
            },
            "next": _list(_ref("line"), "Where it leads. — Lanjutan."),
            "route": {
                "type": "object",
                "additionalProperties": {"enum": ["left", "right"]},
                "description": "Side on which a line leaves, by answer. — Sisi keluar garis.",
            },
            "origin": _list(_ref("origin"), "Where it is written. — Asalnya."),
        }
    ),
}
_WHOLE: Final[dict[str, Fragment]] = {
    "version": {"const": 2, "description": "Version of this shape. — Versi bentuk ini."},
    "kind": _one_of(_SOP, "What it is. — Jenisnya."),
    "id": _said(_TEXT, "The SOP's id. — Id SOP."),
    "title": _said(_TEXT, "The SOP's title. — Judul SOP."),
    "language": _one_of(("id", "en"), "Of texts that are worked out. — Bahasa teks turunan."),
    "expand": _one_of(Level, "One row a part, or every step. — Satu baris per bagian, atau semua."),
    "complete": _said(_TRUTH, "All parts are expanded. — Semua bagian terurai."),
    "gaps": _list(
        _object(
            {
                "sop": _said(_TEXT, "The id that is named. — Id yang disebut."),
                "why": _one_of(Lack, "Why. — Sebabnya."),
                "origin": _ref("origin"),
            }
        ),
        "Parts that can't be expanded. — Bagian yang tidak dapat diurai.",
    ),
    "executors": _list(_ref("executor"), "The columns, in order. — Kolom, berurutan."),
    "parts": _list(_ref("part"), "The parts, the holding before the held. — Bagian-bagiannya."),
    "rows": _list(_ref("row"), "The rows, in order. — Baris, berurutan."),
    "ends": _list(_ref("end"), "The ends. — Akhir prosedur."),
    "inputs": _texts("What comes from outside. — Yang datang dari luar."),
    "outputs": _texts("What it yields. — Hasil."),
    "legal_basis": _texts("Its own, then what parts add. — Dasar hukum."),
    "qualifications": _texts("Its own, then what parts add. — Kualifikasi pelaksana."),
    "equipment": _texts("Its own, then what parts add. — Peralatan."),
    "related": _list(
        _object(
            {
                "text": _said(_TEXT, "An SOP's id, or a text. — Id SOP atau teks."),
                "sop": _maybe(_TEXT, "The SOP's id, where it is said to be one. — Id SOP."),
                "as": _one_of(RELATIONS, "How it is related. — Kaitannya."),
            }
        ),
        "Ties to other SOPs. — Keterkaitan.",
    ),
    "duration": _said(
        _object(
            {
                **_SPAN,
                **_LIMITS,
                "flows": _list(
                    _object({"label": _maybe(_TEXT, "Its name. — Namanya."), **_SPAN, **_LIMITS}),
                    "Each of several flows; none where there is one. — Tiap alur, bila beberapa.",
                ),
            }
        ),
        "What all of it takes, null where nothing is measured. — Waktu seluruhnya.",
    ),
    "source": _list(
        {
            "type": "object",
            "required": ["kind", "id", "title"],
            "properties": {
                "kind": _one_of(KINDS, "Which schema it follows. — Skema yang diikuti."),
                "id": _said(_TEXT, "The SOP's id. — Id SOP."),
                "title": _said(_TEXT, "The SOP's title. — Judul SOP."),
            },
        },
        "The SOP, its parts, and the SOPs that these name, each as its file says it, with the keys"
        " and shapes of `sop schema KIND`. — SOP ini, bagiannya, dan SOP yang disebut.",
    ),
    "form": _said(
        {"type": "object"}, "The form's texts (`sop render --to json`). — Teks formulir."
    ),
    "plan": _maybe(
        {"type": "object"},
        "The drawing; null where it can't be drawn rightly (`sop render --to json`)."
        " — Gambar bagan alir.",
    ),
}

"""A step (kegiatan): a row of the form, as written in the file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from soptool.language import msg
from soptool.model.duration.duration import Duration, parse_duration
from soptool.model.executor import ExecutorMap, Performers, Who
from soptool.model.marks import MARK
from soptool.model.target import Branches, Routes, Targets
from soptool.shape.names import Kind, Names, Role, keys_name, names
from soptool.shape.texts import (
    TEXT_SCHEMA,
    Pairs,
    Shape,
    Text,
    Texts,
    Truth,
    as_keys,
    as_number,
    as_text,
    as_texts,
    is_empty,
    one_of,
    unknown_key,
    word_schema,
    wrong,
)

SAME = "same"
Join = Annotated[
    Literal["all", "any"], BeforeValidator(one_of("all", "any")), word_schema("all", "any")
]
Row = Annotated[Literal["same"], BeforeValidator(one_of(SAME)), word_schema(SAME)]


def _chances(value: object) -> dict[str, Decimal]:
    return {label: _chance(label, item) for label, item in as_keys(value).items()}


def _chance(label: str, value: object) -> Decimal:
    text = as_text(value, (label,))
    share = as_number(text.removesuffix("%").strip(), (label,), is_grouped=False)
    share = share / 100 if text.endswith("%") else share
    if share > 1:
        message = msg("A chance is a share between 0 and 1 (or `0%` to `100%`).")
        raise wrong(message, at=(label,))
    return share


_CHANCE = r"^\s*([01]|0[.,]\d+|1[.,]0+|(100|\d{1,2})([.,]\d+)?\s*%)\s*$"
Chances = Annotated[
    dict[str, Decimal],
    PlainValidator(_chances),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {
                "anyOf": [
                    {"type": "number", "minimum": 0, "maximum": 1},
                    {
                        "type": "string",
                        "pattern": _CHANCE,
                    },
                ]
            },
        }
    ),
    keys_name(Kind.ANSWER, Role.USES),
]


def _pieces(value: object) -> Decimal | str:
    """Return the number, or the mark of a generic SOP's parameter, which has none yet."""
    if isinstance(value, str) and MARK.fullmatch(value.strip()):
        return value.strip()
    count = as_number(value)
    if not count:
        raise wrong(msg("`pieces` says how many pieces one case has, more than 0."))
    return count


Pieces = Annotated[
    Decimal | str,
    PlainValidator(_pieces),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "exclusiveMinimum": 0},
                {
                    "type": "string",
                    "pattern": r"^(?=.*[1-9])\s*(\d+([.,]\d+)?|\d{1,3}([.,]\d{3})+)\s*$",
                },
                {"type": "string", "pattern": r"^\s*\$\([^()]*\)\s*$"},
            ]
        }
    ),
]


class Step(Shape):
    """A step of a micro SOP. All texts are as the author wrote them."""

    lone_text: ClassVar[str | None] = "activity"
    order: ClassVar[tuple[str, ...]] = (
        *("id", "section", "no", "row", "start", "label", "activity", "use", "with", "executors"),
        *("pin", "executor", "when", "requirements", "duration", "pieces", "effort", "outputs"),
        *("details", "question", "branches", "chance", "note", "see", "footnote", "next", "join"),
        "route",
    )

    id: Annotated[Text | None, names(Kind.STEP, Role.ID)] = Field(
        None,
        description="What others in the file point to. — Nama langkah yang dirujuk di berkas ini.",
    )
    activity: Text | None = Field(
        None, description="What is done, a sentence. — Kegiatan, satu kalimat."
    )
    executor: Who | None = Field(
        None, description="Who does it: one id, or several. — Pelaksana: satu id atau lebih."
    )
    requirements: Annotated[Texts, names(Kind.DOCUMENT, Role.REQUIREMENT)] = Field(
        (), description="What the step needs. — Kelengkapan yang diperlukan."
    )
    duration: Text | None = Field(
        None,
        description="Time, as people write it (`10 menit`); `same` merges with the row above."
        " — Waktu; `same` menggabungkan sel dengan baris di atas.",
    )
    pieces: Pieces | None = Field(
        None,
        description="How many pieces one case has, for a time per piece (`2 menit/berkas`)."
        " — Banyaknya berkas, orang, … dalam satu perkara, bila waktunya dihitung per satuan.",
    )
    effort: Text | None = Field(
        None, description="The working time within the duration. — Waktu kerja di dalam waktu itu."
    )
    outputs: Annotated[Texts, names(Kind.DOCUMENT, Role.OUTPUT)] = Field(
        (), description="What the step yields. — Output langkah ini."
    )
    note: Text | None = Field(None, description="Remark. — Keterangan.")
    see: Annotated[Texts, names(Kind.SOP, Role.SEE, is_free=True)] = Field(
        (), description="SOP ids or texts to see. — SOP lain yang dilihat."
    )
    details: Texts = Field((), description="Sub-steps, printed small. — Rincian langkah.")
    footnote: Annotated[Text | None, names(Kind.FOOTNOTE, Role.USES)] = Field(
        None, description="Mark of a footnote. — Tanda catatan kaki."
    )
    when: Text | None = Field(
        None,
        description="Condition of an optional step. — Syarat bagi langkah yang tidak selalu ada.",
    )
    start: Truth = Field(False, description="A further start. — Titik mulai tambahan.")
    label: Text | None = Field(None, description="Text in the capsule. — Teks dalam kapsul.")
    next: Targets | None = Field(
        None,
        description="Where it goes on; a list starts several lines at once."
        " — Lanjutan; daftar berarti beberapa alur serentak.",
    )
    branches: Branches | None = Field(
        None, description="A decision: `answer: target`. — Keputusan: `jawaban: tujuan`."
    )
    question: Text | None = Field(
        None, description="The text of the diamond. — Pertanyaan dalam belah ketupat."
    )
    chance: Chances | None = Field(
        None, description="Share of each answer. — Peluang tiap jawaban."
    )
    join: Join | None = Field(
        None, description="Waits for all lines, or for any. — Menunggu semua alur, atau salah satu."
    )
    row: Row | None = Field(
        None,
        description="Stands in the row of the step above. — Satu baris dengan langkah di atas.",
    )
    section: Text | None = Field(
        None, description="Heading row before this step. — Baris judul sebelum langkah ini."
    )
    no: Text | None = Field(None, description="Printed number. — Nomor yang dicetak.")
    route: Routes | None = Field(
        None,
        description="Side on which a line leaves: left, right. — Sisi keluar garis: left, right.",
    )

    @property
    def performers(self) -> Performers:
        """Who does it; empty where the file does not say."""
        return self.executor or Performers()

    @property
    def is_decision(self) -> bool:
        """Whether the step is drawn as a diamond."""
        return bool(self.branches)

    @property
    def same_row(self) -> bool:
        """Whether its symbol stands in the row of the entry above."""
        return self.row == SAME

    @property
    def same_duration(self) -> bool:
        """Whether its time is merged with the cell above, and counted there."""
        return self.duration == SAME

    @cached_property
    def time(self) -> Duration | None:
        """The duration as a value; None where it is missing, merged or unmeasured."""
        return (
            None if self.duration is None or self.same_duration else parse_duration(self.duration)
        )

    @cached_property
    def case_time(self) -> Duration | None:
        """The time that one case takes here: per piece times `pieces`, nothing that recurs.

        None where `time` is None, is recurring, or is per piece and `pieces` is not said.
        """
        time, count = self.time, self.count
        return time and time.of_case(None if count is None else Fraction(count))

    @property
    def count(self) -> Decimal | None:
        """How many pieces one case has; None too where a parameter says it that has no value."""
        return None if isinstance(self.pieces, str) else self.pieces


@dataclass(frozen=True, slots=True)
class Use:
    """The parts that a macro's row performs: ids, or the title of an SOP not written yet.

    `same` means that the row goes on with the part of the row above.
    """

    ids: tuple[str, ...] = ()
    same: bool = False
    title: str | None = None
    number: str | None = None

    @property
    def is_unwritten(self) -> bool:
        """Whether the part has no file yet."""
        return self.title is not None


def _use(value: object) -> Use:
    if isinstance(value, Use):
        return value
    if isinstance(value, dict):
        return _unwritten(value)
    if value == SAME:
        return Use(same=True)
    return Use(ids=as_texts(value))


def _unwritten(value: dict[str, Any]) -> Use:
    known = ("title", "number")
    for key in value:
        if key not in known:
            raise unknown_key(key, tuple(value), known, (key,))
    if is_empty(value.get("title")):
        raise wrong(msg("An SOP that is not written yet needs its `title`."))
    texts = {key: as_text(item, (key,)) for key, item in as_keys(value).items()}
    return Use(title=texts["title"], number=texts.get("number"))


USE_SCHEMA = {
    "anyOf": [
        TEXT_SCHEMA,
        {"type": "array", "items": TEXT_SCHEMA},
        {
            "type": "object",
            "required": ["title"],
            "additionalProperties": False,
            "properties": {
                "title": {
                    **TEXT_SCHEMA,
                    "description": "Of an SOP not written yet. — Judul SOP yang belum ditulis.",
                },
                "number": {**TEXT_SCHEMA, "description": "Its number. — Nomornya."},
            },
        },
    ]
}
Used = Annotated[
    Use,
    PlainValidator(_use),
    WithJsonSchema(USE_SCHEMA),
    Names(
        names(Kind.SOP, Role.PART, besides=(SAME,)).text,
        within={"title": Names(), "number": Names()},
    ),
]


class MacroStep(Step):
    """A step of a macro SOP: with `use`, the SOP performed here."""

    lone_text: ClassVar[str | None] = "use"

    use: Used | None = Field(
        None,
        description="The SOP performed here: an id, several, `same`, or `{title, number}`."
        " — SOP yang dilaksanakan di sini.",
    )
    executors: ExecutorMap | None = Field(
        None,
        description="The part's executor id: this macro's executor id."
        " — Id pelaksana di SOP mikro: id pelaksana di makro ini.",
    )
    pin: Text | None = Field(
        None,
        description="Fingerprint of the part when the macro was approved."
        " — Sidik bagian ketika makro disahkan.",
    )
    with_: Annotated[Pairs | None, keys_name(Kind.PARAMETER, Role.USES)] = Field(
        None, alias="with", description="Values of a generic SOP's parameters. — Nilai parameter."
    )

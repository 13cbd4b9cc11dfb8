"""A macro's row whose text speaks of something else than its part."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.missing_parts import part_titles
from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import roots
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.sop import without_sop

CHECK = Check(
    "SOP592",
    "part-retitled",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP makro terdiri atas SOP mikro; asas keselarasan",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    for index, step in enumerate(subject.macro.steps):
        titles = part_titles(step, subject.whole.workspace)
        if not titles or not step.activity:
            continue
        told = roots(step.activity)
        if not told or any(told & roots(title) or _is_number(title) for title in titles):
            continue
        yield subject.at(
            CHECK,
            ("steps", index, "activity"),
            msg(
                "The row is called “{text}”, the SOP behind it “{title}”: they share no word.",
                text=step.activity,
                title="; ".join(titles),
            ),
            hint=msg(
                "Leave `activity` out, and the title is printed; or put another SOP under `use`, "
                "if that one is meant."
            ),
            related=(
                Related(subject.place("steps", index, "use"), msg("The part is named here.")),
            ),
        )


def _is_number(title: str) -> bool:
    """Whether a part is called by its number only: "SOP-2-18/17000/2024"."""
    return not any(root.isalpha() for root in roots(without_sop(title)))


_PART = "# file: penanganan.yaml\ntitle: Penanganan Surat Masuk\n"
_MACRO = "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n"

MANUAL = Manual(
    what=msg("The text of a macro's row shares no word with the title of its part."),
    why=msg(
        "Readers go from the row of the macro to the SOP of the same name. If the names have "
        "nothing in common, they look for another one; often the row was copied."
    ),
    bad=(_PART + _MACRO + "  - {use: penanganan, activity: Penyusunan laporan bulanan}\n",),
    good=(
        _PART + _MACRO + "  - {use: penanganan, activity: Menangani surat masuk}\n",
        _PART + _MACRO + "  - use: penanganan\n",
    ),
    defects=(53,),
)

RULE = Rule(
    CHECK,
    MacroSubject,
    MANUAL,
    _judge,
    applies=lambda subject: any(step.use and step.activity for step in subject.macro.steps),
)

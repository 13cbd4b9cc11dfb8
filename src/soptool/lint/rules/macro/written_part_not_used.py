"""A macro's row that calls a part unwritten, though the workspace has it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.naming import SopNames, names_of
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.workspace.facts import PartRow

CHECK = Check(
    "SOP684",
    "written-part-not-used",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP makro dan SOP mikro",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    names = names_of(whole.sops)
    for macro in whole.sops:
        for row, part in _written(macro, names):
            path = ("steps", row.index, "use")
            yield macro.at(
                CHECK,
                path,
                _message(row, part),
                hint=msg("Write `use: {id}`, and its steps, time and documents come with it.",
                         id=part.id),
                related=[Related(part.place("title"), msg("It stands here."))],
                fix=Fix(msg("Write `use: {id}`.", id=part.id), (macro.setting(path, part.id),),
                        safe=False),
            )  # fmt: skip


def _message(row: PartRow, part: Outline) -> Message:
    if row.number and not part.sop.number:
        return msg(
            "“{title}” is written already (`{id}`), but does not bear the number {number} yet.",
            title=part.sop.title,
            id=part.id,
            number=row.number,
        )
    if row.number and row.number != part.sop.number:
        return msg(
            "“{title}” is written already (`{id}`), with the number {number}, not {other}.",
            title=part.sop.title,
            id=part.id,
            number=part.sop.number,
            other=row.number,
        )
    return msg(
        "“{title}” is written already (`{id}`), but the row only names it, and goes without its "
        "steps.",
        title=part.sop.title,
        id=part.id,
    )


def _written(macro: Outline, names: SopNames) -> Iterator[tuple[PartRow, Outline]]:
    for row in macro.sop.rows:
        if row.title is None:
            continue
        part = names.with_title(row.title) or names.with_number(row.number or "")
        if part is not None and part.id != macro.id:
            yield row, part


_PART = "# file: masuk.yaml\nid: surat-masuk\ntitle: Penanganan Surat Masuk\n"
_MACRO = "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n"

MANUAL = Manual(
    what=msg("A row gives title or number of a part that has an id here, as if it were unwritten."),
    why=msg(
        "Used by its id, the part is drawn with all its steps, and its number and title are always "
        "those of today. A copied title or number grows old unnoticed."
    ),
    bad=(
        f"{_PART}{_MACRO}  - use: {{title: SOP Penanganan Surat Masuk}}\n",
        f"{_PART}{_MACRO}  - use: {{title: Penanganan Surat Masuk, number: SOP-7/2019}}\n",
    ),
    good=(
        f"{_PART}{_MACRO}  - use: surat-masuk\n",
        f"{_PART}{_MACRO}  - use: {{title: SOP Pengiriman Surat}}\n",
    ),
    fixes_safely=False,
    fixed=(f"{_PART}{_MACRO}  - use: surat-masuk\n",) * 2,
    defects=(51,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: any(sop.sop.is_macro for sop in whole.sops),
)

"""A macro's row that says its part is not written, though it is."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject, WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.sop import Macro
from soptool.model.step import MacroStep, Use

CHECK = Check(
    "SOP591",
    "part-written-already",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP makro terdiri atas SOP mikro; asas keselarasan",
)


def _judge(subject: WorkspaceSubject) -> Iterator[Finding]:
    known: dict[str, SopSubject] = {}
    for sop in subject.sops:
        for name in (sop.sop.title, sop.sop.number):
            if name:
                known.setdefault(normal(name), sop)
    for sop in subject.sops:
        for index, step in enumerate(sop.sop.steps):
            use = step.use if isinstance(step, MacroStep) else None
            if use is not None and use.title is not None:
                found = known.get(normal(use.number or "")) or known.get(normal(use.title))
                if found is not None and found is not sop:
                    yield _finding(sop, index, use, found)


def _finding(sop: SopSubject, index: int, use: Use, found: SopSubject) -> Finding:
    path = ("steps", index, "use")
    message = msg("The part “{title}” is written: `{id}`.", title=use.title, id=found.id)
    if use.number and use.number != found.sop.number:
        message = msg(
            "The part “{title}” is written: `{id}`, with the number {number}, not {other}.",
            title=use.title,
            id=found.id,
            number=found.sop.number or "-",
            other=use.number,
        )
    return sop.at(
        CHECK,
        path,
        message,
        hint=msg("Use it by its id: `use: {id}`.", id=found.id),
        related=(Related(found.place("title"), msg("It stands here.")),),
        fix=Fix(msg("Use `{id}`.", id=found.id), (sop.setting(path, found.id),), safe=False),
    )


_PART = "# file: penanganan.yaml\ntitle: Penanganan Surat Masuk\n"
_MACRO = "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n"

MANUAL = Manual(
    what=msg("A macro names a part by its title or number, as if it were not written, but it is."),
    why=msg(
        "Used by its id, the part is drawn with all its steps, and its number and title are always "
        "those of today. A copied title or number grows old unnoticed."
    ),
    bad=(_PART + _MACRO + "  - use: {title: Penanganan Surat Masuk, number: SOP-7/2019}\n",),
    good=(
        _PART + _MACRO + "  - use: penanganan\n",
        _PART + _MACRO + "  - use: {title: Pengiriman Surat}\n",
    ),
    fixed=(_PART + _MACRO + "  - use: penanganan\n",),
    defects=(51,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda subject: any(isinstance(sop.sop, Macro) for sop in subject.sops),
)

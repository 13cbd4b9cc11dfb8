"""An administrative SOP in which only one post acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP661",
    "administrative-with-one-executor",
    Severity.ERROR,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: SOP teknis dan SOP administratif",
)


def _is_asked(subject: SopSubject) -> bool:
    """Whether it is called administrative, and every row says who acts."""
    if subject.sop.classification.nature != "administrative":
        return False
    rows = _performers(subject)
    return bool(rows) and all(rows)


def _performers(subject: SopSubject) -> Sequence[Sequence[str]]:
    """Return who acts, row by row; only the rows of a macro are not its own steps."""
    if isinstance(subject, MacroSubject):
        return [row.executors for row in subject.procedure.rows]
    return [step.performers.ids for step in subject.sop.steps]


def _judge(subject: SopSubject) -> Iterator[Finding]:
    acting = {name for names in _performers(subject) for name in names}
    if len(acting) != 1:
        return
    name = next(iter(acting))
    column = subject.procedure.column_of.get(name)
    yield subject.at(
        CHECK,
        ("classification", "nature"),
        msg(
            "The SOP is called administrative, and only “{name}” acts in it.",
            name=column.name if column else name,
        ),
        hint=msg("With one executor in one role it is `technical`; else the others are missing."),
        fix=Fix(
            msg("Write `technical`."),
            (subject.saying(("classification", "nature"), "technical"),),
            safe=False,
        ),
    )


_REST = (
    "executors: {a: Analis Laboratorium, b: Kepala Laboratorium}\n"
    "steps:\n  - {activity: Menguji sampel, executor: a}\n"
)

MANUAL = Manual(
    what=msg("An SOP classified as administrative has one executor in all its rows."),
    why=msg(
        "An administrative SOP gives the stages of a work that goes through several hands. What "
        "one person or team does alone, told in detail, is technical."
    ),
    bad=(f"classification: {{nature: administrative}}\n{_REST}",),
    good=(
        f"classification: {{nature: technical}}\n{_REST}",
        (
            f"classification: {{nature: administrative}}\n{_REST}"
            "  - {activity: Mengesahkan hasil uji, executor: b}\n"
        ),
    ),
    fixes_safely=False,
    fixed=(f"classification: {{nature: technical}}\n{_REST}",),
    defects=(48,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_is_asked)

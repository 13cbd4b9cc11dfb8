"""A macro that allows its part less time than the part needs."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.subject import MacroSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.measure.times import is_measured, part_time
from soptool.model.calendar import Span, format_span
from soptool.model.step import MacroStep

CHECK = Check(
    "SOP590",
    "macro-time-short",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; makro merangkum mikro",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    calendar = subject.whole.composer.calendar
    for step in subject.steps:
        time, needed = step.step.case_time, _of_parts(step)
        if time is None or needed is None or time.open_ended or _shares(step):
            continue
        if calendar.weight(calendar.span(time).maximum) >= calendar.weight(needed.minimum):
            continue
        language = subject.whole.settings.language
        yield step.at(
            CHECK,
            ("duration",),
            msg(
                "The macro allows “{text}”, but the part takes {needed}.",
                text=time.text,
                needed=computed(format_span(needed, calendar, language)),
            ),
            hint=msg("Leave the time out (it is then taken from the part), or mend the part."),
        )


def _of_parts(step: StepSubject) -> Span | None:
    assert isinstance(step.step, MacroStep)
    use, whole = step.step.use, step.of.whole
    names = use.ids if use else ()
    if not names or not all(whole.workspace.procedure(name) for name in names):
        return None
    parts = [whole.composer.part_of(name, step.step.with_) for name in names]
    return sum((part_time(part) for part in parts if is_measured(part)), start=Span())


def _shares(step: StepSubject) -> bool:
    """Whether the rows below tell more of the same part or of its time."""
    below = step.of.sop.steps[step.index + 1 : step.index + 2]
    return any(
        other.same_duration
        or other.same_row
        or (isinstance(other, MacroStep) and other.use is not None and other.use.same)
        for other in below
    )


_PART = (
    "# file: penanganan.yaml\n"
    "steps:\n"
    "  - {activity: Mencatat surat, duration: 2 jam}\n"
    "  - {activity: Menyampaikan surat, duration: 1 hari kerja}\n"
)
_MACRO = "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n"

MANUAL = Manual(
    what=msg("The time of a macro's row is shorter than the shortest way through its part."),
    why=msg(
        "The macro promises what its parts must keep. A time that even the quickest way through "
        "the part exceeds can't be kept; mostly the part was changed and the macro was not."
    ),
    bad=(_PART + _MACRO + "  - {use: penanganan, duration: 3 jam}\n",),
    good=(
        _PART + _MACRO + "  - {use: penanganan, duration: 2 hari kerja}\n",
        _PART + _MACRO + "  - use: penanganan\n",
    ),
    defects=(56,),
)

RULE = Rule(
    CHECK,
    MacroSubject,
    MANUAL,
    _judge,
    applies=lambda subject: any(step.use and step.time for step in subject.macro.steps),
)

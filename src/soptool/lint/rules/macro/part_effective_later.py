"""A macro that holds from a day on which one of its parts does not hold yet."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.evidence.uses import parts_used
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP682",
    "part-effective-later",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012: SOP makro dan SOP mikro; tanggal efektif",
)


def _has_date(subject: MacroSubject) -> bool:
    return is_binding(subject) and subject.macro.dates.effective is not None


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    since = subject.macro.dates.effective
    for path, part in parts_used(subject):
        later = part.sop.dates.effective
        # A part that was revised since may well have held before.
        if since is None or later is None or part.sop.dates.revised or not is_binding(part):
            continue
        if since.is_before(later):
            yield subject.at(
                CHECK,
                path,
                msg(
                    "The macro holds from {since} on, its part `{part}` only from {later} on.",
                    since=since,
                    part=part.id,
                    later=later,
                ),
                hint=msg("Put the macro into force together with its last part."),
                related=[Related(part.place("dates", "effective"), msg("From this date on."))],
            )


_MACRO = (
    "# file: makro.yaml\nkind: macro\nid: pengelolaan-surat\ntitle: Pengelolaan Surat\n"
    "dates: {effective: 2026-02-01}\nsteps: [{use: surat-masuk}]\n"
    "# file: masuk.yaml\nid: surat-masuk\n"
)

MANUAL = Manual(
    what=msg("The effective date of a macro is earlier than that of a part."),
    why=msg(
        "Between the two dates the macro asks for steps that nobody is bound to yet. A part that "
        "was revised since (`revised`) may have held before and is left alone."
    ),
    bad=(f"{_MACRO}dates: {{effective: 2026-04-01}}\n",),
    good=(
        f"{_MACRO}dates: {{effective: 2026-01-12}}\n",
        f"{_MACRO}dates: {{created: 2024-01-02, revised: 2026-03-20, effective: 2026-04-01}}\n",
    ),
    defects=(51,),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge, applies=_has_date)

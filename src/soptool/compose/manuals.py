"""Manuals of what composing a macro SOP of its parts can find."""

from __future__ import annotations

from soptool.compose import checks
from soptool.finding import Check, Manual
from soptool.language import msg

_PART = (
    "# file: surat-masuk.yaml\nexecutors: {agendaris: Agendaris}\n"
    "steps:\n  - {activity: Menerima surat, executor: agendaris}\n"
)
_ENDS = (
    "# file: surat-masuk.yaml\n"
    "steps:\n  - activity: Memeriksa surat\n"
    "    branches: {Ya: {end: ditanggapi}, Tidak: {end: cukup}}\n"
)
_MACRO = "# file: makro.yaml\nkind: macro\n"
_USE = f"{_MACRO}steps:\n  - {{use: surat-masuk, "
_PLAIN = f"{_MACRO}steps:\n  - use: surat-masuk\n{_PART}"
_COLUMNS = msg("Each executor is one column of the macro's form: who is who must be plain.")

MANUALS: dict[Check, Manual] = {
    checks.EXECUTOR_CLASH: Manual(
        msg("Two parts use one executor id for different posts."),
        _COLUMNS,
        bad=(
            (
                f"{_MACRO}steps:\n  - use: surat-masuk\n  - use: arsip\n{_PART}"
                "# file: arsip.yaml\nexecutors: {agendaris: Arsiparis}\n"
                "steps:\n  - {activity: Mengarsipkan surat, executor: agendaris}\n"
            ),
        ),
        good=(_PLAIN,),
        defects=(53,),
    ),
    checks.EXECUTOR_NOT_DECLARED: Manual(
        msg("A part has an executor that the macro, which lists its own, does not declare."),
        _COLUMNS,
        bad=(
            f"{_MACRO}executors: {{kabag: Kepala Bagian}}\nsteps:\n  - use: surat-masuk\n{_PART}",
        ),
        good=(
            f"{_MACRO}executors: {{agendaris: Agendaris}}\nsteps:\n  - use: surat-masuk\n{_PART}",
        ),
    ),
    checks.EXECUTOR_MAP: Manual(
        msg("`executors` at a part names an executor that the part or the macro does not have."),
        _COLUMNS,
        bad=(f"{_USE}executors: {{agendari: agendaris}}}}\n{_PART}",),
        good=(_PLAIN,),
    ),
    checks.TOO_LARGE: Manual(
        msg("A macro unfolds into more rows than a program can draw."),
        msg("Parts that hold parts twice at every level multiply."),
    ),
    checks.UNWRITTEN_PART: Manual(
        msg("A part is named by its title, and its SOP is not written yet."),
        msg("That is allowed, so that a macro can be written first; it stays as a reminder."),
        bad=(f"{_MACRO}steps:\n  - use: {{title: Evaluasi Persuratan}}\n",),
        good=(_PLAIN,),
        defects=(51,),
    ),
    checks.NOT_AN_OUTCOME: Manual(
        msg("A branch takes up an end that the part does not have."),
        msg("The flow would never take this line."),
        bad=(
            (
                f"{_USE}branches: {{ditanggap: next, cukup: end}}}}\n"
                f"  - activity: Mengirim surat\n{_ENDS}"
            ),
        ),
        fixes_safely=False,
        fixed=(
            (
                f"{_USE}branches: {{ditanggapi: next, cukup: end}}}}\n"
                f"  - activity: Mengirim surat\n{_ENDS}"
            ),
        ),
        good=(
            (
                f"{_USE}branches: {{ditanggapi: next, cukup: end}}}}\n"
                f"  - activity: Mengirim surat\n{_ENDS}"
            ),
        ),
    ),
    checks.OPEN_OUTCOME: Manual(
        msg("The macro takes up some ends of a part, and leaves another open."),
        msg("What happens then must be said: it goes on with the next row only by default."),
        bad=((f"{_USE}branches: {{cukup: end}}}}\n  - activity: Mengirim surat\n{_ENDS}"),),
        good=(
            (
                f"{_USE}branches: {{ditanggapi: next, cukup: end}}}}\n"
                f"  - activity: Mengirim surat\n{_ENDS}"
            ),
        ),
    ),
    checks.ENDS_NOT_ROUTED: Manual(
        msg("A part ends in several ways, and the macro treats them all alike."),
        msg("What was refused would go on as if it had been granted, and nobody would see it."),
        bad=(f"{_USE}}}\n  - activity: Mengirim surat\n{_ENDS}",),
        good=(
            (
                f"{_USE}branches: {{ditanggapi: next, cukup: end}}}}\n"
                f"  - activity: Mengirim surat\n{_ENDS}"
            ),
        ),
    ),
    checks.PIN_OUTDATED: Manual(
        msg("A part means something else than when the macro was approved."),
        msg("Whoever approved the macro did not see this change: it is to be read and pinned."),
        bad=(f"{_USE}pin: 0123456789abcdef}}\n{_PART}",),
        good=(_PLAIN,),
    ),
    checks.PIN_MISSING: Manual(
        msg("Some parts of the macro are pinned, and this one is not."),
        msg("A change of it would not be noticed. `sop pin` writes the fingerprint."),
        bad=(f"{_USE}pin: 0123456789abcdef}}\n  - use: surat-masuk\n{_PART}",),
        good=(_PLAIN,),
    ),
    checks.PIN_WITHOUT_PART: Manual(
        msg("A row has more pins than parts."),
        msg("A fingerprint that belongs to no part guards nothing."),
        bad=(f"{_USE}pin: 0123456789abcdef fedcba9876543210}}\n{_PART}",),
        good=(_PLAIN,),
    ),
}

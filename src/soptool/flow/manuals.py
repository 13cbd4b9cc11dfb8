"""Manuals of what the flow of the steps can have wrong."""

from __future__ import annotations

from soptool.finding import Check, Manual
from soptool.flow import checks
from soptool.language import msg

_BEGIN = "steps:\n  - {id: terima, activity: Menerima surat"
_SPLIT = f"{_BEGIN}, next: [catat, pindai]}}\n"
_CATAT = "  - {id: catat, activity: Mencatat surat"
_PINDAI = "  - {id: pindai, activity: Memindai surat"
_SIMPAN = "  - {id: simpan, activity: Mengarsipkan surat"
_CHECK = "  - {id: periksa, activity: Memeriksa surat, branches: "
_EITHER = f"steps:\n{_CHECK}{{Ya: catat, Tidak: pindai}}}}\n"
_END = msg("An SOP makes plain where it begins, goes on and ends.")
_JOIN = msg("Executors must know whether to wait for the others or to go on.")

MANUALS: dict[Check, Manual] = {
    checks.UNREACHABLE: Manual(
        msg("No line leads to a step."),
        _END,
        bad=(f"{_BEGIN}, next: simpan}}\n{_CATAT}}}\n{_SIMPAN}}}\n",),
        good=(f"{_BEGIN}}}\n{_CATAT}}}\n{_SIMPAN}}}\n",),
        defects=(24, 26),
    ),
    checks.NO_END: Manual(
        msg("From some steps no end can be reached."),
        _END,
        bad=(f"{_BEGIN}}}\n{_CHECK}{{Ya: terima, Tidak: periksa}}}}\n{_SIMPAN}}}\n",),
        good=(f"{_BEGIN}}}\n{_CHECK}{{Ya: next, Tidak: terima}}}}\n{_SIMPAN}}}\n",),
        defects=(24, 26),
    ),
    checks.DEAD_END: Manual(
        msg("The flow stops at a step from which no line leads on."), _END, defects=(24, 26)
    ),
    checks.ENDLESS_LOOP: Manual(
        msg("A loop has no way out."),
        msg("Work that goes round for ever is never done."),
        bad=(
            (
                f"steps:\n{_CHECK}{{Ya: catat, Tidak: simpan}}}}\n"
                f"{_CATAT}}}\n{_PINDAI}, next: catat}}\n{_SIMPAN}}}\n"
            ),
        ),
        good=(f"{_BEGIN}}}\n{_CATAT}}}\n{_CHECK}{{Ya: next, Tidak: catat}}}}\n{_SIMPAN}}}\n",),
        defects=(26, 31),
    ),
    checks.ONE_ANSWER: Manual(
        msg("A decision has a single answer."),
        msg("A diamond with one way out decides nothing."),
        bad=(f"{_BEGIN}}}\n{_CHECK}{{Ya: next}}}}\n{_SIMPAN}}}\n",),
        good=(f"{_BEGIN}}}\n{_CHECK}{{Ya: next, Tidak: terima}}}}\n{_SIMPAN}}}\n",),
        defects=(27,),
    ),
    checks.EQUAL_ANSWERS: Manual(
        msg("All answers of a decision lead to the same place."),
        msg("Whatever the answer is, the same happens: nothing is decided."),
        bad=(f"{_BEGIN}}}\n{_CHECK}{{Ya: next, Tidak: simpan}}}}\n{_SIMPAN}}}\n",),
        good=(f"{_BEGIN}}}\n{_CHECK}{{Ya: next, Tidak: terima}}}}\n{_SIMPAN}}}\n",),
        defects=(28,),
    ),
    checks.SPLIT_WITHOUT_JOIN: Manual(
        msg("Lines that start together never meet again."),
        msg("That may be meant; more often a line was forgotten."),
        bad=(f"{_SPLIT}{_CATAT}, next: end}}\n{_PINDAI}}}\n",),
        good=(f"{_SPLIT}{_CATAT}, next: simpan}}\n{_PINDAI}}}\n{_SIMPAN}}}\n",),
    ),
    checks.DEADLOCK: Manual(
        msg("A step waits for lines of which only one can come."),
        _JOIN,
        bad=(
            (
                f"{_EITHER}{_CATAT}, next: simpan}}\n{_PINDAI}}}\n"
                "  - {id: simpan, activity: Mengarsipkan surat, join: all}\n"
            ),
        ),
        good=((f"{_EITHER}{_CATAT}, next: simpan}}\n{_PINDAI}}}\n{_SIMPAN}}}\n"),),
    ),
    checks.REPEATED: Manual(
        msg("A step does not wait for lines that all come, so that it is done several times."),
        _JOIN,
        bad=(f"{_SPLIT}{_CATAT}, next: simpan}}\n{_PINDAI}}}\n{_SIMPAN}, join: any}}\n",),
        good=(f"{_SPLIT}{_CATAT}, next: simpan}}\n{_PINDAI}}}\n{_SIMPAN}}}\n",),
    ),
    checks.UNSURE_JOIN: Manual(
        msg("A step waits for a line that may end or turn away before it."), _JOIN
    ),
    checks.POINTLESS_JOIN: Manual(
        msg("A step says how it waits, and only one line arrives."),
        _JOIN,
        bad=(f"{_BEGIN}}}\n{_SIMPAN}, join: all}}\n",),
        good=(f"{_BEGIN}}}\n{_SIMPAN}}}\n",),
    ),
}

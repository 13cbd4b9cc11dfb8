"""Manuals of what the engine itself reports: ignores, the baseline, rules that fail."""

from __future__ import annotations

from soptool.finding import Check, Manual
from soptool.language import msg
from soptool.lint import checks

_ANSWER = msg("An exemption is answered for: it says what, why and, where it can, until when.")
_BASIS = "legal_basis: []  # sop: ignore"

MANUALS: dict[Check, Manual] = {
    checks.RULE_FAILED: Manual(
        msg("A rule of the program failed on this file."),
        msg("That is a fault of the program, not of the SOP. All other rules were applied."),
    ),
    checks.IGNORE_UNKNOWN: Manual(
        msg("A comment ignores a rule that does not exist."),
        _ANSWER,
        bad=(f"{_BASIS}[dasar-hukum] masih disusun\n",),
        good=(f"{_BASIS}[legal-basis-missing] masih disusun\n",),
    ),
    checks.IGNORE_UNUSED: Manual(
        msg("A comment ignores a rule that finds nothing there."),
        msg("The flaw is mended, or the comment stands in the wrong place: it can go."),
        bad=("title: Penanganan Surat  # sop: ignore[title-says-sop] nama resmi\n",),
        good=("title: SOP Penanganan Surat  # sop: ignore[title-says-sop] nama resmi\n",),
    ),
    checks.IGNORE_EXPIRED: Manual(
        msg("The day until which a comment ignores a rule is past."),
        _ANSWER,
        bad=(f"{_BASIS}[legal-basis-missing] menunggu peraturan (until 2026-01-31)\n",),
        good=(f"{_BASIS}[legal-basis-missing] menunggu peraturan (until 2027-01-31)\n",),
    ),
    checks.IGNORE_WITHOUT_REASON: Manual(
        msg("A comment ignores a rule and does not say why."),
        _ANSWER,
        bad=(f"{_BASIS}[legal-basis-missing]\n",),
        good=(f"{_BASIS}[legal-basis-missing] menunggu peraturan menteri\n",),
    ),
    checks.IGNORE_MALFORMED: Manual(
        msg("A comment that should ignore a rule can't be understood."),
        _ANSWER,
        bad=(
            f"{_BASIS} masih disusun\n",
            f"{_BASIS}[legal-basis-missing] masih disusun (until besok)\n",
        ),
        good=(f"{_BASIS}[legal-basis-missing] masih disusun (until 2027)\n",),
    ),
    checks.BASELINE_STALE: Manual(
        msg("The baseline knows a finding that is not found any more."),
        msg("A baseline only shrinks: what is mended must leave it, so that it can't come back."),
    ),
}

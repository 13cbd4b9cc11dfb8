"""A report with every kind of trouble for a reporter."""

from __future__ import annotations

from collections.abc import Sequence

from soptool.finding import (
    Check,
    Delete,
    Fix,
    Place,
    Related,
    RenameKey,
    Reorder,
    SetValue,
    Severity,
    found,
)
from soptool.language import msg
from soptool.report.report import Report

UNKNOWN = Check("SOP203", "unknown-executor", Severity.ERROR)
VAGUE = Check(
    "SOP501",
    "vague-duration",
    Severity.WARNING,
    "Keterukuran",
    "PermenPAN-RB 35/2012, Lampiran, Bab II",
)
UNWRITTEN = Check("SOP405", "unwritten-part", Severity.INFO)

LINES = {
    "mikro/surat, masuk.yaml": (
        "steps:",
        "\t- id: 日本",
        "    executor: agendari",
        "    duration: " + "secukupnya " * 20 + "sampai \x1b[31mselesai",
        "    outputs: [Surat]",
    )
}


def lines(path: str) -> Sequence[str]:
    return LINES.get(path, ())


def report() -> Report:
    path = "mikro/surat, masuk.yaml"
    findings = (
        found(
            UNKNOWN,
            msg("No executor has the id `{id}`.", id="agendari"),
            Place(path, 3, 15, 3, 23),
            hint=msg("Did you mean `{near}`?", near="agendaris"),
            related=[Related(Place("sop.yaml", 2, 1), msg("Declared 100% here:\nsee there."))],
            fix=Fix(
                msg("Write `{near}`.", near="agendaris"),
                (
                    SetValue(path, ("steps", 0, "executor"), "agendaris"),
                    Delete(path, ("steps", 0, "note")),
                    RenameKey(path, ("judul",), "title"),
                    Reorder(path, ("steps",), (1, 0)),
                ),
            ),
        ),
        found(VAGUE, msg("`{text}` is no time.", text="a\nb\x1b"), Place(path, 4, 236, 4, 250)),
        found(UNWRITTEN, msg("100%: not written,\r\nyet"), Place("hilang.yaml", 2, 1, 5, 3)),
    )
    return Report(findings, 12, "docs/sop/", lines)

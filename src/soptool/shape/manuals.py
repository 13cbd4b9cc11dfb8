"""Manuals of what the values of a file can have wrong."""

from __future__ import annotations

from soptool.finding import Check, Manual
from soptool.language import msg
from soptool.shape import checks

MANUALS: dict[Check, Manual] = {
    checks.UNKNOWN_KEY: Manual(
        msg("A key is none of those that the format knows."),
        msg("What stands under a mistyped key would silently be left out of every document."),
        bad=("pelaksanaan: {agendaris: Pengadministrasi}\n", "titel: Penanganan Surat\n"),
        good=("executors: {agendaris: Pengadministrasi}\n",),
    ),
    checks.MISSING_KEY: Manual(
        msg("A key that a file needs to load is missing."),
        msg("Without `kind`, `title` and `steps` there is no SOP that could be shown."),
        bad=('title: ""\n',),
        good=("title: Penanganan Surat\n",),
    ),
    checks.WRONG_VALUE: Manual(
        msg("A value is none of those allowed here, or of another form."),
        msg("The value can't be used, and is left out until it is mended."),
        bad=("dates: {created: 5 Januari 2026}\n", "status: berlaku sekali\n"),
        good=("dates: {created: 2026-01-05}\n", "status: effective\n"),
    ),
    checks.WRONG_SHAPE: Manual(
        msg("A text, a list or keys stand where another of the three is expected."),
        msg("The value can't be used, and is left out until it is mended."),
        bad=("unit: [Bagian Umum, Bagian Keuangan]\n", "executors: [Agendaris, Kabag]\n"),
        good=("unit: Bagian Umum\n", "executors: {agendaris: Agendaris}\n"),
    ),
}

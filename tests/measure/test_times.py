"""The time of a row: of one case, by the calendar."""

from __future__ import annotations

import pytest

from compose.test_expand import workspace
from soptool.compose.expand import Composer
from soptool.measure.times import row_span, time_kind
from soptool.model.duration.duration import TimeKind


@pytest.mark.parametrize(
    ("cells", "minutes", "kind"),
    [
        ("duration: 10 menit", 10, TimeKind.ONE),
        ("duration: 1-3 hari", 1350, TimeKind.BOUNDS),
        ("duration: 2 menit/berkas", None, TimeKind.PER_ITEM),
        ("duration: 2 menit/berkas, pieces: 10", 20, TimeKind.PER_ITEM),
        ("duration: 2 menit/berkas, pieces: '2,5'", 5, TimeKind.PER_ITEM),
        ("duration: 30 menit per 10 berkas, pieces: 20", 60, TimeKind.PER_ITEM),
        ("duration: 2 minggu setiap bulan, pieces: 10", None, TimeKind.RECURRING),
        ("duration: 1 minggu/bulan", None, TimeKind.RECURRING),
        ("duration: Sesuai jadwal", None, TimeKind.UNMEASURED),
        ("duration: same", None, TimeKind.SAME),
        ("note: Tanpa waktu", None, None),
    ],
)
def test_a_row_takes_what_one_case_takes(
    cells: str, minutes: int | None, kind: TimeKind | None
) -> None:
    text = f"kind: micro\ntitle: T\nsteps:\n  - {{activity: A}}\n  - {{activity: B, {cells}}}\n"
    composer = Composer(workspace(t=text))
    row = composer.expand(composer.workspace.by_id["t"]).rows[1]
    span = row_span(row, composer.calendar)
    assert (None if span is None else span.maximum.working) == minutes
    assert time_kind(row, composer.calendar) is kind

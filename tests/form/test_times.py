"""Times in the narrow column of the table."""

from __future__ import annotations

import pytest

from soptool.form.times import tied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 hari kerja 6 jam 15 menit", "1~hari~kerja 6~jam 15~menit"),
        ("10 hari kalender", "10~hari kalender"),
        ("14 (empat belas) hari kerja", "14 (empat belas) hari~kerja"),
        ("1 x 24 jam", "1~x 24~jam"),
        ("3 working days", "3~working days"),
        ("100.000 kilometer", "100.000 kilometer"),
        ("sama dengan no. 3", "sama dengan no.~3"),
        ("situasional", "situasional"),
    ],
)
def test_a_number_stays_with_its_unit_where_there_is_room(text: str, expected: str) -> None:
    assert tied(text, 14.4, 8).replace("\u00a0", "~") == expected

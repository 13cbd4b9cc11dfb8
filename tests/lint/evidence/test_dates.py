from __future__ import annotations

from datetime import date

import pytest

from soptool.lint.evidence.dates import months_between


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 6, 1), date(2026, 6, 1), 12),
        (date(2025, 6, 2), date(2026, 6, 1), 11),
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 6, 1), date(2026, 6, 1), 0),
        (date(2026, 6, 2), date(2026, 6, 1), -1),
    ],
)
def test_whole_months(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months

"""Empty cells are told one by one; a column that is mostly empty is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import findings
from soptool.finding import Finding
from soptool.lint.rules.duration import duration_missing

FULL = "  - {activity: Mencatat surat, duration: 5 menit}\n"
EMPTY = "  - activity: Mengirim surat\n"
UNNUMBERED = '  - {no: "-", activity: Mengarsipkan surat}\n'
TIME = "The column for time (waktu, `duration`)"


def told_of(steps: str, folder: Path) -> tuple[Finding, ...]:
    text = f"kind: micro\ntitle: Surat\nsteps:\n{steps}"
    return findings(folder, {"a.yaml": text}, duration_missing.RULE)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (FULL, []),
        (EMPTY * 2, [(4, "The step has no time (waktu, `duration`)."), (5, None)]),
        (FULL * 3 + EMPTY * 3, [(7, None), (8, None), (9, None)]),
        (FULL * 2 + EMPTY * 3, [(3, f"{TIME} is empty in 3 of 5 rows: 3, 4, 5.")]),
        (EMPTY * 3, [(3, f"{TIME} is empty in all 3 rows.")]),
        (
            FULL + UNNUMBERED + EMPTY * 2,
            [(3, f"{TIME} is empty in 3 of 4 rows: “Mengarsipkan surat”, 3, 4.")],
        ),
        (
            FULL + EMPTY * 30,
            [(3, f"{TIME} is empty in 30 of 31 rows: {', '.join(map(str, range(2, 22)))}, ….")],
        ),
    ],
)
def test_a_column(steps: str, told: list[tuple[int, str | None]], tmp_path: Path) -> None:
    found = told_of(steps, tmp_path)
    assert [finding.place.line for finding in found] == [line for line, _ in told]
    for finding, (_, message) in zip(found, told, strict=True):
        assert message in (None, str(finding.message))


def test_the_finding_stays_the_same_one_while_cells_are_filled(tmp_path: Path) -> None:
    said = [told_of(FULL + EMPTY * number, tmp_path / str(number)) for number in (4, 5)]
    assert {finding.message.lasting for found in said for finding in found} == {
        "The column for time (waktu, `duration`) is empty in … of … rows: …."
    }

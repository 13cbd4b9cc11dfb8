"""Names and wording in the head of the flow table."""

from __future__ import annotations

import pytest

from export.made import edition, micro, procedure
from soptool.diagram.hyphens import FOLD, SOFT
from soptool.form.form import Form

FOUR = """
executors: {a: Petugas, b: Kepala Seksi, c: Sekretaris, d: Kepala Dinas}
steps: [{activity: Menerima, executor: [a, b, c, d], note: Segera}]
"""


@pytest.mark.parametrize(
    ("wording", "printed"),
    [
        ("Persyaratan/Kelengkapan", "Persyaratan/|Kelengkapan"),
        ("Kelengkapan", "Kelengkapan"),
    ],
)
def test_a_slash_breaks_before_syllables_do(wording: str, printed: str) -> None:
    found = micro(FOUR)
    table = Form(procedure(found), edition(found, labels={"requirements": wording})).table
    texts = [cell.text.replace(FOLD, "|").replace(SOFT, "-") for row in table.head for cell in row]
    assert printed in texts

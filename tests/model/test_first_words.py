"""What people write in a first file: each is understood, or answered with what to write."""

from __future__ import annotations

import pytest

from soptool.model.parse import parse
from soptool.source.read import read

STEP = "steps: [{activity: Menata berkas}]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: Micro SOP\ntitle: T\n", "Did you mean `micro`?"),
        ("kind: SOP Mikro\ntitle: T\n", "Did you mean `micro`?"),
        ("kind: Standar Pelayanan\ntitle: T\n", "Did you mean `standard`?"),
        ("kind: micro\ntitle: T\nstatus: in force\n", "Did you mean `effective`?"),
        (
            "kind: micro\ntitle: T\nclassification: {completeness: akhir}\n",
            "Did you mean `final`?",
        ),
        (
            "kind: micro\nid: Domicile Letter No. 2\ntitle: T\n",
            "An id has small letters, digits and hyphens: `domicile-letter-no-2`.",
        ),
        ("kind: micro\ntitle: T\napproval: Lurah\n", "Write `position: Lurah`."),
    ],
)
def test_it_is_answered(text: str, said: str) -> None:
    document, _ = read("a.yaml", (text + STEP).encode())
    assert document is not None
    _, findings = parse(document)
    assert said in [str(finding.hint) for finding in findings]

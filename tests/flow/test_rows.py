"""How messages name a row: by what people see of it, and lasting when rows are added above."""

from __future__ import annotations

import pytest

from soptool.flow.graph import flow_of
from soptool.flow.rows import row_name, row_names
from soptool.flow.soundness import flaws
from soptool.language import msg
from soptool.model.parse import parse
from soptool.model.sop import Macro, Micro
from soptool.source.read import read

HEAD = "title: Penanganan Surat\n"


def sop(steps: str, kind: str = "micro") -> Micro | Macro:
    document, findings = read("a.yaml", f"kind: {kind}\n{HEAD}steps:\n{steps}".encode())
    assert document is not None
    assert findings == ()
    made, faults = parse(document)
    assert isinstance(made, (Micro, Macro))
    assert faults == ()
    return made


@pytest.mark.parametrize(
    ("kind", "steps", "names"),
    [
        ("micro", "  - {id: s1, activity: Mencatat surat}\n", ["1 “Mencatat surat”"]),
        ("micro", "  - {no: 1a, activity: Mencatat surat}\n", ["1a “Mencatat surat”"]),
        (
            "micro",
            (
                "  - activity: Memeriksa surat\n  - {row: same, question: Lengkap?,"
                " branches: {Ya: end, Tidak: end}}\n  - activity: Mengarsipkan\n"
            ),
            ["1 “Memeriksa surat”", "1 “Lengkap?”", "2 “Mengarsipkan”"],
        ),
        (
            "micro",
            "  - {section: A, activity: Mencatat}\n  - {section: B, activity: Mengirim}\n",
            ["1 “Mencatat”", "1 “Mengirim”"],
        ),
        (
            "macro",
            "  - use: surat-masuk\n  - use: {title: Evaluasi Persuratan}\n  - use: [a, b]\n",
            ["1 “surat-masuk”", "2 “Evaluasi Persuratan”", "3 “a, b”"],
        ),
        (
            "micro",
            "  - activity: >-\n      " + "kata " * 20 + "\n",
            ["1 “" + "kata " * 7 + "kata…”"],
        ),
    ],
)
def test_a_row_is_named_by_its_number_and_words(kind: str, steps: str, names: list[str]) -> None:
    nodes = flow_of(sop(steps, kind).steps).nodes
    assert [str(msg("{name}", name=row_name(node))) for node in nodes] == names


def test_of_many_rows_the_first_are_listed() -> None:
    flow = flow_of(sop("  - activity: Mencatat\n" * 8).steps)
    text = str(msg("{rows}", rows=row_names(tuple(flow.by_id), flow)))
    assert text == ", ".join(f"{number} “Mencatat”" for number in range(1, 6)) + " and 3 more"


def test_a_finding_is_the_same_one_when_a_row_is_added_above() -> None:
    rows = "  - {activity: Mencatat, next: end}\n  - {activity: Mengirim surat, next: end}\n"
    before, after = sop(rows), sop("  - activity: Menerima\n" + rows)
    (one,), (other,) = (flaws(flow_of(each.steps)) for each in (before, after))
    assert str(one.message) == "Step 2 “Mengirim surat” can never be reached."
    assert str(other.message) == "Step 3 “Mengirim surat” can never be reached."
    assert one.message.lasting == other.message.lasting

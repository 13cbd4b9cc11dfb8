"""Our own PDFs come back as they went: nothing is guessed, nothing is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from importing.returned import brought_in, composed, printed, rows
from soptool.importing.draft import Draft

pytest.importorskip("pypdfium2")
EXAMPLES = Path(__file__).parents[2] / "examples"


def adds_up(draft: Draft) -> None:
    """What is in a file is placed or listed."""
    listed = sum(remark.count for remark in draft.remarks)
    assert draft.counts.listed == listed


@pytest.mark.parametrize("name", ["surat-masuk", "pembahasan-rancangan-pedoman"])
def test_examples_come_back_from_paper(name: str, tmp_path: Path) -> None:
    drafts = brought_in(printed(EXAMPLES, tmp_path / "pdf", name), tmp_path / "in")
    draft = drafts[name]
    adds_up(draft)
    assert draft.counts.listed == 0
    assert draft.notes == {}
    assert {kind for kind, number in draft.edges.items() if number} <= {"drawn", "page"}
    (tmp_path / "in" / "sop.yaml").write_text("organization: {name: Contoh}\n")
    before, after = composed(EXAMPLES, name), composed(tmp_path / "in", name)
    assert [column.name for column in after.columns] == [column.name for column in before.columns]
    assert list(rows(after)) == list(rows(before))
    for key in ("title", "number", "unit", "dates", "revision", "approval", "warnings", "records",
                "qualifications", "equipment", "purpose", "scope", "definitions"):  # fmt: skip
        assert getattr(after.sop, key) == getattr(before.sop, key), key

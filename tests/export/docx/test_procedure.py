"""Word documents read back: the drawing that was checked stands in them, and all texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from export.docx.reading import drawn, parts
from export.office.judged import in_word, sheets_of
from export.painting import bytes_by
from export.rendered import drawn_names, procedures
from soptool.export.docx.procedure import procedure_docx

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")


@pytest.mark.parametrize("name", drawn_names())
def test_the_drawing_is_the_one_that_was_checked(name: str) -> None:
    procedure, edition = procedures()[name]
    content = bytes_by(procedure_docx, procedure, edition)
    assert list(in_word(content, sheets_of(procedure, edition))) == []


def test_the_same_twice() -> None:
    procedure, edition = procedures()["surat-masuk-all"]
    once = bytes_by(procedure_docx, procedure, edition)
    assert once == bytes_by(procedure_docx, procedure, edition)
    assert {name for name in parts(once) if name.startswith("word/")} >= {
        "word/document.xml", "word/styles.xml", "word/settings.xml", "word/media/logo.png",
    }  # fmt: skip


def test_without_connectors_lines_go_on_in_one_table() -> None:
    procedure, edition = procedures()["kontrak-konstruksi-30-langkah-all"]
    edition = replace(edition, has_connectors=False)
    content = bytes_by(procedure_docx, procedure, edition)
    found = drawn(content)
    sheet = sheets_of(procedure, edition)
    assert sheet.starts
    assert found.tables == 1
    assert not [name for name in found.names if "offpage" in name]
    assert list(in_word(content, sheet)) == []

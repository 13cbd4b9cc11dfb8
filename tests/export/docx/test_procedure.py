"""Word documents read back: the drawing that was checked stands in them, and all texts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from export.docx.reading import drawn, parts
from export.made import edition, micro, procedure
from export.office.judged import in_word, sheets_of
from export.painting import bytes_by
from export.rendered import drawn_names, procedures
from soptool.export.docx.procedure import procedure_docx

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")


@pytest.mark.parametrize("name", drawn_names())
def test_the_drawing_is_the_one_that_was_checked(name: str) -> None:
    subject, whole = procedures()[name]
    content = bytes_by(procedure_docx, subject, whole)
    assert list(in_word(content, sheets_of(subject, whole))) == []


def test_the_same_twice() -> None:
    subject, whole = procedures()["surat-masuk-all"]
    once = bytes_by(procedure_docx, subject, whole)
    assert once == bytes_by(procedure_docx, subject, whole)
    assert {name for name in parts(once) if name.startswith("word/")} >= {
        "word/document.xml", "word/styles.xml", "word/settings.xml", "word/media/logo.png",
    }  # fmt: skip


def test_without_connectors_lines_go_on_in_one_table() -> None:
    subject, whole = procedures()["kontrak-konstruksi-30-langkah-all"]
    whole = replace(whole, has_connectors=False)
    content = bytes_by(procedure_docx, subject, whole)
    found = drawn(content)
    sheet = sheets_of(subject, whole)
    assert sheet.starts
    assert found.tables == 1
    assert not [name for name in found.names if "offpage" in name]
    assert list(in_word(content, sheet)) == []


def test_a_high_row_has_its_drawing_where_it_was_planned() -> None:
    made = micro(
        "executors: {a: Kepala, b: Staf}\nsteps:\n"
        f"  - {{activity: {'Memeriksa berkas ' * 130}, executor: b}}\n"
        "  - {activity: Menutup, executor: a}\n"
    )
    content = bytes_by(procedure_docx, procedure(made), edition(made))
    assert list(in_word(content, sheets_of(procedure(made), edition(made)))) == []
    text = parts(content)["word/document.xml"].decode()
    offsets = re.findall(r"<wp:posOffset>(\d+)<", text)
    beside_and_below = [int(offset) > 0 for offset in offsets]
    assert beside_and_below == [True, True, True, False]  # the second is entered from its top
    assert len(re.findall(r'<wp:docPr [^>]*name="([^"]*)"', text)[-2]) <= 80

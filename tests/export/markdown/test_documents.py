"""The official form as Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from export.forms import FORMS, workspace_edition
from export.made import edition, micro, procedure, standard
from export.painting import text_by
from export.reading import read_markdown
from soptool.export.markdown.documents import procedure_markdown, standard_markdown

SHARED = workspace_edition(FORMS)
IZIN = SHARED.workspace.by_id["izin-penelitian"]
LAYANAN = SHARED.workspace.by_id["layanan-izin"]


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of all tables, as their Markdown."""
    rows: list[list[str]] = []
    before = ""
    for token in read_markdown(text):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and before in ("td_open", "th_open"):
            rows[-1].append(token.content)
        before = token.type
    return rows


def test_every_row_of_the_table_has_all_its_cells() -> None:
    rows = [
        row
        for row in table_rows(text_by(procedure_markdown, procedure(IZIN), SHARED))
        if len(row) > 2
    ]
    assert {len(row) for row in rows} == {12}
    assert rows[0][:4] == ["No", "Aktivitas", "Pemohon", "Bidang Pelayanan: Petugas Loket"]
    assert rows[1][:3] == ["", "**Penerimaan**", ""]
    assert rows[2][:3] == ["1", "Mengajukan permohonan izin penelitian<sup>\\*</sup>", "⬭ → 2"]


def test_merged_time_is_a_ditto_mark() -> None:
    rows = table_rows(text_by(procedure_markdown, procedure(IZIN), SHARED))
    times = [row[9] for row in rows if len(row) == 12]
    assert times.count("″") == 3


@pytest.mark.parametrize("written", [{}, {"md": frozenset(["legalisasi"])}])
def test_links_lead_to_documents_of_the_same_format(written: dict[str, frozenset[str]]) -> None:
    text = text_by(procedure_markdown, procedure(IZIN), replace(SHARED, written=written))
    opened = (token for token in read_markdown(text) if token.type == "link_open")
    assert {token.attrGet("href") for token in opened} == ({"legalisasi.md"} if written else set())


def test_without_steps_there_is_no_overview() -> None:
    text = text_by(procedure_markdown, procedure(micro("")), edition())
    assert "mermaid" not in text


def test_form_golden(golden: Callable[[str, str], None]) -> None:
    golden("export/izin-penelitian.md", text_by(procedure_markdown, procedure(IZIN), SHARED))


def test_form_in_english_golden(golden: Callable[[str, str], None]) -> None:
    shared = edition(*SHARED.workspace.entries, language="en", terminators="rows")
    golden("export/izin-penelitian.en.md", text_by(procedure_markdown, procedure(IZIN), shared))


def test_standard_golden(golden: Callable[[str, str], None]) -> None:
    golden("export/layanan-izin.md", text_by(standard_markdown, standard(LAYANAN), SHARED))

"""Word documents read back: the drawing that was checked stands in them, and all texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from export.docx.reading import Drawn, body, drawn, parts, texts
from export.painted import checked, differences
from export.painting import bytes_by
from export.rendered import procedures
from soptool.compose.procedure import Procedure
from soptool.diagram.checker.drawing import Drawing
from soptool.diagram.lettering import POINT
from soptool.export.docx.procedure import procedure_docx
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.measure.service import Measure
from soptool.form.pages.sheets import Sheets, draft_of, paged

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

NEAR = 0.1
"""Points: Word counts widths and heights in twentieths."""


def _sheets(procedure: Procedure, edition: Edition) -> Sheets:
    found, findings = paged([draft_of(Form(procedure, edition))], Measure(edition, None))
    assert found is not None, findings
    return found[0]


def _flat(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def _is_drawn(name: str) -> bool:
    """A narrative has no executors."""
    return any(row.executors for row in procedures()[name][0].rows)


@pytest.mark.parametrize("name", sorted(filter(_is_drawn, procedures())))
def test_the_drawing_is_the_one_that_was_checked(name: str) -> None:
    procedure, edition = procedures()[name]
    content = bytes_by(procedure_docx, procedure, edition)
    sheet, found = _sheets(procedure, edition), drawn(content)
    plan = sheet.chart.plan
    heights = [(bottom - top) * POINT for top, bottom in found.painted.rows]
    assert heights == pytest.approx(sheet.heights, abs=0.02)
    whole = checked(plan, heights, sheet.chart.table.widths.executors)
    assert _without_repeated(found, whole) == []
    assert found.tables == len(sheet.starts) + 1
    assert found.without_alternative == []
    wanted = {f"symbol {symbol.id}" for symbol in plan.symbols}
    wanted |= {f"connector {each.source} > {each.target}" for each in plan.connectors}
    wanted |= {f"label {' '.join(label.lines)}" for row in plan.rows for label in row.labels}
    assert wanted <= set(found.names)
    for symbol in plan.symbols:
        assert found.words[f"symbol {symbol.id}"].startswith(" ".join(symbol.lines))
    said = _flat("".join(texts(body(content))))
    for row in procedure.rows:
        for text in (row.activity, *row.requirements, *row.outputs, row.note or ""):
            assert _flat(text) in said


def _without_repeated(found: Drawn, whole: Drawing) -> list[str]:
    """Arrows of lines that end alike are drawn once in the plan, once a line in Word."""
    found.painted.tips = list(
        dict.fromkeys((round(x, 2), round(y, 2)) for x, y in found.painted.tips)
    )
    return differences(whole, found.painted, NEAR)


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
    found = drawn(bytes_by(procedure_docx, procedure, edition))
    sheet = _sheets(procedure, edition)
    assert sheet.starts
    assert found.tables == 1
    assert not [name for name in found.names if "offpage" in name]
    heights = [(bottom - top) * POINT for top, bottom in found.painted.rows]
    whole = checked(sheet.chart.plan, heights, sheet.chart.table.widths.executors)
    assert _without_repeated(found, whole) == []

"""LibreOffice prints what was planned: pages, symbols and ends of lines, within 1.5 mm."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from export.office.converted import converted, pages_of, painted_on, stacked
from export.office.judged import sheets_of
from export.painted import checked, differences
from export.painting import bytes_by
from export.rendered import drawn_names, procedures
from soptool.diagram.lettering import POINT
from soptool.export.docx.procedure import procedure_docx

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftocairo")),
        reason="LibreOffice or pdftocairo is not installed",
    ),
]
NEAR = 1.5 / POINT


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("word")
    for name, (procedure, edition) in procedures().items():
        (folder / f"{name}.docx").write_bytes(bytes_by(procedure_docx, procedure, edition))
    converted(sorted(folder.glob("*.docx")), folder)
    return folder


@pytest.mark.parametrize("name", drawn_names())
def test_the_drawing_is_printed_as_it_was_planned(name: str, printed: Path) -> None:
    procedure, edition = procedures()[name]
    sheet, file = sheets_of(procedure, edition), printed / f"{name}.pdf"
    widths = sheet.chart.table.widths
    first, last = sheet.before + 1, sheet.before + len(sheet.starts) + 1
    assert pages_of(file) >= last
    left = (widths.no + widths.activity) / POINT
    counts = [b - a for a, b in pairwise([0, *sheet.starts, len(sheet.heights)])]
    pages = [
        painted_on(file, number, left, rows)
        for number, rows in zip(range(first, last + 1), counts, strict=True)
    ]
    heights = [height / POINT for height in sheet.heights]
    printed_heights = [below - above for page in pages for above, below in page.rows]
    assert printed_heights == pytest.approx(heights, abs=1.0)
    drawing = checked(sheet.chart.plan, sheet.heights, widths.executors)
    whole = stacked(pages, heights)
    whole.tips = list({(round(x / 3), round(y / 3)): (x, y) for x, y in whole.tips}.values())
    assert differences(drawing, whole, NEAR) == []

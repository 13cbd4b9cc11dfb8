"""LibreOffice prints what was planned: pages, symbols and ends of lines, within 1.5 mm."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from export.office.converted import converted, has_symbols, pages_of, painted_on, stacked
from export.office.judged import printed_places, sheets_of
from export.painted import checked, differences
from export.painting import bytes_by
from export.rendered import drawn_names, procedures
from soptool.diagram.lettering import POINT
from soptool.export.xlsx.documents import procedure_xlsx

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
    folder = tmp_path_factory.mktemp("excel")
    for name in drawn_names():
        (folder / f"{name}.xlsx").write_bytes(bytes_by(procedure_xlsx, *procedures()[name]))
    converted(sorted(folder.glob("*.xlsx")), folder)
    return folder


@pytest.mark.parametrize("name", drawn_names())
def test_the_drawing_is_printed_as_it_was_planned(name: str, printed: Path) -> None:
    sheets, file = sheets_of(*procedures()[name]), printed / f"{name}.pdf"
    bands, columns = printed_places((printed / f"{name}.xlsx").read_bytes(), sheets)
    first = next(page for page in range(1, pages_of(file) + 1) if has_symbols(file, page))
    counts = [b - a for a, b in pairwise([0, *sheets.starts, len(sheets.heights)])]
    head = 1 + sheets.chart.table.has_numbers
    pages = [
        painted_on(file, first + number, columns[0], rows, head)
        for number, rows in enumerate(counts)
    ]
    heights = [below - above for above, below in pairwise(bands)]
    printed_heights = [below - above for page in pages for above, below in page.rows]
    assert printed_heights == pytest.approx(heights, abs=1.0)
    widths = [(right - left) * POINT for left, right in pairwise(columns)]
    drawing = checked(sheets.chart.plan, [height * POINT for height in heights], widths)
    whole = stacked(pages, heights)
    whole.tips = list({(round(x / 3), round(y / 3)): (x, y) for x, y in whole.tips}.values())
    assert differences(drawing, whole, NEAR) == []

"""PDF read back: on every page stands the drawing that was checked, and lines end at the breaks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from export.painted import checked, differences
from export.painting import bytes_by
from export.printed import loose_ends, printed_pages, together
from export.rendered import procedures
from soptool.diagram.lettering import POINT
from soptool.export.pdf.procedure import procedure_pdf
from soptool.form.form import Form
from soptool.form.measure.service import Measure
from soptool.form.pages.sheets import draft_of, paged

pytest.importorskip("typst", reason="the extra soptool[pdf] is not installed")
pytestmark = pytest.mark.skipif(
    shutil.which("pdftocairo") is None, reason="the program pdftocairo is not installed"
)

NEAR = 0.03
"""Points: Typst writes and pdftocairo tells a little less exactly."""


def _has_borders(name: str) -> bool:
    """A single executor has no border inside its columns, by which rows are found."""
    return len(procedures()[name][0].columns) > 1


@pytest.mark.parametrize("name", sorted(filter(_has_borders, procedures())))
def test_the_drawing_is_the_one_that_was_checked(name: str, tmp_path: Path) -> None:
    procedure, edition = procedures()[name]
    file = tmp_path / "x.pdf"
    file.write_bytes(bytes_by(procedure_pdf, procedure, edition))
    sheets, _ = paged([draft_of(Form(procedure, edition))], Measure(edition, None))
    assert sheets is not None
    (sheet,) = sheets
    widths = sheet.chart.table.widths.executors
    pages = printed_pages(file, widths[0] / POINT)
    whole = together(pages)
    heights = [(bottom - top) * POINT for top, bottom in whole.rows]
    assert heights == pytest.approx(sheet.heights, abs=0.1)
    assert differences(checked(sheet.chart.plan, sheet.heights, widths), whole, NEAR) == []
    assert len(pages) == len(sheet.starts) + 1
    assert loose_ends(pages) == []

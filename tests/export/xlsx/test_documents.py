"""Workbooks read back: the drawing that was checked stands in them, and all texts."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest

from export.painted import Painted, checked, differences
from export.painting import bytes_by, painted
from export.rendered import procedures
from export.xlsx.reading import Drawn, Read, drawn, parts, sheet
from soptool.compose.procedure import Procedure
from soptool.diagram.checker.drawing import Box
from soptool.diagram.lettering import POINT
from soptool.export.xlsx.documents import procedure_xlsx
from soptool.export.xlsx.sheet import kept
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.measure.service import Measure
from soptool.form.pages.sheets import Sheets, draft_of, paged

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

NEAR = 0.1
"""Points."""
TALLEST = 409.5


def _sheets(procedure: Procedure, edition: Edition) -> Sheets:
    found, findings = paged([draft_of(Form(procedure, edition))], Measure(edition, None))
    assert found is not None, findings
    return found[0]


def _flat(text: str) -> str:
    return "".join(text.split())


def _is_drawn(name: str) -> bool:
    """A narrative has no executors."""
    return any(row.executors for row in procedures()[name][0].rows)


def _in_table(found: Drawn, left: float, top: float) -> Painted:
    """Return what is drawn from the top left of the executors' columns."""

    def moved(box: Box) -> Box:
        return Box(box.left - left, box.top - top, box.right - left, box.bottom - top)

    painted_ = found.painted
    tips = dict.fromkeys((round(x - left, 2), round(y - top, 2)) for x, y in painted_.tips)
    return replace(
        painted_,
        lines=[*map(moved, painted_.lines)],
        symbols=[*map(moved, painted_.symbols)],
        tips=[*tips],
    )


DRAWN = sorted(filter(_is_drawn, procedures()))
SOME = DRAWN[::4]


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=() if each in SOME else pytest.mark.long) for each in DRAWN]
)
def test_the_drawing_is_the_one_that_was_checked(name: str) -> None:
    procedure, edition = procedures()[name]
    content = bytes_by(procedure_xlsx, procedure, edition)
    read = sheet(content, "Prosedur" if edition.language == "id" else "Procedure")
    sheets, found = _sheets(procedure, edition), drawn(content, 2, read)
    plan, count = sheets.chart.plan, len(procedure.columns)
    head = _heads(read)
    rows = read.rows[head : head + len(sheets.heights) + 1]
    heights = [(below - top) * POINT for top, below in pairwise(rows)]
    assert all(
        -0.01 < one - other < 0.3 for one, other in zip(heights, sheets.heights, strict=True)
    )
    columns = read.columns[2 : 3 + count]
    widths = [(right - left) * POINT for left, right in pairwise(columns)]
    whole = checked(plan, heights, widths)
    assert differences(whole, _in_table(found, columns[0], rows[0]), NEAR) == []
    assert found.without_alternative == []
    wanted = {f"symbol {symbol.id}" for symbol in plan.symbols}
    wanted |= {f"connector {each.source} > {each.target}" for each in plan.connectors}
    wanted |= {f"label {' '.join(label.lines)}" for row in plan.rows for label in row.labels}
    assert wanted <= set(found.names)
    for symbol in plan.symbols:
        assert found.words[f"symbol {symbol.id}"].startswith(" ".join(symbol.lines))
    said = _flat("".join(read.texts.values()))
    for row in procedure.rows:
        for text in (row.activity, *row.requirements, *row.outputs, row.note or ""):
            assert _flat(text) in said


def _heads(read: Read) -> int:
    pane = read.tree.find(".//{*}pane")
    assert pane is not None
    return int(pane.attrib["ySplit"])


def test_the_same_twice_and_the_copy_of_the_source() -> None:
    procedure, edition = procedures()["surat-masuk-all"]
    once = bytes_by(procedure_xlsx, procedure, edition)
    assert once == bytes_by(procedure_xlsx, procedure, edition)
    files = parts(once)
    assert {"xl/workbook.xml", "xl/media/logo.png", "customXml/item1.xml"} <= set(files)
    assert not any(b"TargetMode" in content for content in files.values())


def test_openpyxl_opens_it_and_finds_the_sheets() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    procedure, edition = procedures()["surat-masuk-all"]
    book = openpyxl.load_workbook(BytesIO(bytes_by(procedure_xlsx, procedure, edition)))
    names = ["Halaman Identitas", "Prosedur", "Data", "Identitas", "Pelaksana"]
    assert book.sheetnames == names
    form = book["Prosedur"]
    assert form.print_title_rows == "$1:$2"
    assert form.page_setup.orientation == "landscape"
    assert [cell.value for cell in book["Data"][1]][:12] == [
        "no", "id", "kegiatan", "pelaksana", "mode", "kelengkapan", "waktu", "output",
        "keterangan", "pertanyaan", "cabang", "berikutnya",
    ]  # fmt: skip
    assert book.properties.title == "SOP Penanganan Surat Masuk"


def test_texts_of_authors_stay_texts() -> None:
    assert kept("a\x07b\u202e") == "a_x0007_b_x202E_"
    assert kept("_x0041_") == "_x005F_x0041_"


def test_findings_are_those_of_the_pages() -> None:
    procedure, edition = procedures()["surat-masuk-all"]
    assert painted(procedure_xlsx, procedure, edition).findings == ()


def test_lines_go_on_where_the_foot_says() -> None:
    name = next(each for each in DRAWN if "rudenim-deportasi" in each)
    content = bytes_by(procedure_xlsx, *procedures()[name])
    part = {path: text.decode() for path, text in parts(content).items()}
    setup = re.search(r"<pageSetup [^>]*>", part["xl/worksheets/sheet2.xml"])
    assert setup is not None
    assert 'firstPageNumber="2"' in setup[0]
    assert 'useFirstPageNumber="1"' in setup[0]
    assert {*re.findall(r"hal\. (\d+)<", part["xl/drawings/drawing2.xml"])} == {"2", "3"}

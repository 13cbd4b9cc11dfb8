"""LibreOffice prints what was planned: symbols as large, and as far apart, within 1.5 mm."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from export.docx.converted import converted, pages_of
from export.painting import bytes_by
from export.printed import _box, _paths, _shapes
from export.rendered import procedures
from export.xlsx.reading import drawn, sheet
from soptool.diagram.checker.drawing import Box
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
NAMES = ("surat-masuk-all", "tanggapan-surat-all", "pengiriman-surat-all")
"""Forms whose table has one page."""
_PEN = re.compile(r"stroke-width:0\.8[45]\d*;")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("excel")
    for name in NAMES:
        (found / f"{name}.xlsx").write_bytes(bytes_by(procedure_xlsx, *procedures()[name]))
    converted(sorted(found.glob("*.xlsx")), found)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_symbols_are_printed_where_they_were_planned(name: str, folder: Path) -> None:
    content = (folder / f"{name}.xlsx").read_bytes()
    planned = drawn(content, 2, sheet(content, "Prosedur")).painted.symbols
    pages = [
        _symbols(folder / f"{name}.pdf", n) for n in range(1, pages_of(folder / f"{name}.pdf") + 1)
    ]
    found = max(pages, key=len)
    assert len(found) == len(planned)
    for one, other in zip(_from_first(planned), _from_first(found), strict=True):
        assert other == pytest.approx(one, abs=NEAR)


def _symbols(file: Path, page: int) -> list[Box]:
    where = ["-f", str(page), "-l", str(page), "-noshrink", "-nocenter"]
    command = ["pdftocairo", "-svg", *where, str(file), "-"]
    svg = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    outlines = (it for it in _paths(ET.fromstring(svg)) if _is_symbol(it))
    return [_box(shape) for it in outlines for shape in _shapes(it)]


def _is_symbol(element: ET.Element) -> bool:
    style = element.get("style", "").replace(" ", "") + ";"
    return _PEN.search(style) is not None and len(_shapes(element)[0]) > 3


def _from_first(boxes: list[Box]) -> list[tuple[float, float, float, float]]:
    """Return places and sizes, counted from the topmost, leftmost symbol."""
    found = sorted(boxes, key=lambda box: (round((box.top + box.bottom) / 12), box.left))
    first = found[0]
    return [
        (b.left - first.left, b.top - first.top, b.right - first.left, b.bottom - first.top)
        for b in found
    ]

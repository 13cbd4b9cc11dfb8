"""Boxes of a workbook that are longer than a page: a row a line, and read as one again."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from export.docx.reading import parts
from export.made import edition, micro, procedure
from export.painting import bytes_by
from export.xlsx.reading import sheet
from importing.meant import came_back
from soptool.export.xlsx.documents import procedure_xlsx
from soptool.workbook.columns import may_go_on
from soptool.workspace.entry import Entry

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

LAWS = [f"Peraturan Nomor {n} Tahun 2019 tentang {'Pelayanan Publik ' * 9}Desa" for n in range(60)]
WARNING = " ".join(f"Jika butir {n} dilanggar maka pelayanan terlambat." for n in range(120))
HEAD = 10
"""Rows of the sheet before the boxes."""
MEANING = " ".join(f"Arti menurut peraturan {n} yang berlaku." for n in range(400))


@cache
def made() -> tuple[Entry, bytes]:
    laws = "".join(f"  - {law}\n" for law in LAWS)
    space = micro(
        f"legal_basis:\n{laws}warnings: {WARNING}\ndefinitions:\n  Istilah: {MEANING}\n"
        "records: Buku agenda\nexecutors: {a: Kepala}\nsteps: [{activity: Menulis, executor: a}]\n"
    )
    return space, bytes_by(procedure_xlsx, procedure(space), edition(space))


def test_pages_break_between_lines() -> None:
    shown = sheet(made()[1], "Halaman Identitas")
    boxes = [area for area in shown.merged if int(re.findall(r"\d+", area)[0]) > HEAD]
    assert boxes
    assert all(len({*re.findall(r"\d+", area)}) == 1 for area in boxes)
    heights = [low - top for top, low in zip(shown.rows, shown.rows[1:], strict=False)]
    assert max(heights) < 60
    said = "\n".join(shown.texts.get((row, 1), "") for row in range(1, len(heights) + 1))
    assert all(law in said.replace("\n", " ") for law in LAWS)


def test_what_never_goes_on_stands_in_one_row() -> None:
    items = [f"A{n:02}{' PERATURAN' * (6 if n < 14 else 1)}" for n in range(20)]
    assert not may_go_on(items)
    assert may_go_on([*items, "x"])
    laws = "".join(f"  - {law}\n" for law in items)
    steps = "executors: {a: K}\nsteps: [{activity: A, executor: a}]\n"
    space = micro(f"legal_basis:\n{laws}{steps}")
    said = sheet(bytes_by(procedure_xlsx, procedure(space), edition(space)), "Halaman Identitas")
    (text,) = (text for text in said.texts.values() if items[0] in text)
    assert all(law in text for law in items)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("42. Peraturan Nomor 41 Tahun 2019", "42. Peraturan Nomor 410 Tahun 2019", "legal_basis"),
        ("butir 77 dilanggar", "butir 7 dilanggar", "warnings"),
        ("peraturan 311", "peraturan baru 311", "definitions.Istilah"),
        ("Buku agenda", "Buku agenda baru", "records"),
        ("60. Peraturan", "60. Keputusan", "legal_basis"),
    ],
)
def test_what_is_changed_in_a_line_comes_back(old: str, new: str, changed: str) -> None:
    space, content = made()
    file = space.document.own.content
    assert came_back(content, file)[0].changes == ()
    found, remarks = came_back(_edited(content, old, new), file)
    assert [change.column for change in found.changes] == [changed]
    assert remarks == []
    (change,) = found.changes
    before, after = (" ".join((text or "").split()) for text in (change.before, change.after))
    assert len(after) - len(before) == len(new) - len(old)
    assert not before.count("; "), "of a list, the entry alone is shown"


def _edited(content: bytes, old: str, new: str) -> bytes:
    """Change a text on the sheet of the form, which is the first that uses it."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, part in parts(content).items():
            is_text = name == "xl/sharedStrings.xml"
            file.writestr(name, part.replace(old.encode(), new.encode(), 1) if is_text else part)
    return out.getvalue()

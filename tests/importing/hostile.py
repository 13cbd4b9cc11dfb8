"""Workbooks put together by hand, part by part."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(parts: dict[str, str]) -> bytes:
    """Make a zip of parts."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def relations(**targets: str) -> str:
    """Make a part of relationships: `id="kind target"`."""
    entries = (
        f'<Relationship Id="{name}" Type="{OFFICE}/{pair.split()[0]}" Target="{pair.split()[1]}"/>'
        for name, pair in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(entries)}</Relationships>'


def workbook(rows: str, **parts: str) -> bytes:
    """Make a workbook whose sheet `Data` has these rows; `parts` stand in for others."""
    whole = {
        "_rels/.rels": relations(a="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            a="worksheet worksheets/sheet1.xml",
            b="sharedStrings strings.xml",
            c="styles styles.xml",
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    return package({**whole, **{name.replace("_", "/"): part for name, part in parts.items()}})

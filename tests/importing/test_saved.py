"""Workbooks as they come back: saved again by LibreOffice, by openpyxl, and as Excel writes."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.painting import bytes_by
from export.rendered import edition_of, procedures
from soptool.export.xlsx.documents import data_workbook, procedure_xlsx
from soptool.export.xlsx.guided import guided_workbook
from soptool.importing.reading import drafts_of
from soptool.model.standard import Standard
from soptool.workbook.own import own_data
from workbook.test_round import documents, whole


def _sources() -> dict[str, dict[str, Any]]:
    found = {}
    for folder in ("examples", "cases"):
        for entry in edition_of(folder).workspace.entries:
            if not isinstance(entry.sop, Standard):
                found[entry.sop.id] = own_data(entry.document, entry.sop.kind, entry.sop.id)
    return found


SOURCES = _sources()


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of all workbooks as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("saved")
    for name in SOURCES:
        (folder / f"{name}.xlsx").write_bytes(
            bytes_by(procedure_xlsx, *procedures()[f"{name}-all"])
        )
    new = guided_workbook({"kind": "micro", "id": "baru", "title": "Baru"}, "id", ["Baru"])
    (folder / "baru.xlsx").write_bytes(new)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    command += [str(folder / "again"), *map(str, sorted(folder.glob("*.xlsx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=400)
    return folder / "again"


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", sorted(SOURCES))
def test_as_libreoffice_saves_it(name: str, again: Path) -> None:
    ours = drafts_of(data_workbook(SOURCES[name], "id"))[0]
    theirs = drafts_of((again / f"{name}.xlsx").read_bytes())[0]
    assert whole(theirs.data) == whole(ours.data)
    assert (theirs.remarks, theirs.counts.listed) == ([], 0)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_empty_workbook_stays_empty(again: Path) -> None:
    draft = drafts_of((again / "baru.xlsx").read_bytes())[0]
    assert draft.data.get("steps") is None
    assert draft.data["id"] == "baru"


@pytest.mark.parametrize("name", sorted(SOURCES)[::6])
def test_as_openpyxl_saves_it(name: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    ours = data_workbook(SOURCES[name], "id")
    written = BytesIO()
    openpyxl.load_workbook(BytesIO(ours)).save(written)
    draft = drafts_of(written.getvalue())[0]
    assert draft.data == drafts_of(ours)[0].data
    assert (draft.remarks, draft.counts.listed) == ([], 0)


def _as_excel(content: bytes) -> bytes:
    """Return a workbook as Excel writes it: prefixes, absolute targets, runs, phonetics, cells.

    Numbers that people typed are numbers, cells without a text are there with their style only.
    """
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(r"</?(?=[a-zA-Z])", lambda m: f"{m[0]}x:", part)
                part = part.replace("xmlns=", "xmlns:x=").replace("<x:c ", '<x:c vm="0" ')
                part = re.sub(
                    r'(<x:row r="(\d+)"[^>]*?)(/?>)', r'\1 spans="1:9" x14:dy="0.2"\3', part
                )
                space = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
                part = part.replace("<x:worksheet ", f"<x:worksheet {space} ")
            elif name == "xl/sharedStrings.xml":
                plain = re.compile(r"<si><t([^>]*)>(.)(.*?)</t></si>", re.DOTALL)
                part = plain.sub(
                    r'<si><r><t xml:space="preserve">\2</t></r><r><rPr><b/></rPr><t\1>\3</t></r>'
                    r'<rPh sb="0" eb="1"><t>baca</t></rPh><phoneticPr fontId="1"/></si>',
                    part,
                )
            elif name == "xl/_rels/workbook.xml.rels":
                part = part.replace('Target="', 'Target="/xl/').replace("/xl/../", "/")
            new.writestr(name, part)
    return written.getvalue()


@pytest.mark.parametrize("name", sorted(SOURCES)[1::6])
def test_as_excel_writes_it(name: str) -> None:
    ours = data_workbook(SOURCES[name], "id")
    draft = drafts_of(_as_excel(ours))[0]
    assert draft.data == drafts_of(ours)[0].data
    assert (draft.remarks, draft.counts.listed) == ([], 0)


@pytest.mark.long
@settings(max_examples=500)
@given(documents(), st.sampled_from(["id", "en"]))
def test_any_data_comes_back_from_a_file(data: dict[str, Any], language: str) -> None:
    draft = drafts_of(data_workbook(data, language))[0]
    assert whole(draft.data) == whole(data)
    assert draft.remarks == []

"""Word documents keep the schemas of Office, and python-docx reads them.

`openxml-audit` holds them to the schemas and rules of the Open XML SDK.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from export.docx.test_documents import book, press, standard  # noqa: F401 -- fixtures
from export.painting import bytes_by
from export.rendered import procedures
from soptool.export.docx.procedure import procedure_docx

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")
pytestmark = pytest.mark.long


def _faults(content: bytes, folder: Path) -> list[str]:
    from openxml_audit import FileFormat, OpenXmlValidator  # noqa: PLC0415 -- heavy

    file = folder / "x.docx"
    file.write_bytes(content)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20)
    return [str(error) for error in validator.validate(str(file)).errors]


@pytest.mark.parametrize("name", sorted(procedures()))
def test_the_form_is_valid(name: str, tmp_path: Path) -> None:
    procedure, edition = procedures()[name]
    content = bytes_by(procedure_docx, procedure, edition)
    assert _faults(content, tmp_path) == []


@pytest.mark.parametrize("kind", ["standard", "book"])
def test_standards_and_books_are_valid(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    content: bytes = request.getfixturevalue(kind)
    assert _faults(content, tmp_path) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    procedure, edition = procedures()["surat-masuk-all"]
    written = BytesIO()
    with (
        ZipFile(BytesIO(bytes_by(procedure_docx, procedure, edition))) as file,
        ZipFile(written, "w") as damaged,
    ):
        for name in file.namelist():
            damaged.writestr(name, file.read(name).replace(b"<wp:wrapNone/>", b""))
    assert _faults(written.getvalue(), tmp_path) != []


def test_python_docx_reads_it() -> None:
    from docx import Document  # noqa: PLC0415 -- heavy

    procedure, edition = procedures()["surat-masuk-all"]
    document = Document(BytesIO(bytes_by(procedure_docx, procedure, edition)))
    assert document.core_properties.title == "SOP Penanganan Surat Masuk"
    identity, flow, *_ = [table for table in document.tables if len(table.rows) > 9]
    assert identity.cell(0, 1).text == "Nomor SOP"
    assert [cell.text for cell in flow.rows[2].cells][:2] == ["1", "Menerima surat masuk"]

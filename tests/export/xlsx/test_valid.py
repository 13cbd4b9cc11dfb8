"""Workbooks keep the schemas of Office (`openxml-audit`: those of the Open XML SDK)."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.painting import bytes_by
from export.rendered import edition_of, procedures
from soptool.export.press import Press
from soptool.export.xlsx.documents import procedure_xlsx, standard_xlsx
from soptool.export.xlsx.guided import guided_workbook
from soptool.export.xlsx.register import register_xlsx
from soptool.model.standard import Standard

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")
pytestmark = pytest.mark.long


def _faults(content: bytes, folder: Path) -> list[str]:
    from openxml_audit import FileFormat, OpenXmlValidator  # noqa: PLC0415 -- heavy

    file = folder / "x.xlsx"
    file.write_bytes(content)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20)
    return [str(error) for error in validator.validate(str(file)).errors]


@pytest.mark.parametrize("name", sorted(procedures()))
def test_the_workbook_is_valid(name: str, tmp_path: Path) -> None:
    procedure, edition = procedures()[name]
    assert _faults(bytes_by(procedure_xlsx, procedure, edition), tmp_path) == []


def test_registers_standards_and_new_workbooks_are_valid(tmp_path: Path) -> None:
    register = register_xlsx(Press(edition_of("examples"))).content
    assert isinstance(register, bytes)
    assert _faults(register, tmp_path) == []
    edition = edition_of("examples")
    standards = [each.sop for each in edition.workspace.entries if isinstance(each.sop, Standard)]
    assert standards
    for standard in standards:
        assert _faults(bytes_by(standard_xlsx, standard, edition), tmp_path) == []
    for kind in ("macro", "standard"):
        data = {"kind": kind, "id": "coba", "title": "Coba"}
        assert _faults(guided_workbook(data, "id", ["Coba", "# Data", "isi"]), tmp_path) == []

"""What is wrong in a document is seen; random procedures have nothing wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from export.docx.reading import parts
from export.office.judged import in_excel, in_word, sheets_of
from export.painting import bytes_by
from export.rendered import procedures
from soptool.export.docx.procedure import procedure_docx
from soptool.export.xlsx.documents import procedure_xlsx

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "office.py"
WORD = ("word/document.xml", in_word, procedure_docx)
EXCEL = ("xl/drawings/drawing2.xml", in_excel, procedure_xlsx)


@pytest.mark.parametrize(
    ("made", "pattern", "instead", "said"),
    [
        (WORD, r'(name="symbol terima/1".*?<a:off x=")\d+', r"\g<1>900000", "symbol not painted"),
        (WORD, r'(name="symbol terima/1" descr=")[^"]*', r"\1", "no alternative"),
        (WORD, r'(name="connector [^"]*".*?)<a:tailEnd[^>]*>', r"\1", "arrow not painted"),
        (WORD, r'name="label Tidak"', 'name="label"', "not there: label Tidak"),
        (WORD, r'(<w:trHeight w:val=")\d+', r"\g<1>4000", "mm high, not"),
        (EXCEL, r'(name="connector [^"]*".*?)<a:tailEnd[^>]*>', r"\1", "arrow not painted"),
        (EXCEL, r'(name="symbol [^"]*" descr=")[^"]*', r"\1", "no alternative"),
        (EXCEL, r"<a:t>Lengkap\?", "<a:t>Lengkap", "other words: symbol"),
    ],
)
def test_what_is_wrong_is_seen(made: tuple, pattern: str, instead: str, said: str) -> None:  # type: ignore[type-arg]
    part, judged, painter = made
    procedure, edition = procedures()["surat-masuk-all"]
    content = bytes_by(painter, procedure, edition)
    changed, count = re.subn(pattern, instead, parts(content)[part].decode(), count=1, flags=re.S)
    assert count == 1
    written = BytesIO()
    with ZipFile(written, "w") as file:
        for name, old in parts(content).items():
            file.writestr(name, changed if name == part else old)
    assert any(said in line for line in judged(written.getvalue(), sheets_of(procedure, edition)))


@pytest.mark.long
def test_random_procedures_have_nothing_wrong() -> None:
    command = [sys.executable, str(BENCHMARK), "--charts", "40", "--first", "460"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.startswith("own: 40 procedures")

"""Documents as a browser prints them: what its first page holds is reckoned, none is a remnant."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from export.browser import View, browser, shown
from export.painting import text_by
from export.rendered import procedures
from soptool.export.html.documents import procedure_html
from soptool.form.form import Form
from soptool.form.printed import heights_of, printed
from soptool.form.widths import PAPER

FORMS = (
    "surat-masuk-all",
    "publikasi-isu-terkini-makro-parts",
    "kecamatan-legalisasi-15-komponen-all",
)
MEASURED = """
const high = selector => [...document.querySelectorAll(selector)].reduce(
  (sum, element) => sum + element.getBoundingClientRect().height * 25.4 / 96, 0);
return [high('.identity'), high('.notes'), high('table.sop'), high('.total')];
"""


def document(name: str) -> str:
    return text_by(procedure_html, *procedures()[name])


def pages_of(name: str, folder: Path) -> list[str]:
    """Return the text of each page that the browser prints."""
    paper = folder / "printed.pdf"
    shown(document(name), folder)
    paper.write_bytes(browser().printed())
    text = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, text=True
    ).stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_higher_than_it_was_reckoned(name: str, tmp_path: Path) -> None:
    form = Form(*procedures()[name])
    width = round((PAPER[form.page.paper][0] - 20) / 25.4 * 96)
    found = shown(document(name), tmp_path, View(width, media="print")).evaluate(MEASURED)
    identity, notes, table, after = heights_of(form.printed_page, form.drawn_heights)
    feet = found[1] if form.page.footnotes else 0.0
    assert identity + 0.5 >= found[0]
    assert notes + feet + 0.5 >= found[1]
    assert table + 0.5 >= found[2]
    assert after + 0.5 >= found[3]
    assert sum(found) * 1.25 > identity + notes + table + after


def test_notes_stand_on_the_first_page_where_it_has_room(tmp_path: Path) -> None:
    first, second = pages_of("surat-masuk-all", tmp_path)
    assert "Tentang SOP Ini" in first
    assert "Jumlah waktu" in second


def test_a_low_table_follows_the_identity_part() -> None:
    low = Form(*procedures()["kecamatan-legalisasi-15-komponen-all"])
    assert low.printed.together
    assert not printed(low.page, [200.0] * len(low.page.table.rows)).together


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(procedures()))
def test_no_page_is_a_remnant(name: str, tmp_path: Path) -> None:
    pages = pages_of(name, tmp_path)
    last = [line for line in pages[-1].splitlines() if line.strip()]
    assert len(last) > 4, last
    assert sum("DASAR HUKUM" in page for page in pages) == 1
    numbers = re.findall(r"(?m)^ {0,4}(\d{1,2}(?:\.\d+)?) ", pages[-1])
    assert len(numbers) != 1 or "DASAR HUKUM" in pages[-1], pages[-1]

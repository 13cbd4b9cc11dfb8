"""The report of imports as a page: pictures with their places, beside what was read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from importing.drawn import arrow, box, form, shape, text, understood
from soptool.api.import_check import drift_on_paper
from soptool.api.imported import Imported
from soptool.api.imported_page import report_html
from soptool.importing.child import Reader
from soptool.importing.sheets import PagePicture
from soptool.language import msg

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}'
FORM = form(
    ["Menerima surat", EVIL[:20]],
    [shape("capsule", 0, 0), shape("rectangle", 1, 1)],
    [],
    text("Catatan liar", 60, 500),
)


def page(language: str) -> str:
    [draft] = understood(FORM)
    draft.data |= {"title": EVIL, "warnings": [EVIL]}
    pictures = (PagePicture(1, 842, 595, b"\x89PNG"),)
    read = Imported(f"{EVIL}.pdf", "pdf", Path(EVIL), "x", None, draft, pictures=pictures)
    unread = Imported("b.pdf", "pdf", reason=msg("{what} is gone.", what=EVIL))
    return report_html((read, unread), language)


@pytest.mark.parametrize(("language", "word"), [("id", "Yang terbaca"), ("en", "What was read")])
def test_the_page_shows_places_and_obeys_no_text(language: str, word: str) -> None:
    shown = page(language)
    assert word in shown
    assert f'<html lang="{language}">' in shown
    assert not re.search(r"<script|<img(?! alt)|onerror=(?!alert\(1\)&gt;)|49", shown)
    assert shown.count('src="data:image/png;base64,') == 1
    assert not re.search(r"(?:src|href)=\"(?!data:image/png|#)", shown)
    marks = re.findall(r'class="mark([^"]*)"[^>]*style="left:([\d.]+)%;top:([\d.]+)%', shown)
    rows = [mark for mark in marks if mark[0] == " row"]
    assert len(rows) == 2
    wild = re.findall(r"top:([\d.]+)%[^>]*><b>\d+</b>", shown)
    assert any(abs(float(top) - 100 * 499 / 595) < 1.5 for top in wild), "the wild text is marked"


def test_a_full_report_says_why_it_shows_no_more_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soptool.api.imported_page.MAX_BYTES", 4)
    [draft] = understood(FORM)
    pictures = (PagePicture(1, 842, 595, b"\x89PNG"),)
    many = [Imported(f"{name}.pdf", "pdf", Path(f"{name}.yaml"), "x", None, draft,
                     pictures=pictures) for name in "ab"]  # fmt: skip
    shown = report_html((*many, Imported("c.docx", "docx", reason=msg("It is empty."))), "en")
    assert shown.count('src="data:image/png;base64,') == 1
    assert shown.count("fill this report") == 1
    assert shown.count("no picture of this file") == 1


def test_what_comes_back_from_paper_as_another_is_shown() -> None:
    pytest.importorskip("typst")
    pytest.importorskip("pypdfium2")
    (x, y), (to_x, to_y) = box(0, 0).middle, box(1, 1).middle
    flow = [arrow((x, y + 9), (x, to_y), (to_x - 20, to_y))]
    [draft] = understood(form(["Menerima surat", "Mencatat"], FORM.shapes, flow))
    draft.data["title"] = "Surat"
    reader = Reader(60)
    try:
        assert drift_on_paper(draft, reader) == ()
        draft.data["steps"][1]["effort"] = "5 menit"
        [drift] = drift_on_paper(draft, reader)
        assert (drift.place, drift.before, drift.after) == ("steps.2.effort", "5 menit", None)
    finally:
        reader.close()

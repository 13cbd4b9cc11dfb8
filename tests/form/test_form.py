"""A form's parts are worked out once, whatever is painted of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from export.made import edition, entry, micro, procedure, standard
from soptool.diagram.draw import Account
from soptool.diagram.search import MOST_LOOKS
from soptool.export.exporters import EXPORTERS
from soptool.export.press import Press
from soptool.form.form import Form, ServiceForm

SOP = micro("""\
executors: {a: Petugas, b: Kepala}
steps:
  - {id: x, activity: Menerima, executor: a, duration: 1 jam}
  - {id: y, activity: Memeriksa, executor: b, branches: {Ya: next, Tidak: x}}
  - {id: z, activity: Menyimpan, executor: a}
""")
SERVICE = entry("kind: standard\nid: layanan\ntitle: Legalisir\npledge: {promise: Kami sanggup}\n")

DRAWN = ("table_of", "page_of", "grid_of", "sketch", "mended", "drawing_of")
SERVED = ("standard_page", "poster_page", "pledge_page")


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what is called of the parts of forms."""
    counts: Counter[str] = Counter()
    for name in (*DRAWN, *SERVED):
        path = f"soptool.form.form.{name}"
        module = __import__("soptool.form.form", fromlist=[name])
        monkeypatch.setattr(path, _counted(name, getattr(module, name), counts))
    return counts


def _counted(name: str, make: Callable[..., Any], counts: Counter[str]) -> Callable[..., Any]:
    def counted(*values: Any, **named: Any) -> Any:
        counts[name] += 1
        return make(*values, **named)

    return counted


def _paint(form: Form | ServiceForm, kind: str) -> None:
    press = Press(form.edition)
    for exporter in EXPORTERS.values():
        if exporter.takes(kind) and not exporter.of_scorecard:
            content, findings = exporter.make(kind, form, press)
            assert content, findings


def test_a_document_is_drawn_as_if_it_were_the_only_one() -> None:
    form = Form(procedure(SOP), edition(SOP))
    form.sketch((1,), (30.0, 30.0))
    assert form.account.looks < MOST_LOOKS
    assert form.anew() is form
    assert form.account.looks == MOST_LOOKS
    form.account.is_spent = True
    other = form.anew()
    assert other.account == Account()
    assert other.sketch((1,), (30.0, 30.0)) is not form.sketch((1,), (30.0, 30.0))


def test_all_formats_of_an_sop_share_its_table_page_and_drawing(worked: Counter[str]) -> None:
    pytest.importorskip("typst", reason="the extra soptool[pdf] is not installed")
    _paint(Form(procedure(SOP), edition(SOP)), "micro")
    assert worked == dict.fromkeys(
        ("table_of", "page_of", "grid_of", "sketch", "mended", "drawing_of"), 1
    )


def test_all_formats_of_a_standard_share_its_pages(worked: Counter[str]) -> None:
    pytest.importorskip("typst", reason="the extra soptool[pdf] is not installed")
    _paint(ServiceForm(standard(SERVICE), edition(SERVICE)), "standard")
    assert worked == dict.fromkeys(SERVED, 1)

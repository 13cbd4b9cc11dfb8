"""Every kind of document, light, dark and on a phone: axe-core finds nothing that bars a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.browser import View, ask, axe, of_views
from export.rendered import ROOT
from export.test_comparison import NEW, OLD
from revision.made import write
from soptool.api.diff import diff, diff_document
from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.compose.level import Level

FORMATS = ("html", "poster", "maklumat", "scorecard")
KINDS = {
    "micro": "parts/surat-masuk.html",
    "macro": "parts/pengelolaan-surat.html",
    "macro, every step": "all/pengelolaan-surat.html",
    "standard": "parts/layanan-persuratan.html",
    "poster": "parts/layanan-persuratan.poster.html",
    "maklumat": "parts/layanan-persuratan.maklumat.html",
    "scorecard": "parts/surat-masuk.scorecard.html",
    "index": "parts/index.html",
    "comparison": "comparison.html",
}
VIEWS = (View(1400), View(390, 2, dark=True))
MORE_VIEWS = (View(1400, dark=True), View(390, 2))


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    found: dict[str, str] = {}
    for level in Level:
        request = Request(workspace=ROOT / "examples")
        for document in render(request, Wanted(FORMATS, level)).documents:
            if isinstance(document.content, str):
                found[f"{level}/{document.name}"] = document.content
    request = write(tmp_path_factory.mktemp("compared"), {"lama.yaml": OLD, "baru.yaml": NEW})
    found["comparison.html"] = diff_document(diff(request, "lama.yaml", "baru.yaml"), "html")
    return found


@of_views(VIEWS, MORE_VIEWS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(
    kind: str, view: View, documents: dict[str, str], tmp_path: Path
) -> None:
    script = f"""{axe()};
      const found = await axe.run();
      document.getElementById('view-form')?.click();
      const official = await axe.run();
      return {{passes: found.passes.length,
               violations: [...found.violations, ...official.violations].map(
                 v => [v.id, v.nodes[0].html])}};"""
    found = ask(documents[KINDS[kind]], script, tmp_path, view)
    assert found["violations"] == []
    assert found["passes"] > 10

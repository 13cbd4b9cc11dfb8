"""No word is broken inside on a screen, but at its soft hyphens, joints and folds."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.browser import View, shown
from export.made import edition, micro, procedure
from export.painting import text_by
from export.rendered import procedures
from soptool.compose.procedure import Procedure
from soptool.export.html.documents import procedure_html
from soptool.form.edition import Edition

pytestmark = pytest.mark.long

WIDTHS = (320, 360, 414, 480, 600, 641, 720, 800, 960, 1024, 1280, 1366, 1536, 1920)
# Lines of each word that is seen; a word ends at spaces and where a line may end.
BROKEN = r"""
const found = new Set(), range = document.createRange();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const box = node.parentElement;
  if (box.closest(".hidden, style, script") || !box.checkVisibility()) continue;
  const side = getComputedStyle(box).writingMode.startsWith("vertical") ? "left" : "top";
  for (const word of node.data.matchAll(/[^\s\u00ad\u200b\/_.-]+/g)) {
    const tops = [...word[0]].map((_, place) => {
      range.setStart(node, word.index + place);
      range.setEnd(node, word.index + place + 1);
      return [...range.getClientRects()].pop()?.[side];  // the first may be a hyphen that is drawn
    }).filter(top => top !== undefined);
    if (Math.max(...tops) - Math.min(...tops) > 4) found.add(word[0]);
  }
}
return [...found];
"""
HARD = Path(__file__).with_name("hard_words.yaml").read_text(encoding="utf-8")


def documents() -> dict[str, tuple[Procedure, Edition]]:
    hard = micro(HARD)
    return {**procedures(), "hard": (procedure(hard), edition(hard))}


@pytest.mark.parametrize("name", sorted(documents()))
def test_no_word_is_broken_inside(name: str, tmp_path: Path) -> None:
    document = text_by(procedure_html, *documents()[name])
    broken = {}
    browser = shown(document, tmp_path, View(WIDTHS[0]))
    for width in WIDTHS:
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1}
        browser.call("Emulation.setDeviceMetricsOverride", **size, mobile=False)
        if found := browser.evaluate(BROKEN):
            broken[width] = found
    assert broken == {}

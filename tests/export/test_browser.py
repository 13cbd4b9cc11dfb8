"""Documents as a browser lays them out: the drawing is the one that was checked, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.browser import View, of_views, shown
from export.laid_out import laid_out
from export.painted import checked, differences
from export.painting import text_by
from export.rendered import procedures
from soptool.diagram.plan import Plan
from soptool.export.html.documents import procedure_html
from soptool.form.form import Form

NAMES = sorted(procedures())
FORMS = ("pengelolaan-surat-all", "surat-masuk-all", "pengajuan-pembayaran-banyak-alur-all")
NEAR = 0.075
"""Points: a tenth of a pixel."""
SCREEN, PHONE, PAPER = View(1400), View(390, 2), View(1172, media="print")
ZOOMS = (
    View(2800, 0.5),
    View(933, 1.5),
    View(800),
    View(1047, media="print"),
)
MORE_ZOOMS = (View(1867, 0.75), View(1273, 1.1), View(1120, 1.25), View(700, 2), View(1920))
PIXELS = (View(1400), View(1250, 1.5))
MORE_PIXELS = (View(2200, 0.5), View(1400, 1.1), View(1300, 1.25), View(1250, 2))


def plan_of(name: str) -> Plan:
    return Form(*procedures()[name]).drawing.chart.plan


def misdrawn(name: str, view: View, folder: Path) -> list[str]:
    """Return where the drawing in the browser is not the one that the checker sees."""
    plan = plan_of(name)
    found = laid_out(shown(text_by(procedure_html, *procedures()[name]), folder, view))
    whole = sum(plan.widths)
    drawing = checked(plan, found.heights, [found.width * wide / whole for wide in plan.widths])
    assert len(found.painted.rows) == len(plan.rows)
    assert len(found.painted.symbols) == len(plan.symbols)
    return found.trouble + differences(drawing, found.painted, NEAR)


@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_is_the_one_that_was_checked(name: str, tmp_path: Path) -> None:
    for view in (SCREEN, PHONE, PAPER):
        assert misdrawn(name, view, tmp_path) == [], view.name


@of_views(ZOOMS, MORE_ZOOMS)
@pytest.mark.parametrize("name", FORMS)
def test_the_drawing_at_any_zoom(name: str, view: View, tmp_path: Path) -> None:
    assert misdrawn(name, view, tmp_path) == []


INK = """
const lines = [];
for (const strip of document.querySelectorAll('svg.drawn')) {
  const bottom = strip.getBoundingClientRect().bottom;
  for (const line of strip.querySelectorAll('rect.l')) {
    const box = line.getBoundingClientRect();
    if (box.height > box.width && box.bottom >= bottom - 0.1) {
      lines.push([box.left + box.width / 2 + scrollX, bottom + scrollY]);
    }
  }
}
return lines;
"""
"""Where lines go over a border, in pixels of the page."""

FAINTEST = """
const bytes = Uint8Array.from(atob('PICTURE'), c => c.charCodeAt(0));
const picture = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
canvas.drawImage(picture, 0, 0);
const ink = (x, y) => {
  const data = canvas.getImageData(Math.floor(x) - 1, y, 3, 1).data;
  return Math.max(...[0, 4, 8].map(at => 255 - data[at]));
};
return LINES.map(([x, y]) => {
  const at = [...Array(13).keys()].map(n => ink(x * SCALE, Math.floor(y * SCALE) - 6 + n));
  const usual = part => part.sort((a, b) => a - b)[2];
  const around = Math.min(usual(at.slice(0, 4)), usual(at.slice(9)));
  return Math.min(...at.slice(4, 9)) / Math.max(1, around);
});
"""
"""How strong each line is at its weakest near the border, beside what it is elsewhere."""


@of_views(PIXELS, MORE_PIXELS)
def test_no_pixel_is_missing_where_lines_go_over_borders(view: View, tmp_path: Path) -> None:
    page = shown(text_by(procedure_html, *procedures()[FORMS[0]]), tmp_path, view)
    lines = page.evaluate(INK)
    script = FAINTEST.replace("SCALE", str(view.scale)).replace("LINES", str(lines))
    faintest = page.evaluate(script.replace("PICTURE", page.picture()))
    assert len(faintest) > 20
    assert min(faintest) > 0.85


SEEN = """
const seen = selector => [...document.querySelectorAll(selector)].filter(
  element => element.getClientRects().length > 0).length;
const count = () => [seen('table.sop'), seen('.cards > li'), seen('.reading > label')];
const first = count();
document.getElementById('view-2').click();
const mine = count();
document.getElementById('view-form').click();
return [first, mine, count(), document.documentElement.scrollWidth <= innerWidth];
"""


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(360, 2), [[0, 11, 6], [0, 2, 6], [1, 0, 6], True]),
        (View(1280), [[1, 0, 0]] * 3 + [True]),
        (View(360, media="print"), [[1, 0, 0]] * 3),
    ],
    ids=["phone", "screen", "paper"],
)
def test_on_a_phone_the_flow_is_read_as_cards(
    view: View, expected: list[object], tmp_path: Path
) -> None:
    document = text_by(procedure_html, *procedures()["surat-masuk-all"])
    found = shown(document, tmp_path, view).evaluate(SEEN)
    assert found[: len(expected)] == expected

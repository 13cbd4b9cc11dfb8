"""Documents as a browser lays them out: lines meet at the borders, nothing bars a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.browser import ask, axe
from export.rendered import edition_of, procedures
from soptool.export.html import procedure_html, standard_html
from soptool.export.index import index_html
from soptool.model.standard import Standard

FORMS = ("pengelolaan-surat-all", "surat-masuk-all", "transfer-persediaan-all")

MEETINGS = """
const strips = [...document.querySelectorAll('svg.drawn')];
const found = {rows: strips.length, crossings: 0, gaps: [], columns: [], outside: []};
const boxes = strip => [...strip.querySelectorAll('rect.l')].map(r => r.getBoundingClientRect());
for (let i = 0; i + 1 < strips.length; i++) {
  const [above, below] = [strips[i].getBoundingClientRect(), strips[i + 1].getBoundingClientRect()];
  const entering = boxes(strips[i + 1]).filter(b => b.top <= below.top + 0.5);
  for (const line of boxes(strips[i]).filter(b => b.bottom >= above.bottom - 0.5)) {
    found.crossings += 1;
    const next = entering.find(b => Math.abs(b.left - line.left) < 0.5);
    const gap = next ? Math.max(next.top, below.top) - Math.min(line.bottom, above.bottom) : 99;
    if (gap > 0.05) found.gaps.push([i, gap]);
  }
}
const heads = [...document.querySelectorAll('table.sop th.executor, table.sop th.turned')];
const first = strips[0].getBoundingClientRect();
const rights = heads.map(h => h.getBoundingClientRect().right).sort((a, b) => a - b).slice(0, -1);
const borders = [...strips[0].querySelectorAll('line.b')].map(l => l.getBoundingClientRect().left);
borders.forEach((x, n) => {
  if (Math.abs(x - rights[n]) > 1.6) found.columns.push([x, rights[n]]);
});
for (const symbol of document.querySelectorAll('svg.drawn .y')) {
  const [box, cell] = [symbol, symbol.closest('td')].map(e => e.getBoundingClientRect());
  if (box.left < cell.left || box.right > cell.right || box.top < cell.top - 1
      || box.bottom > cell.bottom + 1) found.outside.push(box.top);
}
return found;
"""


@pytest.mark.parametrize(("width", "scale"), [(1400, 1), (400, 2), (1100, 1.25)])
@pytest.mark.parametrize("name", FORMS)
def test_lines_meet_at_the_borders_of_cells(
    name: str, width: int, scale: float, tmp_path: Path
) -> None:
    document = procedure_html(*procedures()[name])
    found = ask(document, MEETINGS, tmp_path, width=width, scale=scale)
    assert found["rows"] > 5
    assert found["crossings"] > 5
    assert found["gaps"] == []
    assert found["columns"] == []
    assert found["outside"] == []


def documents() -> dict[str, str]:
    shared = edition_of("examples")
    standards = (e.sop for e in shared.workspace.entries if isinstance(e.sop, Standard))
    made = {name: procedure_html(*procedures()[name]) for name in FORMS}
    return {**made, "standard": standard_html(next(standards), shared), "index": index_html(shared)}


@pytest.mark.parametrize("name", [*FORMS, "standard", "index"])
def test_axe_finds_no_violation(name: str, tmp_path: Path) -> None:
    script = f"""{axe()};
      const found = await axe.run();
      return {{passes: found.passes.length,
               violations: found.violations.map(v => [v.id, v.nodes[0].html])}};"""
    found = ask(documents()[name], script, tmp_path)
    assert found["violations"] == []
    assert found["passes"] > 10

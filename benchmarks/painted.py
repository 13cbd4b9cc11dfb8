"""Random procedures read back from the browser's layout and from the pages of their PDF.

    python benchmarks/painted.py [--charts 100]

Whether the drawing on the screen (wide, on a phone, printed) and on paper is the one that the
checker judges, and whether off-page connectors stand at page breaks and in pairs: what
tests/export/test_browser.py and test_printed.py ask of the examples and the real cases.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from as_yaml import settings_of, yaml_of
from charts import chart

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from export.browser import View, shown
from export.laid_out import laid_out
from export.painted import checked, differences
from export.printed import loose_ends, printed_pages, together
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.diagram.lettering import POINT
from soptool.export.html.documents import procedure_html
from soptool.export.pdf.procedure import procedure_pdf
from soptool.export.press import Press
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.pages.sheets import draft_of, paged
from soptool.workspace.load import load

VIEWS = (View(1400), View(390, 2), View(1172, media="print"))
ON_SCREEN, ON_PAPER = 0.075, 0.03
"""Points that do not count."""


def on_screen(form: Form, press: Press, folder: Path) -> list[str]:
    """Return where the browser's layout is not the drawing that the checker sees."""
    plan = form.drawing.chart.plan
    document = str(procedure_html(form, press).content)
    found = []
    for view in VIEWS:
        page = laid_out(shown(document, folder, view))
        widths = [page.width * wide / sum(plan.widths) for wide in plan.widths]
        off = differences(checked(plan, page.heights, widths), page.painted, ON_SCREEN)
        found += [f"{view.name}: {line}" for line in page.trouble + off]
    return found


def on_paper(form: Form, press: Press, folder: Path) -> tuple[list[str], int] | None:
    """Return where the pages are not the drawing that the checker sees, and their number.

    None where the document is refused.
    """
    file = folder / "x.pdf"
    content, _ = procedure_pdf(form, press)
    sheets, _ = paged([draft_of(form)], press.measure)
    if sheets is None or not isinstance(content, bytes):
        return None
    (sheet,) = sheets
    file.write_bytes(content)
    widths = sheet.chart.table.widths.executors
    pages = printed_pages(file, widths[0] / POINT)
    drawing = checked(sheet.chart.plan, sheet.heights, widths)
    found = differences(drawing, together(pages), ON_PAPER) + loose_ends(pages)
    if len(pages) != len(sheet.starts) + 1:
        found.append(f"{len(pages)} pages with rows, not {len(sheet.starts) + 1}")
    return found, len(pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--charts", type=int, default=100)
    options = parser.parse_args()
    wrong: list[str] = []
    pages = refused = 0
    for seed in range(options.charts):
        with tempfile.TemporaryDirectory() as name:
            folder, grid = Path(name), chart(seed)
            (folder / "acak.yaml").write_text(yaml_of(grid, "acak"), encoding="utf-8")
            (folder / "sop.yaml").write_text(settings_of(grid), encoding="utf-8")
            workspace = load(folder)
            press = Press(Edition(workspace))
            procedure = compose(Composer(workspace), workspace.entries[0], Level.ALL)
            form = Form(procedure, press.edition)
            wrong += [f"{seed} {line}" for line in on_screen(form, press, folder)]
            printed = on_paper(form, press, folder)
            if printed is None:
                refused += 1
                continue
            found, count = printed
            pages += count
            wrong += [f"{seed} PDF: {line}" for line in found]
    print(f"{options.charts} procedures: {len(VIEWS)} layouts each, {pages} pages of PDF", end="")
    print(f" ({refused} refused as PDF): {len(wrong)} differences")
    for line in wrong[:20]:
        print("  !", line)


if __name__ == "__main__":
    main()

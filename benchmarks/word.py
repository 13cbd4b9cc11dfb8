"""How much CPU a Word document takes, beside python-docx writing the same table without a drawing.

    python benchmarks/word.py [--rows 20] [--memory 1000] [--charts 500]

Both in one process, alternating; medians of the rounds, measuring included. `--memory`: so many
documents are made in a process of their own, whose peak is told. `--charts`: so many random
procedures are written, read back from the XML, and held against the drawing that was checked.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from as_yaml import settings_of, yaml_of
from charts import chart
from documents import form_of, write

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from export.docx.reading import drawn
from export.painted import differences
from soptool.diagram.checker.drawing import read
from soptool.diagram.checker.judge import judge
from soptool.diagram.frame import Surround
from soptool.diagram.lettering import POINT
from soptool.diagram.svg import svg
from soptool.export.docx.procedure import procedure_docx
from soptool.export.press import Press
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.pages.sheets import draft_of, paged
from soptool.workspace.load import load

ROUNDS = 15
_SOFT = "struck"
"""Words on a border of the table: no drawing is refused for that."""
_NEAR = 0.1
"""Points: Word counts in twentieths."""


def _ours(form: Form, press: Press) -> bytes:
    content, findings = procedure_docx(form, press)
    assert isinstance(content, bytes), findings
    return content


def _python_docx(form: Form, _press: Press) -> bytes:
    """Write the texts of the same table, without a drawing."""
    from docx import Document  # noqa: PLC0415 -- only here

    table = form.table
    document = Document()
    written = document.add_table(2, len(table.columns) + 6, style="Table Grid")
    for row in table.rows:
        cells = written.add_row().cells
        texts = [row.no, "; ".join(act.text for act in row.acts)]
        texts += [""] * len(table.columns)
        texts += ["; ".join(row.requirements), "; ".join(row.time.texts if row.time else ())]
        texts += ["; ".join(row.outputs), "; ".join(row.notes)]
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _alternating(folder: Path, rows: int) -> None:
    write(folder, ROUNDS + 2, rows)
    workspace = load(folder)
    press = Press(Edition(workspace))
    ways: dict[str, Callable[[Form, Press], bytes]] = {
        "soptool --to docx": _ours,
        "python-docx, no drawing": _python_docx,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number, entry in enumerate(workspace.entries):
        for name, way in ways.items():
            start = time.process_time()
            way(form_of(entry, press.edition), press)
            if number > 1:
                times[name].append((time.process_time() - start) * 1000)
    for name, taken in times.items():
        print(f"{name:26} {statistics.median(taken):6.1f} ms of CPU, {rows} rows")


def _memory(folder: Path, count: int, rows: int) -> None:
    write(folder, count, rows)
    workspace = load(folder)
    press = Press(Edition(workspace))
    before = _peak()
    for entry in workspace.entries:
        _ours(form_of(entry, press.edition), press)
    print(f"{count} documents: peak {_peak()} MB, {before} MB of it before the first")


def _charts(count: int) -> None:
    wrong: list[str] = []
    refused = tables = 0
    for seed in range(count):
        with tempfile.TemporaryDirectory() as name:
            folder, grid = Path(name), chart(seed)
            (folder / "acak.yaml").write_text(yaml_of(grid, "acak"), encoding="utf-8")
            (folder / "sop.yaml").write_text(settings_of(grid), encoding="utf-8")
            workspace = load(folder)
            press = Press(Edition(workspace))
            form = form_of(workspace.entries[0], press.edition)
            content, _ = procedure_docx(form, press)
            sheets, _ = paged([draft_of(form)], press.measure)
        if sheets is None or not isinstance(content, bytes):
            refused += 1
            continue
        found, (sheet,) = drawn(content), sheets
        tables += found.tables
        heights = [(bottom - top) * POINT for top, bottom in found.painted.rows]
        widths = sheet.chart.table.widths.executors
        names = tuple(map(str, range(len(widths))))
        around = Surround("", "", names, heights=tuple(heights), widths=tuple(widths))
        whole = read(svg(sheet.chart.plan, around))
        faults = [fault.kind for fault in judge(whole).faults if fault.kind != _SOFT]
        wrong += [f"{seed}: {kind}" for kind in faults]
        tips = dict.fromkeys((round(x, 2), round(y, 2)) for x, y in found.painted.tips)
        found.painted.tips = list(tips)
        wrong += [f"{seed}: {line}" for line in differences(whole, found.painted, _NEAR)]
    print(f"{count} procedures, {tables} pages of tables ({refused} refused): ", end="")
    print(f"{len(wrong)} differences")
    for line in wrong[:20]:
        print("  !", line)


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20)
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--charts", type=int, default=0)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.charts:
        _charts(asked.charts)
        return
    with tempfile.TemporaryDirectory() as folder:
        if asked.child:
            _memory(Path(folder), asked.memory, asked.rows)
            return
        _alternating(Path(folder), asked.rows)
    if asked.memory:
        words = ["--child", "--memory", str(asked.memory), "--rows", str(asked.rows)]
        subprocess.run([sys.executable, __file__, *words], check=True)


if __name__ == "__main__":
    main()

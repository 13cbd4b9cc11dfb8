"""How much CPU documents of Office take, beside other writers of the same table without a drawing.

    python benchmarks/office.py [docx] [xlsx] [--rows 20] [--memory 1000]
    python benchmarks/office.py [docx] [xlsx] --charts 500 [--first 0] [--prototypes DIR]

Word beside python-docx, Excel beside openpyxl: both in one process, alternating; medians of the
rounds, measuring included. `--memory`: so many documents are made in a process of their own, whose
peak is told. `--charts`: so many random procedures are written, read back from the XML, and held
against the drawing that was checked; with the folder of the flowchart prototype also its cases,
and its dense ones (a fifth as many).
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from as_yaml import settings_of, yaml_of
from charts import chart
from documents import form_of, write
from prototype import as_grid
from prototype import load as prototype

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from export.office.judged import SOFT, in_excel, in_word
from soptool.diagram.grid import Grid
from soptool.export.docx.procedure import procedure_docx
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.export.xlsx.documents import procedure_xlsx
from soptool.finding import Finding
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.pages.sheets import Sheets, draft_of, paged
from soptool.lint.drawn import LARGER_PAPER
from soptool.workspace.load import load

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Way:
    """A format: what paints it, what judges it, and who else writes such a table."""

    painter: Callable[[Form, Press], Painted]
    judged: Callable[[bytes, Sheets, Collection[str]], Iterator[str]]
    peer: str
    theirs: Callable[[Form], bytes]


def _texts(form: Form) -> Iterator[list[str]]:
    """Yield the texts of the table's rows."""
    for row in form.table.rows:
        texts = [row.no, "; ".join(act.text for act in row.acts)]
        texts += [""] * len(form.table.columns)
        texts += ["; ".join(row.requirements), "; ".join(row.time.texts if row.time else ())]
        yield [*texts, "; ".join(row.outputs), "; ".join(row.notes)]


def _python_docx(form: Form) -> bytes:
    from docx import Document  # noqa: PLC0415 -- only here

    document = Document()
    written = document.add_table(2, len(form.table.columns) + 6, style="Table Grid")
    for texts in _texts(form):
        for cell, text in zip(written.add_row().cells, texts, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _openpyxl(form: Form) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 -- only here

    book = Workbook()
    for texts in _texts(form):
        book.active.append(texts)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


WAYS = {
    "docx": Way(procedure_docx, in_word, "python-docx", _python_docx),
    "xlsx": Way(procedure_xlsx, in_excel, "openpyxl", _openpyxl),
}


def _alternating(name: str, folder: Path, rows: int) -> None:
    write(folder, ROUNDS + 2, rows)
    way, workspace = WAYS[name], load(folder)
    press = Press(Edition(workspace))
    ways: dict[str, Callable[[Form], object]] = {
        f"soptool --to {name}": lambda form: way.painter(form, press),
        f"{way.peer}, no drawing": way.theirs,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number, entry in enumerate(workspace.entries):
        for title, made in ways.items():
            start = time.process_time()
            assert made(form_of(entry, press.edition))
            if number > 1:
                times[title].append((time.process_time() - start) * 1000)
    for title, taken in times.items():
        print(f"{title:26} {statistics.median(taken):6.1f} ms of CPU, {rows} rows")


def _memory(name: str, folder: Path, count: int, rows: int) -> None:
    write(folder, count, rows)
    workspace = load(folder)
    press = Press(Edition(workspace))
    before = _peak()
    for entry in workspace.entries:
        assert WAYS[name].painter(form_of(entry, press.edition), press).content
    print(f"{count} documents {name}: peak {_peak()} MB, {before} MB of it before the first")


Grids = Iterator[tuple[int, Grid]]


def _generated(prototypes: Path | None, seeds: range) -> Iterator[tuple[str, Grids]]:
    """Yield the generators' tables: our own, and those of the prototype where it is given."""
    yield "own", ((seed, chart(seed)) for seed in seeds)
    if prototypes is not None:
        made = prototype(prototypes)
        dense = seeds[: len(seeds) // 5]
        yield "prototype", ((seed, as_grid(made.cases(seed))) for seed in seeds)
        yield "dense", ((seed, as_grid(made.dense(seed))) for seed in dense)


def _charts(formats: Sequence[str], name: str, grids: Grids) -> int:
    """Write, read back and judge procedures; return how much is wrong."""
    wrong: list[str] = []
    count = pages = 0
    refused: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        for seed, grid in grids:
            press, form = _pressed(Path(place), grid)
            count += 1
            for each in formats:
                content, findings = WAYS[each].painter(form, press)
                sheets = _sheets(form, press, findings)
                if sheets is None or not isinstance(content, bytes):
                    refused[each] += 1
                    wrong += [f"{each} {seed}: refused without a word"] * (not findings)
                    continue
                pages += len(sheets.starts) + 1
                found = WAYS[each].judged(content, sheets, SOFT)
                wrong += [f"{each} {seed}: {line}" for line in found]
    print(f"{name}: {count} procedures, {pages} pages of tables, refused {dict(refused)}: ", end="")
    print(f"{len(wrong)} faults and differences", flush=True)
    for line in wrong[:20]:
        print("  !", line)
    return len(wrong)


def _pressed(folder: Path, grid: Grid) -> tuple[Press, Form]:
    (folder / "acak.yaml").write_text(yaml_of(grid, "acak"), encoding="utf-8")
    (folder / "sop.yaml").write_text(settings_of(grid), encoding="utf-8")
    workspace = load(folder)
    press = Press(Edition(workspace))
    return press, form_of(workspace.entries[0], press.edition)


def _sheets(form: Form, press: Press, findings: Iterable[Finding]) -> Sheets | None:
    """Return the pages as they are planned on the paper that the form was printed on."""
    edition = press.edition.on(_paper(findings) or press.edition.settings.paper)
    sheets, _ = paged(
        [draft_of(form.on_paper_of(edition))], replace(press, edition=edition).measure
    )
    return sheets[0] if sheets else None


def _paper(findings: Iterable[Finding]) -> str | None:
    """Return the larger paper that a form was printed on."""
    larger = (each for each in findings if each.code == LARGER_PAPER.code)
    return next((str(dict(each.message.values)["paper"]) for each in larger), None)


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", choices=[*WAYS, []], help="both, where none is named")
    parser.add_argument("--rows", type=int, default=20)
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--charts", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--prototypes", type=Path, help="the folder of the flowchart prototype")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    formats = asked.formats or list(WAYS)
    if asked.charts:
        made = _generated(asked.prototypes, range(asked.first, asked.first + asked.charts))
        wrong = sum(_charts(formats, name, grids) for name, grids in made)
        raise SystemExit(min(wrong, 1))
    for name in formats:
        with tempfile.TemporaryDirectory() as folder:
            if asked.child:
                _memory(name, Path(folder), asked.memory, asked.rows)
                continue
            _alternating(name, Path(folder), asked.rows)
        if asked.memory:
            words = [name, "--child", "--memory", str(asked.memory), "--rows", str(asked.rows)]
            subprocess.run([sys.executable, __file__, *words], check=True)


if __name__ == "__main__":
    main()

"""How fast documents are made, and what memory that takes; beside other engines where installed.

    python benchmarks/documents.py [--documents 100] [--memory 1000] [--seeds 200]

Seconds are of the clock and, as other programs may run, of the processor. `--seeds` renders random
procedures, written as YAML, through the whole chain and counts what could not be written.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from charts import chart

from soptool.compose.expand import Composer
from soptool.compose.parts import Level, compose
from soptool.compose.procedure import Procedure
from soptool.diagram.grid import END, Edge, Grid, Node
from soptool.export.edition import Edition
from soptool.export.html import procedure_html
from soptool.export.pdf import procedure_pdf
from soptool.export.refusal import Unwritable
from soptool.export.svg import procedure_svg
from soptool.workspace.load import Workspace, load

EXECUTORS = (
    "Pemohon",
    "Petugas Loket",
    "Verifikator",
    "Kepala Seksi",
    "Kepala Bidang",
    "Kepala Dinas",
)
ACTS = (
    "Menerima dan memeriksa kelengkapan berkas permohonan",
    "Mencatat permohonan pada buku register dan memberi nomor agenda",
    "Memverifikasi dokumen persyaratan terhadap ketentuan peraturan perundang-undangan",
    "Memeriksa konsep surat keputusan",
    "Membubuhkan paraf persetujuan",
    "Menandatangani surat keputusan",
    "Mengarsipkan dokumen",
)
HEAD = """kind: micro
id: {id}
title: Pelayanan Izin Nomor {number}
number: SOP-{number:04}/DIN/2026
dates: {{created: 2026-01-02, effective: 2026-02-01}}
approval: {{position: Kepala Dinas, name: Nama Pejabat}}
legal_basis: [Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik]
qualifications: [Memahami tata naskah dinas, Mampu mengoperasikan komputer]
equipment: [Komputer, Buku register]
warnings: Jika tidak dilaksanakan, pelayanan terlambat
records: [Buku register]
executors:
"""


def write(folder: Path, count: int, rows: int = 20) -> None:
    """Write SOPs of this many rows."""
    for number in range(count):
        pick = random.Random(number)
        lines = [HEAD.format(id=f"sop-{number:04}", number=number).rstrip()]
        lines += [f"  e{place}: {name}" for place, name in enumerate(EXECUTORS)] + ["steps:"]
        place = 0
        for row in range(rows):
            place = min(5, max(0, place + pick.choice((-2, -1, 0, 1, 1, 2))))
            lines += [
                f"  - id: s{row}",
                f"    activity: {pick.choice(ACTS)}",
                f"    executor: e{place}",
                "    requirements: [Berkas permohonan, Kartu keluarga]",
                f"    duration: {pick.choice(('5 menit', '1 jam', '2 hari kerja'))}",
                "    outputs: [Berkas terverifikasi]",
            ]
            if 2 < row < rows - 1 and pick.random() < 0.2:
                back = f"s{row - pick.choice((1, 2))}"
                lines += ["    question: Lengkap?", f"    branches: {{Ya: next, Tidak: {back}}}"]
        (folder / f"sop-{number:04}.yaml").write_text("\n".join(lines) + "\n")


def yaml_of(grid: Grid, name: str) -> str:
    """Write a random table of the router's benchmark as an SOP."""
    lines = [f"kind: micro\nid: {name}\ntitle: Acak {name}\nexecutors:"]
    lines += [f"  c{column}: Pelaksana {column + 1}" for column in range(grid.columns)]
    lines += ["steps:"]
    starts = {start.node: start.text for start in grid.starts}
    row = -1
    for node in grid.nodes:
        lines += [f"  - id: {_id(node.id)}", f"    activity: Mengerjakan {node.id}"]
        lines += [f"    executor: {_who(node)}"] if node.columns else []
        lines += ["    row: same"] if node.row == row else []
        if node.id in starts and node is not grid.nodes[0] and node.row != row:
            lines += ["    start: true"] + (
                [f"    label: {starts[node.id]}"] if starts[node.id] else []
            )
        lines += _ways(grid, node)
        row = node.row
    return "\n".join(lines) + "\n"


def _id(name: str) -> str:
    return name.replace(".", "-")


def _who(node: Node) -> str:
    names = ", ".join(f"c{column}" for column in node.columns)
    if len(node.columns) == 1 or node.relation == "joint":
        return f"[{names}]"
    return f"{{{node.relation}: [{names}]}}"


def _ways(grid: Grid, node: Node) -> Iterator[str]:
    edges = [edge for edge in grid.edges if edge.source == node.id]
    if node.kind != "decision":
        yield f"    next: [{', '.join(_target(edge) for edge in edges)}]"
        return
    if node.text:
        yield f"    question: {node.text!r}"
    answers: dict[str, list[str]] = {}
    for edge in edges:
        answers.setdefault(edge.label, []).append(_target(edge))
    yield "    branches:"
    for label, targets in answers.items():
        yield f"      {label}: [{', '.join(targets)}]"
    sides = [f"{edge.label}: {edge.side}" for edge in edges if edge.side]
    if sides:
        yield f"    route: {{{', '.join(sides)}}}"


def _target(edge: Edge) -> str:
    if edge.target != END:
        return _id(edge.target)
    return f"{{end: {edge.outcome}}}" if edge.outcome else "end"


def timed(name: str, work: Callable[[], object], count: int) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(
        f"  {name:44s} {clock / count * 1000:8.1f} ms a document ({count / clock:6.1f}/s)"
        f"   processor {processor / count * 1000:7.1f} ms"
    )


def composed(workspace: Workspace) -> list[Procedure]:
    composer = Composer(workspace)
    return [compose(composer, entry, Level.ALL) for entry in workspace.entries]


def speed(folder: Path, count: int) -> None:
    workspace = load(folder)
    edition = Edition(workspace)
    found = composed(workspace)
    procedure_pdf(found[0], edition)
    procedure_html(found[0], edition)
    print(f"\n{count} documents of 20 rows, 6 executors, in this process")
    few = found[1:31]
    timed("html", lambda: [procedure_html(each, edition) for each in found], count)
    timed("svg", lambda: [procedure_svg(each, edition) for each in found], count)
    timed("pdf", lambda: [procedure_pdf(each, edition) for each in few], len(few))
    print(
        "\nThe same by `sop render`, as many processes as processors, loading and checks included"
    )
    for name in ("pdf", "html"):
        command = [sys.executable, "-m", "soptool", "render", "--workspace", str(folder), "-q"]
        with tempfile.TemporaryDirectory() as output:
            whole = [*command, "--to", name, "-o", output]
            timed(name, lambda c=whole: subprocess.run(c, capture_output=True, check=True), count)  # type: ignore[misc]
    others([procedure_html(each, edition) for each in few[:5]])


def others(pages: list[str]) -> None:
    """Print the same HTML by other engines."""
    print("\nOther engines, PDF from our HTML")
    browser = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, page in enumerate(pages):
            (folder / f"{number}.html").write_text(page)
        files = sorted(folder.glob("*.html"))
        if browser:
            command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
            command += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder}/x.pdf"]
            timed("chromium, a process each", lambda: _each(command, files), len(files))
        else:
            print("  chromium is not installed")
        if find_spec("weasyprint"):
            weasyprint = import_module("weasyprint")
            timed(
                "weasyprint (without the drawing)",
                lambda: [weasyprint.HTML(string=page).write_pdf() for page in pages],
                len(pages),
            )
        else:
            print("  weasyprint is not installed")


def _each(command: list[str], files: list[Path]) -> None:
    for file in files:
        subprocess.run([*command, file.as_uri()], capture_output=True, check=True)


def seeds(folder: Path, count: int) -> None:
    """Render random procedures from YAML and count what was refused."""
    for seed in range(count):
        (folder / f"acak-{seed:04}.yaml").write_text(yaml_of(chart(seed), f"acak-{seed:04}"))
    (folder / "sop.yaml").write_text("paper: F4\n")
    workspace = load(folder)
    print(f"\n{count} random procedures as YAML, F4: {len(workspace.entries)} load")
    edition = Edition(workspace)
    for name, make in (("svg", procedure_svg), ("html", procedure_html), ("pdf", procedure_pdf)):
        refused: Counter[str] = Counter()
        edition.findings.clear()
        for procedure in composed(workspace):
            try:
                make(procedure, edition)
            except Unwritable as refusal:
                refused.update({finding.code for finding in refusal.findings})
        said = Counter(finding.code for finding in edition.findings)
        print(f"  {name:5s} refused {dict(refused)}, said {dict(said)}")


_PEAK = """
import resource, sys
from pathlib import Path
from soptool.api.making import Studio
from soptool.compose.parts import Level
from soptool.export.edition import Edition
from soptool.workspace.load import load

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

workspace = load(Path(sys.argv[1]))
tasks = tuple((entry, (sys.argv[2],)) for entry in workspace.entries)
studio = Studio(tasks, Edition(workspace), Level.ALL)
loaded = peak()
for number in range(len(tasks)):
    studio.make(number)
print(loaded, peak())
"""


def memory(count: int, name: str) -> None:
    """Render in a process of its own and tell its peak."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), count)
        result = subprocess.run(
            [sys.executable, "-c", _PEAK, folder, name], capture_output=True, text=True, check=True
        )
    loaded, peak = result.stdout.split()
    print(f"  {name}: {count} documents in one process, peak {peak} MB ({loaded} MB after loading)")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--memory", type=int, default=1000)
    parser.add_argument("--seeds", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), options.documents)
        speed(Path(name), options.documents)
    if options.seeds:
        with tempfile.TemporaryDirectory() as name:
            seeds(Path(name), options.seeds)
    if options.memory:
        print("\nMemory")
        for name in ("html", "pdf"):
            memory(options.memory, name)


if __name__ == "__main__":
    main()

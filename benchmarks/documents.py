"""How fast documents are made, and what memory that takes; beside other engines where installed.

    python benchmarks/documents.py [--documents 100] [--memory 1000] [--prototypes DIR]

DIR is the folder of the prototypes of documents (`run_typst.py`). In a round each engine makes a
few documents, one engine after the other, so that other work of the machine strikes them alike;
times are medians of the rounds, and ratios are what counts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from engines import printers
from processes import Peak, peak_of

from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.export.html.documents import procedure_html
from soptool.export.pdf.procedure import procedure_pdf
from soptool.export.press import Press
from soptool.export.svg import procedure_svg
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.workspace.entry import Entry
from soptool.workspace.load import load

ROUNDS = 5
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


def form_of(entry: Entry, edition: Edition) -> Form:
    """Return a form of which nothing is worked out yet, from a composer that is new."""
    return Form(compose(Composer(edition.workspace), entry, Level.ALL), edition)


def in_process(folder: Path, prototype: Path | None) -> None:
    """Print ms a document: ours in this process, beside other engines."""
    workspace = load(folder)
    press = Press(Edition(workspace))
    few = workspace.entries[:6]
    pages = [str(procedure_html(form_of(entry, press.edition), press).content) for entry in few]
    ours: dict[str, Callable[..., object]] = {
        "HTML": procedure_html,
        "SVG": procedure_svg,
        "PDF": procedure_pdf,
    }
    works: dict[str, Callable[[], object]] = {}
    for name, make in ours.items():
        works[name] = lambda make=make: [  # type: ignore[misc]
            make(form_of(entry, press.edition), press) for entry in few
        ]
    for name, printer in printers(prototype).items():
        count = 2 if name == "WeasyPrint" or "each" in name else len(pages)
        works[f"{name} ×{count}"] = lambda printer=printer, count=count: printer(pages[:count])  # type: ignore[misc]
    spent: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(ROUNDS):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            count = int(name.partition("×")[2] or len(few))
            spent[name].append((time.perf_counter() - started) / count * 1000)
    print("\n| In one process, 20 rows, 6 executors | ms a document | a second | our PDF is |")
    print("|---|---|---|---|")
    usual = {name: statistics.median(found) for name, found in spent.items()}
    for name, each in usual.items():
        times = "" if name in ours else f"{each / usual['PDF']:.1f} times as fast"
        print(f"| {name.partition(' ×')[0]} | {each:.1f} | {1000 / each:.1f} | {times} |")


_MAKING = """
import sys, time
from pathlib import Path
from soptool.api.render import Wanted, render
from soptool.api.request import Request
ready = render(Request(workspace=Path(sys.argv[1])), Wanted((sys.argv[2],)))
started = time.perf_counter()
print(sum(document.content is not None for document in ready.documents), end=" ")
print(time.perf_counter() - started)
"""


def in_a_call(folder: Path, count: int) -> None:
    """Print documents a second of `sop render`, whole and without loading and checks."""
    print(
        f"\n| `sop render`, {count} documents | whole call, s | a second | the making, a second |"
    )
    print("|---|---|---|---|")
    for name in ("pdf", "html", "svg"):
        whole, making = [], []
        for _ in range(3):
            whole.append(_call(folder, name))
            command = [sys.executable, "-c", _MAKING, str(folder), name]
            result = subprocess.run(command, capture_output=True, text=True, check=True)
            making.append(float(result.stdout.split()[1]))
        best, alone = min(whole), min(making)
        print(f"| {name.upper()} | {best:.2f} | {count / best:.1f} | {count / alone:.1f} |")


def _command(folder: Path, name: str, output: str) -> list[str]:
    where = ["--workspace", str(folder), "--to", name, "-o", output]
    return [sys.executable, "-m", "soptool", "render", "-q", *where]


def _call(folder: Path, name: str) -> float:
    with tempfile.TemporaryDirectory() as output:
        started = time.perf_counter()
        subprocess.run(_command(folder, name, output), capture_output=True, check=True)
        return time.perf_counter() - started


def memory(count: int) -> None:
    """Print the most memory of the processes of `sop render`."""
    print(f"\n| Peak memory, {count} documents | main process | largest worker | together |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as output:
        write(Path(folder), count)
        for name in ("html", "pdf"):
            peak: Peak = peak_of(_command(Path(folder), name, output))
            print(
                f"| {name.upper()}, {peak.processes} processes | {peak.main:.0f} MB "
                f"| {peak.worker:.0f} MB | {peak.together:.0f} MB |"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--memory", type=int, default=1000)
    parser.add_argument("--prototypes", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), options.documents)
        in_process(Path(name), options.prototypes)
        in_a_call(Path(name), options.documents)
    if options.memory:
        memory(options.memory)


if __name__ == "__main__":
    main()

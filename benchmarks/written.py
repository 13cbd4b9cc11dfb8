"""What `sop render` really writes: every file of many SOPs judged by two checkers.

    python benchmarks/written.py --prototypes DIR [--seeds 2000] [--own 1000] [--pdf 500]

The prototype's cases, the dense ones, our own generator's and the real cases of `tests/cases` are
written as YAML, `sop render` makes SVG, HTML and PDF for F4 in a process of its own, and only the
files that it wrote are looked at. DIR is the folder of the flowchart prototype. `--keep FOLDER`
keeps the files.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from as_yaml import settings_of, yaml_of
from charts import chart
from files import ROOM, Job, Lines, Sums, look, prototype, wanted_lines
from prototype import as_grid

from soptool.diagram.grid import Grid

CASES = Path(__file__).parents[1] / "tests" / "cases"
_SAID = re.compile(r"^(\S+?):.*?\b(SOP45\d)\b")


@dataclass
class Set:
    """SOPs in workspaces, one for each `sop.yaml` that they need, and what is known of them."""

    title: str
    folders: dict[Path, list[str]]
    lines: dict[str, Lines] = field(default_factory=dict)
    has_forks: bool = False


def generated(title: str, grids: Iterable[tuple[str, Grid]], root: Path) -> Set:
    """Write grids as SOPs."""
    found = Set(title, defaultdict(list))
    for name, grid in grids:
        folder = root / f"{title} {grid.style} {grid.terminators}".replace(" ", "-")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(yaml_of(grid, name), encoding="utf-8")
        (folder / "sop.yaml").write_text(settings_of(grid), encoding="utf-8")
        found.folders[folder].append(name)
        found.lines[name] = wanted_lines(grid)
    found.has_forks = title == "own generator"
    return found


def real(root: Path) -> Set:
    """Copy the real cases into a workspace for F4."""
    folder = root / "real"
    folder.mkdir(parents=True)
    for file in CASES.glob("0*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "sop.yaml").write_text("language: id\npaper: F4\n", encoding="utf-8")
    return Set("real cases", {folder: []})


def render(folder: Path, formats: str, files: Sequence[str] = ()) -> tuple[Counter[str], float]:
    """Run `sop render`; return what it said of drawings, and its seconds."""
    command = [sys.executable, "-m", "soptool", "render", "-q", "--workspace", str(folder)]
    command += ["--to", formats, "-o", str(folder / "out"), *files]
    started = time.perf_counter()
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    seconds = time.perf_counter() - started
    if result.returncode not in (0, 1) or "Traceback" in result.stderr:
        print(result.stderr[-2000:])
        message = f"sop render ended with {result.returncode}"
        raise SystemExit(message)
    said = {
        (found.group(1), found.group(2))
        for line in (result.stdout + result.stderr).splitlines()
        if (found := _SAID.match(line))
    }
    return Counter(code for _, code in said), seconds


def jobs(found: Set, prototypes: Path) -> Iterator[Job]:
    for folder in found.folders:
        for file in sorted((folder / "out").glob("*.svg")):
            yield Job(file.stem, file.parent, prototypes, found.lines.get(file.stem))


def prove(found: Set, prototypes: Path, most_pdf: int) -> bool:
    """Render and judge a set; print what was found. Returns whether all is as it must be."""
    said: Counter[str] = Counter()
    seconds = 0.0
    left = most_pdf
    asked = 0
    for folder, names in found.folders.items():
        codes, took = render(folder, "svg,html")
        said, seconds = said + codes, seconds + took
        files, left = [f"{name}.yaml" for name in names[:left]], left - min(left, len(names))
        asked += len(names) or len(list((folder / "out").glob("*.svg")))
        if files or not names:
            codes, took = render(folder, "pdf", files)
            said.update({f"{code} (PDF)": count for code, count in codes.items()})
            seconds += took
    sums = Sums()
    with ProcessPoolExecutor(2) as pool:
        for one in pool.map(look, list(jobs(found, prototypes)), chunksize=16):
            sums.add(one)
    show(found.title, asked, sums, said, seconds)
    if found.has_forks:  # lines with one label begin as one, which that checker does not know
        sums.theirs.pop("overlap", None)
    return not (sums.faults or sums.theirs or sums.wrong) and sums.svg == asked


def show(title: str, asked: int, sums: Sums, said: Counter[str], seconds: float) -> None:
    count = max(1, sums.svg)
    print(f"\n{title}: {asked} SOPs, `sop render` took {seconds:.0f} s")
    print(f"  written: {sums.svg} SVG, {sums.html} HTML, {sums.pdf} PDF of {sums.pages} pages")
    print(f"  refused {asked - sums.svg}; said {dict(sorted(said.items()))}")
    print(f"  hard faults {sum(sums.faults.values())} {dict(sums.faults)}", end="")
    print(f", by the prototype's checker {sum(sums.theirs.values())} {dict(sums.theirs)}")
    print(f"  other things wrong: {dict(sums.wrong) or 'none'}")
    print(
        f"  {sums.connectors} connectors, {sums.crossings / count:.3f} crossings a drawing", end=""
    )
    print(f", {sums.bends / max(1, sums.connectors):.2f} bends a connector")
    print(f"  columns widened {100 * sums.widened / count:.1f} %", end="")
    print(f", page split {100 * sums.split / count:.1f} %")
    print(
        f"  smallest letters {sums.letters:g} pt, symbols {sums.wide:.2f} × {sums.high:.2f} mm",
        end="",
    )
    print(f"; widest table {sums.table:g} mm of {ROOM:g}", end="")
    print(f", {sums.too_wide} wider than the page (refused as PDF)" if sums.too_wide else "")
    for line in sums.at[:10]:
        print("  !", line)
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prototypes", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=2000)
    parser.add_argument("--dense", type=int, default=200)
    parser.add_argument("--own", type=int, default=1000)
    parser.add_argument("--pdf", type=int, default=500, help="PDFs of each set")
    parser.add_argument("--keep", type=Path, help="a folder for the files")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = options.keep or Path(name)
        folder = options.prototypes
        made = prototype(folder)
        named = (
            ("seeds", options.seeds, lambda seed: as_grid(made.cases(seed))),
            ("dense", options.dense, lambda seed: as_grid(made.dense(seed))),
            ("own generator", options.own, chart),
        )
        sets = [real(root)]
        for title, count, grid in named:
            grids = ((f"{title[:5].strip()}-{seed:04}", grid(seed)) for seed in range(count))
            sets.append(generated(title, grids, root))
        proved = [prove(each, folder, options.pdf) for each in sets if each.folders]
    print("\nall as it must be" if all(proved) else "\nNOT all as it must be")


if __name__ == "__main__":
    main()

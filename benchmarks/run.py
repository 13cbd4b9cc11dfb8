"""All figures of speed in one table, each a ratio of two commands that run in turn.

    python benchmarks/run.py [--number 1000] [--rounds 3] [--yamllint FILE]
        [--check-jsonschema FILE] [--old SOP] [--grown NUMBER] [--only WORDS]

The peers are programs in environments of their own; `--old` is the `sop` of another state. A row
whose peer is not given is left out. Seconds are CPU, user and system, of the whole process with
its children, unless the row says wall; of several rounds the median of the ratios pair by pair.
`--grown`: also a workspace of so many SOPs, once, beside the one of NUMBER. The load of the machine
stands above and below the table: of a busy one the ratios of CPU are worth something, wall is not.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
import growth
import watching

PYTHON = sys.executable
SOP = str(Path(PYTHON).parent / "sop")
READING = (
    "import sys; from pathlib import Path; from soptool.workspace.load import load;"
    "print(len(load(Path(sys.argv[1])).shelf.rows))"
)
YAMLLINT = (
    "extends: default\n"
    "rules: {line-length: disable, document-start: disable, truthy: disable, comments: disable}\n"
)
Command = Sequence[str]
CURVES = {"steps": ("chain", 200, 2000), "executors": ("executors", 20, 200),
          "macros in each other": ("depth", 10, 100), "diamonds": ("diamonds", 8, 16)}  # fmt: skip
"""What grows in one SOP, and from how many to how many."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a run took: CPU and wall seconds, and the most memory of one process in MB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A row: our command beside another, `before` each of ours something done to the folder."""

    name: str
    ours: Command
    other: Command
    goal: str
    before: Callable[[Path], None] | None = None
    is_wall: bool = False


def used(command: Command, folder: Path) -> Used:
    """Run a command in a folder."""
    began = time.monotonic()
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    wall = time.monotonic() - began
    return Used(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def forget(folder: Path) -> None:
    """Take away what earlier runs left."""
    shutil.rmtree(folder / ".sop-cache", ignore_errors=True)


def change(folder: Path) -> None:
    """Change one micro, so that its text is another each time."""
    file = folder / "unit-01" / "sop-1.yaml"
    with file.open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")


def figures(options: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    """Yield the rows whose peers are there."""
    nothing = (PYTHON, "-c", "pass")
    one = "unit-01/sop-1.yaml"
    cold = (SOP, "validate", "--no-cache", "--jobs", "1")
    warm = (SOP, "validate")
    if options.yamllint:
        rules = folder.parent / "yamllint.yaml"
        rules.write_text(YAMLLINT)
        yield Figure("`validate` all, cold, 1 process : yamllint", cold,
                     (options.yamllint, "-c", str(rules), "."), "1/8")  # fmt: skip
    if options.check_jsonschema:
        schema = folder.parent / "micro.schema.json"
        schema.write_text(subprocess.check_output((SOP, "schema", "micro"), text=True))
        files = sorted(map(str, folder.glob("unit-*/*.yaml")))
        yield Figure("reading alone : check-jsonschema", (PYTHON, "-c", READING, "."),
                     (options.check_jsonschema, "--schemafile", str(schema), *files),
                     "1/20")  # fmt: skip
    yield Figure("`--version` : `python -c pass`", (SOP, "--version"), nothing, "1.5")
    yield Figure("`--help` : `python -c pass`", (SOP, "--help"), nothing, "7")
    yield Figure("`render --help` : `python -c pass`", (SOP, "render", "--help"), nothing, "7")
    yield Figure("`validate ONE`, warm : `python -c pass`", (*warm, one), nothing, "25")
    for name in ("compose", "time", "tree"):
        yield Figure(f"`{name} ONE`, warm : `python -c pass`", (SOP, name, one), nothing, "–")
    drawn = ("--to", "pdf", "-o", str(folder.parent / "new"))
    for what, goal in ((("validate", one), "60"), (("render", one, *drawn), "80")):
        name = f"`{what[0]} ONE`, nothing kept : `python -c pass`"
        yield Figure(name, (SOP, *what, "--no-cache"), nothing, goal)
    yield Figure("`render ONE --to pdf`, warm : `python -c pass`",
                 (SOP, "render", one, "--to", "pdf", "-o", str(folder.parent / "out")),
                 nothing, "40")  # fmt: skip
    yield Figure("2 processes : 1, wall", (SOP, "validate", "--no-cache", "--jobs", "2"), cold,
                 "0.6", is_wall=True)  # fmt: skip
    yield Figure("`tree`, warm : `git status`", (SOP, "tree"), ("git", "status", "--short"),
                 "≤ 1.5 s of 10,000")  # fmt: skip
    yield Figure("nothing changed : cold", warm, cold, "0.03")
    yield Figure("one micro changed : cold", (*warm, "--jobs", "1"), cold, "0.05", before=change)
    if options.old:
        old = (options.old, "validate")
        yield Figure("`validate` all, cold : old", cold, old, "–")
        yield Figure("nothing changed : old", warm, old, "0.03")
        yield Figure("one micro changed : old", warm, old, "0.05", before=change)


def curves(folder: Path) -> Iterator[Figure]:
    """Yield how much more a command takes for a larger SOP; the goal is n log n."""
    for name, (shape, *sizes) in CURVES.items():
        small, large = (_written(folder / f"{shape}-{size}", shape, size) for size in sizes)
        few, many = sizes
        goal = f"{many * math.log(many) / (few * math.log(few)):.1f}"
        for asked in (("validate",), ("tree",), ("time",), *(_render(k) for k in DRAWN)):
            ours, other = ((SOP, *asked, "--no-cache", "-w", str(root)) for root in (large, small))
            of = " ".join(asked[:3:2])
            yield Figure(f"`{of}` of {many:,} {name} : {few}", ours, other, goal)


DRAWN = ("svg", "html", "pdf")


def _render(kind: str) -> Command:
    return ("render", "--to", kind, "-o", str(Path(tempfile.gettempdir()) / "sop-curves"), "x")


def _written(root: Path, shape: str, size: int) -> Path:
    """Write an SOP of a shape in a workspace of its own."""
    root.mkdir()
    (root / "sop.yaml").write_text("")
    for stem, data in growth.SHAPES[shape][0](size).items():
        (root / f"{stem}.yaml").write_text(json.dumps({"id": stem, **data}))
    return root


def row(figure: Figure, folder: Path, rounds: int) -> str:
    """Run a row's commands in turn, and return it."""
    if figure.before is None and "--no-cache" not in figure.ours:
        used(figure.ours, folder)  # what is warm is warm from the first round on
    pairs = []
    for _ in range(rounds):
        if figure.before is not None:
            used(figure.ours, folder)
            figure.before(folder)
        pairs.append((used(figure.ours, folder), used(figure.other, folder)))

    def took(one: Used) -> float:
        return one.wall if figure.is_wall else one.cpu

    ratios = [took(ours) / max(took(other), 0.001) for ours, other in pairs]
    ours, other = (statistics.median(took(pair[side]) for pair in pairs) for side in (0, 1))
    memory = max(one.memory for one, _ in pairs)
    return (
        f"| {figure.name} | {ours:.2f} s, {memory:.0f} MB | {other:.2f} s "
        f"| **{statistics.median(ratios):.3f}** | {figure.goal} |"
    )


def watched(folder: Path, rounds: int) -> Iterator[str]:
    """Yield the rows of what is watched: seconds from the saving of a file to the answer."""
    file = folder / "unit-01" / "sop-1.yaml"
    document = ("render", file.stem, "--to", "pdf", "-o", str(folder.parent / "watched"))
    for name, command, goal in (
        ("findings", ("validate", "-f", "concise"), "0.15"),
        ("new PDF", document, "0.35"),
    ):
        used((SOP, *command), folder)
        found, cpu = watching.answers([SOP, *command, "--watch"], folder, file, 5 * rounds)
        middle = statistics.median(found)
        took = f"{middle:.2f} s, CPU {cpu:.2f} s"
        yield f"| watch: a change to {name}, wall | {took} | | | {goal} s |"


def grown(folder: Path, few: int, many: int) -> str:
    """Return the row of a larger workspace beside the one of `few`: time and memory of a run."""
    large = folder.parent / "grown"
    corpus.write(large, many)
    cold = (SOP, "validate", "--no-cache", "--jobs", "1")
    ours, other = used(cold, large), used(cold, folder)
    return (
        f"| `validate` of {many:,} : {few:,}, cold | {ours.cpu:.2f} s, {ours.memory:.0f} MB "
        f"| {other.cpu:.2f} s, {other.memory:.0f} MB | **{ours.cpu / other.cpu:.2f}** "
        f"| {1.15 * many / few:.1f}, 700 MB at 50,000 |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=1000, help="SOPs of 6 KB")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--yamllint", help="the program, in an environment of its own")
    parser.add_argument("--check-jsonschema", help="the same")
    parser.add_argument("--old", help="`sop` of another state")
    parser.add_argument("--grown", type=int, default=0, help="SOPs of a larger workspace")
    parser.add_argument("--only", default="", help="rows whose names hold these words")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as users have it: compiled once
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "sops"
        corpus.write(folder, options.number)
        subprocess.run(("git", "init", "-q"), cwd=folder, check=True)
        print(f"{options.number:,} SOPs, load {os.getloadavg()[0]:.1f}\n")
        print("| figure | ours | other | ratio | goal |\n| --- | --- | --- | --- | --- |")
        began = time.monotonic()
        for figure in (*figures(options, folder), *curves(Path(name))):
            if options.only in figure.name:
                print(row(figure, folder, options.rounds), flush=True)
        for line in watched(folder, options.rounds) if options.only in "watch" else ():
            print(line, flush=True)
        if options.grown and options.only in "grown":
            print(grown(folder, options.number, options.grown), flush=True)
        minutes = (time.monotonic() - began) / 60
        print(f"\n{minutes:.0f} minutes, load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

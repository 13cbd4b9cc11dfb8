"""Other routers on soptool's own drawings: the same symbols in the same rows, the same judge.

    python benchmarks/routers.py --prototypes DIR [--seeds 500] [--few 200]

DIR is the folder of the flowchart prototype (gen.py, route.py, check.py, held.py). libavoid-js and
elkjs are taken from benchmarks/node_modules (`npm install` in benchmarks), Graphviz from the
system; what is missing is named and left out. A line of theirs joins the same two symbols as ours.
Only soptool places words, and only it knows of the table's lines. ELK moves symbols: it is judged
where it put them, on forms with one symbol a row.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from prototype import as_grid, load

from soptool.diagram.checker.drawing import Box, Drawing, Point, read
from soptool.diagram.checker.judge import Verdict, judge
from soptool.diagram.draw import draw, route
from soptool.diagram.fit import fit
from soptool.diagram.frame import Surround
from soptool.diagram.grid import Grid
from soptool.diagram.svg import svg

HERE = Path(__file__).parent
ROOM, WIDEST = 165.0, 27.0
"""Millimetres for all executors' columns, and for one."""
KINDS = ("symbol", "overlap", "missing", "label", "border", "outside", "diagonal", "arrow")
TOPOLOGY = ("symbol", "overlap", "missing")
"""Faults that a router can avoid which knows nothing of words, table lines and arrowheads."""
HEADS = (
    "Router",
    "Cases",
    "Connectors",
    "Hard faults",
    "Drawings without symbol, overlap, missing",
    "Crossings a drawing",
    "Bends a connector",
    "Length / shortest",
    "ms median / p95",
)
REPEATS = 3

Polylines = list[list[Point]]


class MissingRouterError(Exception):
    """A router that is not installed here."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One drawing with its verdict and how long the routing took."""

    verdict: Verdict
    ms: float


def drawn(grid: Grid) -> tuple[Drawing, Judged]:
    """Draw a grid with soptool; the time is routing and geometry, without the checker."""
    widths = (min(WIDEST, ROOM / grid.columns),) * grid.columns
    fitted = fit(grid, widths)
    drawing = read(svg(fitted.plan, Surround("", "", tuple(map(str, range(grid.columns))))))
    ms = min(_timed(lambda: draw(route(grid), widths)) for _ in range(REPEATS))
    return drawing, Judged(judge(drawing), ms)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def as_case(drawing: Drawing) -> dict[str, Any]:
    return {
        "boxes": {
            symbol.id: (symbol.box.left, symbol.box.top, symbol.box.right, symbol.box.bottom)
            for symbol in drawing.symbols
        },
        "lines": [(line.source, line.target) for line in drawing.connectors],
    }


def with_lines(drawing: Drawing, lines: Polylines) -> Drawing:
    """Return the drawing with other lines, and without words beside them."""
    connectors = tuple(
        replace(connector, points=tuple((x, y) for x, y in points))
        for connector, points in zip(drawing.connectors, lines, strict=True)
    )
    return replace(drawing, connectors=connectors, labels=())


def by_node(script: str, drawings: Sequence[Drawing]) -> list[dict[str, Any]]:
    """Run a script of benchmarks on all drawings; each result has `lines` and `ms`."""
    node = shutil.which("node")
    if not node:
        raise MissingRouterError("node is not installed")
    if not (HERE / "node_modules").is_dir():
        raise MissingRouterError("run `npm install` in benchmarks")
    cases = json.dumps([as_case(drawing) for drawing in drawings])
    done = subprocess.run(
        [node, script], input=cases, capture_output=True, text=True, cwd=HERE, check=False
    )
    if done.returncode:
        raise MissingRouterError(done.stderr.strip().splitlines()[-1])
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def libavoid(drawings: Sequence[Drawing]) -> list[Judged]:
    return [
        Judged(judge(with_lines(drawing, found["lines"])), found["ms"])
        for drawing, found in zip(drawings, by_node("routers-libavoid.mjs", drawings), strict=True)
    ]


def graphviz(drawings: Sequence[Drawing]) -> list[Judged]:
    neato = shutil.which("neato")
    if not neato:
        raise MissingRouterError("Graphviz is not installed")
    return [_by_neato(neato, drawing) for drawing in drawings]


def _by_neato(neato: str, drawing: Drawing) -> Judged:
    command = [neato, "-n2", "-Tjson"]
    source, height = _dot(drawing), drawing.area.bottom
    started = time.perf_counter()
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    ms = (time.perf_counter() - started) * 1000
    lines: Polylines = [[] for _ in drawing.connectors]
    if done.returncode == 0:
        for edge in json.loads(done.stdout).get("edges", ()):
            lines[int(edge["comment"])] = _spline(edge.get("pos", ""), height)
    return Judged(judge(with_lines(drawing, lines)), ms)


def _dot(drawing: Drawing) -> str:
    """Return the symbols where they are, and the lines, for `neato -n2`."""
    names = {symbol.id: f"n{number}" for number, symbol in enumerate(drawing.symbols)}
    parts = ["digraph { graph [splines=ortho, notranslate=true];"]
    parts.append('node [shape=box, fixedsize=true, label=""]; edge [arrowsize=0.4];')
    for symbol in drawing.symbols:
        box = symbol.box
        x, y = (box.left + box.right) / 2, drawing.area.bottom - (box.top + box.bottom) / 2
        size = f"width={(box.right - box.left) / 72}, height={(box.bottom - box.top) / 72}"
        parts.append(f'{names[symbol.id]} [pos="{x},{y}!", {size}];')
    for number, line in enumerate(drawing.connectors):
        parts.append(f'{names[line.source]} -> {names[line.target]} [comment="{number}"];')
    return "\n".join([*parts, "}"])


def _spline(text: str, height: float) -> list[Point]:
    """Return the corners of Graphviz's spline, whose pieces are straight here."""
    end: list[Point] = []
    points: list[Point] = []
    for part in text.split():
        x, y = part.split(",")[-2:]
        (end if part.startswith("e,") else points).append((float(x), height - float(y)))
    return [*points[::3], *end]


def elk(drawings: Sequence[Drawing]) -> tuple[list[Judged], int, int]:
    """Return verdicts, how many symbols left their column, and of how many."""
    judged: list[Judged] = []
    left = count = 0
    for drawing, found in zip(drawings, by_node("routers-elk.mjs", drawings), strict=True):
        boxes = {name: Box(*box) for name, box in found["boxes"].items()}
        shifts = [boxes[symbol.id].left - symbol.box.left for symbol in drawing.symbols]
        shift = median(shifts)
        half = (drawing.upright_borders[1] - drawing.upright_borders[0]) / 2
        left += sum(abs(one - shift) > half for one in shifts)
        count += len(shifts)
        free = Box(float("-inf"), float("-inf"), float("inf"), float("inf"))
        moved = replace(
            with_lines(drawing, found["lines"]),
            area=free,
            symbols=tuple(replace(symbol, box=boxes[symbol.id]) for symbol in drawing.symbols),
            upright_borders=(),
            level_borders=(),
        )
        judged.append(Judged(judge(moved), found["ms"]))
    return judged, left, count


def show(name: str, cases: str, judged: Sequence[Judged]) -> None:
    """Print one line of the table."""
    verdicts = [one.verdict for one in judged]
    count = len(verdicts)
    faults = sum((verdict.counts for verdict in verdicts), Counter[str]())
    kinds = ", ".join(f"{kind} {faults[kind]}" for kind in KINDS if faults[kind]) or "none"
    clean = sum(not any(verdict.counts[kind] for kind in TOPOLOGY) for verdict in verdicts)
    lines = sum(verdict.connectors for verdict in verdicts)
    crossings = sum(verdict.crossings for verdict in verdicts) / count
    bends = sum(verdict.bends for verdict in verdicts) / lines
    length = sum(verdict.length for verdict in verdicts)
    shortest = sum(verdict.shortest for verdict in verdicts)
    times = sorted(one.ms for one in judged)
    late = times[int(count * 0.95)]
    print(
        f"| {name} | {cases}, {count} | {lines} | {kinds} | {clean} | {crossings:.2f} "
        f"| {bends:.2f} | {length / shortest:.2f} | {median(times):.1f} / {late:.1f} |"
    )


def one_symbol_a_row(drawing: Drawing) -> bool:
    return not drawing.links and len({symbol.box.top for symbol in drawing.symbols}) == len(
        drawing.symbols
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prototypes", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=500, help="for libavoid-js")
    parser.add_argument("--few", type=int, default=200, help="for Graphviz and ELK")
    options = parser.parse_args()
    cases = load(options.prototypes).cases
    ours = [drawn(as_grid(cases(seed))) for seed in range(max(options.seeds, options.few))]
    drawings = [drawing for drawing, _ in ours]
    single = [pair for pair in ours[: options.few] if one_symbol_a_row(pair[0])]
    print(f"{os.cpu_count()} cores\n")
    print(f"| {' | '.join(HEADS)} |")
    print("|---" * len(HEADS) + "|")
    seeds, few = f"seeds 0-{options.seeds - 1}", f"seeds 0-{options.few - 1}"
    missing: list[str] = []
    show("soptool", seeds, [judged for _, judged in ours[: options.seeds]])
    try:
        show("libavoid-js 0.4.5", seeds, libavoid(drawings[: options.seeds]))
    except MissingRouterError as reason:
        missing.append(f"libavoid-js: {reason}")
    show("soptool", few, [judged for _, judged in ours[: options.few]])
    try:
        show("Graphviz neato, ortho", few, graphviz(drawings[: options.few]))
    except MissingRouterError as reason:
        missing.append(f"Graphviz: {reason}")
    show("soptool", f"{few}, one symbol a row", [judged for _, judged in single])
    try:
        judged, left, count = elk([drawing for drawing, _ in single])
        show("ELK layered", f"{few}, one symbol a row", judged)
        print(f"\nELK put {left} of {count} symbols out of their column.")
    except MissingRouterError as reason:
        missing.append(f"ELK: {reason}")
    for line in missing:
        print(f"Not measured, {line}")


if __name__ == "__main__":
    main()

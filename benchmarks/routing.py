"""Quality and speed of the router, beside the prototype's own figures in the same run.

    python benchmarks/routing.py --prototypes DIR [--seeds 2000] [--own 1000]

DIR is the folder of the flowchart prototype (gen.py, route.py, check.py, held.py).
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from charts import chart, decisions
from prototype import FAULTS, Prototype, as_geometry, as_grid, load

from soptool.diagram.checker.drawing import read
from soptool.diagram.draw import draw, route
from soptool.diagram.fit import fit
from soptool.diagram.frame import Surround
from soptool.diagram.grid import Grid
from soptool.diagram.svg import svg

ROOM = 165.0
"""Millimetres that F4 landscape leaves for the executors' columns."""
WIDEST = 27.0
RUNS = 5


@dataclass
class Tally:
    """Sums over one set of drawings."""

    name: str
    drawings: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    proto_faults: Counter[str] = field(default_factory=Counter)
    disagree: int = 0
    connectors: int = 0
    crossings: int = 0
    bends: int = 0
    length: float = 0.0
    shortest: float = 0.0
    widened: int = 0
    split: int = 0
    unpinned: int = 0
    row_texts: int = 0
    smallest: float = 99.0
    faulty: list[str] = field(default_factory=list)


def widths(grid: Grid) -> list[float]:
    return [min(WIDEST, ROOM / grid.columns)] * grid.columns


def tally(name: str, grids: Iterable[tuple[str, Grid]], prototype: Prototype | None) -> Tally:
    found = Tally(name)
    for label, grid in grids:
        fitted = fit(grid, widths(grid))
        verdict, plan = fitted.verdict, fitted.plan
        found.drawings += 1
        found.faults.update(fault.kind for fault in fitted.faults)
        found.connectors += verdict.connectors
        found.crossings += verdict.crossings
        found.bends += verdict.bends
        found.length += verdict.length
        found.shortest += verdict.shortest
        found.widened += bool(fitted.widened)
        found.split += bool(fitted.split)
        found.unpinned += bool(fitted.unpinned)
        found.row_texts += len(plan.row_texts)
        found.smallest = min([found.smallest, *(symbol.width for symbol in plan.symbols)])
        if fitted.faults:
            kinds = Counter(fault.kind for fault in fitted.faults)
            found.faulty.append(f"{label} {dict(kinds)}")
        if prototype:
            names = tuple(map(str, range(grid.columns)))
            other = prototype.check(as_geometry(read(svg(plan, Surround("", "", names)))))
            hard = Counter({mine: int(other[theirs]) for theirs, mine in FAULTS.items()})
            found.proto_faults.update(+hard)
            shared = Counter(
                fault.kind for fault in verdict.faults if fault.kind in FAULTS.values()
            )
            same = (+hard == shared, other["cross"] == verdict.crossings)
            found.disagree += not all(same) or other["bends"] != verdict.bends
    return found


def show(found: Tally) -> None:
    count = max(1, found.drawings)
    print(f"\n{found.name}: {found.drawings} drawings, {found.connectors} connectors")
    print(f"  hard faults {sum(found.faults.values())} {dict(found.faults)}")
    print(f"  by the prototype's checker {sum(found.proto_faults.values())}", end="")
    print(f" {dict(found.proto_faults)}; drawings judged differently {found.disagree}")
    print(f"  crossings {found.crossings} ({found.crossings / count:.3f} a drawing)")
    print(f"  bends {found.bends / max(1, found.connectors):.3f} a connector")
    print(f"  length / shortest {found.length / max(1.0, found.shortest):.3f}")
    print(f"  widened {found.widened} ({100 * found.widened / count:.1f} %)", end="")
    print(f", split {found.split} ({100 * found.split / count:.1f} %)", end="")
    print(f", sides not kept {found.unpinned}, texts moved to the row {found.row_texts}")
    print(f"  narrowest symbol {found.smallest:.2f} mm")
    for line in found.faulty[:10]:
        print("  !", line)


def speed(cases: list[tuple[Grid, Callable[[], object]]]) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    looked: list[float] = []
    for grid, prototype in cases:
        ours.append(_time(lambda grid=grid: draw(route(grid), widths(grid))))  # type: ignore[misc]
        theirs.append(_time(prototype))
        looked.append(_time(lambda grid=grid: fit(grid, widths(grid))))  # type: ignore[misc]
    print(f"\nSpeed, {len(cases)} cases of 18-20 rows, ms of CPU time, best of {RUNS}")
    for name, times in (
        ("router to plan", ours),
        ("prototype", theirs),
        ("with SVG and checker (fit)", looked),
    ):
        times.sort()
        median, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"  {name:28s} median {median:5.1f}   p95 {late:5.1f}")


def _time(work: Callable[[], object]) -> float:
    """Return the least CPU time of a few runs, in ms: the machine may have other work."""
    return min(_once(work) for _ in range(RUNS))


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prototypes", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=2000)
    parser.add_argument("--dense", type=int, default=200)
    parser.add_argument("--own", type=int, default=1000)
    parser.add_argument("--speed", type=int, default=600, help="seeds to look for 18-20 rows in")
    options = parser.parse_args()
    prototype = load(options.prototypes)
    cases = [prototype.cases(seed) for seed in range(options.seeds)]
    show(tally("prototype's seeds", ((c["name"], as_grid(c)) for c in cases), prototype))
    show(tally("the same, siku", ((c["name"], as_grid(c, "siku")) for c in cases), prototype))
    dense = [prototype.dense(seed) for seed in range(options.dense)]
    show(tally("dense", ((c["name"], as_grid(c)) for c in dense), prototype))
    own = ((f"own{seed}", chart(seed)) for seed in range(options.own))
    show(tally("own generator", own, prototype))
    show(tally("one decision of 3-9 branches", decisions(), prototype))
    timed = [prototype.cases(seed) for seed in range(options.speed)]
    speed(
        [
            (as_grid(case), lambda case=case: prototype.solve(case))  # type: ignore[misc]
            for case in timed
            if 18 <= len(case["rows"]) <= 20
        ]
    )


if __name__ == "__main__":
    main()

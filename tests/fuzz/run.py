"""`python -m tests.fuzz`: many cases; each kind of fault is shown once, small, with its number."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from .judging import Fault, Outcome
from .shrink import shrunk
from .worker import Worker


@dataclass
class Tally:
    """What a run came to."""

    kinds: Counter[str] = field(default_factory=Counter)
    faults: Counter[Fault] = field(default_factory=Counter)
    first: dict[Fault, Outcome] = field(default_factory=dict)
    cpu: float = 0.0
    longest: float = 0.0
    slowest: int = 0
    """The number of the case that took longest."""
    largest: float = 0.0

    def add(self, outcome: Outcome) -> list[Fault]:
        """Count a case, and return the faults that are new."""
        self.kinds[outcome.case.kind] += 1
        self.cpu += outcome.cpu
        if outcome.cpu > self.longest:
            self.longest, self.slowest = outcome.cpu, outcome.case.number
        self.largest = max(self.largest, outcome.memory)
        self.faults.update(outcome.faults)
        new = [fault for fault in outcome.faults if fault not in self.first]
        self.first.update(dict.fromkeys(new, outcome))
        return new


def outcomes(seed: int, first: int, count: int, jobs: int) -> Iterator[Outcome]:
    """Judge cases by number, in as many processes as `jobs`."""
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker()) for _ in range(jobs)]
        pool = stack.enter_context(ThreadPoolExecutor(jobs))
        for start in range(first, first + count, jobs):
            numbers = range(start, min(start + jobs, first + count))
            wanted = [(seed, number) for number in numbers]
            yield from pool.map(
                lambda one: one[0].judge(one[1]), zip(workers, wanted, strict=False)
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and return 1 where a promise was broken."""
    options = _options(arguments)
    first, count = (options.case, 1) if options.case is not None else (options.first, options.count)
    tally, begun = Tally(), time.monotonic()
    with Worker() as beside:
        for number, outcome in enumerate(outcomes(options.seed, first, count, options.jobs), 1):
            for fault in tally.add(outcome):
                _show(fault, outcome, beside, options)
            if number % 500 == 0:
                _say(f"# {number} cases, {tally.cpu:.0f} s CPU, {len(tally.first)} faults")
    _sum(tally, options.seed, time.monotonic() - begun)
    return 1 if tally.first else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--case", type=int, help="only this one")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="write small failing cases into this folder")
    parser.add_argument("--as-is", action="store_true", help="show failing cases as they are")
    return parser.parse_args(arguments)


def _show(fault: Fault, outcome: Outcome, worker: Worker, options: argparse.Namespace) -> None:
    case = outcome.case
    small = case if options.as_is else shrunk(case, fault, worker)
    lines = [
        f"== {fault.look}: {fault.what}",
        f"   {case.kind}, alone: python -m tests.fuzz --seed {case.seed} --case {case.number}",
        *(f"   | {line}" for line in fault.detail.splitlines()[:14]),
    ]
    for name, content in small.files.items():
        lines += [f"--- {name!r}", content[:1500].decode("utf-8", "backslashreplace")]
    _say("\n".join(lines))
    if options.keep:
        folder = options.keep / f"{case.seed}-{case.number}-{fault.look}"
        for name, content in small.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _sum(tally: Tally, seed: int, wall: float) -> None:
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(tally.kinds.items()))
    sys.stdout.write(
        f"seed {seed}: {tally.kinds.total()} cases ({kinds}); CPU {tally.cpu:.0f} s,"
        f" longest {tally.longest:.1f} s (case {tally.slowest}),"
        f" memory {tally.largest:.0f} MB, wall {wall:.0f} s;"
        f" {len(tally.first)} kinds of faults, {tally.faults.total()} in all\n"
    )
    for fault, number in tally.faults.most_common():
        first = tally.first[fault].case.number
        sys.stdout.write(f"{number:6}  {fault.look}: {fault.what} (first: {first})\n")

"""Expanding a macro beside parsing its files: CPU time in one process, as a ratio.

python benchmarks/composing.py [--steps 5000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from soptool.compose.expand import Composer
from soptool.workspace.load import load
from soptool.workspace.workspace import Workspace

STEPS_A_PART = 20


def part(number: int) -> str:
    steps = "".join(
        f"""\
  - id: s{index}
    activity: Menyiapkan dokumen {index}
    executor: e{index % 4}
    requirements: [Dokumen {number}.{index}, Lembar kerja]
    duration: {5 + index} menit
    outputs: [Dokumen {number}.{index + 1}]
"""
        for index in range(STEPS_A_PART)
    )
    executors = ", ".join(f"e{index}: Jabatan {index}" for index in range(4))
    return (
        f"kind: micro\ntitle: Bagian {number}\nexecutors: {{{executors}}}\n"
        f"legal_basis: [UU Nomor {number + 1} Tahun 2014 tentang Contoh]\nsteps:\n{steps}"
    )


def write(folder: Path, steps: int) -> None:
    count = steps // STEPS_A_PART
    for number in range(count):
        (folder / f"p{number}.yaml").write_text(part(number), encoding="utf-8")
    uses = "".join(f"  - use: p{number}\n" for number in range(count))
    macro = f"kind: macro\ntitle: Semua\nsteps:\n{uses}"
    (folder / "m.yaml").write_text(macro, encoding="utf-8")


def cpu(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    action()
    return time.process_time() - start


def expand(workspace: Workspace) -> object:
    return Composer(workspace).expand(workspace.by_id["m"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, given.steps)
        pairs = []
        for _ in range(given.rounds):
            parsing = cpu(lambda: load(folder))
            workspace = load(folder)
            pairs.append((parsing, cpu(partial(expand, workspace))))
    ratios = [expanding / parsing for parsing, expanding in pairs]
    print(f"{given.steps} steps, {given.rounds} rounds (medians)")
    print(f"parse and check {statistics.median(p for p, _ in pairs):.3f} s CPU")
    print(f"expand          {statistics.median(e for _, e in pairs):.3f} s CPU")
    print(f"expand / parse  {statistics.median(ratios):.3f}")


if __name__ == "__main__":
    main()

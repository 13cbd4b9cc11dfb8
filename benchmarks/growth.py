"""Growth: how CPU time and memory of each command grow with an SOP, old state beside new.

    python benchmarks/growth.py [--old SOP] [--only SHAPE,…] [--limit SECONDS]

Each shape is written at several sizes; each command runs in a process of its own, and its CPU
seconds and most memory are taken from the system's own account of that process. `--old` is the
`sop` of another state, which runs in the same round. Nothing is kept from one command to the
next: `.sop-cache` is taken away between them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Files = dict[str, dict[str, Any]]
EXECUTORS = {f"e{number}": f"Petugas {number}" for number in range(4)}


def step(number: int, **more: Any) -> dict[str, Any]:
    """Return one step that needs what the one before makes."""
    return {
        "id": f"s{number}",
        "activity": f"Menyusun berkas nomor {number}",
        "executor": f"e{number % 4}",
        "requirements": [f"Berkas {number - 1}"],
        "duration": "10 menit",
        "outputs": [f"Berkas {number}"],
        **more,
    }


def micro(steps: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return a micro SOP."""
    sop = {"kind": "micro", "title": "Penyusunan Berkas", "executors": EXECUTORS, "steps": steps}
    return {**sop, **more}


def macro(*parts: str) -> dict[str, Any]:
    """Return a macro SOP of these parts."""
    return {"kind": "macro", "title": "Pengelolaan", "steps": [{"use": part} for part in parts]}


def chain(size: int) -> Files:
    """So many steps in a row."""
    return {"x": micro([step(number) for number in range(size)])}


def back(size: int) -> Files:
    """Steps of which every second one may lead back to the first."""
    question = {"question": "Baik?", "branches": {"Ya": "next", "Tidak": "s0"}}
    steps = [step(number, **(question if number % 2 else {})) for number in range(size)]
    return {"x": micro([*steps, step(size)])}


def answers(size: int) -> Files:
    """One decision of so many answers."""
    branches = {f"jawaban {number}": f"s{number + 1}" for number in range(size)}
    ends = [step(number + 1, next=f"s{size + 1}") for number in range(size)]
    return {"x": micro([step(0, question="Yang mana?", branches=branches), *ends, step(size + 1)])}


def executors(size: int) -> Files:
    """So many executors, a step each."""
    known = {f"e{number}": f"Petugas Bagian Nomor {number}" for number in range(size)}
    steps = [step(number, executor=f"e{number}") for number in range(size)]
    return {"x": micro(steps, executors=known)}


def depth(size: int) -> Files:
    """So many levels of macros."""
    levels = {f"m{number}": macro(f"m{number - 1}") for number in range(1, size)}
    return {"m0": micro([step(0), step(1)]), **levels, "x": macro(f"m{size - 1}")}


def diamonds(size: int) -> Files:
    """So many levels, each of which uses the one below twice."""
    levels = {f"m{n}": macro(f"m{n - 1}", f"m{n - 1}") for n in range(1, size)}
    return {"m0": micro([step(0), step(1)]), **levels, "x": macro(f"m{size - 1}", f"m{size - 1}")}


def circles(size: int) -> Files:
    """Macros each of which uses the next two, in a circle."""
    return {f"m{n}": macro(f"m{(n + 1) % size}", f"m{(n + 2) % size}") for n in range(size)}


def parts(size: int) -> Files:
    """A macro of so many parts."""
    own = {f"m{n}": micro([step(0), step(1), step(2)], title=f"Bagian {n}") for n in range(size)}
    return {**own, "x": macro(*own)}


def wide(size: int) -> Files:
    """A macro of so many parts of 40 steps, none of which makes what another needs."""
    own = {
        f"m{n}": micro(
            [
                step(at, requirements=[f"Berkas {n} {at}"], outputs=[f"Berkas {n} {at + 1}"])
                for at in range(40)
            ],
            title=f"Bagian {n}",
        )
        for n in range(size)
    }
    return {**own, "x": macro(*own)}


def unknown(size: int) -> Files:
    """So many steps with a key in Indonesian and one that nobody knows."""
    return {"x": micro([{"aktivitas": f"Menyusun berkas {n}", "foo": "3"} for n in range(size)])}


def keys(size: int) -> Files:
    """A file of so many keys that are none."""
    return {"x": micro([step(0)], **{f"k{number}": "1" for number in range(size)})}


def findings(size: int) -> Files:
    """So many steps by somebody who is not declared."""
    return {"x": micro([step(number, executor="tiada") for number in range(size)])}


def _run_of(letters: str) -> Callable[[int], Files]:
    def shape(size: int) -> Files:
        text = (letters * size)[:size]
        said = {"activity": f"Menyusun {text}", "duration": text, "question": text, "note": text}
        lists = {"outputs": [text], "requirements": [text]}
        sop = micro([step(0, **said, **lists, branches={"Ya": "next", "Tidak": "s0"}), step(1)])
        return {"x": {**sop, "title": f"Penyusunan {text}", "legal_basis": [text], "number": text}}

    return shape


RUNS = {
    "blanks": "a" + " " * 99, "stops": ".", "letters": "a", "digits": "7", "commas": "a,",
    "brackets": "(", "slashes": "/", "quotes": '"', "joined": "dan ", "words": "surat keputusan ",
}  # fmt: skip
SHAPES: Mapping[str, tuple[Callable[[int], Files], tuple[int, ...]]] = {
    "chain": (chain, (20, 200, 2000)),
    "back": (back, (20, 60, 180)),
    "answers": (answers, (5, 20, 60)),
    "executors": (executors, (15, 200, 3000)),
    "depth": (depth, (10, 40, 100)),
    "diamonds": (diamonds, (8, 14, 20)),
    "circles": (circles, (6, 12, 48)),
    "parts": (parts, (10, 40, 100)),
    "wide": (wide, (10, 30, 60)),
    "findings": (findings, (50, 500, 4000)),
    "unknown": (unknown, (50, 500, 2000)),
    "keys": (keys, (100, 1_000, 100_000)),
    **{f"text of {name}": (_run_of(text), (1_000, 10_000, 100_000)) for name, text in RUNS.items()},
}
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "validate": ("validate", "--format", "json"),
    "tree": ("tree",),
    "time": ("time",),
    "fmt": ("fmt", "--check"),
    "svg": ("render", "x.yaml", "--to", "svg", "-o", "out"),
    "html": ("render", "x.yaml", "--to", "html", "-o", "out"),
    "pdf": ("render", "x.yaml", "--to", "pdf", "-o", "out"),
    "workload": ("workload",),
}


def measured(sop: str, arguments: tuple[str, ...], folder: Path, limit: int) -> str:
    """Return CPU seconds and megabytes of one run, or that it took longer than may be."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        [sop, *arguments], cwd=folder, env=own,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=bounded,  # noqa: PLW1509
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"> {limit} s"
    failed = f" (exit {process.returncode})" if process.returncode > 1 else ""
    return f"{used.ru_utime + used.ru_stime:.2f} s {used.ru_maxrss >> 10} MB{failed}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--old", help="`sop` of another state")
    parser.add_argument("--only", default=",".join(SHAPES), help="shapes, with commas between")
    parser.add_argument("--commands", default=",".join(COMMANDS), help="commands, as shapes")
    parser.add_argument("--limit", type=int, default=20, help="CPU seconds of one run")
    options = parser.parse_args()
    own = str(Path(sys.executable).parent / "sop")
    states = {"old": options.old, "new": own} if options.old else {"new": own}
    commands = {name: COMMANDS[name] for name in options.commands.split(",")}
    print("| shape | size | state | " + " | ".join(commands) + " |")
    print("| --- | --- | --- |" + " --- |" * len(commands))
    for name in options.only.split(","):
        shape, sizes = SHAPES[name]
        for size in sizes:
            for state, sop in states.items():
                with tempfile.TemporaryDirectory() as folder:
                    root = Path(folder)
                    (root / "sop.yaml").write_text("")
                    for stem, data in shape(size).items():
                        (root / f"{stem}.yaml").write_text(json.dumps({"id": stem, **data}))
                    cells = []
                    for arguments in commands.values():
                        shutil.rmtree(root / ".sop-cache", ignore_errors=True)
                        asks = "x.yaml" not in arguments or (root / "x.yaml").exists()
                        cells.append(measured(sop, arguments, root, options.limit) if asks else "–")
                print(f"| {name} | {size:,} | {state} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()

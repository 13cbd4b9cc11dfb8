"""Runs that are killed at any moment: nothing half written, no process and no file left.

    python benchmarks/kills.py --count 1000 --seed 1

Each case is a workspace in which every command has something to write; a command is stopped
(SIGKILL, SIGTERM, SIGINT) at a random moment of its run, and another one that writes comes after
it. Then every file must be as before the command or as after it, all alike; every document whole;
and neither a process of the run nor a temporary file may be there.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "rename": ("rename", "executor", "Camat", "Camat Utama"),
    "fix": ("validate", "--fix", "--exit-zero"),
    "fmt": ("fmt",),
    "pin": ("pin", "."),
    "render": ("render", "--to", "html,svg", "-o", "out"),
}
AGAIN = ("render", "berkas-0", "-q", "-o", "out")
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
STEP = "  - {{activity: Menyusun berkas {n}, executor: a, duration: 1 jam, outputs: Berkas {n}}}\n"
State = dict[str, bytes]


def workspace(place: Path) -> Path:
    """Make a workspace of fourteen files, and a folder for temporary ones beside it."""
    root = place / "ruang"
    root.mkdir()
    (place / "tmp").mkdir()
    names = [f"berkas-{number}" for number in range(12)]
    for name in names:
        steps = "".join(STEP.format(n=number) for number in range(4))
        text = f"title: SOP Penyusunan {name.title()}\nkind: micro\nexecutors: {{a: Camat}}\n"
        (root / f"{name}.yaml").write_text(f"{text}steps:\n{steps}", encoding="utf-8")
    parts = "".join(f"  - use: {name}\n" for name in names)
    macro = f"title: SOP Penyusunan Semua\nkind: macro\nsteps:\n{parts}"
    (root / "semua.yaml").write_text(macro, encoding="utf-8")
    (root / "sop.yaml").write_text("language: id\n", encoding="utf-8")
    return root


def begun(root: Path, *words: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "TMPDIR": str(root.parent / "tmp"), "LC_ALL": "C"}
    return subprocess.Popen(
        (sys.executable, "-m", "soptool", *words),
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def state(root: Path) -> State:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def is_alive(session: int) -> bool:
    """Whether a process of the run is there, given two seconds to end."""
    for _ in range(40):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


def trouble(name: str, root: Path, before: State, whole: State) -> str | None:
    """Say what is wrong after a command that was stopped, and the one that came after it."""
    after = state(root)
    left = [path for path in after if path.endswith(".tmp") or path.startswith(".sop-journal")]
    left += [path.name for path in (root.parent / "tmp").iterdir()]
    if left:
        return f"left over: {left}"
    if name == "render":
        made = [path for path in after if path.startswith("out/")]
        return next((f"half: {path}" for path in made if after[path] != whole[path]), None)
    old = [path for path in before if after.get(path) != before[path]]
    new = [path for path in before if after.get(path) != whole[path]]
    return f"half: {len(old)} new, {len(new)} old" if old and new else None


def case(name: str, how: signal.Signals, moment: float, whole: State) -> tuple[bool, str | None]:
    """Stop one command; return whether it was still at work, and what is wrong then."""
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        before = state(root)
        run = begun(root, *COMMANDS[name])
        time.sleep(moment)
        is_at_work = run.poll() is None
        if is_at_work:
            run.send_signal(how)
        said = run.communicate()[1]
        if b"Traceback" in said:
            return is_at_work, "a traceback"
        if is_alive(run.pid):
            return is_at_work, "a process is left"
        # `fmt sop.yaml` changes nothing of its own; a document is made anew in its folder.
        again = (
            ("render", "berkas-0", "-q", "-o", "out") if name == "render" else ("fmt", "sop.yaml")
        )
        begun(root, *again).communicate()
        return is_at_work, trouble(name, root, before, whole)


def finished(name: str) -> tuple[float, State]:
    """Run a command to its end: how long it took, and what it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        start = time.monotonic()
        begun(root, *COMMANDS[name]).communicate()
        took = time.monotonic() - start
        if name == "render":  # what comes after a kill makes this one alone, without links
            begun(root, *AGAIN).communicate()
        return took, state(root)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rolled = random.Random(asked.seed)
    known = {name: finished(name) for name in COMMANDS}
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    for number in range(asked.count):
        name = tuple(COMMANDS)[number % len(COMMANDS)]
        how = SIGNALS[number // len(COMMANDS) % len(SIGNALS)]
        took, whole = known[name]
        is_at_work, fault = case(name, how, took * rolled.uniform(0.2, 1.0), whole)
        counts[name, how.name] += is_at_work
        if fault:
            wrong.append(f"{number} {name} {how.name}: {fault}")
            print(wrong[-1], flush=True)
    for (name, signal_name), hits in sorted(counts.items()):
        print(f"{name:8} {signal_name:8} {hits} stopped at work")
    stopped = sum(counts.values())
    print(f"{asked.count} cases, seed {asked.seed}: {stopped} stopped, {len(wrong)} wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

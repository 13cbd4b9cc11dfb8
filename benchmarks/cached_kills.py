"""Checks in several processes that are killed while they keep what they find: the next is right.

    python benchmarks/cached_kills.py --count 200 --seed 1

Each case changes files of a workspace, begins `sop validate --jobs 2` over what earlier runs kept,
and kills it by SIGKILL at a random moment: all its processes, the first, or one that works for it.
Of two cases in three what was kept goes on to the next. The next run must say what one says that
keeps and knows nothing, byte for byte, and no process may be left.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from kills import STEP, copied, ended, is_alive, load, place

from soptool.cache import store
from soptool.lint import inspection
from soptool.workspace import shelf

FILES = 40
CHECK = ("validate", "-f", "json", "--exit-zero", "-q")
VICTIMS = ("all", "first", "worker")


def write(root: Path, number: int, rolled: random.Random) -> None:
    """Write an SOP that is another each time, of which others are parts, or are made."""
    steps = "".join(STEP.format(n=rolled.randrange(9)) for _ in range(rolled.randrange(2, 5)))
    text = f"kind: micro\nid: b{number}\ntitle: Penyusunan Berkas {rolled.randrange(30)}\n"
    if number % 8 == 0:
        parts = "".join(f"  - use: b{rolled.randrange(FILES)}\n" for _ in range(3))
        text, steps = text.replace("micro", "macro"), parts
    else:
        text += "executors: {a: Camat}\n"
    if not rolled.randrange(12):
        steps = "  - [\n"
    (root / f"b{number}.yaml").write_text(f"{text}steps:\n{steps}", encoding="utf-8")


def said(root: Path, *words: str) -> bytes:
    """Run a check to its end, and return what it said."""
    out = root.parent / "said.json"
    code = ended(copied(root, (*CHECK, "-o", str(out), *words)))
    return out.read_bytes() if code == 0 else f"exit {code}".encode()


def stop(root: Path, seconds: float, victim: str) -> bool:
    """Begin a run and kill it, or a process of it; return whether it was still at work."""
    first = copied(root, (*CHECK, "-o", str(root.parent / "half.json"), "--jobs", "2"))
    time.sleep(seconds)
    was_at_work = os.waitpid(first, os.WNOHANG) == (0, 0)
    if not was_at_work:
        return False
    children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    if victim == "worker" and children:
        os.kill(int(children[-1]), signal.SIGKILL)
    elif victim == "first":
        os.kill(first, signal.SIGKILL)
    else:
        os.killpg(first, signal.SIGKILL)
    ended(first)
    return True


def case(root: Path, rolled: random.Random, seconds: float, victim: str) -> tuple[bool, str | None]:
    """Change files, kill a run, and return whether it was at work, and what is wrong then."""
    if not rolled.randrange(3):
        shutil.rmtree(root / ".sop-cache", ignore_errors=True)
    for _ in range(rolled.randrange(1, 6)):
        write(root, rolled.randrange(FILES), rolled)
    is_hit = stop(root, rolled.uniform(0, seconds), victim)
    if any(is_alive(int(group)) for group in _groups(root)):
        return is_hit, "a process is left"
    right = said(root, "--no-cache", "--jobs", "1")
    for words in (("--jobs", "2"), ("--jobs", "1")):  # the second finds what the first kept
        if said(root, *words) != right:
            return is_hit, f"the next run ({' '.join(words)}) says something else"
    return is_hit, None


def _groups(root: Path) -> list[str]:
    """Return the groups of processes that are at work in the workspace."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            if (status.parent / "cwd").readlink() == root:
                found.append(status.read_text().rpartition(")")[2].split()[2])
        except OSError:  # it ended meanwhile, or is another's
            continue
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    load()
    shelf._MANY_UNREAD = inspection._MANY = shelf._AT_ONCE = inspection._AT_ONCE = 4
    store._AT_ONCE = 8  # so that most are killed when something is kept already
    rolled, hits, wrong = random.Random(asked.seed), Counter[str](), 0
    with place() as folder:
        root = folder / "ruang"
        root.mkdir()
        (folder / "tmp").mkdir()
        (root / "sop.yaml").write_text("language: id\n", encoding="utf-8")
        for number in range(FILES):
            write(root, number, rolled)
        began = time.monotonic()
        said(root, "--jobs", "2")
        seconds = time.monotonic() - began
        for number in range(asked.count):
            victim = VICTIMS[number % len(VICTIMS)]
            is_hit, fault = case(root, rolled, seconds, victim)
            hits[victim] += is_hit
            wrong += fault is not None
            if fault:
                print(f"{number} {victim}: {fault}", flush=True)
    told = ", ".join(f"{victim} {hits[victim]}" for victim in VICTIMS)
    print(f"{asked.count} cases, seed {asked.seed}: stopped at work {told}; {wrong} wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

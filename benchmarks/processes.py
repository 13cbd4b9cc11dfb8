"""The most memory of a command and of the processes that it starts, as Linux tells it."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Peak:
    """MB: `main` and `worker` as resident set, `together` without counting shared pages twice."""

    main: float
    worker: float
    together: float
    processes: int


def peak_of(command: list[str]) -> Peak:
    """Run a command and watch it. Raises RuntimeError where it fails."""
    most: dict[int, float] = {}
    together = 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        family = [process.pid, *_children(process.pid)]
        for number in family:
            most[number] = max(most.get(number, 0.0), _told(number, "status", "VmHWM:"))
        together = max(together, sum(_told(each, "smaps_rollup", "Pss:") for each in family))
        time.sleep(_PAUSE)
    if process.returncode:
        raise RuntimeError(command)
    main = most.pop(process.pid)
    return Peak(main, max(most.values(), default=0.0), together, len(most) + 1)


def _children(number: int) -> list[int]:
    try:
        text = Path(f"/proc/{number}/task/{number}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


def _told(number: int, file: str, key: str) -> float:
    """Return what a file of /proc says of a process, in MB; nothing of one that has ended."""
    try:
        text = Path(f"/proc/{number}/{file}").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if key in line), 0.0)

"""One case judged: its files on disk, the look that it draws, what time and memory that took."""

from __future__ import annotations

import os
import random
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .cases import Case
from .door import Broken, Room, cause, cpu_taken, prepare
from .looks import Look, look_of

CPU = 5.0
"""Seconds that the commands of a case may take."""
MEMORY = 700
"""Megabytes that the process may hold at its highest in a case."""


@dataclass(frozen=True)
class Fault:
    """A promise that was not kept: in which look, what (alike for alike faults), how it shows."""

    look: str
    what: str
    detail: str = field(compare=False, default="")


@dataclass(frozen=True)
class Outcome:
    """How a case went: its faults, seconds of CPU, megabytes."""

    case: Case
    faults: tuple[Fault, ...]
    cpu: float = 0.0
    memory: float = 0.0


def judged(case: Case, home: Path, look: Look | None = None) -> Outcome:
    """Judge a case in a folder below `home`: by the look that its number draws, or by another."""
    chance = random.Random(f"{case.name}/looks")
    prepare(home / "cache", chance.choice(("en", "id")))
    drawn = look_of(chance)
    start = cpu_taken()
    _forget_peak()
    with tempfile.TemporaryDirectory(dir=home, ignore_cleanup_errors=True) as folder:
        room = Room(
            Path(folder),
            case.files,
            chance,
            case.before,
            is_named_oddly=case.kind == "names",
            settings_changed=case.may_be_misconfigured,
        )
        faults = list(_faults(look or drawn, room, case))
        os.chdir(home)
    cpu, memory = cpu_taken() - start, _peak()
    if room.cpu > CPU:
        faults.append(Fault("budget", "more than five seconds of CPU", f"{room.cpu:.1f} s"))
    if memory > MEMORY:
        faults.append(Fault("budget", "too much memory", f"{memory:.0f} MB"))
    return Outcome(case, tuple(faults), cpu, memory)


def _faults(look: Look, room: Room, case: Case) -> Iterator[Fault]:
    name = look.__name__
    room.chance = random.Random(f"{case.name}/{name}")
    try:
        room.reset()
        look(room)
    except Broken as broken:
        yield Fault(name, broken.what, f"{broken.detail}\n{room.ran}")
    except Exception as error:
        text = "".join(traceback.format_exception(error))
        yield Fault(name, f"the driver fails: {cause(text)}: {error!r:.80}", text)


def _forget_peak() -> None:
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        time.sleep(0)


def _peak() -> float:
    """Return the most memory held since it was forgotten, in megabytes; 0 where unknown."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0.0
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024

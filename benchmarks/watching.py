"""How soon `--watch` answers: from the saving of a file to what is wrong now, and to the new PDF.

    python benchmarks/watching.py [NUMBER] [ROUNDS]

A workspace of NUMBER SOPs (1,000) is watched as a user would, by two commands after each other;
one micro is saved ROUNDS times (21), each time with another text. Wall time, median and worst, and
the CPU of an answer (of the process that watches, where the system tells it): on a busy machine
only that counts. Beside it a whole run that keeps nothing, which is what the author would wait for
else.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOP = [sys.executable, "-m", "soptool"]
TURN = ("Mencatat", "Menulis")


def seconds(command: list[str], folder: Path) -> float:
    """Return how long one run takes."""
    began = time.monotonic()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return time.monotonic() - began


def cpu_of(process: int) -> float:
    """Return the CPU seconds that a process took so far, with those of its children that ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def answers(command: list[str], folder: Path, file: Path, rounds: int) -> tuple[list[float], float]:
    """Save a file again and again; return how long each answer takes, and the CPU of one."""
    text = file.read_text(encoding="utf-8")
    with tempfile.TemporaryFile("w+") as log:
        run = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            said = _answered(log, 0)
            found: list[float] = []
            taken = cpu_of(run.pid)
            for number in range(rounds):
                time.sleep(0.3)
                # What is found changes with what is drawn: an answer that is not new is not shown.
                turned = text.replace(*TURN) if number % 2 else text
                new = f"{turned}keterangan-{number}: -\n"
                began = time.monotonic()
                file.write_text(new, encoding="utf-8")
                said = _answered(log, said)
                found.append(time.monotonic() - began)
            return found, (cpu_of(run.pid) - taken) / rounds
        finally:
            run.terminate()
            run.wait()
            file.write_text(text, encoding="utf-8")


def _answered(log: object, before: int) -> int:
    """Wait until one more answer has come."""
    while True:
        log.seek(0)  # type: ignore[attr-defined]
        number = len(re.findall("watching", log.read()))  # type: ignore[attr-defined]
        if number > before:
            return number
        time.sleep(0.002)


def main() -> None:
    """Print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        corpus = Path(__file__).with_name("corpus.py")
        subprocess.run([sys.executable, str(corpus), str(number), str(folder)], check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        file = sorted(folder.rglob("sop-*.yaml"))[number // 3]
        load = os.getloadavg()[0]
        print(f"{number} SOPs, {rounds} saves, seconds; load {load:.1f} on {os.cpu_count()} cores")
        for name, command in (
            ("validate", [*SOP, "validate", "-f", "concise"]),
            ("render one PDF", [*SOP, "render", file.stem, "--to", "pdf", "-o", str(folder / "o")]),
        ):
            whole = seconds([*command, "--no-cache"], folder)
            subprocess.run(command, cwd=folder, capture_output=True, check=False)
            found, cpu = answers([*command, "--watch"], folder, file, rounds)
            median, worst = statistics.median(found), max(found)
            print(f"{name}: median {median:.3f}, worst {worst:.3f}, CPU {cpu:.3f}; "
                  f"a run that keeps nothing {whole:.2f}")  # fmt: skip


if __name__ == "__main__":
    main()

"""Runs in several processes that are killed while they keep what they find: the next is right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "cached_kills.py"


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the processes")
def test_the_run_after_a_killed_one_is_right() -> None:
    command = [sys.executable, str(BENCHMARK), "--count", "15", "--seed", "7"]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout
    assert ended.stdout.endswith("; 0 wrong\n")

"""Processes that work for this one, and how they end."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from soptool.api.workers import workers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def test_a_worker_that_is_killed_while_it_tells_its_outcome_is_not_waited_for(
    tmp_path: Path,
) -> None:
    told = tmp_path / "told"

    def tell_half(mine: Connection, content: bytes) -> None:
        os.write(mine.fileno(), struct.pack("!i", len(content)) + content[:1])
        told.touch()
        time.sleep(60)

    def begin() -> None:
        Connection._send_bytes = tell_half  # type: ignore[attr-defined]

    with pytest.raises(KeyboardInterrupt):
        _stopped_when(told, begin)


def _stopped_when(told: Path, begin: Callable[[], None]) -> None:
    with workers(1, begin) as pool:
        pool.submit(str, "x")
        while not told.exists():
            time.sleep(0.01)
        raise KeyboardInterrupt

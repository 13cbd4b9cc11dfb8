"""Reading and checking on several cores: copies of this process (fork) do the pieces."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from soptool.api.workers import cores, undisturbed, workers
from soptool.workspace.spread import Done, Piece, Spread

_own: list[Callable[[Any], Any]] = []
"""What a process does for another."""


def spread_over(jobs: int | None) -> Spread | None:
    """Return who does the work in so many processes, None for this one alone.

    `jobs` None: as many as there are cores. Where the system makes no copies of processes, and in
    one that works for another, it is always this one.
    """
    most = cores()
    number = most if jobs is None else jobs
    return _Processes(number) if number > 1 and most > 1 else None


@dataclass(frozen=True, slots=True)
class _Processes:
    jobs: int

    def __call__(self, work: Callable[[Piece], Done], pieces: Sequence[Piece]) -> Iterator[Done]:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 -- few need it

        done = 0
        gc.freeze()  # what is loaded stays in pages that all processes share
        try:
            for one in self._beside(work, pieces):
                yield one
                done += 1
        except BrokenProcessPool:  # one was ended from outside: the rest is done here
            yield from map(work, pieces[done:])
        finally:
            gc.unfreeze()

    def _beside(self, work: Callable[[Piece], Done], pieces: Sequence[Piece]) -> Iterator[Done]:
        with workers(min(self.jobs, len(pieces)), _own.append, work) as pool:
            with undisturbed():
                parts = deque(pool.submit(_work, piece) for piece in pieces)
            while parts:
                yield parts.popleft().result()  # what came of it is kept by nobody else


def _work(piece: Any) -> Any:
    return _own[0](piece)

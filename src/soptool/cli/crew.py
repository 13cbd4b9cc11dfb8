"""Pieces of work done by several: processes of this machine, or a cluster of Dask's workers.

Every piece stands for itself; one whose worker is lost is begun again, and given up at last.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager, suppress
from typing import Any, Final, TypeVar

from soptool.api.workers import undisturbed, workers
from soptool.errors import UsageError
from soptool.extras import need
from soptool.language import msg

LOCAL: Final = "local"
_TRIES: Final = 3
_UNTIL_NEW: Final = 8
"""Pieces after which a process makes way for a new one: Typst keeps what it has set."""
_PATIENCE: Final = 20
"""Seconds that a scheduler may take to answer."""
Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")
Done = Iterator[tuple[int, Outcome | None]]
"""Numbers of pieces as they are done, with what came out; None where it was given up."""


def all_done(
    work: Callable[[Piece], Outcome],
    pieces: Sequence[Piece],
    scheduler: str | None,
    jobs: int,
) -> Done[Outcome]:
    """Do the work on every piece, in any order. Raises UsageError: there is no such scheduler.

    `scheduler`: the address of Dask's, or `local` for one with workers on this machine. The work,
    the pieces and what comes out are pickled.
    """
    if scheduler is not None:
        return _by_cluster(work, pieces, scheduler, jobs)
    if jobs < 2 or len(pieces) < 2:
        return ((number, work(piece)) for number, piece in enumerate(pieces))
    return _by_processes(work, pieces, jobs)


def _by_processes(
    work: Callable[[Piece], Outcome], pieces: Sequence[Piece], jobs: int
) -> Done[Outcome]:
    """Do it in processes; where one dies, nobody knows of which piece: all under way go alone."""
    left = deque(range(len(pieces)))
    while left:
        under_way: dict[Future[Outcome], int] = {}
        try:
            with workers(min(jobs, len(left)), _nothing) as pool:
                until = max(len(left) - _UNTIL_NEW * jobs, 0)
                while len(left) > until or under_way:
                    while len(left) > until and len(under_way) < 2 * jobs:
                        with undisturbed():
                            under_way[pool.submit(work, pieces[left[0]])] = left[0]
                        left.popleft()
                    for done in wait(under_way, return_when=FIRST_COMPLETED).done:
                        yield under_way[done], done.result()
                        del under_way[done]
        except BrokenProcessPool:
            for number in sorted(under_way.values()):
                yield number, _alone(work, pieces[number])


def _alone(work: Callable[[Piece], Outcome], piece: Piece) -> Outcome | None:
    """Do it in a process of its own; None where that dies each time."""
    for _ in range(_TRIES - 1):
        with suppress(BrokenProcessPool), workers(1, _nothing) as pool:
            with undisturbed():
                done = pool.submit(work, piece)
            return done.result()
    return None


def _nothing() -> None:
    """Begin with nothing: each piece brings what it needs."""


def _by_cluster(
    work: Callable[[Piece], Outcome], pieces: Sequence[Piece], scheduler: str, jobs: int
) -> Done[Outcome]:
    dask: Any = need("distributed", "cluster", msg("`--scheduler` needs Dask"))
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said by us
    with _client(dask, scheduler, jobs) as client:
        futures = client.map(work, pieces, pure=False, retries=_TRIES - 1)
        numbers = {future.key: number for number, future in enumerate(futures)}
        for future in dask.as_completed(futures, loop=client.loop):
            if future.status == "finished":
                yield numbers[future.key], future.result()
                continue
            error = future.exception()
            if not isinstance(error, dask.KilledWorker):
                reason = f"{type(error).__name__}: {error}"
                raise UsageError(msg("A worker can't do it: {reason}.", reason=reason)) from error
            yield numbers[future.key], None


@contextmanager
def _client(dask: Any, scheduler: str, jobs: int) -> Iterator[Any]:
    if scheduler == LOCAL:
        with (
            dask.LocalCluster(
                n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None
            ) as cluster,
            dask.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = dask.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        problem = msg("No scheduler answers at `{address}`.", address=scheduler)
        raise UsageError(problem) from error
    with closing(client):
        yield client

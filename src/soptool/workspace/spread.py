"""Work in pieces, which several processes may do: who, decides who opens a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Piece = TypeVar("Piece")
Done = TypeVar("Done")


class Spread(Protocol):
    """Does the pieces in any order and by whomever, and gives what comes of them in their order.

    What comes of a piece is pickled; what the work changes elsewhere may be lost.
    """

    def __call__(
        self, work: Callable[[Piece], Done], pieces: Sequence[Piece]
    ) -> Iterator[Done]: ...


def slices(names: Sequence[str], size: int) -> list[Sequence[str]]:
    """Cut names into pieces of this size."""
    return [names[at : at + size] for at in range(0, len(names), size)]

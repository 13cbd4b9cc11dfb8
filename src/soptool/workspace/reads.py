"""What of a workspace was asked for while something was worked out: what the outcome rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reads:
    """The questions asked since each of those that listen began to.

    `sop ID`: all that an SOP says; `kind ID`: its kind and file; `users ID`; `lost ID`: the file
    that was to hold it; `file PATH`; `ids` and `facts` of all; `all`: anything; `day`: the day.
    """

    _open: list[set[str]] = field(default_factory=list)

    def note(self, question: str) -> None:
        """Tell all who listen that this was asked."""
        if self._open:
            self._open[-1].add(question)

    def again(self, questions: Iterable[str]) -> None:
        """Tell of what was asked when a thing that is known already was worked out."""
        if self._open:
            self._open[-1].update(questions)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """Listen; who listens further out hears it, too."""
        mine: set[str] = set()
        self._open.append(mine)
        try:
            yield mine
        finally:
            self._open.pop()
            self.again(mine)

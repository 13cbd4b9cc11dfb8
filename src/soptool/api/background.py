"""A piece of work that another process may do while this one waits for documents."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")


class Background(Generic[Result]):
    """Work whose result can be asked for at any time; what it returns must be picklable."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self.work = work
        self._answer: Future[Result] | None = None

    def is_done_by(self, answer: Future[Result]) -> None:
        """Say who does the work: a process whose answer this is."""
        self._answer = answer

    @property
    def is_done(self) -> bool:
        """Whether the result is here."""
        return "result" in self.__dict__

    def finish(self) -> None:
        """Have the result, so that it can be asked for when the process is gone."""
        _ = self.result

    @cached_property
    def result(self) -> Result:
        """The result: waited for where a process is at it, else worked out now."""
        return self.work() if self._answer is None else self._answer.result()

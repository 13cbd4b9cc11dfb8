"""What several rules work out of one file: once, and for as long as its subject lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from soptool.lint.evidence.subject import DocumentSubject

Asked = TypeVar("Asked", bound=DocumentSubject)
Result = TypeVar("Result")


def once(work: Callable[[Asked], Result]) -> Callable[[Asked], Result]:
    """Make a function of a file's subject keep its result with the subject."""

    @wraps(work)
    def known(subject: Asked) -> Result:
        kept: dict[object, Any] = subject.known
        try:
            found: Result = kept[work]
        except KeyError:
            found = kept[work] = work(subject)
        return found

    return known

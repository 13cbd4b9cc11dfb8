"""What several rules work out of one SOP: once, and for as long as its subject lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from soptool.lint.evidence.subject import SopSubject

Result = TypeVar("Result")


def once(work: Callable[[SopSubject], Result]) -> Callable[[SopSubject], Result]:
    """Make a function of an SOP keep its result with the subject."""

    @wraps(work)
    def known(subject: SopSubject) -> Result:
        kept: dict[object, Any] = subject.known
        try:
            found: Result = kept[work]
        except KeyError:
            found = kept[work] = work(subject)
        return found

    return known

"""What several rules work out of one SOP: once, and for as long as its subject lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from soptool.lint.evidence.subject import SopSubject

Result = TypeVar("Result")


def once(work: Callable[[SopSubject], Result]) -> Callable[[SopSubject], Result]:
    """Make a function of an SOP keep its result with the subject."""

    @wraps(work)
    def known(subject: SopSubject) -> Result:
        if work not in subject.known:
            subject.known[work] = work(subject)
        return cast(Result, subject.known[work])

    return known

"""What a rule is: a judgement with its own manual, one file each in `rules/SUBJECT/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from soptool.finding import Check, Finding, Manual
from soptool.lint.evidence.subject import Subject

Judged = TypeVar("Judged", bound=Subject)


def always(_: object) -> bool:
    """Say that a rule applies to every subject of its kind."""
    return True


@dataclass(frozen=True, slots=True)
class Rule(Generic[Judged]):
    """A judgement on every subject of one kind, at the level of its check.

    `applies` says whether a subject has what the rule speaks of: a date to compare, a second
    executor. Where it says no, the rule is not asked, and the scorecard counts it as not
    applicable. `options` are numbers that a profile may set, with their defaults.
    """

    check: Check
    on: type[Judged]
    manual: Manual
    judge: Callable[[Judged], Iterable[Finding]]
    applies: Callable[[Judged], bool] = always
    options: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """The flaw in kebab-case."""
        return self.check.name

"""What a rule is: a judgement with its own manual, one file each in `rules/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from soptool.finding import Check, Finding
from soptool.language import Message
from soptool.lint.subject import MacroSubject, SopSubject, StandardSubject, WorkspaceSubject

Subject = TypeVar("Subject", SopSubject, MacroSubject, StandardSubject, WorkspaceSubject)


class Principle(StrEnum):
    """The eight principles of composing an SOP (PermenPAN-RB 35/2012)."""

    EASE = "ease and clarity"
    EFFICIENCY = "efficiency and effectiveness"
    HARMONY = "harmony"
    MEASURABILITY = "measurability"
    DYNAMISM = "dynamism"
    USER = "user orientation"
    OBEDIENCE = "obedience to law"
    CERTAINTY = "legal certainty"


@dataclass(frozen=True, slots=True)
class Manual:
    """What `sop explain` prints. Examples are files, executed as tests.

    An example is one SOP, or several files, each begun by a line `# file: NAME`. The rule finds
    something in every `bad` example and nothing in any `good` one; `fixed` is what `--fix` makes
    of the bad example at the same position.
    """

    what: Message
    why: Message
    bad: tuple[str, ...]
    good: tuple[str, ...]
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A judgement on one kind of subject. Its severity stands in the profile, not here."""

    check: Check
    manual: Manual
    judge: Callable[[Subject], Iterable[Finding]]

    @property
    def name(self) -> str:
        """The flaw in kebab-case."""
        return self.check.name

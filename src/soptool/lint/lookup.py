"""Checks by code and name, and what a mistyped name means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from soptool.errors import UsageError
from soptool.finding import Check
from soptool.language import Message, did_you_mean, msg, with_hint
from soptool.lint.built_in import CHECKS
from soptool.lint.catalogue import RULES
from soptool.lint.drawn import ALL as DRAWN

ALL: tuple[Check, ...] = (*CHECKS, *(rule.check for rule in RULES))


@cache
def by_word() -> Mapping[str, Check]:
    """Return every check by its code (in small letters too) and by its name."""
    words = {check.name: check for check in ALL}
    words |= {check.code: check for check in ALL}
    return words | {check.code.casefold(): check for check in ALL}


def names() -> tuple[str, ...]:
    """Return the names of all checks: what a mistyped word may mean."""
    return tuple(check.name for check in ALL)


def check_named(word: str) -> Check | None:
    """Return the check with this code or name."""
    known = by_word()
    return known.get(word) or known.get(word.casefold())


def checks_named(word: str) -> tuple[Check, ...]:
    """Return the check with this code or name, or all whose codes begin with it (`SOP5`)."""
    check = check_named(word)
    if check is not None:
        return (check,)
    start = word.upper()
    if len(start) < 4 or not start.startswith("SOP"):
        return ()
    return tuple(check for check in ALL if check.code.startswith(start))


def unknown_rule(word: str, where: str) -> UsageError:
    """Make the error for a word that names no check; `where`: the file or option that says it."""
    for check in DRAWN:
        if word.casefold() in (check.name, check.code.casefold()):
            return UsageError(_cannot_be_chosen(check, where))
    problem = msg("{file}: no rule has the name `{name}`.", file=where, name=word)
    return UsageError(with_hint(problem, did_you_mean(word, names())))


def _cannot_be_chosen(check: Check, where: str) -> Message:
    return msg(
        "{file}: {code} (`{name}`) is found while documents are drawn, and can't be chosen.",
        file=where,
        code=check.code,
        name=check.name,
    )

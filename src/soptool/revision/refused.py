"""Why a name can't be given, or is no name of anything."""

from __future__ import annotations

from collections.abc import Sequence

from soptool.errors import UsageError
from soptool.language import Message, did_you_mean, msg, with_hint


def taken(new: str, where: str) -> UsageError:
    """Return the refusal of a name that something else has, at a file (and line)."""
    message = msg(
        "The name `{name}` is taken: {where}. Nothing was written.", name=new, where=where
    )
    return UsageError(message)


def unknown(old: str, known: Sequence[str]) -> UsageError:
    """Return the refusal of a name that nothing has; `known` are those there are."""
    problem: Message = msg("Nothing in this workspace has the name `{name}`.", name=old)
    return UsageError(with_hint(problem, did_you_mean(old, known)))

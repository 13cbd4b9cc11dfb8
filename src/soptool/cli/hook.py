"""What a hook hands over: names of files that changed, whatever they are called."""

from __future__ import annotations

import os
from collections.abc import Sequence

HOOK = "--hook"


def hooked(arguments: Sequence[str]) -> Sequence[str]:
    """Let what a hook gives as the name of a file be no option, whatever it begins with."""
    if HOOK not in arguments:
        return arguments
    first = list(arguments).index(HOOK)
    return [
        f"./{word}" if word.startswith("-") and number != first and os.path.lexists(word) else word
        for number, word in enumerate(arguments)
    ]

"""What is settled before the first word: the language, and how streams take letters."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from soptool.catalogue import preferred_language


def prepare_streams() -> None:
    """Make both streams write UTF-8 and plain line ends when piped, and never fail on a letter."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language of messages before options are read: help and errors need it too."""
    return given("--lang", arguments) or preferred_language(environment)


def given(option: str, arguments: Sequence[str]) -> str | None:
    """Return the value that a command line gives to an option, read without its grammar."""
    for number, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == option:
            return value if equals else "".join(arguments[number + 1 : number + 2])
    return None

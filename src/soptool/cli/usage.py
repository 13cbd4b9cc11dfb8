"""Wrong usage in one clear line: what Typer's errors say, in the user's language."""

from __future__ import annotations

from typing import Any

import typer

from soptool.language import Message, did_you_mean, msg, with_hint


def is_usage_error(error: Exception) -> bool:
    """Whether Typer refuses the command line."""
    return hasattr(error, "format_message")


def is_help(error: Any) -> bool:
    """Whether it shows help, since there is no command."""
    return type(error).__name__ == "NoArgsIsHelpError"


def complaint(error: Any) -> Message:
    """Say what is wrong with the command line, and what to do."""
    # Typer keeps the classes of its errors to itself: what they carry says what they are.
    problem, hint = _problem(error), _see_help(error)
    if getattr(error, "possibilities", None):
        hint = did_you_mean(error.option_name, error.possibilities) or hint
    return with_hint(problem, hint)


def _problem(error: Any) -> Message:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return msg("There is no option `{name}`.", name=error.option_name)
    if kind == "MissingParameter" and error.param is not None:
        return msg("`{name}` is missing.", name=_name(error))
    if kind == "UsageError":
        return _unplaced(error)
    if kind == "BadOptionUsage":
        return _ill_used(error)
    if isinstance(error, typer.BadParameter) and error.param is not None:
        return msg("`{name}`: {reason}", name=_name(error), reason=_sentence(error.message))
    return msg("{reason}", reason=_sentence(error.format_message()))


def _unplaced(error: Any) -> Message:
    if error.message == "Missing command.":
        return msg("The command is missing.")
    said, _, words = error.message.partition(" (")
    if said.startswith("Got unexpected extra argument"):
        return msg("`{words}` is too much here.", words=words.removesuffix(")"))
    return msg("{reason}", reason=_sentence(error.message))


def _ill_used(error: Any) -> Message:
    if "does not take" in error.message:
        return msg("The option `{name}` takes no value.", name=error.option_name)
    return msg("The option `{name}` needs a value.", name=error.option_name)


def _name(error: Any) -> str:
    parameter = error.param
    return str(parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _see_help(error: Any) -> Message:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "sop"
    return msg("See `{command} --help`.", command=path)

"""The few errors that end a command: everything about a file's content is a finding instead."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import ClassVar, Final

from soptool.language import Message, msg

_REASONS: Final = {
    str(reason): reason
    for reason in (
        msg("No such file or directory"),
        msg("Permission denied"),
        msg("Operation not permitted"),
        msg("Is a directory"),
        msg("Not a directory"),
        msg("File exists"),
        msg("Directory not empty"),
        msg("File name too long"),
        msg("Too many levels of symbolic links"),
        msg("Too many open files"),
        msg("No space left on device"),
        msg("Disk quota exceeded"),
        msg("Read-only file system"),
        msg("Input/output error"),
        msg("no regular file"),
    )
}
"""What systems say of files, as they say it in English."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the text of a file that is no SOP; line and column from 1, `length` of it."""

    path: str
    text: str
    line: int
    column: int = 1
    length: int = 1


class SopToolError(Exception):
    """Something that stops the command; `message` tells the user what and what to do.

    `passage`: the place that is shown below, where there is one.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: Message, passage: Passage | None = None) -> None:
        super().__init__(str(message))
        self.message, self.passage = message, passage


class UsageError(SopToolError):
    """Wrong arguments or configuration: exit code 2."""


class OutputError(SopToolError):
    """A result could not be written: exit code 1 from `render`, 3 elsewhere."""

    exit_code = 3


class FileLeft(OutputError):  # noqa: N818
    """One file is left as it is, and others may still be written: exit code 1."""

    exit_code = 1


class Remark(UserWarning):
    """Something the user should know that stops nothing: a warning, so that any caller hears it."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def reason_of(error: BaseException) -> Message:
    """Return why a file could not be read or written, in words that can be translated."""
    message = getattr(error, "reason_given", None)
    if isinstance(message, Message):
        return message
    said = getattr(error, "strerror", None) or type(error).__name__
    number = getattr(error, "errno", None)
    known = _REASONS.get(said) or (_REASONS.get(os.strerror(number)) if number else None)
    return known or msg("{reason}", reason=said)

"""The few errors that end a command: everything about a file's content is a finding instead."""

from __future__ import annotations

from typing import ClassVar

from soptool.language import Message


class SopToolError(Exception):
    """Something that stops the command; `message` tells the user what and what to do."""

    exit_code: ClassVar[int] = 2

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


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

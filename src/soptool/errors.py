"""The few errors that end a command: everything about a file's content is a finding instead."""

from __future__ import annotations

from soptool.language import Message


class SopToolError(Exception):
    """Something that stops the command; `message` tells the user what and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class UsageError(SopToolError):
    """Wrong arguments or configuration: exit code 2."""


class OutputError(SopToolError):
    """A result could not be written: exit code 1 from `render`, 3 elsewhere."""

"""Why a file can't be read at all."""

from __future__ import annotations

from soptool.language import Message


class Unreadable(Exception):  # noqa: N818
    """A file that is damaged, too large, or none of ours; `message` says which, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class NoSop(Unreadable):
    """A file of ours in which nobody misses an SOP: made of SOPs, and at any time anew."""

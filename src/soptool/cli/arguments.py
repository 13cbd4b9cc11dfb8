"""Arguments and options as typed → the api's `Request`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from soptool.api.request import STDIN, Request
from soptool.source.read import Limits


def request_of(
    arguments: Sequence[str] | None,
    workspace: Path | None,
    max_size: int,
    stdin_name: str | None = None,
) -> Request:
    """Make the request; standard input is read where `-` stands among the arguments."""
    typed = tuple(arguments or ())
    stdin = sys.stdin.buffer.read(max_size + 1) if STDIN in typed else b""
    return Request(typed, workspace, stdin, stdin_name, Limits(max_bytes=max_size))

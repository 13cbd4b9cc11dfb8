"""Arguments and options as typed → the api's `Request`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from soptool.api.request import STDIN, Request
from soptool.errors import UsageError
from soptool.language import msg
from soptool.limits import Limits


def request_of(
    arguments: Sequence[str] | None,
    workspace: Path | None,
    max_size: int,
    stdin_name: str | None = None,
    *,
    is_kept: bool = False,
) -> Request:
    """Make the request; standard input is read where `-` stands among the arguments."""
    typed = tuple(arguments or ())
    stdin = sys.stdin.buffer.read(max_size + 1) if STDIN in typed else b""
    limits, today = Limits(max_bytes=max_size), today_of(os.environ)
    return Request(typed, workspace, stdin, stdin_name, limits, today=today, is_kept=is_kept)


def today_of(environment: Mapping[str, str]) -> date:
    """Return the day that SOPTOOL_TODAY or SOURCE_DATE_EPOCH says, else the clock's.

    Raises UsageError.
    """
    given, epoch = environment.get("SOPTOOL_TODAY"), environment.get("SOURCE_DATE_EPOCH", "")
    if not given:
        is_set = epoch.isdigit()
        return datetime.fromtimestamp(int(epoch), UTC).date() if is_set else date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        message = msg("SOPTOOL_TODAY is `{text}`, and no date (YYYY-MM-DD).", text=given)
        raise UsageError(message) from None

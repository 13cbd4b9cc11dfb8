"""Several workspaces in one run: where each stands, seen from the folder that holds them all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soptool.api.request import Request


def common_way(requests: Sequence[Request]) -> Callable[[Request], str]:
    """Return what gives the way to a request's workspace, with `/`; of one alone, nothing."""
    if len(requests) == 1:
        return lambda _: ""
    roots = [request.workspace or request.here for request in requests]
    above = os.path.commonpath(roots)

    def way(request: Request) -> str:
        found = Path(os.path.relpath(request.workspace or request.here, above)).as_posix()
        return "" if found == "." else found

    return way

"""What is installed only where it is asked for: the extras, and how to get one that is missing."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from typing import Any

from soptool.errors import UsageError
from soptool.language import Message, msg


def need(name: str, extra: str, what: Message) -> Any:
    """Import a module of an extra.

    `what` says who needs it, as a beginning of a sentence ("PDF needs Typst").

    Raises `UsageError` with the command that installs the extra beside this soptool.
    """
    try:
        return import_module(name)
    except ImportError as error:
        command = installation(extra)
        raise UsageError(msg("{what}: `{command}`.", what=what, command=command)) from error


def installation(extra: str) -> str:
    """Return the command that installs the packages of an extra for the Python that runs.

    They are named one by one: from a clone, soptool itself may be on no index.
    """
    try:
        entries = requires("soptool") or []
    except PackageNotFoundError:  # run from its source, without being installed
        return f'pip install ".[{extra}]"'
    marked = re.compile(rf"(.+?) *; *extra == ['\"]{re.escape(extra)}['\"]")
    packages = [f'"{found[1]}"' for entry in entries if (found := marked.fullmatch(entry))]
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    by_pip = f"{python} -m pip install"
    installer = by_pip if find_spec("pip") else f"uv pip install --python {python}"
    return " ".join([installer, *packages])

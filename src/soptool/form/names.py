"""Names of the files that documents are written to."""

from __future__ import annotations

import re

from soptool.source.names import is_kept

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 200
REGISTER = "register.xlsx"
"""The file in which all SOPs of a workspace are listed."""
FINDINGS = "findings.json"
"""The file of what was found in a workspace that is one of many."""
_TAKEN = (REGISTER, FINDINGS)


def file_name(name: str, extension: str) -> str:
    """Return `name.extension` as a file name that every system takes, and never a path.

    An id of the format stays as it is, but for names that are taken: Windows keeps some for
    itself (`con` → `con_`), the workspace's page is `index.html`.
    """
    stem = _UNSAFE.sub("-", name).strip(".- ")[:_LONGEST].rstrip(".- ") or "_"
    first = stem.partition(".")[0]
    is_page = first.casefold() == "index"
    if is_page or is_kept(first) or f"{stem}.{extension}".casefold() in _TAKEN:
        stem = f"{first}_{stem[len(first) :]}"
    return f"{stem}.{extension}"

"""Names that a slip made: what offers the one that is near in their place."""

from __future__ import annotations

import re
from typing import Final

from soptool.finding import Fix, KeyPath, RenameKey, SetValue
from soptool.language import msg
from soptool.source.document import Document

_NUMBER: Final = re.compile(r"\d+")


def slip_fix(document: Document, path: KeyPath, name: str, near: str | None) -> Fix | None:
    """Offer to write `near` for the name at `path`; another may be meant, so it is unsafe.

    A text may stand where the path has the list of it alone.
    """
    at = _written(document, path)
    if near is None or not _is_slip(name, near) or _said(document, at) != name:
        return None
    file, there = document.origin(at)
    return Fix(msg("Write `{near}`.", near=near), (SetValue(file.path, there, near),), safe=False)


def key_slip_fix(document: Document, path: KeyPath, near: str | None) -> Fix | None:
    """Offer to call the key at `path` `near`, where no other has that name."""
    beside, name = document.at(path[:-1]), str(path[-1])
    if near is None or not isinstance(beside, dict) or near in beside or name not in beside:
        return None
    if not _is_slip(name, near):
        return None
    file, there = document.origin(path)
    return Fix(msg("Write `{near}`.", near=near), (RenameKey(file.path, there, near),), safe=False)


def _is_slip(name: str, near: str) -> bool:
    """Whether only letters differ: with another number, `uu-1-2014` is another thing."""
    return name != near and _NUMBER.findall(name) == _NUMBER.findall(near)


def _written(document: Document, path: KeyPath) -> KeyPath:
    """Return the path as far as it leads."""
    while path and document.at(path) is None:
        path = path[:-1]
    return path


def _said(document: Document, path: KeyPath) -> str | None:
    value = document.at(path)
    return value.strip() if isinstance(value, str) else None

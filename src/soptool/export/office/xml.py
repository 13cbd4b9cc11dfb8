"""XML put together from calls: what is text stays text, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Final

from soptool.form.clean import clean

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPER: Final = str.maketrans({"\t": "&#9;", "\n": "&#10;"})


class Xml(str):
    """Markup that is well formed and printed as it is. Any other `str` is text."""

    __slots__ = ()


def element(
    name: str, attributes: Mapping[str, object] | None = None, *children: str | None
) -> Xml:
    """Return `<name …>children</name>`.

    Children are `Xml`, or texts, which are cleaned and escaped; None is left out. Attributes of
    None are left out; True and False become `1` and `0`.
    """
    opened = name
    if attributes:
        for key, value in attributes.items():
            if value is not None:
                opened += f' {key}="{_value(value)}"'
    inside = joined(children) if children else ""
    return Xml(f"<{opened}>{inside}</{name}>" if inside else f"<{opened}/>")


def joined(parts: Iterable[str | None]) -> Xml:
    """Return several pieces of markup (or texts) one behind another."""
    return Xml(
        "".join([part if type(part) is Xml else text(part) for part in parts if part is not None])
    )


def text(value: str) -> Xml:
    """Return a text as XML can hold it: cleaned (`form.clean`) and escaped."""
    return Xml(escape(clean(value), quote=False))


def part(root: Xml) -> bytes:
    """Return a whole part: the declaration, and its root element."""
    return f"{DECLARATION}{root}".encode()


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int):
        return str(value)
    return _said(str(value))


@lru_cache(4096)
def _said(value: str) -> str:
    return escape(clean(value)).translate(_PROPER)

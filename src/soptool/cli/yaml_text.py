"""Plain data as YAML: plain words where nothing can be misread, JSON's quotes elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

# Begins with a letter, holds nothing that YAML reads as a sign, does not end in a space.
_PLAIN = re.compile(r"[^\W\d_](?:[\w.,()/+&;-]|(?<![ ]) (?=\S))*")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def yaml_of(value: dict[str, Any]) -> str:
    """Return a mapping as a YAML document."""
    return "\n".join(_mapping(value, "")) + "\n"


def _mapping(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, item in value.items():
        yield from _entry(f"{indent}{_scalar(key)}:", item, indent + "  ")


def _sequence(value: list[Any], indent: str) -> Iterator[str]:
    for item in value:
        if isinstance(item, dict) and item:
            first, *others = _mapping(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield from _entry(f"{indent}-", item, indent + "  ")


def _entry(head: str, item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, dict) and item:
        yield head
        yield from _mapping(item, indent)
    elif isinstance(item, list) and item:
        yield head
        yield from _sequence(item, indent)
    else:
        yield f"{head} {_scalar(item)}"


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS:
            return value
        quoted = json.dumps(value, ensure_ascii=False)
        return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)
    return json.dumps(value)

"""Values → YAML text of one line, or of a line an entry, in plain style where it can be."""

from __future__ import annotations

import json
from collections.abc import Mapping

from soptool.finding import Data
from soptool.source.events import Refusal, events

# Other programs read these plain texts as nothing, true or false.
_SPECIAL = ("", "~", "null", "true", "false")


def flow(value: Data) -> str:
    """Write a value on one line: `text`, `[a, b]`, `{k: v}`."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(flow(item) for item in value) + "]"


def block(value: Data, indent: int, newline: str) -> str:
    """Write what follows `key:`: a text beside it, else a line an entry, indented by `indent`."""
    if isinstance(value, str) or not value:
        return f" {flow(value)}"
    if isinstance(value, Mapping):
        lines = [f"{scalar(key)}: {flow(item)}" for key, item in value.items()]
    else:
        lines = [f"- {flow(item)}" for item in value]
    return "".join(f"{newline}{' ' * indent}{line}" for line in lines)


def scalar(text: str) -> str:
    """Write a text so that it reads the same as a key, as an entry and within brackets."""
    if text.casefold() not in _SPECIAL and _reads_as(text, text):
        return text
    single = "'" + text.replace("'", "''") + "'"
    return single if _reads_as(single, text) else json.dumps(text, ensure_ascii=False)


def _reads_as(written: str, text: str) -> bool:
    if "\n" in written or "\r" in written:
        return False
    try:
        found = events(f"[{written}, {{{written}: {written}}}]")
    except Refusal:
        return False
    values = [event.value for event in found if type(event).__name__ == "ScalarEvent"]
    return values == [text] * 3

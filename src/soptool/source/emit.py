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
    single = _single(text)
    return single if _reads_as(single, text) else json.dumps(text, ensure_ascii=False)


def instead(text: str, written: str, *, is_flow: bool) -> str:
    """Write a text in place of one that is `written`, in brackets or (not `is_flow`) on its line.

    Quotes stay that are a habit of the author; those that only the old text needed go.
    """
    around = ("[", "]") if is_flow else ("k: ", "\n")
    old = _read(written, *around)
    quote = written[:1] if written[:1] in ("'", '"') else ""
    is_habit = bool(quote) and old is not None and _is_plain(old, around)
    if not is_habit and _is_plain(text, around):
        return text
    quoted = json.dumps(text, ensure_ascii=False) if quote == '"' else _single(text)
    return quoted if _read(quoted, *around) == text else scalar(text)


def _is_plain(text: str, around: tuple[str, str]) -> bool:
    return text.casefold() not in _SPECIAL and _read(text, *around) == text


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _read(written: str, before: str, after: str) -> str | None:
    """Return the text that is read there; None where it is no single one."""
    found = _texts(f"{before}{written}{after}", written)
    return found[-1] if found and len(found) == 1 + before.count(":") else None


def _reads_as(written: str, text: str) -> bool:
    return _texts(f"[{written}, {{{written}: {written}}}]", written) == [text] * 3


def _texts(yaml: str, written: str) -> list[str] | None:
    """Return the texts in YAML; None where `written` is no line of it."""
    if "\n" in written or "\r" in written:
        return None
    try:
        found = events(yaml)
    except Refusal:
        return None
    return [event.value for event in found if type(event).__name__ == "ScalarEvent"]

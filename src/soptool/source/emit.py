"""Values → YAML text of one line, or of a line an entry, in plain style where it can be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from soptool.finding import Data, KeyPath
from soptool.source.events import Refusal, events
from soptool.source.quoting import would_be_mended
from soptool.source.read import read

# Other programs read these plain texts as nothing, true or false.
_SPECIAL = ("", "~", "null", "true", "false")
_KEY = "k"
_ANYWHERE = ("[{0}, {{{0}: {0}}}]", "{0}: {0}", "- {0}")


def document(value: object) -> str:
    """Write plain data as a document, in which other programs read every text as a text."""
    from soptool.source import emitter  # noqa: PLC0415 - ruamel.yaml whole, for who writes

    return emitter.document(value)


def noted(text: str, notes: Mapping[KeyPath, str]) -> str:
    """Write notes as comments behind values of a document, by their paths in it.

    A text over several lines has none.
    """
    read_again, _ = read("", text.encode())
    if read_again is None:
        return text
    lines = text.splitlines()
    for path, note in notes.items():
        key, value = read_again.key(path), read_again.value(path)
        is_text = isinstance(read_again.at(path), str)
        if not is_text or value.line == value.end_line:
            at = value.line if is_text else key.line
            lines[at - 1] += f"  # {note}"
    return "".join(f"{line}\n" for line in lines)


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
    return _written(text, ("", "'"), _ANYWHERE)


def instead(text: str, written: str, *, is_flow: bool) -> str:
    """Write a text in place of one that is `written`, in brackets or (not `is_flow`) on its line.

    Quotes stay that are a habit of the author; those that only the old text needed go.
    """
    around = ("[{0}]",) if is_flow else ("k: {0}", "- {0}")
    quotes = written[:1] if written[:1] in ("'", '"') else ""
    old = _texts(around[0].format(written), written)
    is_habit = bool(quotes) and old is not None and _written(old[-1], ("",), around) == old[-1]
    return _written(text, (quotes,) if is_habit else ("", quotes or "'"), around)


@lru_cache(1024)
def _written(text: str, quotes: tuple[str, ...], around: tuple[str, ...]) -> str:
    """Write a text in the first of these quotes in which it reads the same, else in `"`."""
    for one in quotes:
        if one == "" and (text.casefold() in _SPECIAL or would_be_mended(text)):
            continue
        written = _quoted(text, one) if one else text
        if all(_reads(place.format(written), written, text) for place in around):
            return written
    return _quoted(text, '"')


def _quoted(text: str, quotes: str) -> str:
    from soptool.source import emitter  # noqa: PLC0415 - as above

    return emitter.quoted(text, quotes)


def _reads(yaml: str, written: str, text: str) -> bool:
    found = _texts(yaml, written)
    return found is not None and {*found} - {_KEY} == {text} - {_KEY}


def _texts(yaml: str, written: str) -> list[str] | None:
    """Return the texts in YAML; None where `written` is no line of it."""
    if "\n" in written or "\r" in written:
        return None
    try:
        found = events(yaml)
    except Refusal:
        return None
    return [event.value for event in found if type(event).__name__ == "ScalarEvent"]

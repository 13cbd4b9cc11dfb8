"""More in one file than anything works on: said before rules, drawings and documents see it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Finding, found
from soptool.language import Message, grouped, msg
from soptool.limits import (
    MOST_ENTRIES,
    MOST_LETTERS,
    MOST_LETTERS_IN_ALL,
    MOST_OTHER_ENTRIES,
)
from soptool.source import checks
from soptool.source.document import Document
from soptool.source.places import Data, KeyPath


def too_much(document: Document, data: Data) -> tuple[Finding, ...]:
    """Say which texts are too long and which lists too many; `data` is what the file says."""
    if _is_modest(data):
        return ()
    letters = 0
    findings: list[Finding] = []
    for path, value in _values(data, ()):
        if isinstance(value, str):
            letters += len(value)
            if len(value) > MOST_LETTERS:
                findings.append(_long_text(document, path, len(value)))
        elif (most := _most(path)) < len(value):
            findings.append(_long_list(document, path, len(value), most))
    if letters > MOST_LETTERS_IN_ALL and not findings:
        findings.append(_long_file(document, letters))
    return tuple(findings)


def _is_modest(data: Data) -> bool:
    """Whether it stays below every limit, as nearly all files do."""
    few, letters = min(MOST_OTHER_ENTRIES, *MOST_ENTRIES.values()), 0
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            letters += len(value)
        elif len(value) > few:
            return False
        else:
            waiting += value.values() if isinstance(value, dict) else value
    return letters <= min(MOST_LETTERS, MOST_LETTERS_IN_ALL)


def _values(data: Data, path: tuple[str | int, ...]) -> Iterator[tuple[KeyPath, Data]]:
    yield path, data
    if isinstance(data, dict):
        for key, item in data.items():
            yield from _values(item, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _values(item, (*path, number))


def _most(path: KeyPath) -> int:
    key = path[-1] if path else ""
    return MOST_ENTRIES.get(key, MOST_OTHER_ENTRIES) if isinstance(key, str) else MOST_OTHER_ENTRIES


def _long_text(document: Document, path: KeyPath, size: int) -> Finding:
    message = msg("This text has {size} letters; at most {most} are read.",
                  size=grouped(size), most=grouped(MOST_LETTERS))  # fmt: skip
    hint = msg("Put it into a document of its own, and name that here.")
    return found(checks.TOO_MUCH, message, document.value(path), hint=hint)


def _long_list(document: Document, path: KeyPath, size: int, most: int) -> Finding:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    values = {"size": grouped(size), "most": grouped(most)}
    message = msg("`{key}` has {size} entries; at most {most} are read.", key=key, **values)
    if not key:
        message = msg("The file has {size} keys; at most {most} are read.", **values)
    place = document.key(path) if path else document.value(path)
    return found(checks.TOO_MUCH, message, place, hint=_HINTS.get(key, _SPLIT))


def _long_file(document: Document, size: int) -> Finding:
    message = msg("The texts of this file have {size} letters together; at most {most} are read.",
                  size=grouped(size), most=grouped(MOST_LETTERS_IN_ALL))  # fmt: skip
    return found(checks.TOO_MUCH, message, document.value(()), hint=_SPLIT)


_SPLIT = msg("Split it into several SOPs.")
_HINTS: dict[str, Message] = {
    "steps": msg("Split it into several SOPs, and join them in a macro."),
    "executors": msg("Split it into several SOPs, or name posts together, as `Para pengelola`."),
    "branches": msg("Ask first for the kind of case, and decide further in steps of their own."),
}

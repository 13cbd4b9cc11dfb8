"""The data of an SOP as a file that people would write: its keys in the order of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from soptool.importing.draft import Path
from soptool.source.emit import document, flow, instead, scalar
from soptool.source.places import Data
from soptool.source.read import read

NOTHING: Final[Mapping[Path, str]] = {}
_TRUTHS: Final = ("external", "system", "start")
_WORDS: Final = ("true", "false")
_APART: Final = ("executors", "steps")
"""Before these stands an empty line."""


def literal(data: Data) -> Data:
    """Return what stands on paper as YAML says it: `$(` is no mark of a parameter there."""
    if isinstance(data, str):
        return data.replace("$(", "$$(")
    if isinstance(data, dict):
        return {key: literal(value) for key, value in data.items()}
    return [literal(value) for value in data]


def yaml_of(
    data: Mapping[str, Any], schema: str | None = None, notes: Mapping[Path, str] = NOTHING
) -> str:
    """Write the data of an SOP; `schema` is the address of its JSON Schema for editors.

    `notes` stand as remarks before the steps that they are about.
    """
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    if data.get("kind") == "standard":  # its keys lie deeper than one line would show well
        return head + document(data)
    text = "\n".join(_lines(data, notes)) + "\n"
    found, findings = read("", text.encode())
    is_same = found is not None and not findings and found.data == data
    return head + (text if is_same else document(data))


def _lines(data: Mapping[str, Any], notes: Mapping[Path, str]) -> Iterator[str]:
    for key, value in data.items():
        if key in _APART:
            yield ""
        if key == "steps" and isinstance(value, list):
            yield "steps:"
            for number, step in enumerate(value):
                if ("steps", number) in notes:
                    yield f"  # TODO {' '.join(notes['steps', number].split())}"
                yield from _step(step)
        elif key in ("dates", "approval", "classification"):
            yield f"{key}: {flow(value)}"
        else:
            yield from _under(key, value)


def _under(key: str, value: Any) -> Iterator[str]:
    """Yield a key with a text beside it, or an entry a line below it."""
    if isinstance(value, str):
        yield f"{key}: {_plain(value)}"
        return
    yield f"{key}:"
    for entry in value.items() if isinstance(value, dict) else value:
        if isinstance(entry, tuple):
            name, item = entry
            is_executor = key == "executors" and isinstance(item, dict)
            yield f"  {scalar(name)}: {_executor(item) if is_executor else _plain(item)}"
        else:
            yield f"  - {_plain(entry)}"


def _executor(value: Mapping[str, Data]) -> str:
    """Write an executor, what is true or false of it as other programs read it."""
    pairs = (
        f"{scalar(key)}: {item if key in _TRUTHS and item in _WORDS else flow(item)}"
        for key, item in value.items()
    )
    return "{" + ", ".join(pairs) + "}"


def _plain(value: Data) -> str:
    """Write a value that stands alone on its line, without quotes where it needs none there."""
    return instead(value, "", is_flow=False) if isinstance(value, str) else flow(value)


def _step(step: Mapping[str, Any]) -> Iterator[str]:
    mark = "-"
    for key, value in step.items():
        is_truth = key in _TRUTHS and value in _WORDS
        yield f"  {mark} {key}: {value if is_truth else _plain(value)}"
        mark = " "

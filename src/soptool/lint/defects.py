"""The list of checkable defects: which are judged by what, and why the others are no rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from soptool.finding import Check
from soptool.lint.explain import manuals
from soptool.source.read import read

NUMBERS = range(1, 67)


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A defect that is no rule: its number, what it is, and why."""

    row: int
    what: str
    reason: str


@cache
def unjudged() -> tuple[Unjudged, ...]:
    """Return the defects that are no rule, in order of their numbers."""
    content = (files("soptool.lint") / "defects.yaml").read_bytes()
    document, findings = read("defects.yaml", content)
    assert document is not None
    assert not findings
    entries = document.data if isinstance(document.data, list) else []
    listed = (
        Unjudged(int(str(entry["row"])), _flat(entry["what"]), _flat(entry["reason"]))
        for entry in entries
        if isinstance(entry, dict)
    )
    return tuple(sorted(listed, key=lambda one: one.row))


def _flat(text: object) -> str:
    return " ".join(str(text).split())


def judged() -> Mapping[int, tuple[Check, ...]]:
    """Return the checks that judge each defect."""
    found: dict[int, tuple[Check, ...]] = {}
    for check, manual in manuals().items():
        for row in manual.defects:
            found[row] = (*found.get(row, ()), check)
    return {row: tuple(sorted(found[row], key=lambda c: c.code)) for row in sorted(found)}

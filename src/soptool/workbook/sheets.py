"""An SOP's own data as three sheets: its steps, its identity, its executors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from soptool.model.sop import row_numbers
from soptool.source.names import is_id
from soptool.source.places import Data
from soptool.workbook.columns import (
    EXECUTORS,
    FURTHER,
    IDENTITY,
    KEY,
    MEANING,
    MODE,
    NUMBER,
    STEPS,
    VALUE,
    Column,
    meaning_of,
    sheet_name,
)
from soptool.workbook.values import Names, cell_of, performers_cells, post_key

SAME: Final = "same"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of texts: its columns, and its rows below the row of headings."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def headings(self, language: str) -> tuple[str, ...]:
        """Return the row of headings."""
        return tuple(column.heading(language) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one SOP."""

    language: str
    steps: Sheet
    identity: Sheet
    executors: Sheet

    @property
    def all(self) -> tuple[Sheet, ...]:
        """The sheets in their order."""
        return self.steps, self.identity, self.executors


def sheets_of(data: Mapping[str, Any], language: str, also: Sequence[str] = ()) -> Sheets:
    """Lay out the data of an SOP as it is meant, in the keys of the format.

    `also` are further keys that have a column, though no step has them.
    """
    steps = [step for step in data.get("steps") or () if isinstance(step, dict)]
    executors = data.get("executors")
    executors = executors if isinstance(executors, dict) else {}
    names = Names(
        frozenset(step["id"].strip() for step in steps if isinstance(step.get("id"), str)),
        # Where a reader would take a text for something else, what it reads is another text.
        numbers={number: f"?{number}" for number in numbers_of(steps)},
        executors=executor_names(executors),
        missing=lambda text: None if is_id(text) else f"?{text}",
    )
    return Sheets(
        language,
        _steps(steps, language, names, also),
        _identity(data, language, names),
        _executors(executors, language, names),
    )


def executor_names(executors: Mapping[str, Data]) -> Mapping[str, str]:
    """Return the ids of executors by what cells call them: the id, a name that one alone has."""
    ids: dict[str, list[str]] = {}
    for name, value in executors.items():
        label = value.get("name", "") if isinstance(value, dict) else value
        ids.setdefault(post_key(str(label or name)), []).append(name)
    return {
        **{key: found[0] for key, found in ids.items() if len(found) == 1},
        **{name: name for name in executors},
    }


def numbers_of(steps: Sequence[Mapping[str, Data]]) -> Iterator[str]:
    """Yield the number of each step's row in the form."""
    return row_numbers(
        (bool(step.get("section")), step.get("row") == SAME, str(step.get("no") or ""))
        for step in steps
    )


def _steps(
    steps: Sequence[Mapping[str, Any]], language: str, names: Names, also: Sequence[str]
) -> Sheet:
    used = {*also} | {key for step in steps for key, value in step.items() if value}
    columns = (*STEPS, *(column for column in FURTHER if column.key in used))
    numbers = numbers_of(steps)
    rows = (
        _step(step, number, columns, language, names)
        for step, number in zip(steps, numbers, strict=True)
    )
    return Sheet(sheet_name("steps", language), columns, tuple(rows))


def _step(
    step: Mapping[str, Any],
    number: str,
    columns: tuple[Column, ...],
    language: str,
    names: Names,
) -> tuple[str, ...]:
    who, mode = performers_cells(step.get("executor", ""), language, names)
    own = {NUMBER: number, "executor": who, MODE: mode}
    return tuple(
        own[column.key]
        if column.key in own
        else cell_of(column, step.get(column.key, ""), language, names)
        for column in columns
    )


def _identity(data: Mapping[str, Any], language: str, names: Names) -> Sheet:
    rows = (
        (column.key, cell_of(column, _at(data, column.path), language, names),
         meaning_of(column, language))
        for column in IDENTITY
    )  # fmt: skip
    return Sheet(sheet_name("identity", language), (KEY, VALUE, MEANING), tuple(rows))


def _at(data: Mapping[str, Any], path: Sequence[str]) -> Data:
    """Return a value below keys; a list of footnotes is numbered, as the format reads it."""
    value: Any = data
    for key in path:
        value = value.get(key, "") if isinstance(value, dict) else ""
    if path == ("footnotes",) and isinstance(value, list):
        return {str(number): text for number, text in enumerate(value, start=1)}
    return value  # type: ignore[no-any-return]


def _executors(executors: Mapping[str, Data], language: str, names: Names) -> Sheet:
    rows = []
    for name, value in executors.items():
        said: Mapping[str, Data] = value if isinstance(value, dict) else {"name": value}
        keys = {"id": name, **said}
        rows.append(tuple(cell_of(c, keys.get(c.key, ""), language, names) for c in EXECUTORS))
    return Sheet(sheet_name("executors", language), EXECUTORS, tuple(rows))

"""Sheets as people filled them → the data of an SOP, with a remark for whatever was not taken."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, Final

from soptool.language import msg
from soptool.model.sop import Macro
from soptool.shape.names import in_order, names_of
from soptool.source.places import Data
from soptool.workbook.columns import (
    EXECUTORS,
    IDENTITY,
    MEANING,
    MODE,
    column_of,
    meaning_of,
    sheet_of,
)
from soptool.workbook.ids import id_of
from soptool.workbook.outcome import Reading, Remark, Rows, listed
from soptool.workbook.records import records_of, table_of
from soptool.workbook.steps import steps_of
from soptool.workbook.values import Names, value_of

_OWN_HEADINGS: Final = {
    "steps": {"id", MODE, "question", "branches", "next"},
    "executors": {"id", "name", "group", "external", "system"},
}
_ROUNDED: Final = re.compile(r"\d{15}0{3}")


def is_ours(sheets: Mapping[str, Rows]) -> bool:
    """Whether there is a sheet of steps."""
    name = sheets_of_ours(sheets).get("steps")
    return name is not None and table_of(sheets[name], "steps") is not None


def sheets_of_ours(sheets: Mapping[str, Rows]) -> dict[str, str]:
    """Return the names of the sheets that are ours by what they are: one may be renamed."""
    found = {sheet: name for name in sheets if (sheet := sheet_of(name))}
    for name, rows in sheets.items():
        if sheet_of(name) is None and (sheet := _headed(rows)):
            found.setdefault(sheet, name)
    return found


def _headed(rows: Rows) -> str | None:
    """Tell a sheet by headings that no other program's table has."""
    for sheet, least in _OWN_HEADINGS.items():
        table = table_of(rows, sheet)
        keys = {column.key for column in table[1].values()} if table else set()
        if len(keys & least) >= len(least) - 1:
            return sheet
    heads = [cell.strip().casefold() for cell in rows[0][:2]] if rows else []
    keys = {row[0].strip() for row in rows if row}
    is_identity = heads in (["kunci", "nilai"], ["key", "value"]) and {"kind", "id"} <= keys
    return "identity" if is_identity else None


def read_sheets(sheets: Mapping[str, Rows]) -> Reading:
    """Read the sheets of a workbook; those that are not ours are left to the caller."""
    reading = Reading()
    ours = {sheet: (name, sheets[name]) for sheet, name in sheets_of_ours(sheets).items()}
    identity = dict(_identity(*ours["identity"], reading)) if "identity" in ours else {}
    executors = _executors(*ours["executors"], reading) if "executors" in ours else {}
    steps = steps_of(*ours["steps"], executors, reading) if "steps" in ours else []
    identity.setdefault("kind", "macro" if any("use" in step for step in steps) else "micro")
    data: dict[str, Any] = {**identity, "executors": executors, "steps": steps}
    reading.data = in_order(data, names_of(Macro))
    reading.data = {key: value for key, value in reading.data.items() if value}
    reading.rows = len(steps)
    return reading


def _identity(name: str, rows: Rows, reading: Reading) -> Iterator[tuple[str, Any]]:
    """Yield the keys with their values: the first cell of a row is the key, the second the value.

    What stands further right explains the key.
    """
    found: dict[str, Any] = {}
    explained = {
        MEANING.heading("id"),
        MEANING.heading("en"),
        *(meaning_of(c, lang) for c in IDENTITY for lang in ("id", "en")),
    }
    for number, key, value in keyed(name, rows, explained, reading):
        column = column_of(key, IDENTITY) if key else None
        if column is None:
            listed(reading, name, number, 1, value, msg("Its key is not known."))
            continue
        reading.texts += 1
        reading.placed += 1
        if column.path[-1] == "nip" and _ROUNDED.fullmatch(value):
            message = msg(
                "Excel keeps 15 digits of a number, and made zeros of the others: write it as a"
                " text, with an apostrophe before it."
            )
            reading.remarks.append(Remark(name, number, 2, "assumed", value, message))
        _put(found, column.path, value_of(column, value, Names()))
    yield from found.items()


def keyed(
    name: str, rows: Rows, explained: Container[str], reading: Reading
) -> Iterator[tuple[int, str, str]]:
    """Yield the number of each row that has a value, its key and the value.

    Of what stands further right, the texts that explain a key are passed over, others listed.
    """
    for number, row in enumerate(rows, start=1):
        key, value = (*(cell.strip() for cell in row[:2]), "", "")[:2]
        for at, text in enumerate(row[2:], start=2):
            if text.strip() and text.strip() not in explained:
                listed(reading, name, number, at, text, msg("Only the second column is read."))
        if value and key.casefold() not in ("kunci", "key"):
            yield number, key, value


def _put(data: dict[str, Any], path: Sequence[str], value: Data) -> None:
    for key in path[:-1]:
        data = data.setdefault(key, {})
    data[path[-1]] = value


def _executors(name: str, rows: Rows, reading: Reading) -> dict[str, Data]:
    """Read the executors by id; one that has a name alone gets an id of its words."""
    found: dict[str, Data] = {}
    for cells in records_of(name, rows, "executors", reading):
        keys = {column.key: value_of(column, cells.texts.get(column.key, ""), Names())
                for column in EXECUTORS}  # fmt: skip
        own = str(keys.pop("id") or id_of(str(keys["name"]), found))
        said = {key: value for key, value in keys.items() if value}
        if own in found:
            text = cells.texts.get("id", own)
            message = msg("`{id}` is listed twice: the first stands.", id=own)
            reading.remarks.append(
                Remark(name, cells.number, cells.at.get("id", 0) + 1, "text", text, message)
            )
            continue
        found[own] = said.get("name", "") if set(said) <= {"name"} else said
    return found

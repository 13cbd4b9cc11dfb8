"""Sheets as people filled them → the data of an SOP, with a remark for whatever was not taken."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeGuard

from soptool.language import Message, msg
from soptool.model.sop import Macro
from soptool.model.target import RESERVED
from soptool.shape.names import in_order, names_of
from soptool.source.places import Data
from soptool.workbook.columns import (
    EXECUTORS,
    FURTHER,
    IDENTITY,
    MEANING,
    MODE,
    NUMBER,
    STEPS,
    Column,
    Kind,
    column_of,
    meaning_of,
    sheet_of,
)
from soptool.workbook.sheets import executor_names, is_id, numbers_of
from soptool.workbook.values import Names, is_mode, performers_of, value_of

Rows = Sequence[Sequence[str]]
"""The texts of a sheet by row and column, from its first cell."""
_LOOKED_AT: Final = 30
"""So many rows may stand above the headings."""
_UNNAMED: Final = "\0"
"""Begins what a step is called while it is read that has no id: no cell holds it."""
_OWN_HEADINGS: Final = {
    "steps": {"id", MODE, "question", "branches", "next"},
    "executors": {"id", "name", "group", "external", "system"},
}
_ROUNDED: Final = re.compile(r"\d{15}0{3}")
_FEWEST: Final = 2
"""So many headings are needed to know a row of headings."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a sheet that was not taken, or was taken for something: where, and why.

    `row` and `column` count from 1, 0 where the whole sheet is meant.
    """

    sheet: str
    row: int
    column: int
    kind: str
    text: str
    message: Message

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it."""
        return f"{letters(self.column)}{self.row}" if self.row and self.column else ""


@dataclass(slots=True)
class Reading:
    """What was read: the data of the SOP, and how many texts were placed in it, or listed."""

    data: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0
    texts: int = 0
    placed: int = 0

    @property
    def listed(self) -> int:
        """How many texts were not placed; each has a remark."""
        return self.texts - self.placed


def letters(column: int) -> str:
    """Return the letters of a column that is counted from 1: `A`, `AB`."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def is_ours(sheets: Mapping[str, Rows]) -> bool:
    """Whether there is a sheet of steps."""
    name = sheets_of_ours(sheets).get("steps")
    return name is not None and _table(sheets[name], "steps") is not None


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
        table = _table(rows, sheet)
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
    steps = _steps(*ours["steps"], executors, reading) if "steps" in ours else []
    identity.setdefault("kind", "macro" if any("use" in step for step in steps) else "micro")
    data: dict[str, Any] = {**identity, "executors": executors, "steps": steps}
    reading.data = in_order(data, names_of(Macro))
    reading.data = {key: value for key, value in reading.data.items() if value}
    reading.rows = len(steps)
    return reading


def _table(rows: Rows, sheet: str) -> tuple[int, dict[int, Column]] | None:
    """Find the row of headings: its number from 0, and which column each of its cells heads."""
    columns = {"steps": (*STEPS, *FURTHER), "executors": EXECUTORS}[sheet]
    for number, row in enumerate(rows[:_LOOKED_AT]):
        found: dict[int, Column] = {}
        for at, text in enumerate(row):
            column = column_of(text, columns) if text.strip() else None
            if column and column not in found.values():
                found[at] = column
        if len(found) >= _FEWEST:
            return number, found
    return None


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row of a sheet: its number from 1, and its texts by key."""

    number: int
    texts: Mapping[str, str]
    at: Mapping[str, int]


def _records(name: str, rows: Rows, sheet: str, reading: Reading) -> Iterator[_Cells]:
    """Yield the rows below the headings that say something; cells without a heading are listed."""
    table = _table(rows, sheet)
    if table is None:
        _unplaced(name, rows, reading, msg("This sheet has no row of headings."))
        return
    first, columns = table
    at = {column.key: number for number, column in columns.items()}
    for number, row in enumerate(rows[first + 1 :], start=first + 2):
        texts = {column.key: row[c] for c, column in columns.items() if c < len(row)}
        for c, text in enumerate(row):
            if text.strip() and c not in columns:
                listed(
                    reading, name, number, c, text, msg("Its column has no heading that is known.")
                )
        filled = {key: text for key, text in texts.items() if text.strip()}
        if filled:
            reading.texts += len(filled)
            reading.placed += len(filled)
            yield _Cells(number, filled, at)


def listed(reading: Reading, name: str, row: int, column: int, text: str, message: Message) -> None:
    """Note a text that has no place in the SOP."""
    reading.texts += 1
    reading.remarks.append(Remark(name, row, column + 1, "text", text.strip(), message))


def _unplaced(name: str, rows: Rows, reading: Reading, message: Message) -> None:
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            if text.strip():
                listed(reading, name, number, column, text, message)


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
    for cells in _records(name, rows, "executors", reading):
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


def id_of(text: str, taken: Iterable[str]) -> str:
    """Make an id of words that none has yet."""
    base = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-") or "id"
    known, own, number = set(taken), base, 1
    while own in known:
        number += 1
        own = f"{base}-{number}"
    return own


def _steps(
    name: str, rows: Rows, executors: dict[str, Data], reading: Reading
) -> list[dict[str, Any]]:
    records = list(_records(name, rows, "steps", reading))
    records = [cells for cells in records if set(cells.texts) - {NUMBER}]
    _check_table(name, rows, records, reading)
    ids = [
        cells.texts.get("id", "").strip() or f"{_UNNAMED}{number}"
        for number, cells in enumerate(records)
    ]
    reader = _Steps(name, executors, reading, ids, _numbers(records, ids))
    steps = [reader.step(cells) for cells in records]
    called = _called(steps, ids)
    return [
        {**step, **({"id": called[own]} if own in called else {}), **_led(step, called)}
        for step, own in zip(steps, ids, strict=True)
    ]


def _check_table(name: str, rows: Rows, records: Sequence[_Cells], reading: Reading) -> None:
    """Note a table without activities, and numbers that are not in order: sorted, or moved."""
    table = _table(rows, "steps")
    if table and records and "activity" not in {column.key for column in table[1].values()}:
        message = msg("The sheet has no column `kegiatan` (activity).")
        reading.remarks.append(Remark(name, table[0] + 1, 1, "assumed", "", message))
    numbers = [cells.texts.get(NUMBER, "").strip() for cells in records]
    if len({*numbers}) < len(numbers) or not all(map(str.isdecimal, numbers)):
        return
    for cells, before, now in zip(records[1:], numbers, numbers[1:], strict=False):
        if int(now) < int(before):
            message = msg(
                "The numbers are not in order; the rows were taken as they stand. If they were"
                " sorted, sort them by this column again."
            )
            at = cells.at[NUMBER] + 1
            reading.remarks.append(Remark(name, cells.number, at, "assumed", now, message))
            return


def _called(steps: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> dict[str, str]:
    """Give an id of its words to each step without one that a line leads to."""
    wanted = {target for step in steps for target in _targets(step)}
    taken = {*wanted, *ids, *RESERVED}
    found: dict[str, str] = {}
    for step, own in zip(steps, ids, strict=True):
        if own.startswith(_UNNAMED) and own in wanted:
            words = " ".join(str(step.get("activity", "langkah")).split()[:2])
            found[own] = id_of(words, taken)
            taken.add(found[own])
    return found


def _led(step: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    """Return where a step leads, with the ids that were given."""

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(each) for each in value]
        return called.get(value, value) if isinstance(value, str) else value

    branches = step.get("branches")
    led = {"next": named(step["next"])} if "next" in step else {}
    if isinstance(branches, dict):
        led["branches"] = {label: named(targets) for label, targets in branches.items()}
    return led


def _numbers(records: Sequence[_Cells], ids: Sequence[str]) -> dict[str, str]:
    """Return the ids by the numbers of rows that people see, where one row alone has it."""
    said = [
        {"section": cells.texts.get("section", ""), "no": cells.texts.get(NUMBER, "").strip(),
         "row": "same" if cells.texts.get("row") else ""}
        for cells in records
    ]  # fmt: skip
    found: dict[str, str] = {}
    rows = zip(numbers_of(said), ids, said, strict=True)
    first = [(number, own) for number, own, row in rows if not row["row"]]
    for number, own in first:
        found[number] = own if found.get(number) in (None, own) else ""
    return {number: own for number, own in found.items() if own}


def _targets(step: Mapping[str, Any]) -> Iterator[str]:
    """Yield the steps that a step leads to."""
    branches = step.get("branches", {})
    led = [step.get("next", ""), *(branches.values() if isinstance(branches, dict) else ())]
    for each in led:
        yield from (one for one in (each if isinstance(each, list) else [each]) if _is_text(one))


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str)


@dataclass(frozen=True, slots=True)
class _Steps:
    """Reads the steps of one sheet."""

    sheet: str
    executors: dict[str, Data]
    reading: Reading
    ids: Sequence[str]
    numbers: Mapping[str, str]

    def step(self, cells: _Cells) -> dict[str, Any]:
        """Read one row."""
        mode = cells.texts.get(MODE, "")
        if mode.strip() and not is_mode(mode):
            message = msg("This way to share a step is not known; it was taken as `bersama`.")
            at = cells.at[MODE] + 1
            self.reading.remarks.append(
                Remark(self.sheet, cells.number, at, "assumed", mode.strip(), message)
            )
            mode = ""
        names = Names(
            frozenset(own for own in self.ids if not own.startswith(_UNNAMED)),
            self.numbers,
            executor_names(self.executors),
            lambda text: self._missing(text, cells),
        )
        found: dict[str, Any] = {}
        for column in (*STEPS, *FURTHER):
            text = cells.texts.get(column.key, "")
            if column.kind is Kind.PERFORMERS:
                found[column.key] = performers_of(text, mode, names)
            elif column.key not in (NUMBER, MODE):
                found[column.key] = value_of(column, text, names)
        return {key: value for key, value in found.items() if value}

    def _missing(self, text: str, cells: _Cells) -> str | None:
        """Take a post that is not listed as one more executor, and say so."""
        if is_id(text):
            return None
        own = id_of(text, self.executors)
        self.executors[own] = text
        message = msg("`{text}` is not on the sheet of executors, and was added.", text=text)
        at = cells.at.get("executor", 0) + 1
        self.reading.remarks.append(Remark(self.sheet, cells.number, at, "assumed", text, message))
        return own

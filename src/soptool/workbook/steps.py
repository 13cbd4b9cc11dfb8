"""The sheet of steps → the steps of an SOP."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

from soptool.language import msg
from soptool.model.target import RESERVED
from soptool.source.names import is_id
from soptool.source.places import Data
from soptool.workbook.columns import FURTHER, MODE, NUMBER, STEPS, Kind
from soptool.workbook.ids import id_of
from soptool.workbook.outcome import Reading, Remark, Rows
from soptool.workbook.records import Cells, records_of, table_of
from soptool.workbook.sheets import executor_names, numbers_of
from soptool.workbook.values import Names, is_mode, performers_of, value_of

_COUNTED = re.compile(r"\d{1,6}", re.ASCII)
_UNNAMED: Final = "\0"
"""Begins what a step is called while it is read that has no id: no cell holds it."""


def steps_of(
    name: str, rows: Rows, executors: dict[str, Data], reading: Reading
) -> list[dict[str, Any]]:
    """Read the steps; those that nobody else lists are added to the executors."""
    filled = records_of(name, rows, "steps", reading)
    records = [cells for cells in filled if set(cells.texts) - {NUMBER}]
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


def _check_table(name: str, rows: Rows, records: Sequence[Cells], reading: Reading) -> None:
    """Note a table without activities, and numbers that are not in order: sorted, or moved."""
    table = table_of(rows, "steps")
    if table and records and "activity" not in {column.key for column in table[1].values()}:
        message = msg("The sheet has no column `kegiatan` (activity).")
        reading.remarks.append(Remark(name, table[0] + 1, 1, "assumed", "", message))
    if moved := _moved(records):
        message = msg(
            "The numbers are not in order; the rows were taken as they stand. If they were"
            " sorted, sort them by this column again."
        )
        at, now = moved.at[NUMBER] + 1, moved.texts[NUMBER].strip()
        reading.remarks.append(Remark(name, moved.number, at, "assumed", now, message))


def _moved(records: Sequence[Cells]) -> Cells | None:
    """Return the first row whose number is less than one before it in its section.

    Rows that have a printed number of their own, or share that of the row before, are not counted;
    of a section in which numbers repeat nothing is said.
    """
    for section in _sections(records):
        numbers = [cells.texts.get(NUMBER, "").strip() for cells in section]
        if len({*numbers}) < len(numbers) or not all(map(_COUNTED.fullmatch, numbers)):
            continue
        for cells, before, now in zip(section[1:], numbers, numbers[1:], strict=False):
            if int(now) < int(before):
                return cells
    return None


def _sections(records: Sequence[Cells]) -> list[list[Cells]]:
    """Return the rows of each section that are counted."""
    sections: list[list[Cells]] = [[]]
    for cells in records:
        if cells.texts.get("section"):
            sections.append([])
        if not (cells.texts.get("no") or cells.texts.get("row")):
            sections[-1].append(cells)
    return sections


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


def _numbers(records: Sequence[Cells], ids: Sequence[str]) -> dict[str, str]:
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

    def step(self, cells: Cells) -> dict[str, Any]:
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

    def _missing(self, text: str, cells: Cells) -> str | None:
        """Take a post that is not listed as one more executor, and say so."""
        if is_id(text):
            return None
        own = id_of(text, self.executors)
        self.executors[own] = text
        message = msg("`{text}` is not on the sheet of executors, and was added.", text=text)
        at = cells.at.get("executor", 0) + 1
        self.reading.remarks.append(Remark(self.sheet, cells.number, at, "assumed", text, message))
        return own

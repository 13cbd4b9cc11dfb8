"""The sheets of data: what people fill, filter and give back, with lists to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from soptool.export.xlsx.paper import PAPERS
from soptool.export.xlsx.sheet import Area, Choice, Printing, Sheet, kept
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import height_of
from soptool.workbook import sheets as content
from soptool.workbook.columns import (
    IDENTITY,
    KEY,
    NUMBER,
    Column,
    Kind,
    column_meaning,
    sheet_name,
)
from soptool.workbook.values import MODES, word_in

_HEAD: Final = Style(bold=True, fill="DDE6F0", down="center")
_KEY: Final = Style(bold=True, fill="F3F3F3")
_TEXT: Final = Style()
_EMPTY: Final = Style(border=False)
_MEANING: Final = Style(italic=True, color="555555", border=False)
_WIDTHS: Final = {
    "#": 10.0, "id": 26.0, "activity": 62.0, "executor": 34.0, "mode": 26.0,
    "requirements": 44.0, "duration": 26.0, "outputs": 44.0, "note": 40.0, "question": 34.0,
    "branches": 44.0, "next": 30.0, "key": 44.0, "value": 110.0, "meaning": 90.0, "name": 70.0,
    "group": 44.0, "unit": 44.0, "external": 20.0, "system": 20.0,
}  # fmt: skip
_OTHER: Final = 34.0
_LONG_KEYS: Final = 70.0
"""Of a service standard: `delivery.complaints.channels.1.response`."""
SPARE: Final = 200
"""So many rows below the last know what may be chosen in them."""
_NUMBERED: Final = 60
_LEAST, _MOST = 4.8, 142.0
"""Heights of rows, mm."""


def data_sheets(sheets: content.Sheets, *, is_new: bool = False) -> Iterator[Sheet]:
    """Yield the sheets of steps, identity and executors; a new one has rows that are numbered."""
    for sheet in sheets.all:
        yield _sheet(sheet, sheets.language, sheets.executors, is_new=is_new)


def components_sheet(sheet: content.Sheet, language: str) -> Sheet:
    """Return the sheet of all that a service standard says."""
    return _sheet(sheet, language, None)


def _spare(sheet: content.Sheet) -> Iterator[tuple[str, ...]]:
    """Yield rows that wait to be filled; those of steps are numbered."""
    for number in range(1, _NUMBERED + 1):
        is_numbered = sheet.columns[0].key == NUMBER
        yield (str(number) if is_numbered else "", *("",) * (len(sheet.columns) - 1))


def _sheet(
    sheet: content.Sheet, language: str, executors: content.Sheet | None, *, is_new: bool = False
) -> Sheet:
    columns = sheet.columns
    is_identity = columns[0] == KEY
    widths = [_WIDTHS.get(column.key, _OTHER) for column in columns]
    if executors is None:
        widths[0] = _LONG_KEYS
    made = Sheet(sheet.name, widths)
    made.is_fixed, made.of_empty = False, _EMPTY
    for number, heading in enumerate(sheet.headings(language), start=1):
        made.put(1, number, heading, _HEAD)
    looks = (_KEY, _TEXT, _MEANING) if is_identity else (_TEXT,) * len(columns)
    empty = tuple(_spare(sheet)) if is_new and not is_identity else ()
    for row, texts in enumerate((*sheet.rows, *empty), start=2):
        for number, (text, look) in enumerate(zip(texts, looks, strict=True), start=1):
            made.put(row, number, kept(text), look)
        needs = (
            height_of(text, width, look.size)
            for text, look, width in zip(texts, looks, made.widths, strict=True)
            if text
        )
        made.heights[row] = min(max(needs, default=_LEAST), _MOST)
    last = len(sheet.rows) + 1
    made.frozen = (1, 1 if is_identity else 2)
    if is_identity:
        made.choices += _words_of_identity(sheet, language)
    else:
        made.filtered = Area(1, 1, max(last, 2), len(columns))
        made.choices += _choices(columns, last + SPARE, language, executors)
    printed = last + _NUMBERED if is_new and not is_identity else max(last, 2)
    made.printing = Printing(Area(1, 1, printed, len(columns)), PAPERS["A4"], (1, 1))
    return made


def _choices(
    columns: tuple[Column, ...], last: int, language: str, executors: content.Sheet | None
) -> Iterator[Choice]:
    for number, column in enumerate(columns, start=1):
        area = Area(2, number, last, number)
        title = column.heading(language)
        note = column_meaning(column, language)
        words = _words(column, language)
        source = ""
        if column.kind is Kind.PERFORMERS and executors is not None:
            source = _called(executors)
        if words or source or note:
            yield Choice(area, title, note, words, source)


def _called(executors: content.Sheet) -> str:
    """Return the cells by which executors are called: their ids, else their names."""
    has_ids = any(row[0] for row in executors.rows)
    letter = "A" if has_ids else "B"
    return f"'{executors.name}'!${letter}$2:${letter}${len(executors.rows) + SPARE}"


def _words_of_identity(sheet: content.Sheet, language: str) -> Iterator[Choice]:
    columns = {column.key: column for column in IDENTITY}
    for row, (key, *_) in enumerate(sheet.rows, start=2):
        words = _words(columns[key], language) if key in columns else ()
        if words and (key != "kind" or sheet.name == sheet_name("identity", language)):
            yield Choice(Area(row, 2, row, 2), words=words)


def _words(column: Column, language: str) -> tuple[str, ...]:
    if column.kind is Kind.MODE:
        return tuple(word_in(mode, language) for mode in MODES)
    if column.kind is Kind.TRUTH:
        return (word_in("true", language),)
    if column.kind is Kind.WORD:
        return tuple(word_in(word, language) for word in column.words)
    return ()

"""Numbers of cells as people see them: whole, with decimals, as dates and times of the day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

_DATES: Final = frozenset((*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)))
_TIMES: Final = frozenset((*range(18, 22), *range(32, 34), 45, 46, 47))
"""Numbers of the formats that every program knows, and files do not spell out."""
_QUOTED = re.compile(r"\"[^\"]*\"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.", re.IGNORECASE)
_FIRST: Final = datetime(1899, 12, 30)
_FIRST_1904: Final = datetime(1904, 1, 1)
_LAST: Final = 2_958_465
_PERCENT: Final = (9, 10)


def kind_of(number: int, code: str | None) -> str:
    """Return what a format shows: `date`, `time`, `percent` or `number`."""
    if code is None:
        groups = {"date": _DATES, "time": _TIMES, "percent": _PERCENT}
        return next((kind for kind, known in groups.items() if number in known), "number")
    plain = _QUOTED.sub("", code.split(";")[0]).casefold()
    if plain in ("general", "@"):
        return "number"
    signs = {"date": r"[yd]|mmm", "time": r"[hs]", "percent": "%"}
    return next((kind for kind, sign in signs.items() if re.search(sign, plain)), "number")


def shown(text: str, kind: str, *, is_1904: bool) -> str:
    """Write a number of a cell as the format of the SOPs has it; what is none stays."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    if kind == "percent":
        return f"{_plain(number * 100)}%"
    if kind in ("date", "time") and 0 <= number <= _LAST:
        return _moment(float(number), kind, is_1904=is_1904)
    return _plain(number)


def _plain(number: Decimal) -> str:
    """Write a number without the dust of binary fractions: 15 digits are what Excel keeps."""
    rounded = number if number == number.to_integral_value() else Decimal(f"{float(number):.15g}")
    if abs(rounded) >= Decimal(10) ** 21:
        return str(number)
    return f"{rounded.normalize():f}"


def _moment(days: float, kind: str, *, is_1904: bool) -> str:
    moment = (_FIRST_1904 if is_1904 else _FIRST) + timedelta(seconds=round(days * 86_400))
    if kind == "time" and days < 1:
        return f"{moment:%H:%M}"
    has_time = moment.hour or moment.minute
    return f"{moment:%Y-%m-%d %H:%M}" if has_time else f"{moment:%Y-%m-%d}"

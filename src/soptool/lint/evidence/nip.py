"""The number of a civil servant (NIP): birth, appointment, sex, running number."""

from __future__ import annotations

import re
from datetime import date

from soptool.language import Message, by_number, msg
from soptool.model.staff import staff_number

_SPACE = re.compile(r"[\s.\u00a0-]+")
_YOUNGEST, _OLDEST = 15, 65
_CONTRACT = 20  # from 21 on the month of appointment marks employees with a contract (PPPK)


def nip_fault(text: str, today: date) -> Message | None:
    """Return what can't be right in a NIP; None where it can. Spaces and points don't count.

    18 digits: date of birth (8), year and month of appointment (6), sex (1), running number (3).
    """
    sort, number = staff_number(text)
    digits = _SPACE.sub("", number)
    if sort == "NRP":
        return None
    if not (digits.isascii() and digits.isdigit()):
        return msg("it holds more than digits")
    if len(digits) != 18:
        return by_number(
            len(digits),
            msg("it has 1 digit instead of 18"),
            msg("it has {number} digits instead of 18", number=len(digits)),
        )
    born = _day(digits[:8])
    if born is None or born > today:
        return msg("“{digits}” is no date of birth", digits=digits[:8])
    return _appointment_fault(digits, born, today)


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _appointment_fault(digits: str, born: date, today: date) -> Message | None:
    year, month = int(digits[8:12]), int(digits[12:14])
    if not 1 <= month <= 12 and month <= _CONTRACT:
        return msg("“{digits}” is no month of appointment", digits=digits[8:14])
    if not born.year + _YOUNGEST <= year <= min(born.year + _OLDEST, today.year):
        return msg("“{digits}” can't be the year of appointment", digits=digits[8:12])
    if digits[14] not in "12":
        return msg("the 15th digit is “{digit}” instead of 1 or 2", digit=digits[14])
    return None

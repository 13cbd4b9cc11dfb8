"""Number, year and date of a citation: "No. 30/2014", "tanggal 17 Januari 2024 Nomor 470"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from soptool.model.law.catalogue import Kind

_MONTH = (
    r"(?:jan(?:uari)?|[fp]eb(?:r?uari)?|mar(?:et)?|apr(?:il)?|mei|jun[iy]?|jul[iy]?|ag(?:us|t|st|ustus)"
    r"|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|no[vp](?:ember)?|des(?:ember)?|dec(?:ember)?)"
)
# "KM 62", "PK. 09", "HK. 02.02/Menkes/148/2010": letters before a space belong to the number.
_NUMBER = (
    r"(?:[a-z]{1,6}(?:\.\s?|\s)(?=[0-9]))?\w[\w.&-]*"
    r"(?:\s?/\s?[\w.&-]+(?:\s\w+(?=\s?/))?)*"
)
# Without "Nomor", letters of ministries ("PM 48 Tahun 2014") are known only in capitals.
_CODES = r"(?:P(?=\.)|PM|KM|KP|PER|KEP|SE|SK|HK|INS)[.\s-]{1,2}(?=[0-9])"
_ITEM = re.compile(
    r"(?P<gap>[\s,;:.-]*(?:/|\b(?:dan|serta)\b|&)?\s*)"
    r"(?:\b(?P<word>nomor|nomer|nmr|no)(?![a-z])[\s.:;]*(?P<number>" + _NUMBER + r")"
    r"|\b(?P<yearword>tahun|thn|th)(?![a-z])[\s.:]*(?P<year>[12][0-9]{3})(?!\w|/(?!\s?no))"
    r"|\b(?:tertanggal|tanggal|tgl)(?![a-z])[\s.:]*"
    rf"(?P<date>[0-9]{{1,2}}[\s./-]*(?:{_MONTH}|[0-9]{{1,2}})[\s./-]*[12][0-9]{{3}})(?!\w)"
    rf"|(?P<bare>(?<!\w)(?=[0-9]|(?-i:{_CODES})){_NUMBER}))",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?<![\w-])(?:nomor|nomer|nmr|no|tahun|thn|th|tertanggal|tanggal|tgl)(?![a-z-])", re.IGNORECASE
)
_BARE = re.compile(rf"(?<!\S)(?=(?:{_CODES})?[0-9])")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WITH_DASH = re.compile(r"([0-9]+[a-z]?)-((?:19|20)[0-9]{2})", re.IGNORECASE)
_PLAIN = re.compile(r"([0-9]+[a-z]?)/([12][0-9]{3})", re.IGNORECASE)
_OWN_YEAR = re.compile(r"/.*[-/.]((?:19|20)[0-9]{2})$")
_ANY_YEAR = re.compile(r"(?:^|[/.-])((?:19|20)[0-9]{2})(?=$|/)")
# "440/2019" of a decision or circular is its number as it stands, of others number and year.
_NATIONAL = (Kind.UU, Kind.PERPPU, Kind.PP, Kind.PERPRES, Kind.KEPPRES, Kind.INPRES)
_BY_DATE = (Kind.DECREE, Kind.CIRCULAR)


@dataclass(frozen=True, slots=True)
class Numbering:
    """What is said of number, year and date; `written` is how the official form says it.

    `short_number`, `short_year`: whether the author's words for them are not the official ones.
    """

    number: str | None
    year: int | None
    date: str | None
    written: str
    short_number: bool
    short_year: bool


Item = re.Match[str]


def split_numbering(text: str) -> tuple[str, tuple[Item, ...], str]:
    """Return the words before number, year and date, these, and the words behind them."""
    found = _WORDS.search(text)
    bare = None if found and found[0].lower().startswith(("n",)) else _BARE.search(text)
    starts = [match.start() for match in (found, bare) if match]
    at = min(starts, default=len(text))
    head = text[:at]
    items: list[Item] = []
    while match := _ITEM.match(text, at):
        if not _follows(match, items):
            break
        items.append(match)
        at = match.end()
    return head, tuple(items), text[at:]


def _follows(item: Item, before: list[Item]) -> bool:
    number = item["number"]
    if number and (not re.search(r"[0-9]", number) or _WORDS.match(number)):
        return False  # "Nomor ... Tahun 2008"
    if not item["bare"] or _is_year(item, before):
        return True
    # A figure without a word is a number at the beginning, or beside another one: "9 dan 8".
    return not before or (bool(item["gap"].strip(" .:-")) and before[-1]["year"] is None)


def _is_year(item: Item, before: Sequence[Item]) -> bool:
    """Tell whether a bare figure is the year of the number before it: "UU No. 25, 2009"."""
    return bool(
        len(before) == 1
        and (before[0]["number"] or before[0]["bare"])
        and item["gap"].strip(" ,") == ""
        and _BARE_YEAR.fullmatch(item["bare"] or "")
    )


def read_numbering(items: tuple[Item, ...], kind: Kind) -> Numbering:
    """Put number, year and date together as the official form has them."""
    bare_year = next((item for item in items[1:] if _is_year(item, items[:1])), None)
    told = [item for item in items if item is not bare_year]
    numbers = [_number(item) for item in told if item["number"] or item["bare"]]
    years = [item["year"] for item in told if item["year"]]
    years += [bare_year["bare"]] if bare_year and not years else []
    dates = [" ".join(item["date"].split()) for item in items if item["date"]]
    number = numbers[0] if numbers else None
    date = dates[0] if dates else None
    said_short = (item["bare"] or _is_short(item["word"], "nomor") for item in told)
    short_number = not numbers or any(said_short)
    short_year = bare_year is not None or any(
        _is_short(item["yearword"], "tahun") for item in items
    )
    plain = _PLAIN.fullmatch(number or "")
    if kind in _NATIONAL:
        plain = plain or _WITH_DASH.fullmatch(number or "")
    if plain and not years and not dates and len(numbers) == 1 and kind not in _BY_DATE:
        year = int(plain[2])
        written = f"Nomor {plain[1]} Tahun {year}"
        return Numbering(plain[1], year, None, written, short_number, True)
    said = int(years[0]) if years else _year_of(number, date)
    if len(numbers) > 1 or len(years) > 1 or len(dates) > 1:
        return Numbering(number, said, date, _in_order(items), short_number, short_year)
    words = [f"Nomor {number or '…'}"]
    words += [f"Tahun {years[0]}"] if years else []
    words += [f"tanggal {date}"] if date else []
    missing = not years and not date and not _OWN_YEAR.search(number or "") and not plain
    if missing:
        words.append("tanggal …" if kind in _BY_DATE else "Tahun …")
    return Numbering(number, said, date, " ".join(words), short_number, short_year or missing)


def _is_short(word: str | None, full: str) -> bool:
    return word is not None and word.lower() != full


def _number(item: Item) -> str:
    number = " ".join((item["number"] or item["bare"]).split())
    return re.sub(r"\s?/\s?", "/", number).rstrip(".-")


def _year_of(number: str | None, date: str | None) -> int | None:
    if date:
        return int(date[-4:])
    found = _ANY_YEAR.findall(number or "")
    return int(found[-1]) if found else None


def _in_order(items: tuple[Item, ...]) -> str:
    """Write several numbers, years and dates in the author's order."""
    words = ""
    for item in items:
        gap = item["gap"].strip(" .:-\t").lower()
        words += {"": " ", ",": ", ", ";": "; ", "/": "/"}.get(gap, f" {gap} ") if words else ""
        if item["year"]:
            words += f"Tahun {item['year']}"
        elif item["date"]:
            words += f"tanggal {' '.join(item['date'].split())}"
        else:
            words += f"Nomor {_number(item)}"
    return words

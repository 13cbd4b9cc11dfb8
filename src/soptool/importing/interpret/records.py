"""What our own service standards print of their making and life → the format's own keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from soptool.catalogue import LANGUAGES
from soptool.form.headings import headings
from soptool.importing.interpret.approval import place_and_date
from soptool.importing.interpret.words import plain
from soptool.model.dates import recognise_date

RECORDS: Final[Mapping[str, str]] = {
    "participation": "Participation of the public",
    "publication": "Publication",
    "reviews": "Reviews",
}
"""Keys of records, by the headings under which they stand."""
_FACTS: Final[Mapping[str, str]] = {
    "when": "Place and date",
    "elements": "Participants",
    "minutes": "Minutes",
    "places": "Places",
    "dates": "Dates",
    "address": "Address",
}
_LISTS: Final = ("elements", "places", "dates")
_SITE = re.compile(r"(?P<place>.+) \((?P<facts>[^()]+)\)", re.DOTALL)
_BETWEEN: Final = "; "


def record_of(heading: str, pairs: Mapping[str, str]) -> Any:
    """Return what is recorded under a heading, by the names and texts that stand there."""
    if heading == "reviews":
        return [review for name, text in pairs.items() if (review := _review(name, text))]
    found: dict[str, Any] = {}
    for name, text in pairs.items():
        key = _names().get(plain(name))
        if key == "when":
            found |= place_and_date(text) or {"place": text}
        elif key in _LISTS:
            found[key] = [_entry(key, entry) for entry in _entries(text)]
        elif key is not None:
            found[key] = text
    return found


@cache
def record_headings() -> Mapping[str, str]:
    """Return the keys of records by their headings."""
    both = [headings(language) for language in LANGUAGES]
    return {plain(t(name)): key for key, name in RECORDS.items() for t in both}


@cache
def _names() -> Mapping[str, str]:
    both = [headings(language) for language in LANGUAGES]
    return {plain(t(name)): key for key, name in _FACTS.items() for t in both}


def _entries(text: str) -> Iterator[str]:
    """Yield the entries of a line; what stands in brackets belongs to the one before."""
    waiting = ""
    for piece in text.split(_BETWEEN):
        waiting = f"{waiting}{_BETWEEN}{piece}" if waiting else piece
        if waiting.count("(") <= waiting.count(")"):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _entry(key: str, text: str) -> Any:
    if key == "dates":
        date = recognise_date(text)
        return str(date) if date else text
    site = _SITE.fullmatch(text) if key == "places" else None
    if site is None:
        return text
    first, *rest = site["facts"].split(_BETWEEN)
    date = recognise_date(first)
    address = _BETWEEN.join(rest if date else (first, *rest))
    if date is None and not re.search(r"[./@]", address):
        return text
    found = {"place": site["place"]}
    found |= {"date": str(date)} if date else {}
    return {**found, **({"address": address} if address else {})}


def _review(name: str, text: str) -> dict[str, Any] | None:
    date = recognise_date(name)
    if date is None:
        return None
    found: dict[str, Any] = {"date": str(date)}
    for t in map(headings, LANGUAGES):
        opening = t("Follow-up: {action}", action="")
        before, there, action = text.rpartition(opening)
        if there:
            text, found["action"] = before.strip(" ."), action
    if text.strip(" –."):
        found["result"] = text
    return found

"""What our own forms print beside table and boxes: terms, footnotes, facts, the total of times."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from soptool.catalogue import LANGUAGES
from soptool.form.headings import headings
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.pairs import parts_below
from soptool.importing.interpret.words import plain
from soptool.model.dates import recognise_date

_LISTS: Final = ("inputs", "outputs")
_VOLUME = re.compile(r"[\d.,]+ \((.*)\)", re.DOTALL)


def about_of(pages: Sequence[Page]) -> dict[str, Any]:
    """Return what the parts below the boxes and the table say, by the format's keys."""
    found: dict[str, Any] = {}
    for page in pages:
        for heading, pairs in parts_below(page, _headings()):
            if heading == "facts":
                _facts(pairs, found)
            else:
                found.setdefault(heading, {}).update(pairs)
        _take_rest(page)
    return found


@cache
def _headings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        t = headings(language)
        found |= {
            plain(t("Definitions")): "definitions",
            plain(t("Footnotes")): "footnotes",
            plain(t("About this SOP")): "facts",
        }
    return found


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        t = headings(language)
        found |= {
            plain(t("Purpose")): "purpose",
            plain(t("Scope")): "scope",
            plain(t("Process code")): "process",
            plain(t("Inputs")): "inputs",
            plain(t("Results")): "outputs",
            plain(t("Cases a year")): "volume",
            plain(t("Date of review")): "review",
        }
    return found


def _facts(pairs: Mapping[str, str], found: dict[str, Any]) -> None:
    for name, text in pairs.items():
        key = _names().get(plain(name))
        if key == "review":
            date = recognise_date(text)
            if date is not None:
                found.setdefault("dates", {})["review"] = str(date)
        elif key == "volume":
            said = _VOLUME.fullmatch(text)
            found[key] = said[1] if said else re.sub(r"[.,](?=\d{3})", "", text)
        elif key in _LISTS:
            found[key] = text.split("; ")
        elif key is not None:
            found[key] = text


def _take_rest(page: Page) -> None:
    """Take what follows from the rest, and is worked out anew: the total, the legend."""
    for language in LANGUAGES:
        t = headings(language)
        known = (
            t("Total time"),
            t("Symbols that share a broken line: one of these executors is enough"),
        )
        for line in page.letters.lines():
            if any(line.text.startswith(text) for text in known):
                page.letters.take([line])

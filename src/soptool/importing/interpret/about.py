"""What our own forms print beside table and boxes: terms, footnotes, facts, the total of times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from soptool.form.headings import headings
from soptool.importing.interpret.letters import Line, joined
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.words import plain
from soptool.model.dates import recognise_date

LANGUAGES: Final = ("id", "en")
_LISTS: Final = ("inputs", "outputs")
_VOLUME = re.compile(r"[\d.,]+ \((.*)\)", re.DOTALL)
_NEXT: Final = 8.0
"""Lines of one part are less than that many points apart."""
_NEXT_CELL: Final = 300.0
"""… and cells of one, in which each text is one line, less than so many."""


def about_of(pages: Sequence[Page]) -> dict[str, Any]:
    """Return what the parts below the boxes and the table say, by the format's keys."""
    found: dict[str, Any] = {}
    for page in pages:
        for heading, pairs in _parts(page):
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


def _parts(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the parts of a page: pairs of names and texts below a heading."""
    lines = page.letters.across()
    for at, line in enumerate(lines):
        heading = _headings().get(plain(line.text))
        if heading is None:
            continue
        page.letters.take([line])
        pairs: dict[str, list[Line]] = {}
        below = line.box.y1
        middle = _second_column(page, lines[at + 1 :], below)
        for other in lines[at + 1 :]:
            if other.box.y0 - below > _next(page) or plain(other.text) in _headings():
                break
            below = other.box.y1
            _pair(page, other, middle, pairs)
        has_spaces = page.has_spaces
        yield heading, {name: joined(said, has_spaces=has_spaces) for name, said in pairs.items()}


def _next(page: Page) -> float:
    return _NEXT_CELL if page.has_lines else _NEXT


def _second_column(page: Page, lines: Sequence[Line], below: float) -> float:
    """Return where the texts of a part begin: behind its names."""
    starts = []
    for line in lines:
        if line.box.y0 - below > _next(page) or plain(line.text) in _headings():
            break
        below = line.box.y1
        starts += [
            after.x0
            for before, after in zip(line.glyphs, line.glyphs[1:], strict=False)
            if after.x0 - before.x1 > 6
        ][:1]
    return min(starts, default=page.sheet.width)


def _pair(page: Page, line: Line, middle: float, pairs: dict[str, list[Line]]) -> None:
    name = line.part([glyph.x1 < middle - 1 for glyph in line.glyphs])
    text = line.part([glyph.x1 >= middle - 1 for glyph in line.glyphs])
    if name.glyphs and name.text:
        pairs[name.text] = []
    if text.glyphs and text.text and pairs:
        pairs[next(reversed(pairs))].append(text)
    page.letters.take([line])


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

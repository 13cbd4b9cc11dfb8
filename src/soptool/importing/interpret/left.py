"""What stands on the pages and found no place: each text, whole sheets, what is drawn elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from soptool.importing.draft import Draft, Remark
from soptool.importing.interpret.furniture import is_furniture, is_paper
from soptool.importing.interpret.labels import phrases_of
from soptool.importing.interpret.lines import Place, lies_in
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.pictures import is_drawing, is_no_logo
from soptool.importing.interpret.symbols import AROUND, pictured_symbols
from soptool.importing.interpret.tables import Area
from soptool.importing.interpret.words import plain
from soptool.importing.sheets import Box, Link, Sheets
from soptool.language import by_number, msg


def list_left(
    pages: Sequence[Page],
    areas: Mapping[int, Sequence[Area]],
    of: Mapping[int, Draft],
    sheets: Sheets,
) -> None:
    """Count the texts of all pages, and list what found no place.

    `areas` are the parts of tables by the numbers of pages, `of` the drafts that pages belong to.
    """
    for page in pages:
        draft = of[page.number]
        here = areas.get(page.number, ())
        if page.sheet.name and not here and not page.letters.taken:
            _list_sheet(page, draft)
            continue
        _list_texts(page, draft)
        _list_stamp(page, draft)
        if page.sheet.is_cut:
            message = msg("More stands on this page than is read: its end is left out.")
            draft.remarks.append(Remark(page.called, "", "", "cut", "", message))
        if page.has_lines:
            _list_drawn(page, here, draft)
        if not page.has_spaces:
            _list_pictures(page, here, draft)
    first = next(iter(of.values()), None)
    if first is not None:
        _list_unread(sheets, first)


def list_margins(margins: Sequence[Page], draft: Draft) -> None:
    """List what stands above and below the pages, but for what the identity took."""
    listed: set[str] = set()
    for page in margins:
        for text in page.phrases():
            is_taken = page.letters.taken.issuperset(text.numbers)
            is_taken = is_taken or _says_again(text.text, draft)
            if text.text in listed or (is_paper(text.text) and not is_taken):
                continue
            listed.add(text.text)
            draft.counts.texts += 1
            if is_taken:
                draft.counts.placed += 1
                continue
            message = msg("This stands above or below the pages, and was not read.")
            draft.remarks.append(Remark(None, "", "", "text", text.text, message, 1))


def _says_again(text: str, draft: Draft) -> bool:
    """Whether a text is made of what the SOP says anyway: its number, its title, its unit."""
    rest = plain(text)
    for known in (draft.data.get(key) for key in ("title", "number", "unit")):
        rest = rest.replace(plain(str(known)), "") if known else rest
    return not any(map(str.isalnum, rest.removeprefix("sop")))


def _list_unread(sheets: Sheets, draft: Draft) -> None:
    """List what stands beside what is read, but for numbers of pages and the like."""
    for name in sheets.hidden:
        message = msg("This sheet is hidden, and was not read.")
        draft.remarks.append(Remark(name, "", "", "sheet", name, message))
    for page, place, text in sheets.unread:
        if is_paper(text):
            continue
        draft.counts.texts += 1
        draft.remarks.append(Remark(page, "", "", "text", text, _BESIDE[place], 1))


_BESIDE: Final = {
    "note": msg("This stands in a note, and was not read."),
    "hidden": msg("This stands in a row or column that is hidden, and was not read."),
    "smartart": msg("This stands in SmartArt, and was not read."),
    "covered": msg("Something was drawn over this: nobody sees it, and it was not read."),
}


def _list_sheet(page: Page, draft: Draft) -> None:
    """Name a sheet of which nothing was read."""
    texts, symbols, lines = len(page.phrases()), len(page.sheet.shapes), len(page.sheet.links)
    if not texts + symbols + lines:
        return
    draft.counts.texts += texts
    draft.counts.symbols += symbols
    draft.counts.lines += lines
    name = page.sheet.name
    message = msg("This sheet holds no SOP, and was not read.")
    draft.remarks.append(Remark(name, "", "", "sheet", name, message, texts + symbols + lines))


def _list_texts(page: Page, draft: Draft) -> None:
    texts = [text for text in page.phrases() if any(g.turn == "level" for g in text.glyphs)]
    texts += phrases_of(page.letters.turned(Box(0, 0, page.sheet.width, page.sheet.height)))
    for text in texts:
        if is_furniture(text, page):
            page.letters.take([text])
    left = []
    for text in texts:
        seen = [n for n, g in zip(text.numbers, text.glyphs, strict=True) if g.text.strip()]
        if any(number not in page.letters.taken for number in seen):
            left.append(text)
    for text in left:
        message = msg("This text has no place in the SOP.")
        draft.remarks.append(Remark(page.called, "", "", "text", text.text, message, 1,
                                    page.letters.box(text)))  # fmt: skip
    draft.counts.texts += len(texts)
    draft.counts.placed += len(texts) - len(left)


def _list_stamp(page: Page, draft: Draft) -> None:
    """List what is stamped across a page; on our own it tells a draft, which is no text of it."""
    stamp = page.letters.stamp()
    if stamp is None or page.has_spaces:
        return
    text = "".join(glyph.text for glyph in stamp.glyphs).strip()
    message = msg("This stands across the page at a slant, and was not taken.")
    draft.remarks.append(Remark(page.called, "", "", "text", text, message, 1))
    draft.counts.texts += 1


def _list_drawn(page: Page, areas: Sequence[Area], draft: Draft) -> None:
    """List shapes and lines that stand beside all tables: Word and Excel know them for sure."""
    symbols = sum(not _is_in(shape.box.middle, areas) for shape in page.sheet.shapes)
    lines = sum(not _is_at(link, areas) for link in page.sheet.links)
    if not symbols + lines:
        return
    draft.counts.symbols += symbols
    draft.counts.lines += lines
    number = symbols + lines
    message = by_number(
        number,
        msg("A shape or line stands beside the table, and was not read."),
        msg("{number} shapes and lines stand beside the table, and were not read.", number=number),
    )
    draft.remarks.append(Remark(page.called, "", "", "drawing", "", message, number))


def _list_pictures(page: Page, areas: Sequence[Area], draft: Draft) -> None:
    """Name the little pictures in a drawing: answers are made so."""
    symbols = {shape.name for shape in pictured_symbols(page)}
    for picture in page.sheet.pictures:
        is_large = any(is_drawing(picture, area) for area in areas)
        is_read = picture.arrow is not None or page.letters.inside(picture.box)
        if is_large or is_read:
            continue
        if not _is_in(picture.box.middle, areas):
            if areas and is_no_logo(picture, page):
                message = msg("A picture, SmartArt or chart beside the table was not read.")
                draft.remarks.append(
                    Remark(page.called, "", "", "picture", "", message, 0, picture.box)
                )
            continue
        message = msg("A picture stands in the drawing, and was not read: is it an answer?")
        if picture.name in symbols:
            message = msg("A picture stands for a symbol: it was read as an activity.")
        draft.remarks.append(Remark(page.called, "", "", "picture", "", message, 0, picture.box))


def _is_in(place: Place, areas: Sequence[Area]) -> bool:
    return any(
        area.columns.left - 2 < place[0] < area.columns.right + 2
        and area.top - AROUND < place[1] < area.bottom + AROUND
        for area in areas
    )


def _is_at(link: Link, areas: Sequence[Area]) -> bool:
    return lies_in(link, lambda place: _is_in(place, areas))

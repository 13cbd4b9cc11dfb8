"""Books of ours that come back: every SOP in them, with what was changed at any of its places."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from importing.hostile import package
from importing.test_pdf_own import EXAMPLES
from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.compose.level import Level
from soptool.importing.draft import Draft
from soptool.importing.reading import drafts_of
from soptool.importing.unreadable import Unreadable

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")
MACRO, PART = "pengelolaan-surat", "surat-masuk"
ACTIVITY = "Mencatat surat"


@cache
def book() -> bytes:
    """Render a macro and its parts as a book."""
    request = Request((MACRO,), workspace=EXAMPLES)
    written = render(request, Wanted((), level=Level.ALL, book=Path("buku.docx"))).documents
    [content] = [each.content for each in written if each.name.endswith("buku.docx")]
    assert isinstance(content, bytes)
    return content


def parts_of() -> dict[str, str]:
    with ZipFile(BytesIO(book())) as old:
        names = [name for name in old.namelist() if not name.endswith(".png")]
        return {name: old.read(name).decode() for name in names}


def edited(*changes: tuple[str, str, int]) -> dict[str, Draft]:
    """Change texts in the book, each at its so-manieth place, and read it."""
    parts = parts_of()
    text = parts["word/document.xml"]
    for before, after, place in changes:
        pieces = text.split(before)
        text = before.join(pieces[:place]) + after + before.join(pieces[place:])
    found = drafts_of(package({**parts, "word/document.xml": text}))
    return {draft.version.sop: draft for draft in found if draft.version is not None}


def test_a_book_comes_back_as_it_was() -> None:
    drafts = edited()
    assert {MACRO, PART} <= set(drafts)
    for draft in drafts.values():
        assert draft.version is not None
        assert not draft.version.is_changed
        assert not draft.remarks


def activities(draft: Draft) -> list[str]:
    assert draft.version is not None
    return [step.get("activity", "") for step in draft.version.data["steps"]]


PLACES = ">Menyiapkan lembar disposisi"


@pytest.mark.parametrize("places", [(1,), (2,), (1, 2)])
def test_what_was_changed_in_one_of_its_places_is_taken(places: tuple[int, ...]) -> None:
    """The macro shows the steps of its parts, and the parts show them too."""
    drafts = edited(*[(PLACES, f"{PLACES} baru", place) for place in reversed(places)])
    assert f"{PLACES[1:]} baru" in activities(drafts[PART])
    changed = [own for own, draft in drafts.items() if draft.version and draft.version.is_changed]
    assert changed == [PART]
    assert not drafts[PART].remarks


def test_what_two_places_say_differently_is_said() -> None:
    drafts = edited((PLACES, f"{PLACES} lama", 2), (PLACES, f"{PLACES} baru", 1))
    assert [remark.kind for remark in drafts[PART].remarks] == ["conflict"]


def test_an_sop_that_was_taken_out_is_named_and_stays() -> None:
    last = max(number for number in range(1, 9) if f'"dokumen{number}"' in _document())
    drafts = edited((f'w:name="dokumen{last}"', 'w:name="lain"', 1))
    assert len(drafts) < last
    assert PART in drafts
    assert {remark.kind for remark in drafts[MACRO].remarks} == {"sheet"}


@pytest.mark.parametrize("number", ["9" * 5_000, "\u0661"])
def test_a_mark_with_another_number_is_none_of_ours(number: str) -> None:
    mark = 'w:name="dokumen1"'
    drafts = edited((mark, f'w:name="dokumen{number}"/><w:bookmarkStart {mark}', 1))
    assert {MACRO, PART} <= set(drafts)
    assert not any(draft.remarks for draft in drafts.values())


def test_a_book_without_marks_is_refused() -> None:
    marks = [f'w:name="dokumen{number}"' for number in range(1, 9)]
    with pytest.raises(Unreadable, match="No SOP of this book"):
        edited(*[(mark, 'w:name="x"', 1) for mark in marks if mark in _document()])


def test_a_book_that_does_not_say_what_it_showed_is_refused() -> None:
    parts = parts_of()
    item = re.sub("<shown>.*</shown>", "", parts["customXml/item1.xml"], flags=re.DOTALL)
    with pytest.raises(Unreadable, match="an earlier version"):
        drafts_of(package({**parts, "customXml/item1.xml": item}))


def _document() -> str:
    return parts_of()["word/document.xml"]

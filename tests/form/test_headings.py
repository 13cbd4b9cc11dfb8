"""Words of the form come from the catalogue: every one is known, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.catalogue import LOCALES, entries
from soptool.export.exporters import EXPORTERS
from soptool.form import headings as room
from soptool.form.headings import VALUES, headings, word
from soptool.model.identity import Classification, Identity
from soptool.model.sop import KINDS

ROOT = Path(__file__).parents[2]
INDONESIAN = entries((LOCALES / "id/LC_MESSAGES/soptool.po").read_text(encoding="utf-8"))


def test_languages() -> None:
    assert headings("id")("Legal basis") == "Dasar Hukum"
    assert headings("en")("Legal basis") == "Legal basis"
    assert headings("id")("same as no. {no}", no="3") == "sama dengan no. 3"
    assert headings("en")("order {number}", number=2) == "order 2"


def test_one_thing_is_not_many() -> None:
    assert headings("en")("{count} procedures", count=1) == "1 procedure"
    assert headings("en")("{count} procedures", count=2) == "2 procedures"
    assert headings("id")("{count} procedures", count=1) == "1 prosedur"
    assert headings("en")("{number} people", number="1") == "1 person"


def test_values_are_never_read_as_templates() -> None:
    assert headings("en")("same as no. {no}", no="{no.__class__}") == "same as no. {no.__class__}"


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_word_of_a_template_of_ones_own_stays(language: str) -> None:
    assert headings(language)("Nomor Agenda") == "Nomor Agenda"
    assert headings(language)("{number} of {all}", number=1, all=2) == "1 of 2"


def test_every_value_of_the_format_that_is_printed_has_a_word() -> None:
    shapes = (Identity.model_fields["status"], *Classification.model_fields.values())
    values = {value for shape in shapes for value in _values(shape.annotation)}
    assert {*values, *KINDS} == {*VALUES}


def _values(annotation: object) -> set[str]:
    parts = get_args(annotation)
    return {annotation} if isinstance(annotation, str) else {v for p in parts for v in _values(p)}


def strict(_language: str) -> Callable[[str], str]:
    return lambda text: INDONESIAN[text] if text else text


@pytest.mark.parametrize(
    ("folder", "formats"),
    [("examples", [name for name in EXPORTERS if "pdf" not in name]), ("tests/cases", ["md"])],
)
def test_documents_ask_for_no_unknown_word(
    folder: str, formats: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "translator", strict)
    rendering = render(Request((str(ROOT / folder),)), Wanted(tuple(formats)))
    made = [one for one in rendering.documents if one.content]
    assert len(made) > 10


def test_a_marked_word_is_itself() -> None:
    assert word("Legal basis") == "Legal basis"

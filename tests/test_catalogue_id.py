"""The Indonesian catalogue: whole, compiled, and with the same values as the templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from soptool.catalogue import DOMAIN, LOCALES, translator

FOLDER = LOCALES / "id" / "LC_MESSAGES"
SOURCE = Path(__file__).parents[1] / "src"
RULES = "soptool/lint/"
RECIPE = "see CONTRIBUTING.md, “Catalogues”"


@cache
def catalogue() -> Catalog:
    with (FOLDER / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale="id")


def templates() -> Iterator[tuple[str, str]]:
    """Yield (file, template) for every sentence of the program."""
    found = extract_from_dir(
        SOURCE, method_map=[("**.py", "python")], keywords={"msg": None, "told": None}
    )
    for file, _, message, _, _ in found:
        yield file, message if isinstance(message, str) else message[0]


def untranslated(*, of_rules: bool) -> list[str]:
    known = {message.id for message in catalogue() if message.string and not message.fuzzy}
    return sorted(
        {text for file, text in templates() if file.startswith(RULES) is of_rules} - known
    )


def test_every_sentence_is_translated() -> None:
    assert untranslated(of_rules=False) == [], RECIPE


def test_every_sentence_of_the_rules_is_translated() -> None:
    assert untranslated(of_rules=True) == [], RECIPE


def test_the_compiled_catalogue_is_up_to_date() -> None:
    # Entry by entry: the head of the file names the Babel that compiled it.
    with (FOLDER / f"{DOMAIN}.mo").open("rb") as file:
        compiled = read_mo(file)
    assert entries(compiled) == entries(catalogue()), RECIPE


def entries(one: Catalog) -> dict[str, str]:
    return {str(m.id): str(m.string) for m in one if m.id and m.string and not m.fuzzy}


def test_translations_have_the_values_of_their_templates() -> None:
    for message in catalogue():
        if message.id and message.string:
            assert values(message.string) == values(message.id), message.id


def values(template: object) -> set[str]:
    """Return the names of the values, doubled braces apart."""
    plain = str(template).replace("{{", "").replace("}}", "")
    return set(re.findall(r"\{(\w+)\}", plain))


def test_translations_are_found() -> None:
    assert translator("id")("The file is empty.") == "Berkas ini kosong."
    assert translator("id")("") == ""
    assert translator("id")("No such sentence.") == "No such sentence."
    assert translator("en")("The file is empty.") == "The file is empty."
    assert translator("fr")("The file is empty.") == "The file is empty."

"""The Indonesian catalogue: whole, in order, and with the same values as the templates.

`--update-golden` brings it up to date: new sentences are added without a translation, and what is
no longer said goes.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from soptool.catalogue import DOMAIN, LOCALES, entries, translator

PATH = LOCALES / "id" / "LC_MESSAGES" / f"{DOMAIN}.po"
SOURCE = Path(__file__).parents[1] / "src"
KEYWORDS = {"msg": None, "told": None}


@cache
def said() -> Catalog:
    """Return every sentence of the program, without translations."""
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    template = Catalog()
    for _, _, message, _, _ in found:
        template.add(message if isinstance(message, str) else message[0])
    return template


def brought_up_to_date(text: str) -> str:
    """Return a `.po` with the sentences that are said, sorted; its head stays."""
    head = text.partition("\n\n")[0]
    whole = read_po(io.StringIO(text), locale="id")
    whole.update(said(), no_fuzzy_matching=True)
    whole.obsolete.clear()
    file = io.BytesIO()
    write_po(file, whole, omit_header=True, sort_output=True)
    return f"{head}\n\n{file.getvalue().decode('utf-8').lstrip()}"


def test_the_catalogue_holds_what_is_said(request: pytest.FixtureRequest) -> None:
    text = PATH.read_text(encoding="utf-8")
    current = brought_up_to_date(text)
    if request.config.getoption("--update-golden") and text != current:
        new = PATH.with_suffix(".new")  # other tests are reading the file
        new.write_text(current, encoding="utf-8", newline="\n")
        new.replace(PATH)
        text = current
    assert text == current, "run pytest --update-golden"


def test_every_sentence_is_translated() -> None:
    known = entries(PATH.read_text(encoding="utf-8"))
    missing = sorted(
        str(message.id) for message in said() if message.id and message.id not in known
    )
    assert missing == [], f"translate in {PATH.name}, after pytest --update-golden"


def test_the_head_has_no_date_that_changes() -> None:
    head = PATH.read_text(encoding="utf-8").partition("\n\n")[0]
    assert "Date" not in head
    assert "Generated-By" not in head


def test_a_catalogue_is_read_as_gettext_means_it(tmp_path: Path) -> None:
    text = PATH.read_text(encoding="utf-8")
    read = read_po(io.StringIO(text), locale="id")
    meant = {str(one.id): str(one.string) for one in read if one.id and one.string}
    assert entries(text) == meant


STRANGE = """
msgid ""
msgstr "Language: id\\n"

#, fuzzy
msgid "Guessed"
msgstr "Kira-kira"

msgid "Open"
msgstr ""

msgid "A \\"quoted\\" \\\\ line\\n"
"and the next."
msgstr "Baris \\"berkutip\\" \\\\\\n"
"dan berikutnya."
"""


@pytest.mark.parametrize("text", [STRANGE, STRANGE.rstrip()])
def test_what_is_empty_or_guessed_stays_english(text: str) -> None:
    expected = {'A "quoted" \\ line\nand the next.': 'Baris "berkutip" \\\ndan berikutnya.'}
    assert entries(text) == expected


def test_translations_have_the_values_of_their_templates() -> None:
    for message in read_po(io.StringIO(PATH.read_text(encoding="utf-8")), locale="id"):
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

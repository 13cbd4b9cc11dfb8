"""The Indonesian catalogue: whole, in order, and with the same values as the templates.

`--update-golden` brings it up to date: new sentences are added without a translation, and what is
no longer said goes.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from soptool.catalogue import DOMAIN, LOCALES, entries, translator

PATH = LOCALES / "id" / "LC_MESSAGES" / f"{DOMAIN}.po"
ROOT = Path(__file__).parents[1]
MARKS = ("msg", "told", "t", "word")
"""What marks a sentence, or a word of the form; in templates it is `t`."""


@cache
def marked() -> tuple[tuple[Path, ast.expr], ...]:
    """Return what is marked in code: the file and the template."""
    files = sorted((ROOT / "src").rglob("*.py"))
    return tuple((file, node.args[0]) for file in files for node in calls(file) if is_mark(node))


def calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            yield node


def is_mark(call: ast.Call) -> bool:
    return (getattr(call.func, "id", None) or getattr(call.func, "attr", None)) in MARKS


@cache
def said() -> Catalog:
    """Return every sentence of the program and every word of the form, without translations."""
    method = [("**.j2", "jinja2.ext.babel_extract")]
    in_templates = extract_from_dir(ROOT / "templates", method_map=method, keywords={"t": None})
    in_code = (str(node.value) for _, node in marked() if isinstance(node, ast.Constant))
    whole = Catalog()
    for text in sorted({*in_code, *(str(found[2]) for found in in_templates)}):
        whole.add(text)
    return whole


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


def test_templates_are_literals() -> None:
    """A sentence made on the way can't be found by the catalogue; `t` may take a marked word."""
    assert [
        f"{path.name}:{node.lineno}" for path, node in marked() if isinstance(node, ast.JoinedStr)
    ] == []


GLOSSARY = {
    "facilities": "sarana, prasarana, dan/atau fasilitas",
    "facility": "sarana, prasarana, dan/atau fasilitas",
    "equipment": "peralatan/perlengkapan",
    "process code": "kode proses bisnis",
    "cases a year": "volume per tahun",
    "review(?:s|ed)?": "reviu",
    "evaluation": "evaluasi",
    "drafts?": "konsep",
    "service pledge": "maklumat pelayanan",
}
"""Terms, and the regulation's word for each, in sentences as in documents."""


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_term_has_one_wording(term: str) -> None:
    said = re.compile(rf"\b{term}\b", re.IGNORECASE)
    known = entries(PATH.read_text(encoding="utf-8")).items()
    found = {key: text for key, text in known if said.search(re.sub("`[^`]*`", "", key))}
    assert found
    assert {key: text for key, text in found.items() if GLOSSARY[term] not in text.casefold()} == {}


HOMONYMS = {"effective", "minutes"}
"""The day from which an SOP is in force, and that it is; a record of a meeting, and a time."""


def test_words_that_differ_in_capitals_have_translations_that_do() -> None:
    wordings: dict[str, set[str]] = {}
    for key, text in entries(PATH.read_text(encoding="utf-8")).items():
        wordings.setdefault(key.casefold(), set()).add(text.casefold())
    assert {key for key, texts in wordings.items() if len(texts) > 1} == HOMONYMS


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

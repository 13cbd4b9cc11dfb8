from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from soptool import catalogue
from soptool.catalogue import DOMAIN, preferred_language, translator, version

SOURCE = 'msgid ""\nmsgstr "Language: id\\n"\n\nmsgid "Row"\nmsgstr "Baris"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    folder = tmp_path / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder


def write_compiled(folder: Path, *, made_from: str) -> None:
    compiled = Catalog(locale="id", project=DOMAIN, version=version(made_from))
    compiled.add("Row", "Langkah")  # differs from the source, to tell which was read
    with (folder / "soptool.mo").open("wb") as file:
        write_mo(file, compiled)


def test_a_wheel_reads_the_compiled_catalogue(folder: Path) -> None:
    write_compiled(folder, made_from=SOURCE)
    assert translator("id")("Row") == "Langkah"


def test_the_compiled_catalogue_is_read_while_it_is_of_its_source(folder: Path) -> None:
    (folder / "soptool.po").write_text(SOURCE, encoding="utf-8")
    write_compiled(folder, made_from=SOURCE)
    assert translator("id")("Row") == "Langkah"


def test_an_edited_source_is_seen_at_once(folder: Path) -> None:
    (folder / "soptool.po").write_text(SOURCE, encoding="utf-8")
    write_compiled(folder, made_from="what stood there before")
    assert translator("id")("Row") == "Baris"


def test_a_bare_checkout_reads_the_source(folder: Path) -> None:
    (folder / "soptool.po").write_bytes(SOURCE.replace("\n", "\r\n").encode())
    assert translator("id")("Row") == "Baris"


def test_without_a_catalogue_sentences_stay_english(folder: Path) -> None:
    assert folder.is_dir()
    assert translator("id")("Row") == "Row"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "in_ID"}, "id"),
        ({"LANG": "Indonesian_Indonesia.1252"}, "id"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "id_ID"}, "id"),
        ({"LANG": "id_ID", "LC_ALL": "en_US"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "id:en"}, "id"),
        ({"LANG": "id_ID", "LANGUAGE": "en"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "id"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "id"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANGUAGE": "id"}, "id"),
        ({"LANG": "idiot"}, "en"),
    ],
)
def test_language_from_the_locale(environment: dict[str, str], expected: str) -> None:
    assert preferred_language(environment) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Indonesian_Indonesia", "id"), ("en_US", "en"), (None, "en")]
)
def test_windows_asks_the_system(
    name: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, None))
    assert preferred_language({}) == expected

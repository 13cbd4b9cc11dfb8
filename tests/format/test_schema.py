"""The JSON Schemas: as generated, valid themselves, and of one mind with the models."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from soptool.format.schema import NAMES, schema, schema_text
from soptool.lint.explain import told
from soptool.model.parse import kind_of, parse
from soptool.model.sop import KINDS
from soptool.settings import load_settings
from soptool.source.document import Document
from soptool.source.read import read

ROOT = Path(__file__).parents[2]
VALIDATORS = {name: Draft202012Validator(schema(name, told())) for name in NAMES}
FOLDERS = ("examples/*", "tests/cases", "tests/model/forms")
FILES = sorted(file for folder in FOLDERS for file in ROOT.glob(f"{folder}/*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_models_generate(name: str, request: pytest.FixtureRequest) -> None:
    path = ROOT / "schemas" / f"{name}.schema.json"
    if request.config.getoption("--update-golden"):
        path.write_text(schema_text(name, told()), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == schema_text(name, told())


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def properties(fragment: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(fragment, dict):
        for key, value in fragment.get("properties", {}).items():
            yield key, value
        for value in fragment.values():
            yield from properties(value)
    if isinstance(fragment, list):
        for value in fragment:
            yield from properties(value)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described_for_editors(name: str) -> None:
    found = properties({**schema(name), "allOf": []})
    bare = [key for key, value in found if not value.get("description")]
    assert set(bare) <= {"kind"}


@pytest.mark.parametrize("name", NAMES)
def test_no_key_is_offered_a_second_time_as_an_object(name: str) -> None:
    """Editors do so where `required` stands beside the `properties` it is about."""
    fragments: list[Any] = [schema(name)]
    assert fragments[0]["properties"]
    while fragments:
        one = fragments.pop()
        inner = one.values() if isinstance(one, dict) else one
        fragments += [item for item in inner if isinstance(item, (dict, list))]
        if isinstance(one, dict) and isinstance(one.get("properties"), dict):
            assert not isinstance(one.get("required"), list) or one["required"] == ["steps"]


def documents() -> list[Document]:
    loaded = []
    for path in FILES:
        document, findings = read(path.name, path.read_bytes())
        assert document is not None, findings
        if kind_of(document) in KINDS:
            loaded.append(document)
    return loaded


DOCUMENTS = documents()


def agree(data: Any) -> tuple[bool, bool]:
    document = Document("f.yaml", "", data)
    object.__setattr__(document, "value", lambda path: _nowhere())
    object.__setattr__(document, "key", lambda path: _nowhere())
    sop, findings = parse(document)
    by_model = sop is not None and not any(
        finding.code < "SOP200" or finding.code == "SOP213" for finding in findings
    )
    kind = data.get("kind") if isinstance(data, dict) else None
    by_schema = isinstance(kind, str) and VALIDATORS[kind].is_valid(data)
    return by_model, by_schema


def _nowhere() -> Any:
    from soptool.finding import Place  # noqa: PLC0415

    return Place("f.yaml")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_good_files_please_both(document: Document) -> None:
    assert agree(document.data) == (True, True)


SPOILERS: tuple[Any, ...] = (
    "",
    "salah",
    ["a", "b"],
    {"a": "b"},
    [],
    [["a"]],
    [{"x": "y"}],
    "1",
    "end",
)


def spoil(data: Any, chance: random.Random) -> Any:
    """Change one value, or one key, somewhere in a copy of the data."""
    spoiled = copy.deepcopy(data)
    here = spoiled
    while True:
        keys: list[Any] = list(here) if isinstance(here, dict) else list(range(len(here)))
        keys = [key for key in keys if key != "kind" or here is not spoiled]
        if not keys:
            return spoiled
        key = chance.choice(keys)
        if isinstance(here[key], (dict, list)) and here[key] and chance.random() < 0.8:
            here = here[key]
            continue
        if isinstance(here, dict) and chance.random() < 0.4:
            here[chance.choice(["kegiatan", "x", f"{key}s"])] = here.pop(key)
        else:
            here[key] = copy.deepcopy(chance.choice(SPOILERS))
        return spoiled


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_spoiled_files_displease_both(document: Document) -> None:
    chance = random.Random(document.path)
    verdicts = set()
    for _ in range(60):
        spoiled = spoil(document.data, chance)
        by_model, by_schema = agree(spoiled)
        assert by_model == by_schema, spoiled
        verdicts.add(by_model)
    assert False in verdicts


def test_a_standard_with_every_form_disagrees_in_nothing() -> None:
    """More spoiling where shapes are nested deepest and texts stand for them."""
    (document,) = (one for one in DOCUMENTS if one.path == "standar-lengkap.yaml")
    chance = random.Random(15)
    for _ in range(500):
        spoiled = spoil(document.data, chance)
        by_model, by_schema = agree(spoiled)
        assert by_model == by_schema, spoiled


def test_editors_see_resolved_scalars() -> None:
    data = {
        "kind": "micro",
        "title": 2024,
        "revision": 1,
        "number": None,
        "dates": {"created": 2021, "revised": "2022-01"},
        "executors": {"a": None, "b": {"name": True, "external": False}},
        "steps": [{"activity": "M", "start": True, "no": 1.1, "chance": {"Ya": 0.7}}],
    }
    assert VALIDATORS["micro"].is_valid(data)


SETTINGS = [
    ("organization: {name: A}\nlanguage: en\ncalendar: {hours_per_day: 7.5}\n", True),
    ("regulations: {uu: UU 1, pp: {title: PP 2, status: revoked, by: uu}}\n", True),
    ("rules: {vague-duration: warning, executor-order: off}\n", True),
    ("documents: {surat: {name: Surat, also: [a, b]}, nota: Nota}\nexclude: drafts/**\n", True),
    ("bahasa: id\n", False),
    ("language: fr\n", False),
    ("calendar: {hours_per_day: 25}\n", False),
    ("calendar: {hours_per_day: banyak}\n", False),
    ("regulations: {uu: {status: revoked}}\n", False),
    ("rules: {x: loud}\n", False),
    ("paper: [A4]\n", False),
]


@pytest.mark.parametrize(("text", "good"), SETTINGS)
def test_settings_and_their_schema_agree(text: str, good: bool, tmp_path: Path) -> None:
    (tmp_path / "sop.yaml").write_text(text, encoding="utf-8")
    document, _ = read("sop.yaml", text.encode())
    assert document is not None
    _, findings = load_settings(tmp_path)
    assert (not findings, VALIDATORS["workspace"].is_valid(document.data)) == (good, good)

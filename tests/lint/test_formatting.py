"""`sop fmt`: keys in canonical order, everything else as it was, and the second time nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from lint.examples import workspace
from soptool.lint.formatting import formatted
from soptool.model.sop import KINDS
from soptool.model.step import MacroStep
from soptool.settings import Settings
from soptool.shape.names import names_of
from soptool.source.document import Document
from soptool.source.layout import comments, layout
from soptool.source.read import read
from source.documents import documents

ROOT = Path(__file__).parents[2]


def fmt(text: str, kind: str = "micro") -> str:
    return formatted(document(text), kind)


def document(text: str) -> Document:
    found, _ = read("a.yaml", text.encode())
    assert found is not None
    return found


UNORDERED = """\
# yaml-language-server: $schema=micro.schema.json
# Konsep

# langkah
steps:
  - outputs: [Agenda]   # hasil
    # siapa
    executor: a
    activity: Mencatat surat
    id: catat
    branches: {Tidak: end, Ya: next}
  - {executor: a, activity: Menyimpan}
executors:
  b: B
  a: {unit: U, name: A}

title: Surat  # judul
dates: {effective: 2026-02-01, created: 2026-01-01}
tambahan: tidak dikenal
kind: micro
# kaki
"""
ORDERED = """\
# yaml-language-server: $schema=micro.schema.json
# Konsep

kind: micro

title: Surat  # judul
dates: {created: 2026-01-01, effective: 2026-02-01}
executors:
  b: B
  a: {name: A, unit: U}
# langkah
steps:
  - id: catat
    activity: Mencatat surat
    # siapa
    executor: a
    outputs: [Agenda]   # hasil
    branches: {Tidak: end, Ya: next}
  - {activity: Menyimpan, executor: a}
tambahan: tidak dikenal
# kaki
"""


def test_order_with_comments() -> None:
    assert fmt(UNORDERED) == ORDERED
    assert fmt(ORDERED) == ORDERED


def test_windows_lines() -> None:
    assert fmt(UNORDERED.replace("\n", "\r\n")) == ORDERED.replace("\n", "\r\n")


def test_an_anchor_stays_before_its_alias_and_the_rest_is_ordered() -> None:
    text = "executors: &e {a: A}\nwith: *e\ntitle: T\nsteps: [{executor: a, id: b}]\n"
    assert fmt(text).startswith("executors: &e")
    assert "{id: b, executor: a}" in fmt(text)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "examples").rglob("*.yaml")), ids=lambda path: path.name
)
def test_examples_are_in_order(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    data: Any = document(text).data
    assert fmt(text, data.get("kind", "workspace")) == text


@pytest.mark.parametrize(
    "file", sorted((ROOT / "tests/cases").glob("0*.yaml")), ids=lambda path: path.name
)
def test_real_procedures_say_the_same_in_order(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    data: Any = document(text).data
    kind = data["kind"]
    after = fmt(text, kind)
    assert fmt(after, kind) == after
    assert Counter(remarks(after)) == Counter(remarks(text))
    before, again = (workspace(tmp_path / n, {"a.yaml": t}) for n, t in (("1", text), ("2", after)))
    assert before.entries[0].sop == again.entries[0].sop


def remarks(text: str) -> list[str]:
    return [comment for _, comment in comments(text, layout(text))]


@settings(max_examples=25)
@given(documents())
def test_any_document_keeps_its_data_and_comments(case: tuple[object, str]) -> None:
    keeps(*case)


@pytest.mark.long
@settings(max_examples=300)
@given(documents())
def test_many_documents_keep_their_data_and_comments(case: tuple[object, str]) -> None:
    keeps(*case)


def keeps(data: object, text: str) -> None:
    for kind in (*KINDS, "workspace"):
        after = fmt(text, kind)
        assert fmt(after, kind) == after
        assert document(after).data == data
        assert Counter(remarks(after)) == Counter(remarks(text))


@pytest.mark.parametrize("kind", [*KINDS, "workspace"])
def test_the_order_names_every_key_of_the_format(kind: str) -> None:
    shape = Settings if kind == "workspace" else KINDS[kind]
    assert set(names_of(shape).within) == set(shape.known_keys())


def test_the_order_names_every_key_of_a_step() -> None:
    assert set(names_of(MacroStep).within) == set(MacroStep.order) == set(MacroStep.known_keys())


def test_names_that_authors_choose_are_never_ordered() -> None:
    chosen = "executors: {unit: U, name: N, a: A}\ndefinitions: {title: T, kind: K}\n"
    text = f"kind: micro\ntitle: T\n{chosen}steps: []\n"
    assert "executors: {unit: U, name: N, a: A}" in fmt(text)
    assert "definitions: {title: T, kind: K}" in fmt(text)
    rules = "rules: {sop301: off, cycle: off}\nregulations: {title: {status: x, title: T}}\n"
    assert fmt(rules, "workspace") == rules.replace(
        "{status: x, title: T}", "{title: T, status: x}"
    )

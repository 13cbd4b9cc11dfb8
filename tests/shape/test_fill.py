"""Filling a shape: every error at its place, and what can be left out is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from soptool.finding import Finding
from soptool.shape.fill import Location, fill, keys_at
from soptool.shape.synonyms import KEYS, VALUES, certain, meant
from soptool.shape.texts import Count, Number, Pairs, Shape, Text, Texts, Truth
from soptool.source.read import read


class Inner(Shape):
    """A shape within."""

    post: Text | None = None
    flag: Truth = False


class Outer(Shape):
    """A shape with one needed key."""

    title: Text
    names: Texts = ()
    number: Number | None = None
    count: Count | None = None
    pairs: Pairs = Field(default_factory=dict)
    inner: Inner = Field(default_factory=Inner)
    steps: tuple[Inner, ...] = ()


def filled(text: str) -> tuple[Outer | None, list[tuple[str, int, int]], tuple[Finding, ...]]:
    document, _ = read("f.yaml", text.encode())
    assert document is not None
    shape, findings = fill(Outer, document, document.data)
    return shape, [(f.code, f.place.line, f.place.column) for f in findings], findings


def test_values_are_read_from_texts() -> None:
    shape, found, _ = filled(
        "title: ' T '\nnames: a\nnumber: 1.234,5\ncount: '07'\npairs: {x: 1, y: }\n"
        "inner: {flag: true}\n"
    )
    assert found == [("SOP103", 3, 9)]
    assert shape is not None
    assert (shape.title, shape.names, shape.count, shape.pairs) == ("T", ("a",), 7, {"x": "1"})
    assert shape.inner.flag


@pytest.mark.parametrize(
    ("text", "number"), [("12", "12"), ("1,5", "1.5"), ("1.200", "1200"), ("10,000", "10000")]
)
def test_numbers(text: str, number: str) -> None:
    shape, found, _ = filled(f"title: T\nnumber: {text}\n")
    assert not found
    assert shape is not None
    assert shape.number == Decimal(number)


def test_all_errors_come_at_once_and_the_rest_loads() -> None:
    shape, found, findings = filled(
        "titel: X\ntitle: T\nnames: {a: b}\nnumber: x\ninner: {pos: y, flag: ja}\n"
        "steps: [{posts: z}]\n"
    )
    assert sorted(found) == [
        ("SOP101", 1, 1),
        ("SOP101", 5, 9),
        ("SOP101", 6, 10),
        ("SOP103", 4, 9),
        ("SOP103", 5, 23),
        ("SOP104", 3, 8),
    ]
    assert shape is not None
    assert len(shape.steps) == 1
    assert "Did you mean `title`?" in [str(finding.hint) for finding in findings]


def test_a_needed_key_that_is_missing_or_empty() -> None:
    assert filled("names: a\n")[:2] == (None, [("SOP102", 1, 1)])
    shape, found, findings = filled("names: a\ntitle:\n")
    assert (shape, found) == (None, [("SOP102", 2, 1)])
    assert "has no value" in str(findings[0].message)


def test_what_may_not_be_dropped_stops_the_filling() -> None:
    document, _ = read("f.yaml", b"title: T\nnumber: x\n")
    assert document is not None

    def keeps_number(location: Location) -> bool:
        return location != ("number",)

    shape, findings = fill(Outer, document, document.data, may_drop=keeps_number)
    assert shape is None
    assert [finding.code for finding in findings] == ["SOP103"]


def test_keys_of_inner_shapes() -> None:
    assert keys_at(Outer, ("steps", 0)) == ("post", "flag")
    assert keys_at(Outer, ("pairs",)) == ()


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("kegiatan", "activity"),
        ("Kelengkapan", "requirements"),
        ("dasar-hukum", "legal_basis"),
        ("reqirements", "requirements"),
        ("xyz", None),
    ],
)
def test_what_an_author_means(word: str, key: str | None) -> None:
    assert meant(word, ("activity", "requirements", "legal_basis", "title")) == key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("unti", "unit"),
        ("satuan", "unit"),
        ("ouput", "outputs"),
        ("kegitan", "activity"),
        ("kelengkpan", "requirements"),
        ("noet", "note"),
        ("catatn", "note"),
        ("nota", None),
        ("mama", None),
    ],
)
def test_a_slip_leads_to_one_key_in_either_language(word: str, key: str | None) -> None:
    names = ("unit", "outputs", "activity", "requirements", "note", "next", "duration")
    assert certain(word, names) == key


def test_synonyms_lead_somewhere() -> None:
    assert all(KEYS.values())
    assert meant("teknis", ("technical", "administrative"), VALUES) == "technical"


VALUE = st.recursive(
    st.sampled_from(["", " ", "a", "true", "12", "x: y"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "names", "post", "flag", "z"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*Outer.model_fields, "kegiatan", ""]), VALUE))
def test_any_data_gives_a_shape_or_findings(data: dict[str, object]) -> None:
    document, _ = read("f.yaml", b"title: T\n")
    assert document is not None
    shape, findings = fill(Outer, document, data)  # type: ignore[arg-type]
    assert shape is not None or findings


@pytest.mark.parametrize("space", ["\u2009", "\u00a0", "\u3000"])
def test_a_space_that_is_none_is_named(space: str) -> None:
    _, _, findings = filled(f"title: A\nsteps:\n  - post:{space}Camat\n")
    assert any(f"U+{ord(space):04X}" in str(finding.hint) for finding in findings)

"""What is read line by line is what the parser reads, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.limits import DEFAULT
from soptool.source import read as reading
from soptool.source.plain import plain_data

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "examples").rglob("*.yaml")),
    *sorted((ROOT / "tests/cases").glob("*.yaml")),
]
LINES = [line for file in FILES[:25] for line in file.read_text(encoding="utf-8").splitlines()]
PIECES = [" ", "  ", "\n", "- ", ": ", ":", " #", "#", '"', "'", "''", "[", "]", "{", "}", ",", "|",
          ">-", "|-", "&a ", "*a", "!t ", "? ", "%", "@", "\t", "<<: ", "---\n", "...", "é", "–",
          "\\", "key: v\n", "\n\n", "\n  \n", "- - ", "~", "\u2028", "a: b: c"]  # fmt: skip


def parsed(text: str) -> object:
    """Return what the parser reads where it finds nothing wrong."""
    document, findings = reading._parsed("x.yaml", text, DEFAULT, has_mark=False)
    return document.data if document is not None and not findings else None


def places_alike(text: str) -> bool:
    """Whether everything stands where the parser says it does."""
    document, _ = reading._parsed("x.yaml", text, DEFAULT, has_mark=False)
    assert document is not None
    return reading._spots_in(text)._numbers == document.places.spots._numbers


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files_are_read_as_the_parser_reads_them(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    data = plain_data(text)
    assert data is None or data == parsed(text)
    assert data is None or places_alike(text)


def test_most_files_are_plain() -> None:
    read = [plain_data(file.read_text(encoding="utf-8")) is not None for file in FILES]
    assert sum(read) > 0.8 * len(read)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    first = draw(st.integers(0, len(LINES) - 1))
    lines = LINES[first : first + draw(st.integers(1, 12))]
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    text = "\n".join(line[indent:] for line in lines) + draw(st.sampled_from(["", "\n"]))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 3))
        text = text[:at] + draw(st.sampled_from([*PIECES, ""])) + text[at + cut :]
    return text


@given(damaged())
def test_damaged_texts_are_read_as_the_parser_reads_them(text: str) -> None:
    data = plain_data(text)
    assert data is None or (data == parsed(text) and places_alike(text))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\nb: yes\n", {"a": "1", "b": "yes"}),
        ("a:\nb: ~\n", {"a": "", "b": "~"}),
        ("a:\n- x\n- y: 1\n  z: 2\n", {"a": ["x", {"y": "1", "z": "2"}]}),
        ("a: [b, 'c''d', \"e\"]\n", {"a": ["b", "c'd", "e"]}),
        ("a: {b: c, d: [e]} # f\n", {"a": {"b": "c", "d": ["e"]}}),
        ("a: >-\n  b\n  c\n\nd: |\n  e\n  f\n", {"a": "b c", "d": "e\nf\n"}),
    ],
)
def test_plain_texts(text: str, data: object) -> None:
    assert plain_data(text) == data == parsed(text)


@pytest.mark.parametrize(
    "text",
    ["", "# a\n", "- a\n", "a: b\n  c\n", "a: &b c\n", "a: !b c\n", "a: 1\na: 2\n", "a: b: c\n",
     'a: "\\n"\n', "a: [b,\n c]\n", "a:\tb\n", "? a\n: b\n", "<<: a\n", "a: b\n---\nc: d\n",
     "a: – b\n", "a: |2\n   b\n", "a: {b: }\n", " a: b\n",
     f"{'b' * 1100}: c\n", f"a: {{{'b' * 1100}: c}}\n", f"a: {{'b'{' ' * 1100}: c}}\n"],
)  # fmt: skip
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert plain_data(text) is None


def test_places_are_those_of_the_parser() -> None:
    text = "a: [b, c]\nd:\n  - e: f\n"
    document, _ = reading.read("x.yaml", text.encode())
    other, _ = reading._parsed("x.yaml", text, DEFAULT, has_mark=False)
    assert document is not None
    assert other is not None
    for path in (("a", 1), ("d", 0, "e"), ("d",), ()):
        assert document.value(path) == other.value(path)
        assert document.key(path) == other.key(path)

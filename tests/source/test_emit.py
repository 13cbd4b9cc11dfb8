"""What is written reads the same, in both parsers, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from soptool.source import emit, emitter
from soptool.source.events import Refusal, events
from soptool.source.read import read

SIGNS = st.sampled_from(" :#,[]{}?-'\"&*!|>%@`~\n\t=<08\u00a0\u2028\x85\ufeff")
TEXTS = st.text(st.characters(codec="utf-8") | SIGNS, max_size=8)


def texts(yaml: str) -> list[str]:
    return [event.value for event in events(yaml) if type(event).__name__ == "ScalarEvent"]


@given(TEXTS)
def test_a_text_reads_the_same_as_key_as_entry_and_in_brackets(text: str) -> None:
    written = emit.scalar(text)
    assert "\n" not in written
    for yaml in (f"{written}: {written}", f"- {written}", f"[{written}, {{{written}: x}}]"):
        assert {*texts(yaml)} - {"x"} == {text} - {"x"}


@given(TEXTS, TEXTS, st.booleans())
def test_a_text_takes_the_place_of_another(text: str, old: str, is_flow: bool) -> None:
    written = emit.instead(text, emit.scalar(old), is_flow=is_flow)
    assert texts(f"[{written}]" if is_flow else f"k: {written}")[-1] == text


@given(
    st.recursive(
        TEXTS | st.none() | st.booleans() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
        max_leaves=8,
    ).map(lambda value: {"value": value})
)
def test_a_document_reads_back_the_same(value: dict[str, object]) -> None:
    written = emit.document(value)
    assert written == emitter._dumped(value)
    assert YAML(typ="safe", pure=True).load(written) == value
    assert [type(event).__name__ for event in events(written)]


@pytest.mark.parametrize("text", ["\u00a0a", "a\u200b", "• a", "–\u00a0a", "a: •", "b, • c"])
def test_nothing_is_written_that_would_be_mended(text: str) -> None:
    for data in ({text: text}, {"x": [text, text]}, {"x": [{text: "y"}]}):
        again, findings = read("f.yaml", emit.document(data).encode())
        assert (again.data if again else None, findings) == (data, ())
    written = emit.scalar(text)
    again, findings = read("f.yaml", f"{written}: [{written}, {{{written}: x}}]\n".encode())
    assert (again.data if again else None, findings) == ({text: [text, {text: "x"}]}, ())


@pytest.mark.parametrize(
    "text", ["08", "1.10", "12:30", "no", "Yes", "null", "~", "2022-01-28", "1_000"]
)
def test_other_programs_read_a_text_as_a_text(text: str) -> None:
    assert emit.document({"a": text}) == f"a: '{text}'\n"


@pytest.mark.parametrize("text", ["08", "2022-01-28", "10 menit", "Lengkap?", "no"])
def test_an_author_gets_no_quotes_that_are_not_needed(text: str) -> None:
    assert emit.scalar(text) == text


def test_half_a_pair_of_characters_is_refused_as_what_no_file_holds() -> None:
    with pytest.raises(Refusal, match="a character that is none"):
        events("a: \ud83d")

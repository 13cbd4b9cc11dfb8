"""What holds for every text: no exception, ranges inside, indifference to case and outer space."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from soptool.lint.wording import document, executor, sentence, statement, step
from soptool.lint.wording.text import Found, Tongue
from soptool.lint.wording.title import read_title
from soptool.lint.wording.tongue import tongue_of
from soptool.lint.wording.words import words

LISTS = ("id-verb-stems", "id-posts", "id-subordinators", "id-checking", "id-borrowed-acts")
ENGLISH_LISTS = ("en-posts", "en-subordinators", "en-checking", "en-determiners", "en-modals")


@cache
def vocabulary() -> list[str]:
    known = {word for name in (*LISTS, *ENGLISH_LISTS) for word in words(name)}
    verbs = {"memeriksa", "dan", "menandatangani", "diterima", "segera", "apabila diperlukan"}
    return sorted(known | verbs | set(",;:./()-–&") | {"SOP", "S.Kom.", "NIP", "1.", "a)"})


def sentences() -> st.SearchStrategy[str]:
    made = st.lists(st.sampled_from(vocabulary()), max_size=14).map(" ".join)
    return st.one_of(made, st.text(max_size=60))


def plain_sentences() -> st.SearchStrategy[str]:
    letters = st.text("abcdegikmnprtuy dan di.,", max_size=40)
    return st.one_of(st.lists(st.sampled_from(vocabulary()), max_size=14).map(" ".join), letters)


TONGUES: st.SearchStrategy[Tongue] = st.sampled_from(["id", "en"])


def everything(text: str, names: tuple[str, ...], tongue: Tongue) -> Iterator[Found | None]:
    yield step.opening(text, tongue)
    yield step.passive(text, tongue)
    yield from step.actors(text, names, tongue)
    yield from step.acts(text, names, tongue).found
    yield from step.checks(text, names, tongue)
    yield from step.vague(text, tongue)
    title = read_title(text, names, tongue)
    yield from (title.opening, title.sentence, *title.sop, *title.abbreviations, *title.places)
    yield from (executor.person(text), executor.former_structural(text))
    yield document.as_sentence(text, tongue)
    yield from (statement.consequence(text, tongue), statement.vague_duration(text))


@given(sentences(), st.lists(sentences(), max_size=3).map(tuple), TONGUES)
def test_never_raises_and_ranges_lie_in_the_text(
    text: str, names: tuple[str, ...], tongue: Tongue
) -> None:
    for seen in everything(text, names, tongue):
        if seen is not None:
            assert 0 <= seen.start <= seen.end <= len(text)
            assert text[seen.start : seen.end] == seen.text
    statement.qualification(text, tongue)
    tongue_of(text)


def verdicts(text: str, tongue: Tongue) -> tuple[object, ...]:
    """What is judged by the words alone; names of persons and abbreviations go by capitals."""
    title = read_title(text, (), tongue)
    acts = step.acts(text, (), tongue)
    return (
        step.opening(text, tongue).kind,
        step.passive(text, tongue) is None,
        len(step.actors(text, (), tongue)),
        (len(acts.found), acts.sure),
        len(step.checks(text, (), tongue)),
        [hit.kind for hit in step.vague(text, tongue)],
        (title.opening.kind, title.has_object, title.sentence is None, len(title.sop)),
        document.as_sentence(text, tongue) is None,
        statement.consequence(text, tongue) is None,
        statement.qualification(text, tongue),
        statement.vague_duration(text) is None,
        tongue_of(text),
    )


@given(plain_sentences(), TONGUES)
def test_case_and_outer_space_change_nothing(text: str, tongue: Tongue) -> None:
    expected = verdicts(text, tongue)
    assert verdicts(text.upper(), tongue) == expected
    assert verdicts(text.title(), tongue) == expected
    assert verdicts(f" \t{text}\n ", tongue) == expected


@given(sentences(), sentences())
def test_comparing_documents_is_symmetric(one: str, other: str) -> None:
    assert document.compare(one, other) == document.compare(other, one)
    assert document.compare(one, one) == "same"


@given(sentences() | plain_sentences())
def test_without_a_word_that_may_carry_no_sentence_has_a_verb(text: str) -> None:
    reading = sentence.read(text)
    if not any(sentence.may_carry(mark.low) for mark in reading.marks):
        assert not [it for it in reading.predicates if it.voice in ("active", "passive")]

"""Uniting lists: what an author wrote stands as it is written, parts add what is new."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.test_expand import expand
from soptool.compose.procedure import Procedure

ENDINGS = ("", "+", "++", "-", "#", "*", "(1)", " 1", "?", ".", ";", " <", " >", '"')
ENTRIES = st.one_of(
    st.builds(str.__add__, st.sampled_from("Cc/"), st.sampled_from(ENDINGS)),
    st.sampled_from(("// komentar", "/* komentar */", "UU Nomor 30 Tahun 2014", "UU 30/2014")),
)


def micro(**lists: list[str]) -> str:
    said = {"kind": "micro", "title": "T", "executors": {"a": "A"}, **lists}
    return json.dumps({**said, "steps": [{"activity": "Mencatat", "executor": "a"}]})


def macro(*parts: str, **lists: list[str]) -> str:
    return json.dumps(
        {"kind": "macro", "title": "M", **lists, "steps": [{"use": p} for p in parts]}
    )


def lists_of(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    return {
        "legal_basis": procedure.legal_basis,
        "qualifications": procedure.qualifications,
        "equipment": procedure.equipment,
    }


@given(st.sampled_from(["legal_basis", "qualifications", "equipment"]), st.lists(ENTRIES))
def test_nothing_of_its_own_list_is_lost(field: str, texts: list[str]) -> None:
    alone = expand("one", one=micro(**{field: texts}))
    assert list(lists_of(alone)[field]) == texts
    whole = expand("m", one=micro(**{field: ["C"]}), m=macro("one", **{field: texts}))
    assert list(lists_of(whole)[field][: len(texts)]) == texts


@given(st.lists(ENTRIES, max_size=6), st.lists(ENTRIES, max_size=6))
def test_every_entry_of_a_part_stands_in_the_macro(first: list[str], second: list[str]) -> None:
    parts = {"one": micro(equipment=first), "two": micro(equipment=second)}
    equipment = expand("m", **parts, m=macro("one", "two")).equipment
    said = {text.casefold().rstrip(".;") for text in equipment}
    assert {text.casefold().rstrip(".;") for text in (*first, *second)} == said


@pytest.mark.parametrize(
    ("own", "added", "united"),
    [
        (["C"], ["c.", " C ;", "C++"], ["C", "C++"]),
        (["A+"], ["A-"], ["A+", "A-"]),
        (["C", "C"], ["C"], ["C", "C"]),
    ],
)
def test_parts_add_what_is_new(own: list[str], added: list[str], united: list[str]) -> None:
    whole = expand("m", one=micro(equipment=added), m=macro("one", equipment=own))
    assert list(whole.equipment) == united


@pytest.mark.parametrize(
    ("cited", "is_new"),
    [
        ("UU No. 30 Tahun 2014", False),
        ("UU No. 30 Tahun 2015", True),
        ("Pasal 5 UU No. 30 Tahun 2014", True),
        ("UU No. 30 Tahun 2014 jo. UU No. 6 Tahun 2023", True),
    ],
)
def test_the_same_places_in_a_regulation_are_one(cited: str, is_new: bool) -> None:
    law = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"
    whole = expand("m", one=micro(legal_basis=[cited]), m=macro("one", legal_basis=[law]))
    assert list(whole.legal_basis) == ([law, cited] if is_new else [law])


def test_documents_of_rows_are_told_apart_too() -> None:
    steps = [{"activity": "Mengambil", "executor": "a", "outputs": ["Darah A+", "Darah A-"]}]
    part = json.dumps({"kind": "micro", "title": "T", "executors": {"a": "A"}, "steps": steps})
    assert expand("one", one=part).outputs == ("Darah A+", "Darah A-")

"""What a service standard says comes back from its sheet, whatever stands in it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.model.parse import understood
from soptool.model.standard import Standard
from soptool.shape.names import in_order, names_of
from soptool.source.read import read
from soptool.workbook.components import KEYS, components_of, read_components
from soptool.workbook.outcome import Reading
from soptool.workbook.own import own_data
from workbook.test_round import FILES, TEXT, bare, sop_of


def there_and_back(data: dict[str, Any], language: str) -> Reading:
    sheet, reading = components_of(data, language), Reading()
    rows = (sheet.headings(language), *sheet.rows)
    reading.data = read_components(sheet.name, rows, reading)
    return reading


@pytest.mark.parametrize("language", ["id", "en"])
def test_examples_and_cases_come_back_whole(language: str) -> None:
    count = 0
    for name, content in FILES.items():
        document, _ = read(name.removeprefix("dense "), content)
        assert document is not None
        sop = understood(document).sop
        if not isinstance(sop, Standard):
            continue
        count += 1
        reading = there_and_back(own_data(document, "standard", sop.id), language)
        assert sop_of(reading.data, name) == sop, name
        assert (reading.remarks, reading.listed) == ([], 0), name
    assert count > 3


KEY = st.one_of(TEXT, st.sampled_from(["1", "a.b", ".", "a.", "title"]))
VALUE: st.SearchStrategy[Any] = st.recursive(
    st.one_of(TEXT, st.lists(TEXT, max_size=3)),
    lambda inner: st.one_of(
        st.dictionaries(KEY, inner, min_size=1, max_size=2), st.lists(inner, min_size=2, max_size=2)
    ),
    max_leaves=5,
)
STANDARDS = st.fixed_dictionaries(
    {"kind": st.just("standard"), "id": st.just("contoh"), "title": TEXT},
    optional={
        "delivery": st.dictionaries(st.sampled_from(["time", "cost", "product"]), VALUE),
        "extra": st.dictionaries(KEY, TEXT, max_size=3),
        "services": st.lists(st.fixed_dictionaries({"title": TEXT}), max_size=2),
        "status": st.sampled_from(["draft", "effective"]),
    },
)


@given(STANDARDS, st.sampled_from(["id", "en"]))
def test_any_data_comes_back_the_same(data: dict[str, Any], language: str) -> None:
    reading = there_and_back(data, language)
    wanted = in_order(bare(data), names_of(Standard))
    assert bare(reading.data) == wanted
    assert reading.remarks == []


def test_what_has_no_place_is_listed() -> None:
    reading = Reading()
    rows = [
        ("kunci", "nilai", "arti"),
        ("judul", "Legalisasi"),
        ("delivery.waktu", "3 hari"),
        ("delivery.waktu.catatan", "sejak lengkap"),
        ("warna", "merah"),
        ("delivery.cost", "Gratis", "periksa lagi"),
    ]
    data = read_components("Komponen", rows, reading)
    assert data["title"] == "Legalisasi"
    assert data["delivery"] == {"time": "3 hari", "cost": "Gratis"}
    assert [(one.cell, one.text) for one in reading.remarks] == [
        ("B4", "sejak lengkap"), ("B5", "merah"), ("C6", "periksa lagi"),
    ]  # fmt: skip
    assert (reading.texts, reading.placed) == (6, 3)


def test_all_keys_wait_to_be_filled() -> None:
    sheet = components_of({"kind": "standard", "id": "x", "title": "X"}, "id")
    assert len(sheet.rows) == len(KEYS)
    meanings = {key: meaning for key, _, meaning in sheet.rows}
    assert meanings["delivery.cost"] == "Biaya/tarif."
    assert meanings["title"]

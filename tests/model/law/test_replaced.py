from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from soptool.model.law.reading import parse_citation
from soptool.model.law.replaced import replaced
from soptool.model.law.titles import numbers_of, shares_words, title_of

ROWS = tomllib.loads((files("soptool.model.law") / "replaced.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS["replaced"], ids=lambda row: str(row["old"][0])[:30])
def test_every_row_names_regulations_that_can_be_found(row: dict[str, list[str]]) -> None:
    new = parse_citation(str(row["new"]))
    assert new is not None
    assert new.is_full
    assert row["source"]
    assert replaced(new) is None, "what stands in its place must hold"
    for old in row["old"]:
        cited = parse_citation(old)
        assert cited is not None
        assert replaced(cited) is not None


@pytest.mark.parametrize("row", ROWS["replaced"], ids=lambda row: str(row["old"][0])[:30])
def test_no_title_is_kept_with_another_number(row: dict[str, list[str]]) -> None:
    for text in (str(row["new"]), *row["old"]):
        cited = parse_citation(text)
        assert cited is not None
        numbers = numbers_of(cited)
        assert not numbers or f"Nomor {cited.number} Tahun {cited.year}" in numbers
        title = title_of(cited)
        assert title is None or shares_words(title, cited.about or "")

"""The reference of the format tells every key of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.format.reference import reference
from soptool.format.schema import NAMES, schema

DOCS = Path(__file__).parents[2] / "docs" / "format.md"


def test_the_file_is_what_the_schemas_say(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        DOCS.write_text(reference(), encoding="utf-8", newline="\n")
    assert DOCS.read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_told(name: str) -> None:
    text = reference()
    for key in schema(name)["properties"]:
        assert f"| `{key}` |" in text

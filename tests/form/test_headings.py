"""The catalogue of headings has what templates and code ask for, and nothing else."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TypeGuard

import pytest

from soptool.form.headings import ENGLISH_ONE, INDONESIAN, headings

ROOT = Path(__file__).parents[2]
_ASKED = re.compile(r"""\bt\(\s*(["'])(.+?)\1""")


def code_files() -> list[Path]:
    rooms = (ROOT / "src/soptool/form", ROOT / "src/soptool/export")
    return [path for room in rooms for path in sorted(room.rglob("*.py"))]


def asked() -> set[str]:
    texts = [
        path.read_text(encoding="utf-8")
        for folder in ("html", "markdown")
        for path in sorted((ROOT / "templates" / folder).glob("*.j2"))
    ]
    code = [path.read_text(encoding="utf-8") for path in code_files()]
    return {found[1] for text in (*texts, *code) for found in _ASKED.findall(text)}


def test_everything_asked_for_is_there() -> None:
    assert {key for key in asked() if key not in INDONESIAN} == set()


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_nothing_is_left_over() -> None:
    code = [path for path in code_files() if path.stem != "headings"]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in code]
    constants = (node.value for tree in trees for node in ast.walk(tree) if _is_text(node))
    named = asked() | set(constants)
    axes = "technical administrative final partial generic specific effective macro micro standard"
    derived = {"micro SOP", "macro SOP", *axes.split()}
    assert set(INDONESIAN) - named - derived == set()


def test_both_languages_take_the_same_values() -> None:
    for english, indonesian in INDONESIAN.items():
        assert re.findall(r"{\w+}", english) == re.findall(r"{\w+}", indonesian)


def test_languages() -> None:
    assert headings("id")("Legal basis") == "Dasar Hukum"
    assert headings("en")("Legal basis") == "Legal basis"
    assert headings("id")("same as no. {no}", no="3") == "sama dengan no. 3"
    assert headings("en")("order {number}", number=2) == "order 2"


def test_one_thing_is_not_many() -> None:
    assert set(ENGLISH_ONE) <= set(INDONESIAN)
    assert headings("en")("{count} procedures", count=1) == "1 procedure"
    assert headings("en")("{count} procedures", count=2) == "2 procedures"
    assert headings("id")("{count} procedures", count=1) == "1 prosedur"
    assert headings("en")("{number} people", number="1") == "1 person"


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_unknown_heading_is_an_error(language: str) -> None:
    with pytest.raises(KeyError):
        headings(language)("Nothing of the kind")


def test_values_are_never_read_as_templates() -> None:
    assert headings("en")("same as no. {no}", no="{no.__class__}") == "same as no. {no.__class__}"

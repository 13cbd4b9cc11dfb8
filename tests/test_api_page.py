"""What other programs import: stable names, each shown on the page, and the page is true."""

from __future__ import annotations

import doctest
import re
import shutil
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

from soptool import api

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "api.md"
SHOWN = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_the_examples_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "examples"
    for name in ("examples", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(folder)
    fences = re.compile(r"^```.*$", re.MULTILINE)
    text = fences.sub("", PAGE.read_text(encoding="utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=SHOWN).run(test, out=said.append)
    if said:
        pytest.fail("".join(said), pytrace=False)


@pytest.mark.parametrize("name", api.__all__)
def test_names_are_there_and_every_function_is_shown(name: str) -> None:
    module = import_module(f"soptool.api.{name}")
    page = PAGE.read_text(encoding="utf-8")
    for public in module.__all__:
        found = getattr(module, public)
        if isinstance(found, FunctionType):
            assert f"{public}(" in page, public


def test_every_module_says_what_is_stable_of_it() -> None:
    files = (ROOT / "src/soptool/api").glob("*.py")
    stable = {file.stem for file in files if "__all__" in file.read_text(encoding="utf-8")}
    assert stable - {"__init__"} == {*api.__all__}

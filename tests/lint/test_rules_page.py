"""`docs/rules.md` is what `sop explain --all --format md` prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.api.explain import page
from soptool.lint.catalogue import RULES

PAGE = Path(__file__).parents[2] / "docs/rules.md"


def test_the_page_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_has_every_rule_and_every_defect_once() -> None:
    lines = page().splitlines()
    for rule in RULES:
        assert lines.count(f"### {rule.check.code} {rule.name}") == 1
    rows = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    assert rows == ["defect", "---", *map(str, range(1, 67))]

"""Every rule against its own manual; the list of rules against the folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import soptool.lint.rules
from lint.examples import files_of, findings, workspace
from soptool.lint.catalogue import RULES
from soptool.lint.engine import AnyRule
from soptool.lint.fixing import fixed
from soptool.lint.principle import Principle
from soptool.model import checks as model_checks
from soptool.shape import checks as shape_checks
from soptool.source import checks as source_checks

BUILT_IN = (*source_checks.ALL, *shape_checks.ALL, *model_checks.ALL)
FOLDER = Path(soptool.lint.rules.__file__).parent
BY_NAME = {rule.name: rule for rule in RULES}


def examples(part: str) -> list[object]:
    return [
        pytest.param(rule, number, id=f"{rule.name}-{number + 1}")
        for rule in RULES
        for number in range(len(getattr(rule.manual, part)))
    ]


def test_the_list_holds_every_file_of_the_folder() -> None:
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*/*.py")} - {"--init--"}
    assert files == set(BY_NAME), (
        "each file under lint/rules/ is named after its rule and has one line in lint/catalogue.py"
    )


def test_the_list_is_in_the_order_of_the_codes_and_each_is_used_once() -> None:
    codes = [rule.check.code for rule in RULES]
    assert codes == sorted(codes), "lint/catalogue.py is in the order of the codes"
    assert len(set(codes)) == len(codes), "two rules have one code"
    assert len(BY_NAME) == len(RULES), "two rules have one name"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_whole_manual(rule: AnyRule) -> None:
    assert re.fullmatch(r"SOP[5-8]\d\d", rule.check.code), "codes of rules: SOP500 to SOP899"
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", rule.name), "a name is the flaw in-kebab-case"
    assert rule.check.principle in set(Principle), "say which principle it serves (principle.py)"
    assert rule.check.source, "say where the requirement stands (`source`)"
    assert rule.manual.bad, "the manual needs a `bad` example: it is executed"
    assert rule.manual.good, "the manual needs a `good` example: it is executed"


@pytest.mark.parametrize(("rule", "number"), examples("bad"))
def test_the_rule_finds_something_in_a_bad_example(
    rule: AnyRule, number: int, tmp_path: Path
) -> None:
    files = files_of(rule.manual.bad[number])
    assert findings(tmp_path, files, rule)


@pytest.mark.parametrize(("rule", "number"), examples("good"))
def test_the_rule_finds_nothing_in_a_good_example(
    rule: AnyRule, number: int, tmp_path: Path
) -> None:
    files = files_of(rule.manual.good[number])
    assert findings(tmp_path, files, rule) == ()


@pytest.mark.parametrize("part", ["bad", "good", "fixed"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_are_readable_files(rule: AnyRule, part: str, tmp_path: Path) -> None:
    for number, example in enumerate(getattr(rule.manual, part)):
        loaded = workspace(tmp_path / str(number), files_of(example))
        assert [f for f in loaded.findings if f.check in BUILT_IN] == []
        assert loaded.entries


@pytest.mark.parametrize(("rule", "number"), examples("fixed"))
def test_fixing_the_bad_example_gives_the_fixed_one(
    rule: AnyRule, number: int, tmp_path: Path
) -> None:
    texts = files_of(rule.manual.bad[number])
    found = findings(tmp_path / "bad", texts, rule)
    result = fixed(texts, found, unsafe=not rule.manual.fixes_safely)
    assert {**texts, **result.texts} == files_of(rule.manual.fixed[number])
    assert findings(tmp_path / "fixed", {**texts, **result.texts}, rule) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_offers_a_fix_shows_it(rule: AnyRule, tmp_path: Path) -> None:
    found = [
        finding
        for number, example in enumerate(rule.manual.bad)
        for finding in findings(tmp_path / str(number), files_of(example), rule)
    ]
    assert any(finding.fix for finding in found) == bool(rule.manual.fixed)
    assert all(one.fix.safe == rule.manual.fixes_safely for one in found if one.fix)

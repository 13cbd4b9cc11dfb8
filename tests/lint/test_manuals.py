"""Every built-in check has a manual; its examples are executed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lint.examples import TODAY, files_of, workspace
from soptool.finding import Check, Manual
from soptool.lint import drawn
from soptool.lint.built_in import CHECKS
from soptool.lint.catalogue import RULES
from soptool.lint.defects import NUMBERS, judged, unjudged
from soptool.lint.explain import BUILT_IN, as_data, as_markdown
from soptool.lint.fixing import fixed
from soptool.lint.inspection import inspect
from soptool.lint.levels import Selection, levels_of
from soptool.settings import Settings

MANUALS = {check: manual for room in BUILT_IN for check, manual in room.items()}
# What no example of a text file can show, or only a very long one.
WITHOUT_EXAMPLE = {
    "SOP002", "SOP004", "SOP005", "SOP006", "SOP011", "SOP013", "SOP015", "SOP212", "SOP303",
    "SOP310", "SOP404", "SOP451", "SOP452", "SOP453", "SOP454", "SOP455", "SOP456", "SOP457",
    "SOP901", "SOP921",
}  # fmt: skip


def codes(folder: Path, example: str) -> set[str]:
    loaded = workspace(folder, files_of(example))
    levels = levels_of(Settings(), folder, Selection())
    return {finding.code for finding in inspect(loaded, levels, TODAY).findings}


def examples(part: str) -> list[object]:
    return [
        pytest.param(check, example, id=f"{check.name}-{number + 1}")
        for check, manual in MANUALS.items()
        for number, example in enumerate(getattr(manual, part))
    ]


def test_every_check_has_a_manual_and_no_other_has() -> None:
    assert set(MANUALS) == {*CHECKS, *drawn.ALL}, (
        "a check stands in the `ALL` of its room's checks.py, its manual in manuals.py beside it"
    )


def test_codes_and_names_are_used_once() -> None:
    every = (*CHECKS, *drawn.ALL)
    assert len({check.code for check in every}) == len(every)
    assert len({check.name for check in every}) == len(every)


def test_every_check_that_can_has_a_bad_example() -> None:
    without = {check.code for check, manual in MANUALS.items() if not manual.bad}
    assert without == WITHOUT_EXAMPLE


@pytest.mark.parametrize(("check", "example"), examples("bad"))
def test_the_check_finds_something_in_a_bad_example(
    check: Check, example: str, tmp_path: Path
) -> None:
    assert check.code in codes(tmp_path, example)


@pytest.mark.parametrize(("check", "example"), examples("good"))
def test_the_check_finds_nothing_in_a_good_example(
    check: Check, example: str, tmp_path: Path
) -> None:
    assert check.code not in codes(tmp_path, example)


@pytest.mark.parametrize(("check", "example"), examples("fixed"))
def test_fixing_a_bad_example_gives_the_fixed_one(
    check: Check, example: str, tmp_path: Path
) -> None:
    bad = files_of(MANUALS[check].bad[MANUALS[check].fixed.index(example)])
    loaded = workspace(tmp_path, bad)
    levels = levels_of(Settings(), tmp_path, Selection())
    own = [one for one in inspect(loaded, levels, TODAY).findings if one.check == check]
    made = fixed(bad, own, unsafe=not MANUALS[check].fixes_safely)
    assert {**bad, **made.texts} == files_of(example)


@pytest.mark.parametrize("manual", MANUALS.values(), ids=[check.name for check in MANUALS])
def test_a_manual_says_what_and_why(manual: Manual) -> None:
    assert str(manual.what).endswith(".")
    assert str(manual.why).endswith(".")


def test_every_defect_is_judged_or_has_a_reason() -> None:
    listed = [one.row for one in unjudged()]
    assert len(listed) == len(set(listed))
    assert set(judged()) | set(listed) == set(NUMBERS)
    assert all(one.what and one.reason for one in unjudged())
    assert len(judged()) >= 55


def test_a_check_out_of_the_cache_has_the_same_manual() -> None:
    rule = next(rule for rule in RULES if rule.options)
    kept = replace(rule.check)
    assert kept is not rule.check
    assert as_data(kept, rule.manual, str) == as_data(rule.check, rule.manual, str)
    assert as_markdown(kept, rule.manual, str) == as_markdown(rule.check, rule.manual, str)
    assert "Option" in as_markdown(kept, rule.manual, str)

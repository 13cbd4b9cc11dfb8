"""Ignores in comments: what they cover, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lint.examples import TODAY, workspace
from soptool.lint.inspection import Inspection, inspect
from soptool.lint.levels import Selection, levels_of
from soptool.settings import Settings

RULES = ("legal-basis-missing", "title-says-sop", "duration-missing", "SOP91", "unknown-executor")
SOP = """\
{head}kind: micro
title: SOP Surat{title}
{above}executors: {{a: Agendaris}}
steps:
{first}  - id: terima{inside}
    activity: Menerima surat
    executor: a
{second}  - activity: Mencatat surat
    executor: a{executor}
"""


def sop(**comments: str) -> str:
    places = dict.fromkeys(("head", "title", "above", "first", "inside", "second", "executor"), "")
    return SOP.format(**(places | comments))


def check(
    folder: Path, text: str, today: date = TODAY, select: tuple[str, ...] = RULES
) -> Inspection:
    loaded = workspace(folder, {"surat.yaml": text})
    return inspect(loaded, levels_of(Settings(), folder, Selection(select)), today)


def found(inspection: Inspection) -> list[tuple[int, str]]:
    return [(finding.place.line, finding.check.name) for finding in inspection.findings]


def test_without_ignores(tmp_path: Path) -> None:
    assert found(check(tmp_path, sop())) == [
        (1, "legal-basis-missing"),
        (2, "title-says-sop"),
        (5, "duration-missing"),
        (8, "duration-missing"),
    ]


def test_on_a_line(tmp_path: Path) -> None:
    text = sop(title="  # sop: ignore[title-says-sop] nama resmi")
    inspection = check(tmp_path, text)
    assert (2, "title-says-sop") not in found(inspection)
    (one,) = inspection.suppressed
    assert (one.finding.code, one.reason) == ("SOP524", "nama resmi")


def test_above_an_entry_it_covers_all_of_the_entry_and_nothing_else(tmp_path: Path) -> None:
    text = sop(first="  # sop: ignore[duration-missing] belum diukur\n")
    assert [name for _, name in found(check(tmp_path, text))].count("duration-missing") == 1
    text = sop(second="    # lain\n  # sop: ignore[SOP560] belum diukur\n  # lagi\n")
    assert (5, "duration-missing") in found(check(tmp_path / "b", text))
    assert len(check(tmp_path / "b", text).suppressed) == 1


def test_above_a_key_it_covers_the_whole_value(tmp_path: Path) -> None:
    text = sop().replace("steps:", "# sop: ignore[SOP560] belum diukur\nsteps:")
    assert len(check(tmp_path, text).suppressed) == 2


def test_in_the_head_it_covers_the_file(tmp_path: Path) -> None:
    text = sop(head="# sop: ignore[SOP560, legal-basis-missing] dari arsip\n\n")
    inspection = check(tmp_path, text)
    assert found(inspection) == [(4, "title-says-sop")]
    assert len(inspection.suppressed) == 3


@pytest.mark.parametrize(
    ("comment", "names"),
    [
        ("# sop: ignore[title-says-sop] nama resmi", []),
        ("# SOP: Ignore [ SOP524 ]: nama resmi", []),
        ("# sop: ignore[SOP524] nama resmi (until 2026-06-01)", []),
        ("# sop: ignore[SOP524] nama resmi (sampai 2026-06)", []),
        ("# sop: ignore[SOP524] resmi (until 2026-05-31)", ["title-says-sop", "ignore-expired"]),
        ("# sop: ignore[SOP524] nama resmi (until besok)", ["title-says-sop", "ignore-malformed"]),
        ("# sop: ignore nama resmi", ["title-says-sop", "ignore-malformed"]),
        ("# sop: ignore[] nama resmi", ["title-says-sop", "ignore-malformed"]),
        ("# sop: ignore[SOP524]", ["ignore-without-reason"]),
        ("# sop: ignore[SOP524] (until 2027)", ["ignore-without-reason"]),
        ("# sop: ignore[SOP999] nama resmi", ["title-says-sop", "ignore-unknown-rule"]),
        ("# sop: ignore[ignore-unused] nama resmi", ["title-says-sop", "ignore-unknown-rule"]),
        ("# sop: ignore[unknown-executor] tidak ada", ["title-says-sop", "ignore-unused"]),
        ("# sop: ignore[SOP524, SOP203] nama resmi", ["ignore-unused"]),
        ("# tentang sop: ignore[SOP524]", ["title-says-sop"]),
        ("# soptool: sop: lain", ["title-says-sop"]),
    ],
)
def test_what_is_wrong_with_an_ignore(comment: str, names: list[str], tmp_path: Path) -> None:
    inspection = check(tmp_path, sop(title=f"  {comment}"))
    assert [name for line, name in found(inspection) if line == 2] == names


def test_an_ignore_of_a_rule_that_is_off_is_not_judged(tmp_path: Path) -> None:
    text = sop(title="  # sop: ignore[title-says-sop] nama resmi")
    assert found(check(tmp_path, text, select=("SOP91", "legal-basis-missing"))) == [
        (1, "legal-basis-missing")
    ]


def test_text_that_looks_like_an_ignore_is_none(tmp_path: Path) -> None:
    text = sop().replace("SOP Surat", '"SOP Surat # sop: ignore[SOP524] x"')
    assert (2, "title-says-sop") in found(check(tmp_path, text))


def test_what_keeps_a_file_from_loading_cannot_be_ignored(tmp_path: Path) -> None:
    text = "# sop: ignore[missing-key] x\nkind: micro\nsteps:\n  - activity: A\n"
    inspection = check(tmp_path, text, select=("cycle",))
    assert [finding.check.name for finding in inspection.findings] == ["missing-key"]

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from report.sample import report
from soptool.finding import Check, Fix, Place, Severity, found
from soptool.language import msg
from soptool.lint.explain import manuals
from soptool.report import formats
from soptool.report.fixable import fixable
from soptool.report.places import from_repository
from soptool.report.report import Look, Report
from soptool.report.reporters import REPORTERS
from soptool.report.summary import summary

CHECK = Check("SOP998", "made-for-tests", Severity.WARNING)
FORMATS = ("full", "concise", "json", "github")  # the others have tests of their own
FOLDER = Path(formats.__file__).parent


def indonesian(template: str) -> str:
    return {"Did you mean `{near}`?": "Maksudnya `{near}`?", "error": "kesalahan"}.get(
        template, template
    )


def test_the_list_holds_every_file_of_the_folder() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == set(REPORTERS), (
        "each file of report/formats/ is named after its format and has one line in reporters.py"
    )


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_writes_every_report(name: str) -> None:
    reporter = REPORTERS[name]
    for made in (report(), Report(files=3)):
        written = reporter.write(made, Look())
        assert written == reporter.write(made, Look())
        assert written.endswith("\n") or not written
        assert all(mark not in written for mark in "\x1b\r\u202e"), "not shown as `visible` does"
    assert reporter.write(report(), Look()) or reporter.of_scorecard


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report/{name}.txt", REPORTERS[name].write(report(), Look(width=80)))


def test_full_in_colour(golden: Callable[[str, str], None]) -> None:
    golden("report/full-color.txt", REPORTERS["full"].write(report(), Look(color=True, width=80)))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_said_by_every_format(name: str) -> None:
    written = REPORTERS[name].write(Report(files=3), Look())
    assert (json.loads(written)["findings"] == []) if name == "json" else written == ""


def test_full_is_translated() -> None:
    written = REPORTERS["full"].write(report(), Look(indonesian))
    assert "SOP203 kesalahan: " in written
    assert "hint: Maksudnya `agendaris`?" in written


def test_concise_is_one_line_a_finding_and_sends_no_control_character() -> None:
    written = REPORTERS["concise"].write(report(), Look())
    assert written.count("\n") == 3
    assert written.replace("\n", "").isprintable()


def test_concise_speaks_the_language_asked_for() -> None:
    assert "SOP203 kesalahan [*] " in REPORTERS["concise"].write(report(), Look(indonesian))
    assert ": SOP405 info " in REPORTERS["concise"].write(report(), Look())


MANY = Report(
    tuple(
        found(CHECK, msg(text), Place("m/a.yaml", line, 1, line, 2))
        for line, text in ((3, "To be filled in."), (4, "Another."), (9, "To be filled in."))
    ),
    1,
    root=Path("/sop"),
)


def test_full_says_once_what_is_found_alike_in_many_places() -> None:
    written = REPORTERS["full"].write(MANY, Look())
    assert written == (
        "SOP998 warning: 2 × To be filled in. Lines 3, 9.\n --> m/a.yaml:3:1\n\n"
        "SOP998 warning: Another.\n --> m/a.yaml:4:1\n\n"
    )
    assert REPORTERS["concise"].write(MANY, Look()).count("To be filled in.") == 2


def test_full_says_once_what_many_remarks_of_one_kind_say() -> None:
    check = next(check for check in manuals() if check.name == "placeholder-left")
    words = ["<a>", "<b>", "<c>", "<d>"]
    for severity, expected in ((Severity.WARNING, 1), (Severity.ERROR, 4)):
        findings = tuple(
            replace(found(check, msg("“{x}”.", x=x), Place("a", 2 + n)), severity=severity)
            for n, x in enumerate(words)
        )
        written = REPORTERS["full"].write(Report(findings), Look())
        assert written.count("SOP611") == expected
        assert ("4 × " in written) == ("Lines 2, 3, 4, 5." in written) == (expected == 1)


@pytest.mark.parametrize(
    ("here", "path"), [("/sop", "m/a.yaml"), ("/sop/m", "a.yaml"), ("/x/y", "../../sop/m/a.yaml")]
)
def test_people_get_paths_from_where_they_stand(here: str, path: str) -> None:
    look = Look(here=Path(here))
    assert f"--> {path}:3:1\n" in REPORTERS["full"].write(MANY, look)
    assert f"\n{path}:4:1: " in REPORTERS["concise"].write(MANY, look)
    assert '"path": "m/a.yaml"' in REPORTERS["json"].write(MANY, look)


def test_words_that_do_not_fit_go_to_the_next_line() -> None:
    finding = found(CHECK, msg("kata " * 30), Place("a", 1), hint=msg("dua kata " * 20))
    for columns in (40, 80, 120):
        lines = REPORTERS["full"].write(Report((finding,)), Look(width=columns, wraps=True))
        assert max(map(len, lines.splitlines())) <= columns
        assert lines.count("kata") == 50


@pytest.mark.parametrize(
    ("safe", "said"),
    [
        ((), "None"),
        ((True,), "[*] 1 can be mended with --fix."),
        ((True, True), "[*] 2 can be mended with --fix."),
        ((False,), "[*] 1 can be mended with --unsafe-fixes."),
        ((True, False, True), "[*] 2 can be mended with --fix, 1 more with --unsafe-fixes."),
    ],
)
def test_what_can_be_mended_is_counted(safe: tuple[bool, ...], said: str) -> None:
    fixes = (Fix(msg("x"), (), one) for one in safe)
    findings = [found(CHECK, msg("x"), Place("a", line), fix=fix) for line, fix in enumerate(fixes)]
    assert str(fixable(findings)) == said


def test_statistics_count_by_rule() -> None:
    counting = replace(MANY, counts_rules=True, findings=(*MANY.findings, *report().findings))
    expected = (
        "3  SOP998  warning      made-for-tests\n1  SOP203  error    [*] unknown-executor\n"
        "1  SOP405  note         unwritten-part\n1  SOP501  warning      vague-duration\n"
    )
    assert REPORTERS["full"].write(counting, Look()) == expected
    assert REPORTERS["concise"].write(counting, Look()) == expected
    data = json.loads(REPORTERS["json"].write(counting, Look()))
    assert data["statistics"][1] == {
        "code": "SOP203",
        "rule": "unknown-executor",
        "severity": "error",
        "count": 1,
        "fixable": 1,
    }
    assert len(data["findings"]) == 6


def test_json_keys_are_the_contract() -> None:
    content = json.loads(REPORTERS["json"].write(report(), Look()))
    assert list(content) == ["version", "summary", "findings"]
    assert content["summary"] == {"files": 12, "errors": 1, "warnings": 1, "infos": 1}
    assert list(content["findings"][0]) == [
        "code",
        "rule",
        "severity",
        "message",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "hint",
        "principle",
        "source",
        "related",
        "fix",
    ]


def test_github_escapes_what_would_end_a_value() -> None:
    first, second, third = REPORTERS["github"].write(report(), Look()).splitlines()
    assert first.startswith("::error file=docs/sop/mikro/surat%2C masuk.yaml,line=3,")
    assert first.endswith("::No executor has the id `agendari`.%0ADid you mean `agendaris`?")
    assert second.startswith("::warning ")
    assert second.endswith("::`a%0Ab\\x1b` is no time.")
    assert third.endswith("::100%25: not written,%0Ayet")
    assert "col=" not in third  # a place over several lines has no columns on GitHub


@pytest.mark.parametrize(
    ("prefix", "path", "expected"),
    [
        ("", "a.yaml", "a.yaml"),
        ("docs/sop/", "a.yaml", "docs/sop/a.yaml"),
        ("docs/sop/", "../b.yaml", "docs/b.yaml"),
        ("docs/", "../../b.yaml", "../b.yaml"),
    ],
)
def test_paths_from_the_repository(prefix: str, path: str, expected: str) -> None:
    assert from_repository(prefix, path) == expected


@pytest.mark.parametrize(
    ("severities", "files", "expected"),
    [
        ((), 0, "0 files checked: no findings."),
        ((), 1, "1 file checked: no findings."),
        ((Severity.ERROR,), 1, "1 file checked: 1 error."),
        ((Severity.WARNING,) * 2 + (Severity.ERROR,), 12, "12 files checked: 1 error, 2 warnings."),
        ((Severity.INFO, Severity.INFO), 2, "2 files checked: 2 notes."),
    ],
)
def test_summary(severities: tuple[Severity, ...], files: int, expected: str) -> None:
    findings = tuple(
        found(Check("SOP999", "x", severity), msg("x"), Place("a")) for severity in severities
    )
    assert str(summary(Report(findings, files))) == expected


@pytest.mark.parametrize(
    ("severity", "level", "expected"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.INFO, True),
    ],
)
def test_a_report_reaches_a_level(severity: Severity, level: Severity, expected: bool) -> None:
    finding = found(Check("SOP999", "x", severity), msg("x"), Place("a"))
    assert Report((finding,), fail_on=level).has_failed is expected
    assert not Report(fail_on=level).has_failed

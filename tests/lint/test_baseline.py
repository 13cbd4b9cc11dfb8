"""The baseline: matched by content, shrinking only, stale entries reported."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from soptool.errors import UsageError
from soptool.finding import Check, Finding, Place, found
from soptool.language import msg
from soptool.lint.baseline import Baseline, read_baseline, without_known, written

CHECK = Check("SOP540", "legal-basis-missing")
LINES = {"a.yaml": ("kind: micro", "title: A", "title: A"), "b.yaml": ("kind: micro",)}


def lines(path: str) -> Sequence[str]:
    return LINES.get(path, ())


def finding(path: str, line: int, word: str = "x") -> Finding:
    return found(CHECK, msg("Found {word}.", word=word), Place(path, line))


def baseline(*findings: Finding) -> Baseline:
    return read_baseline("baseline.json", written(findings, lines))


def test_what_is_written_is_json_with_a_line_an_entry() -> None:
    same = {"code": "SOP540", "message": "Found x."}
    text = written([finding("b.yaml", 1), finding("a.yaml", 2), finding("a.yaml", 3)], lines)
    assert json.loads(text) == {
        "version": 1,
        "findings": [
            {"path": "a.yaml", **same, "text": "title: A", "count": 2},
            {"path": "b.yaml", **same, "text": "kind: micro"},
        ],
    }
    assert [line[:9] for line in text.splitlines()[3:5]] == ['  {"path"'] * 2


def test_the_order_of_findings_does_not_matter() -> None:
    findings = [finding("b.yaml", 1), finding("a.yaml", 2, "y"), finding("a.yaml", 1)]
    assert written(findings, lines) == written(findings[::-1], lines)


def test_known_findings_are_taken_out_wherever_their_line_is_now() -> None:
    left, suppressed = without_known([finding("a.yaml", 3)], baseline(finding("a.yaml", 2)), lines)
    assert left == ()
    assert [one.finding.place.line for one in suppressed] == [3]
    assert suppressed[0].reason is None


@pytest.mark.parametrize(
    "new", [finding("a.yaml", 1), finding("a.yaml", 2, "y"), finding("c.yaml", 2)]
)
def test_another_line_message_or_file_is_another_finding(new: Finding) -> None:
    known = finding("a.yaml", 2)
    left, suppressed = without_known([known, new], baseline(known), lines)
    assert left == (new,)
    assert [one.finding for one in suppressed] == [known]


def test_one_more_of_the_same_is_new() -> None:
    twice = [finding("a.yaml", 2), finding("a.yaml", 3)]
    left, suppressed = without_known(twice, baseline(finding("a.yaml", 2)), lines)
    assert left == (twice[1],)
    assert len(suppressed) == 1


def test_entries_that_are_not_found_any_more_are_findings_at_their_lines() -> None:
    known = baseline(finding("a.yaml", 1), finding("b.yaml", 1))
    left, _ = without_known([finding("a.yaml", 1)], known, lines)
    assert [(one.check.name, one.place.path, one.place.line) for one in left] == [
        ("baseline-entry-stale", "baseline.json", 5)
    ]
    assert str(left[0].message) == (
        "The baseline knows SOP540 in b.yaml, which is not found any more: Found x."
    )


def test_an_older_baseline_only_shrinks() -> None:
    old = baseline(finding("a.yaml", 1), finding("a.yaml", 2), finding("a.yaml", 3))
    now = [finding("a.yaml", 2), finding("b.yaml", 1)]
    after = read_baseline("baseline.json", written(now, lines, old))
    assert [(known.path, known.text, count) for known, count in after.entries] == [
        ("a.yaml", "title: A", 1)
    ]


BAD = (
    "",
    "{",
    "[]",
    "{}",
    '{"version": 2, "findings": []}',
    '{"version": 1, "findings": [{"path": "a"}]}',
)


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_baseline(text: str) -> None:
    with pytest.raises(UsageError, match=r"`b.json` is not a baseline\."):
        read_baseline("b.json", text)

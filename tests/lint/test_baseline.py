"""The baseline: matched by content, shrinking only, stale entries reported."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from soptool.errors import UsageError
from soptool.finding import Check, Finding, Place, Severity, found
from soptool.language import computed, msg
from soptool.lint.baseline import Baseline, Known, Source, compared, read_baseline, written

CHECK = Check("SOP540", "legal-basis-missing", Severity.ERROR)
LINES = {"a.yaml": ("kind: micro", "title: A", "title: A"), "b.yaml": ("kind: micro",)}


def lines(path: str) -> Sequence[str]:
    return LINES.get(path, ())


SOURCE = Source(lines)


def finding(path: str, line: int, word: str = "x") -> Finding:
    return found(CHECK, msg("Found {word}.", word=word), Place(path, line))


def baseline(*findings: Finding) -> Baseline:
    return read_baseline("baseline.json", written(findings, SOURCE))


def test_what_is_written_is_json_with_a_line_an_entry() -> None:
    same = {"code": "SOP540", "message": "Found x."}
    text = written([finding("b.yaml", 1), finding("a.yaml", 2), finding("a.yaml", 3)], SOURCE)
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
    assert written(findings, SOURCE) == written(findings[::-1], SOURCE)


def test_known_findings_are_taken_out_wherever_their_line_is_now() -> None:
    beside = compared([finding("a.yaml", 3)], baseline(finding("a.yaml", 2)), SOURCE)
    assert (beside.new, beside.stale) == ((), ())
    assert [(one.finding.place.line, one.reason) for one in beside.known] == [(3, None)]


@pytest.mark.parametrize(
    "new", [finding("a.yaml", 1), finding("a.yaml", 2, "y"), finding("c.yaml", 2)]
)
def test_another_line_message_or_file_is_another_finding(new: Finding) -> None:
    known = finding("a.yaml", 2)
    beside = compared([known, new], baseline(known), SOURCE)
    assert beside.new == (new,)
    assert [one.finding for one in beside.known] == [known]


def test_one_more_of_the_same_is_new() -> None:
    twice = [finding("a.yaml", 2), finding("a.yaml", 3)]
    beside = compared(twice, baseline(finding("a.yaml", 2)), SOURCE)
    assert beside.new == (twice[1],)
    assert len(beside.known) == 1


def test_entries_that_are_not_found_any_more_are_findings_at_their_lines() -> None:
    known = baseline(finding("a.yaml", 1), finding("b.yaml", 1))
    stale = compared([finding("a.yaml", 1)], known, SOURCE).stale
    assert [(one.check.name, one.place.path, one.place.line) for one in stale] == [
        ("baseline-entry-stale", "baseline.json", 5)
    ]
    assert str(stale[0].message) == (
        "The baseline knows SOP540 in b.yaml, which is not found any more: Found x."
    )


def test_an_older_baseline_only_shrinks() -> None:
    old = baseline(finding("a.yaml", 1), finding("a.yaml", 2), finding("a.yaml", 3))
    now = [finding("a.yaml", 2), finding("b.yaml", 1)]
    after = read_baseline("baseline.json", written(now, SOURCE, old))
    assert [(known.path, known.text, count) for known, count in after.entries] == [
        ("a.yaml", "title: A", 1)
    ]


def test_entries_of_checks_that_are_off_rest() -> None:
    old = baseline(finding("a.yaml", 1))
    assert compared([], old, SOURCE, lambda code: code != "SOP540").stale == ()
    assert read_baseline("baseline.json", written([], SOURCE, old, lambda _: False)) == old


BAD = (
    "",
    "{",
    "[]",
    "{}",
    '{"version": 2, "findings": []}',
    '{"version": 1, "findings": [{"path": "a"}]}',
    '{"version": 1, "findings": [{"path": ["a"], "code": "", "message": "", "text": ""}]}',
    '{"version": 1, "findings": [{"path": "", "code": "", "message": "", "text": "", "count": 0}]}',
    '{"version": 1, "findings": [{"path": "", "code": "", "message": "", "text": "", "count":""}]}',
    '{"version": 1, "findings": ' + "[" * 99_999,
)


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_baseline(text: str) -> None:
    with pytest.raises(UsageError, match=r"`b.json` is not a baseline\."):
        read_baseline("b.json", text)


def test_what_was_computed_may_change() -> None:
    def short(time: str, text: str = "1 jam") -> Finding:
        inner = msg("takes {time}", time=computed(time))
        message = msg("The macro allows {text}, but the part {takes}.", text=text, takes=inner)
        return found(CHECK, message, Place("a.yaml", 2))

    known = baseline(short("2 jam"))
    assert known.entries[0][0].message == "The macro allows 1 jam, but the part takes …."
    beside = compared([short("3 jam")], known, SOURCE)
    assert (len(beside.known), beside.new, beside.stale) == (1, (), ())
    beside = compared([short("2 jam", "1 hari")], known, SOURCE)
    assert (len(beside.new), len(beside.stale)) == (1, 1)


def standing_in(within: str) -> Source:
    return Source(lines, lambda _: within)


def test_the_same_in_another_step_is_new() -> None:
    one = [finding("a.yaml", 2)]
    known = read_baseline("b.json", written(one, standing_in("steps/periksa")))
    assert known.entries == (
        (Known("a.yaml", "SOP540", "Found x.", "title: A", "steps/periksa"), 1),
    )
    beside = compared(one, known, standing_in("steps/paraf"))
    assert (beside.new, len(beside.known), len(beside.stale)) == (tuple(one), 0, 1)
    beside = compared(one, known, standing_in("steps/periksa"))
    assert (beside.new, len(beside.known), len(beside.stale)) == ((), 1, 0)


def test_an_entry_that_knows_no_step_is_met_in_any_once() -> None:
    both = [finding("a.yaml", 2), finding("a.yaml", 3)]
    old = baseline(both[0])
    beside = compared(both, old, standing_in("steps/paraf"))
    assert (beside.new, len(beside.known), beside.stale) == ((both[1],), 1, ())
    again = read_baseline("b.json", written(both, standing_in("steps/paraf"), old))
    assert [(known.within, count) for known, count in again.entries] == [("steps/paraf", 1)]

"""The scorecard: what became of each rule on each document."""

from __future__ import annotations

from pathlib import Path

from lint.examples import TODAY, workspace
from soptool.finding import Suppressed
from soptool.lint.inspection import inspect
from soptool.lint.levels import Selection, levels_of
from soptool.lint.principle import NAMES, Principle
from soptool.lint.scorecard import Scorecard, Verdict, joined, scorecard

FILES = {
    "a.yaml": "kind: micro\ntitle: SOP Surat  # sop: ignore[title-says-sop] nama resmi\n"
    "dates: {created: 2026-02-01, effective: 2026-01-01}\n"
    "steps:\n  - activity: Menerima surat\n",
    "b.yaml": "kind: micro\ntitle: Penanganan Surat\nlegal_basis: [UU 43/2009]\n"
    "steps:\n  - {activity: Menerima surat, next: [b, c]}\n  - {id: b, activity: Mencatat}\n"
    "  - {id: c, activity: Memindai, join: any}\n",
    "c.yaml": "kind: standard\ntitle: Layanan Surat\n",
}
RULES = ("legal-basis-missing", "title-says-sop", "effective-before-created", "SOP309")


def made(folder: Path) -> Scorecard:
    loaded = workspace(folder, FILES)
    levels = levels_of(loaded.settings, folder, Selection(RULES))
    return scorecard(loaded.entries, inspect(loaded, levels, TODAY))


def verdicts(card: Scorecard, name: str) -> dict[str, Verdict]:
    (one,) = (one for one in card.cards if one.id == name)
    return {mark.check.name: mark.verdict for mark in one.marks}


def test_verdicts(tmp_path: Path) -> None:
    card = made(tmp_path)
    assert verdicts(card, "a") == {
        "legal-basis-missing": Verdict.FAILED,
        "title-says-sop": Verdict.IGNORED,
        "effective-before-created": Verdict.FAILED,
        "join-without-waiting": Verdict.PASSED,
    }
    assert verdicts(card, "b") == {
        "legal-basis-missing": Verdict.PASSED,
        "title-says-sop": Verdict.PASSED,
        "effective-before-created": Verdict.NOT_APPLICABLE,
        "join-without-waiting": Verdict.FAILED,
    }
    assert set(verdicts(card, "c").values()) == {Verdict.NOT_APPLICABLE}


def test_evidence(tmp_path: Path) -> None:
    (one,) = (one for one in made(tmp_path).cards if one.id == "a")
    evidence = {mark.check.name: mark.evidence for mark in one.marks}
    assert [(e.place.line, e.reason) for e in evidence["title-says-sop"]] == [(2, "nama resmi")]
    assert [e.reason for e in evidence["legal-basis-missing"]] == [None]
    assert evidence["join-without-waiting"] == ()


def test_what_the_baseline_knows_is_ignored(tmp_path: Path) -> None:
    loaded = workspace(tmp_path, FILES)
    levels = levels_of(loaded.settings, tmp_path, Selection(RULES))
    before = inspect(loaded, levels, TODAY)
    known = tuple(Suppressed(finding, None) for finding in before.findings)
    after = scorecard(
        loaded.entries, type(before)((), (*before.suppressed, *known), before.asked, before.judging)
    )
    assert Verdict.FAILED not in verdicts(after, "a").values()
    (mark,) = (m for m in after.cards[0].marks if m.check.name == "legal-basis-missing")
    assert mark.evidence[0].reason == "baseline"


def test_counts_by_principle(tmp_path: Path) -> None:
    card = made(tmp_path)
    assert set(NAMES) == set(Principle)
    assert len(NAMES) == 8
    assert card.counts(Principle.OBEDIENCE) == {
        Verdict.FAILED: 1,
        Verdict.PASSED: 1,
        Verdict.NOT_APPLICABLE: 1,
    }
    assert card.cards[0].counts(Principle.EASE) == {Verdict.IGNORED: 1}


def test_workspaces_are_put_together_below_their_folders(tmp_path: Path) -> None:
    card = made(tmp_path)
    both = joined([card.below("."), card.below("dinas")])
    assert [one.path for one in both.cards][2:4] == ["c.yaml", "dinas/a.yaml"]

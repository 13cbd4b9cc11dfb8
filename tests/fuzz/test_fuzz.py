"""The driver itself: cases are the same again, what is broken is seen and made small; and a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from soptool.lint.baseline import read_baseline

from .cases import KINDS, Case, case_of
from .corpus import DENSE, Files
from .door import Broken, Room, cause, raw
from .judging import Fault, judged
from .promises import data, documents, findings
from .run import main
from .shrink import smaller
from .worker import Worker

FEW, MANY = 25, 2_000


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as started:
        yield started


def test_a_case_is_the_same_again() -> None:
    for number in range(40):
        assert case_of(5, number) == case_of(5, number)
    assert case_of(5, 1) != case_of(6, 1)


def test_every_kind_of_damage_comes_and_does_something() -> None:
    cases = [case_of(1, number) for number in range(150)]
    changed = Counter(case.kind for case in cases if case.files != case.before)
    assert changed.keys() == KINDS.keys()
    assert changed.total() > 130


@pytest.mark.parametrize("number", range(FEW))
def test_a_few_cases(number: int, worker: Worker) -> None:
    assert worker.judge((0, number)).faults == ()


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, MANY, MANY // 2))
def test_many_cases(first: int, capsys: pytest.CaptureFixture[str]) -> None:
    """2,000 cases, as `python -m tests.fuzz --count 2000 --seed 1` shows them."""
    count = ["--first", str(first), "--count", str(MANY // 2), "--as-is"]
    assert main(["--seed", "1", *count]) == 0, capsys.readouterr().out


def case(**files: bytes) -> Case:
    named = {name.replace("_", "."): content for name, content in files.items()}
    return Case(1, 1, "byte", {**DENSE, **named}, DENSE)


def test_what_breaks_a_promise_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise ValueError("planted")

    monkeypatch.setattr("soptool.api.validate.report_on", fail)
    (fault,) = judged(case(), tmp_path, findings.all_formats).faults
    assert fault.look == "all_formats"
    assert fault.what.startswith("exit 3: ValueError at src/soptool/api/validate.py in ")


@pytest.mark.long
def test_a_process_that_dies_is_a_fault_and_the_next_one_works(worker: Worker) -> None:
    assert worker._process is None or worker._process.is_alive()
    worker.judge((0, 0))
    assert worker._process
    worker._process.kill()
    assert [fault.look for fault in worker.judge((0, 1)).faults] == ["budget"]
    assert worker.judge((0, 1)).faults == ()


def test_the_smallest_files_that_still_fail() -> None:
    def fails(files: Files) -> bool:
        return b"Lengkap" in files.get("mikro.yaml", b"")

    assert smaller(dict(DENSE), fails) == {"mikro.yaml": b"Lengkap?"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"line": 3, "column": 1, "end_line": 3, "end_column": 1},
        {"line": 1, "column": 9, "end_line": 1, "end_column": 9},
        {"line": 2, "column": 1, "end_line": 1, "end_column": 1},
    ],
)
def test_a_place_outside_its_file_is_seen(wrong: dict[str, int], tmp_path: Path) -> None:
    room = Room(tmp_path, {"a.yaml": b"kind: x\n"}, None)  # type: ignore[arg-type]
    with pytest.raises(Broken, match="SOP1"):
        findings._place(room, {"path": "a.yaml", **wrong}, "SOP1")


def test_unsound_data_are_seen() -> None:
    row = {"id": "a", "executor": {"ids": ["x"]}, "next": [{"to": "b"}], "duration": None}
    with pytest.raises(Broken, match="schema"):
        data.check({"executors": [], "rows": [row], "ends": [], "duration": None})


@pytest.mark.parametrize(
    "page", ["<p>", "<p onclick='x'></p>", "<img src='//x'>", "<script></script>"]
)
def test_a_page_that_acts_is_seen(page: str, tmp_path: Path) -> None:
    room = Room(tmp_path, {"a.yaml": b"kind: x\n"}, None)  # type: ignore[arg-type]
    with pytest.raises(Broken, match="HTML"):
        documents._page(f"<html>{page}</html>", room)


def test_raw_marks_are_seen_and_plain_text_is_not() -> None:
    assert [raw(text) for text in ("Surat\né‍日本", "a\x1b[31m", "a\u202e", "a\rb")] == [
        *("", "U+001B", "U+202E", "U+000D")
    ]


def test_alike_faults_are_one() -> None:
    text = 'Traceback\n  File "/x/src/soptool/a.py", line 3, in f\n    x\nKeyError: 5\n'
    assert cause(text) == "KeyError at src/soptool/a.py in f"
    assert Fault("look", "what", "one") == Fault("look", "what", "other")
    assert read_baseline("x", '{"version": 1, "findings": []}').entries == ()

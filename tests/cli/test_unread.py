"""Files that can't be loaded: told on one line, and by the exit code, by what passes them over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Sop

SAID = "error: `b.yaml`, `c.yaml` can't be loaded and are left out: see `sop validate`.\n"


@pytest.fixture
def lost(folder: Path) -> Path:
    files = {
        "a.yaml": "kind: micro\ntitle: A\nsteps: [{activity: Menata, duration: 5 menit}]\n",
        "b.yaml": "kind: micro\ntitle: [b\n",
        "c.yaml": "kind: micro\nsteps: [{activity: Menata}]\n",
        "m.yaml": "kind: macro\ntitle: M\nsteps: [{use: a}, {use: b}]\n",
        "ci.yaml": "name: ci\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    "words",
    [
        "tree",
        "tree --format json",
        "tree --reverse",
        "workload",
        "time",
        "time -f json",
        "impact a",
    ],
)
def test_they_are_named(words: str, lost: Path, sop: Sop) -> None:
    for _ in range(2):  # the second time what was found is recalled
        ended = sop(*words.split(), "--lang", "en")
        assert ended.code == 1
        assert ended.out
        assert ended.err.endswith(SAID)
    for name in ("b.yaml", "c.yaml", "m.yaml"):
        (lost / name).unlink()
    ended = sop(*words.split(), "--lang", "en")
    assert (ended.code, "can't be loaded" in ended.err) == (0, False)


@pytest.mark.parametrize(
    ("name", "code", "ids"),
    [("a", 0, ["a"]), ("b", 1, ["b"]), ("b.yaml", 1, ["b"]), ("m", 1, ["m"])],
)
def test_the_tree_of_one(name: str, code: int, ids: list[str], lost: Path, sop: Sop) -> None:
    ended = sop("tree", name, "--format", "json", "--lang", "en")
    assert ended.code == code
    assert [root["id"] for root in json.loads(ended.out)] == ids
    assert ("`b.yaml`" in ended.err) is bool(code)

"""Ids at a glance: what completion offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.workspace.ids import ids_in
from soptool.workspace.load import load

from .conftest import Make

STEPS = "title: X\nsteps: [{activity: M}]\n"


def test_the_ids_are_those_of_the_workspace(make: Make, tmp_path: Path) -> None:
    workspace = make(
        {
            "sop.yaml": "exclude: konsep/**\n",
            "a/Surat Masuk.yaml": f"kind: micro\n{STEPS}",
            "a/lain.yml": f"id: surat-keluar  # dulu: lain\nkind: macro\n{STEPS}",
            "b.yaml": "\ufeffkind: 'standard'\nid: \"layanan\"\ntitle: X\n",
            "konsep/c.yaml": f"kind: micro\n{STEPS}",
            "compose.yaml": "services: {web: {}}\n",
            "dalam.yaml": "data:\n  kind: micro\n  id: bukan\n",
        }
    )
    assert sorted(ids_in(tmp_path)) == ["layanan", "surat-keluar", "surat-masuk"]
    assert set(ids_in(tmp_path)) == set(workspace.by_id)


@pytest.mark.parametrize("settings", ["exclude: [\n", "exclude: {a: b}\n", "", "- x\n"])
def test_broken_settings_are_no_obstacle(settings: str, make: Make, tmp_path: Path) -> None:
    make(
        {"sop.yaml": settings, "a.yaml": f"kind: micro\n{STEPS}", "b.yaml": "kind: micro\nid: [\n"}
    )
    assert sorted(ids_in(tmp_path)) == ["a", "b"]


def test_the_ids_of_the_examples() -> None:
    root = Path(__file__).parents[2] / "examples"
    assert sorted(ids_in(root)) == sorted(load(root).by_id)

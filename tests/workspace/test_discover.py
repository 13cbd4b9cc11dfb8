"""Which files are the workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.workspace.discover import find_root, nested_workspaces, yaml_files


def write(root: Path, *names: str, text: str = "") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(root: Path, *exclude: str) -> list[str]:
    return [path.relative_to(root).as_posix() for path in yaml_files(root, exclude)]


def test_yaml_below_the_root_sorted_without_hidden_and_settings(tmp_path: Path) -> None:
    write(
        tmp_path, "b.yaml", "a/c.yml", "a/d.txt", ".hidden/e.yaml", ".f.yaml", "sop.yaml", "G.YAML"
    )
    assert found(tmp_path) == ["G.YAML", "a/c.yml", "b.yaml"]


def test_exclude_patterns(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "drafts/b.yaml", "x/drafts/c.yaml", "x/d.yaml")
    assert found(tmp_path, "drafts/**") == ["a.yaml", "x/d.yaml", "x/drafts/c.yaml"]
    assert found(tmp_path, "drafts/") == ["a.yaml", "x/d.yaml"]
    assert found(tmp_path, "*.yaml", "!a.yaml") == ["a.yaml"]


def test_gitignore_here_below_and_above(tmp_path: Path) -> None:
    root = tmp_path / "sops"
    write(root, "a.yaml", "build/b.yaml", "x/c.yaml", "x/d.yaml", "e.yaml")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("/sops/e.yaml\n")
    (root / ".gitignore").write_text("build/\n")
    (root / "x" / ".gitignore").write_text("*\n!c.yaml\n")
    assert found(root) == ["a.yaml", "x/c.yaml"]


def test_a_gitignore_outside_the_repository_does_not_count(tmp_path: Path) -> None:
    root = tmp_path / "repo"
    write(root, "a.yaml")
    (root / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.yaml\n")
    assert found(root) == ["a.yaml"]


def test_a_folder_with_its_own_settings_is_another_workspace(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "examples/sop.yaml", "examples/b.yaml", "tests/x/sop.yaml")
    assert found(tmp_path) == ["a.yaml"]
    assert nested_workspaces(tmp_path) == (tmp_path / "examples", tmp_path / "tests" / "x")


@pytest.mark.parametrize(
    ("start", "root"),
    [("repo/w/x/y", "repo/w"), ("repo/w/a.yaml", "repo/w"), ("repo/other", "repo/other")],
)
def test_the_root_is_the_nearest_settings_within_the_repository(
    tmp_path: Path, start: str, root: str
) -> None:
    write(tmp_path, "sop.yaml", "repo/.git/HEAD", "repo/w/sop.yaml", "repo/w/a.yaml")
    write(tmp_path, "repo/w/x/y/z.yaml", "repo/other/b.yaml")
    assert find_root(tmp_path / start) == (tmp_path / root).resolve()


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/b.yaml")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == ["a/b.yaml"]

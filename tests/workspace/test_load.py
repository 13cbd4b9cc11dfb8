"""Loading: what is kept, what is a finding, what is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from soptool.workspace.load import Loading, load

from .conftest import Make

MICRO = "kind: micro\ntitle: X\nsteps: [{activity: M}]\n"


def test_other_yaml_is_left_alone_and_broken_yaml_is_not(make: Make) -> None:
    workspace = make(
        {
            "a.yaml": MICRO,
            "compose.yaml": "services: {web: !x y}\n",
            "stack.yaml": "Outputs:\n  Address: !GetAtt Site.Address\n  Name: [!Ref Site]\n",
            "k8s.yaml": "kind: Deployment\nx: !Ref y\n---\nkind: Service\n",
            "gitlab.yaml": "x: &a {k: 1}\ny: {<<: *a, z:1}\n",
            "typo.yaml": "kind: mikrob\ntitle: Y\n",
            "broken.yaml": "a: [b\n",
        }
    )
    assert [entry.sop.id for entry in workspace.entries] == ["a"]
    assert [(f.code, f.place.path) for f in workspace.findings] == [
        ("SOP001", "broken.yaml"),
        ("SOP211", "typo.yaml"),
    ]
    assert workspace.files == ("a.yaml", "broken.yaml", "typo.yaml")
    assert workspace.unloaded == {"broken": "broken.yaml", "typo": "typo.yaml"}


def test_a_named_file_that_is_no_sop_is_a_finding(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("a: b\n")
    assert load(tmp_path).findings == ()
    (finding,) = load(tmp_path, Loading(named=(other,))).findings
    assert finding.code == "SOP212"


def test_a_text_can_stand_in_for_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("broken: [")
    workspace = load(tmp_path, Loading(contents={file: MICRO.encode()}))
    assert not workspace.findings
    assert [entry.path for entry in workspace.entries] == ["a.yaml"]


def test_a_text_without_a_name_stands_in_for_the_file_of_its_id(make: Make, tmp_path: Path) -> None:
    make({"a.yaml": MICRO, "b.yaml": "luar: ya\n" + MICRO, "c.yaml": MICRO})
    stdin = tmp_path / "<stdin>"
    for text, paths in (
        ("id: b\n" + MICRO, ["a.yaml", "<stdin>", "c.yaml"]),
        ("id: d\n" + MICRO, ["a.yaml", "b.yaml", "c.yaml", "<stdin>"]),
    ):
        request = Loading(contents={stdin: text.encode()}, nameless=stdin)
        workspace = load(tmp_path, request)
        assert [entry.path for entry in workspace.entries] == paths
        assert set(workspace.files) == set(paths)
        assert {f.place.path for f in workspace.findings} == {"b.yaml"} & set(paths)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_a_finding(make: Make, tmp_path: Path) -> None:
    make({"a.yaml": MICRO})
    (tmp_path / "a.yaml").chmod(0)
    (finding,) = load(tmp_path).findings
    assert finding.code == "SOP013"


def test_a_folder_named_like_a_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert load(tmp_path).findings == ()
    (finding,) = load(tmp_path, Loading(named=(tmp_path / "a.yaml",))).findings
    assert finding.code == "SOP013"


def test_progress_counts_every_file(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(MICRO)
    seen: list[tuple[int, int]] = []
    workspace = load(tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert len(workspace.entries) == 3
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_wrong_settings_are_findings_and_the_rest_holds(make: Make) -> None:
    workspace = make({"sop.yaml": "papper: F4\nlanguage: en\n", "a.yaml": MICRO})
    (finding,) = workspace.findings
    assert (finding.code, finding.place.path, finding.place.line) == ("SOP101", "sop.yaml", 1)
    assert "`paper`" in str(finding.hint)
    assert workspace.settings.language == "en"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes as files here")
def test_a_pipe_is_no_file_and_does_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "a.yaml"
    os.mkfifo(pipe)
    for request in (Loading(), Loading(named=(pipe,))):
        (finding,) = load(tmp_path, request).findings
        assert finding.code == "SOP013"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "hilang.yaml").symlink_to("tiada.yaml")
    (tmp_path / "putar.yaml").symlink_to("putar.yaml")
    (tmp_path / "alat.yaml").symlink_to(os.devnull)
    said = {finding.place.path: str(finding.message) for finding in load(tmp_path).findings}
    assert sorted(said) == ["alat.yaml", "hilang.yaml", "putar.yaml"]
    assert said["hilang.yaml"] == "The file is a link that leads nowhere: `tiada.yaml`."
    assert "no regular file" in said["alat.yaml"]


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "besar.yaml").open("wb") as stream:
        stream.truncate(10**11)  # a hole: no disk has it, and no machine could read it
    (finding,) = load(tmp_path).findings
    assert finding.code == "SOP005"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_settings_that_cannot_be_read_are_a_finding(tmp_path: Path) -> None:
    (tmp_path / "sop.yaml").symlink_to(os.devnull)
    (finding,) = load(tmp_path).findings
    assert (finding.place.path, finding.code) == ("sop.yaml", "SOP103")

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import MICRO, Sop, write
from soptool.lint.catalogue import RULES


def test_standards_stand_above_macros_above_micros(
    workspace: Path, sop: Sop, golden: Callable[[str, str], None]
) -> None:
    ended = sop("tree")
    assert ended.code == 0
    golden("cli/tree.txt", ended.out)


def test_json_is_the_contract(
    workspace: Path, sop: Sop, golden: Callable[[str, str], None]
) -> None:
    roots = json.loads(sop("tree", "--format", "json").out)
    assert [list(root) for root in roots] == [["id", "kind", "title", "number", "path", "children"]]
    macro = roots[0]["children"][0]
    assert (macro["id"], macro["number"]) == ("pengelolaan-surat", "SOP-001")
    assert [child["id"] for child in macro["children"]] == ["surat-masuk", "surat-keluar", None]
    golden("cli/tree.json", json.dumps(roots, ensure_ascii=False, indent=2) + "\n")


def test_reverse_shows_the_users(workspace: Path, sop: Sop) -> None:
    assert sop("tree", "surat-masuk", "--reverse").out == (
        "surat-masuk  micro  Penanganan Surat Masuk  20 minutes (not counting repetitions)\n"
        "└── pengelolaan-surat  macro  Pengelolaan Surat  SOP-001  40 minutes "
        "(not counting repetitions and 1 step without a time)  1 note\n"
        "    └── layanan  standard  Layanan Persuratan\n"
    )
    roots = json.loads(sop("tree", "--reverse", "-f", "json").out)
    assert [root["id"] for root in roots] == ["surat-keluar", "surat-masuk"]


def test_named_sops_are_the_roots(workspace: Path, sop: Sop) -> None:
    assert sop("tree", "mikro").out.splitlines() == [
        "surat-keluar  micro  Penanganan Surat Keluar  20 minutes (not counting repetitions)",
        "surat-masuk  micro  Penanganan Surat Masuk  20 minutes (not counting repetitions)",
    ]
    both = sop("tree", "surat-keluar", "pengelolaan-surat").out
    assert both.startswith("surat-keluar")
    assert sop("tree", "makro/pengelolaan-surat.yaml").out.startswith("pengelolaan-surat")


def test_an_sop_has_the_same_findings_alone_and_among_all(
    folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    twice = "number: SOP-1/X/2025\n" + MICRO.format(title="Penanganan Surat Masuk")
    write(folder, {"a.yaml": twice, "b.yaml": twice, "c.yaml": MICRO.format(title="Surat")})
    lines = sop("tree").out.splitlines()
    assert [line.split()[0] for line in lines] == ["a", "b", "c"]
    for line in lines:
        assert sop("tree", line.split()[0]).out.splitlines() == [line]


def test_cycles_end_and_are_marked(folder: Path, sop: Sop) -> None:
    for here, there in (("a", "b"), ("b", "c"), ("c", "a")):
        write(
            folder,
            {f"{here}.yaml": f"kind: macro\ntitle: {here}\nsteps: [{{use: {there}}}]\n"},
        )
    write(folder, {"d.yaml": "kind: macro\ntitle: d\nsteps: [{use: d}]\n"})
    ended = sop("tree")
    assert ended.code == 0
    assert ended.out == (
        "d  macro  d  1 error\n"
        "└── d  macro  d  1 error  (part of itself: see above)\n"
        "a  macro  a  1 error\n"
        "└── b  macro  b\n"
        "    └── c  macro  c\n"
        "        └── a  macro  a  1 error  (part of itself: see above)\n"
    )
    roots = json.loads(sop("tree", "-f", "json").out)
    assert roots[1]["children"][0]["children"][0]["children"][0]["children"] == []


def test_a_part_of_several_is_marked_and_unfolded_once(folder: Path, sop: Sop) -> None:
    write(
        folder,
        {
            "mikro.yaml": MICRO.format(title="Mikro"),
            "dalam.yaml": "kind: macro\ntitle: Dalam\nsteps: [{use: mikro}]\n",
            "satu.yaml": "kind: macro\ntitle: Satu\nsteps: [{use: dalam}]\n",
            "dua.yaml": "kind: macro\ntitle: Dua\nsteps: [{use: dalam}, {use: dalam}]\n",
        },
    )
    once = "(not counting repetitions)"
    assert sop("tree").out == (
        f"dua  macro  Dua  40 minutes {once}\n"
        f"└── dalam  macro  Dalam  20 minutes {once}  (used by 2 SOPs)\n"
        f"    └── mikro  micro  Mikro  20 minutes {once}\n"
        f"satu  macro  Satu  20 minutes {once}\n"
        f"└── dalam  macro  Dalam  20 minutes {once}  (used by 2 SOPs)  (parts: see above)\n"
    )
    roots = json.loads(sop("tree", "-f", "json").out)
    assert roots[0]["children"] == roots[1]["children"]


def test_what_is_missing_is_said(folder: Path, sop: Sop) -> None:
    write(
        folder,
        {
            "makro.yaml": "kind: macro\ntitle: Makro\nsteps: [{use: hilang}, {use: rusak}]\n",
            "rusak.yaml": "kind: micro\ntitle: [\n",
        },
    )
    out = sop("tree").out
    assert "├── hilang  (not found)\n" in out
    assert "└── rusak  (can't be loaded: rusak.yaml)\n" in out
    assert out.startswith("makro  macro  Makro  2 errors")


def test_a_hierarchy_of_any_depth_ends(folder: Path, sop: Sop) -> None:
    for number in range(80):
        text = f"kind: macro\ntitle: M\nsteps: [{{use: m-{number + 1}}}]\n"
        write(folder, {f"m-{number}.yaml": text})
    ended = sop("tree", "m-0")
    assert ended.code == 0
    assert "(and so on)" in ended.out


def test_text_of_authors_is_not_obeyed(folder: Path, sop: Sop) -> None:
    write(folder, {"a.yaml": 'kind: micro\ntitle: "[red]\\e[31m\\u202e"\nsteps: [{activity: x}]\n'})
    assert "[red][31m\\u202e" in sop("tree").out
    assert "[red][31m\\u202e" in re.sub(r"\x1b\[[\d;]*m", "", sop("tree", "--color", "always").out)


@pytest.mark.parametrize("color", ["always", "never"])
def test_colour(color: str, workspace: Path, sop: Sop) -> None:
    assert ("\x1b[" in sop("tree", "--color", color).out) is (color == "always")


def test_a_part_is_unfolded_once_however_often_it_is_used(folder: Path, sop: Sop) -> None:
    write(folder, {"m-0.yaml": MICRO.format(title="Mikro"), "n-0.yaml": MICRO.format(title="N")})
    for number in range(1, 20):
        uses = f"[{{use: m-{number - 1}}}, {{use: n-{number - 1}}}]"
        for kind in "mn":
            write(folder, {f"{kind}-{number}.yaml": f"kind: macro\ntitle: M\nsteps: {uses}\n"})
    assert len(sop("tree").out.splitlines()) == 19 * 4 + 2
    again = sop("tree", "-f", "json").out
    assert again.count('"again": true') > 0
    assert again.count('"id"') < 3_000


def test_a_part_of_a_workspace_among_others_is_brought_below_its_folder_once(
    folder: Path, sop: Sop
) -> None:
    write(folder, {"a/sop.yaml": "", "b/sop.yaml": "", "b/m-0.yaml": MICRO.format(title="Mikro")})
    write(folder, {"a/m-0.yaml": MICRO.format(title="Mikro")})
    for number in range(1, 40):
        uses = f"[{{use: m-{number - 1}}}, {{use: m-{number - 1}}}]"
        write(folder, {f"a/m-{number}.yaml": f"kind: macro\ntitle: M\nsteps: {uses}\n"})
    out = sop("tree", "a", "b", "-f", "json").out
    assert '"path": "a/m-0.yaml"' in out
    assert '"path": "b/m-0.yaml"' in out

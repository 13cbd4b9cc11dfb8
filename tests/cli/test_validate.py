from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import MICRO, Sop, write
from soptool.report.reporters import OF_FINDINGS, REPORTERS


def codes(out: str) -> list[tuple[str, int, str]]:
    return [(f["path"], f["line"], f["code"]) for f in json.loads(out)["findings"]]


def test_a_clean_workspace(workspace: Path, sop: Sop) -> None:
    (workspace / "makro/pengelolaan-surat.yaml").write_text(
        "kind: macro\ntitle: Surat\nsteps:\n  - use: surat-masuk\n  - use: surat-keluar\n"
    )
    ended = sop("validate")
    assert (ended.code, ended.out, ended.err) == (0, "", "5 files checked: no findings.\n")


def test_every_bad_file_is_reported_at_its_line_in_one_run(broken: Path, sop: Sop) -> None:
    ended = sop("validate", "--format", "json")
    assert ended.code == 1
    assert codes(ended.out) == [
        ("bagian.yaml", 4, "SOP221"),
        ("bukan-utf8.yaml", 1, "SOP213"),
        ("bukan-utf8.yaml", 2, "SOP002"),
        ("dua-dokumen.yaml", 19, "SOP008"),
        ("ganda.yaml", 19, "SOP007"),
        ("jenis.yaml", 1, "SOP211"),
        ("kosong.yaml", 1, "SOP004"),
        ("kunci.yaml", 2, "SOP101"),
        ("pelaksana.yaml", 12, "SOP203"),
        ("rusak.yaml", 1, "SOP213"),
        ("rusak.yaml", 3, "SOP001"),
        ("tab.yaml", 1, "SOP102"),
        ("tab.yaml", 3, "SOP001"),
        ("tab.yaml", 3, "SOP104"),
        ("tujuan.yaml", 15, "SOP202"),
    ]
    assert json.loads(ended.out)["summary"] == {
        "files": 13,
        "errors": 15,
        "warnings": 0,
        "infos": 0,
    }
    assert ended.err == "13 files checked: 15 errors.\n"


@pytest.mark.parametrize("name", ["full", "concise", "json", "github"])
def test_formats(name: str, broken: Path, sop: Sop, golden: Callable[[str, str], None]) -> None:
    golden(f"cli/validate-{name}.txt", sop("validate", "--format", name).out)


def test_indonesian(broken: Path, sop: Sop, golden: Callable[[str, str], None]) -> None:
    ended = sop("validate", "--lang", "id")
    golden("cli/validate-id.txt", ended.out + ended.err)


def test_only_findings_of_the_files_named(broken: Path, sop: Sop) -> None:
    ended = sop("validate", "tujuan.yaml", "baik.yaml", "-f", "json")
    assert codes(ended.out) == [("tujuan.yaml", 15, "SOP202")]
    assert json.loads(ended.out)["summary"]["files"] == 2
    assert sop("validate", "baik.yaml").code == 0


def test_of_one_file_only_what_stands_in_it_is_shown(workspace: Path, sop: Sop) -> None:
    write(workspace, {"a.yaml": "id: surat-masuk\n" + MICRO.format(title="Lagi")})
    write(workspace, {"mikro/surat-masuk.yaml": "id: surat-masuk\n" + MICRO.format(title="Satu")})
    every = codes(sop("validate", "-f", "json").out)
    assert ("mikro/surat-masuk.yaml", 1, "SOP222") in every
    for path in {path for path, _, _ in every}:
        one = codes(sop("validate", path, "-f", "json").out)
        assert one == [found for found in every if found[0] == path]


def test_arguments_are_files_folders_globs_and_ids(workspace: Path, sop: Sop) -> None:
    write(workspace, {"mikro/arsip/lama.yaml": "kind: micro\ntitle: [\n"})

    def files(*arguments: str) -> int:
        out = sop("validate", *arguments, "-f", "json").out
        return int(json.loads(out)["summary"]["files"])

    assert files("mikro") == 3
    assert files(".") == files() == 6
    assert files("mikro/*.yaml") == 2
    assert files("**/*.yaml") == 6
    assert files("surat-masuk") == 1
    assert files("surat-masuk", "mikro", "layanan.yaml") == 4
    assert files("lama") == 1  # a file that can't be loaded is known by its name
    assert files("sop.yaml") == 1


def test_a_path_that_exists_wins_over_an_id(workspace: Path, sop: Sop) -> None:
    write(workspace, {"surat-masuk/lain.yaml": "kind: micro\ntitle: [\n"})
    ended = sop("validate", "surat-masuk", "-f", "concise")
    assert ended.out.startswith("surat-masuk/lain.yaml:3:1: SOP001 ")


def test_a_file_of_another_kind_is_an_error_only_when_named(workspace: Path, sop: Sop) -> None:
    write(workspace, {"docker.yaml": "services: {}\n"})
    assert sop("validate").code == 0
    assert sop("validate", "*.yaml").code == 0
    ended = sop("validate", "docker.yaml", "-f", "concise")
    assert ended.out == "docker.yaml:1:1: SOP212 error This file is no SOP: it has no `kind`.\n"
    assert ended.code == 1


def test_standard_input(workspace: Path, sop: Sop) -> None:
    text = MICRO.format(title="Baru").replace("executor: kabag", "executor: kabga").encode()
    ended = sop("validate", "-", "--stdin-filename", "mikro/surat-masuk.yaml", stdin=text)
    assert " --> mikro/surat-masuk.yaml:12:15\n" in ended.out
    assert "12 |     executor: kabga\n" in ended.out
    assert sop("validate").code == 0
    assert sop("validate", "-", stdin=text, env={"COLUMNS": "80"}).out.count("<stdin>:12:15") == 1


def test_root_is_found_upwards_from_the_argument(workspace: Path, sop: Sop) -> None:
    inside = workspace / "mikro"
    os.chdir(inside)
    assert "surat-masuk.yaml" not in sop("validate", "-f", "concise").out
    (inside / "surat-masuk.yaml").write_text("kind: micro\ntitle: [\n")
    broken = sop("validate", "surat-masuk.yaml", "-f", "concise").out
    assert broken.startswith("surat-masuk.yaml:3:1: SOP001 error")
    os.chdir(workspace.parent)
    assert sop("validate", workspace.name, "-f", "concise").out.startswith("kerja/makro/")
    assert sop("validate", "-w", workspace.name, "surat-keluar").code == 0


def test_several_workspaces_in_one_run(folder: Path, sop: Sop) -> None:
    for name in ("satu", "dua"):
        write(folder, {f"{name}/sop.yaml": "", f"{name}/a.yaml": "kind: mikrob\n"})
    ended = sop("validate", "satu/a.yaml", "dua/a.yaml", "-f", "json")
    assert codes(ended.out) == [("dua/a.yaml", 1, "SOP211"), ("satu/a.yaml", 1, "SOP211")]
    assert "dua/a.yaml" in sop("validate", "satu", "dua").out


def test_github_paths_begin_at_the_repository(workspace: Path, sop: Sop) -> None:
    (workspace.parent / ".git").mkdir()
    write(workspace, {"a.yaml": "kind: mikro\n"})
    assert "file=kerja/a.yaml," in sop("validate", "a.yaml", "-f", "github").out


def test_github_is_added_by_itself(broken: Path, sop: Sop, tmp_path: Path) -> None:
    actions = {"GITHUB_ACTIONS": "true"}
    ended = sop("validate", "jenis.yaml", env=actions)
    assert "SOP211 error:" in ended.out
    assert "::error file=jenis.yaml," in ended.out
    ended = sop("validate", "jenis.yaml", "-f", "json", env=actions)
    assert json.loads(ended.out)["findings"]
    assert "::error file=jenis.yaml," in ended.err
    ended = sop("validate", "jenis.yaml", "-f", "github", env=actions)
    assert ended.out.count("::error") == 1
    ended = sop("validate", "jenis.yaml", "-o", tmp_path / "f.txt", env=actions)
    assert ended.out.startswith("::error")


def test_output_file(broken: Path, sop: Sop, tmp_path: Path) -> None:
    file = tmp_path / "laporan" / "hasil.json"
    ended = sop("validate", "-f", "json", "--output-file", file)
    assert (ended.code, ended.out) == (1, "")
    assert len(json.loads(file.read_text())["findings"]) == 15


def test_output_file_that_cannot_be_written(broken: Path, sop: Sop) -> None:
    ended = sop("validate", "--output-file", "baik.yaml/x")
    assert ended.code == 3
    assert ended.err.startswith("error: `baik.yaml` is a file, not a folder.")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "warning", "--exit-zero"), 0),
    ],
)
def test_fail_on(options: tuple[str, ...], code: int, folder: Path, sop: Sop) -> None:
    write(folder, {"Surat Masuk.yaml": MICRO.format(title="Surat")})
    ended = sop("validate", *options)
    assert "SOP227 warning:" in ended.out
    assert ended.code == code


@pytest.mark.parametrize(
    ("rules", "code", "shown"),
    [
        ("unknown-executor: off", 0, ""),
        ("SOP203: warning", 0, "warning"),
        ("unknown-executor: info", 0, "info"),
        ("unknown-executor: error", 1, "error"),
    ],
)
def test_levels_of_rules(rules: str, code: int, shown: str, broken: Path, sop: Sop) -> None:
    write(broken, {"sop.yaml": f"rules: {{{rules}}}\n"})
    ended = sop("validate", "pelaksana.yaml", "-f", "concise")
    assert ended.code == code
    assert ended.out == (
        f"pelaksana.yaml:12:15: SOP203 {shown} [*] No executor has the id `kabga`.\n"
        if shown
        else ""
    )


def test_an_unknown_rule_is_wrong_configuration(broken: Path, sop: Sop) -> None:
    write(broken, {"sop.yaml": "rules: {unknown-executer: off}\n"})
    ended = sop("validate")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "error: sop.yaml: no rule has the name `unknown-executer`. "
        "Did you mean `unknown-executor`?\n"
    )


def test_quiet_and_max_size(broken: Path, sop: Sop) -> None:
    assert sop("validate", "jenis.yaml", "-q").err == ""
    ended = sop("validate", "baik.yaml", "--max-size", "100", "-f", "concise")
    assert "SOP005" in ended.out
    assert sop("validate", "baik.yaml", "--max-size", "5kB").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("surat-masukk",), "`surat-masukk`. Did you mean `surat-masuk`?"),
        (("mikro/surat-masuk.yml",), "Did you mean `mikro/surat-masuk.yaml`?"),
        (("mikro/*.yml",), "No file matches `mikro/*.yml`."),
        (("--format", "jsn"), "`--format` does not know `jsn`. Did you mean `json`?"),
        (("--fail-on", "never"), "`--fail-on` does not know `never`. There are: "),
        (("--lang", "fr"), "`--lang` does not know `fr`. There are: `id`, `en`."),
        (("--frmat", "json"), "There is no option `--frmat`. Did you mean `--format`?"),
        (("--format",), "The option `--format` needs a value."),
        (("--max-size", "besar"), "`--max-size` is a number of bytes"),
        (("--workspace", "tidak-ada"), "There is no folder `tidak-ada`."),
        (("kosong",), "No SOP file was found in `kosong`."),
    ],
)
def test_wrong_usage_is_one_clear_line(
    arguments: tuple[str, ...], said: str, workspace: Path, sop: Sop
) -> None:
    (workspace / "kosong").mkdir()
    ended = sop("validate", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.startswith("error: ")
    assert ended.err.count("\n") == 1


def test_workspaces_below_are_walked_where_there_is_none(folder: Path, sop: Sop) -> None:
    write(folder, {"contoh/sop.yaml": "", "contoh/surat.yaml": MICRO.format(title="Surat")})
    ended = sop("validate")
    assert (ended.code, ended.err) == (0, "2 files checked: no findings.\n")


def test_broken_settings_are_findings(workspace: Path, sop: Sop) -> None:
    write(workspace, {"sop.yaml": "languag: id\n"})
    ended = sop("validate", "-f", "concise")
    assert ended.out.startswith("makro/") or ended.out.startswith("sop.yaml:1:1: SOP101 error")
    assert "sop.yaml:1:1: SOP101 error" in ended.out
    assert ended.code == 2
    assert sop("validate", "--exit-zero").code == 0


def test_broken_settings_are_said_of_any_file(workspace: Path, sop: Sop) -> None:
    write(workspace, {"sop.yaml": "languag: id\n"})
    ended = sop("validate", "surat-masuk", "-f", "concise")
    assert ended.out == "sop.yaml:1:1: SOP101 error [*] The key `languag` is not known here.\n"
    assert ended.code == 2
    ended = sop("compose", "surat-masuk")
    assert (ended.code, "SOP101" in ended.err) == (2, True)
    ended = sop("render", "surat-masuk")
    assert (ended.code, "SOP101" in ended.err) == (2, True)
    assert (workspace / "build/surat-masuk.html").is_file()


@pytest.mark.parametrize(
    "command", ["tree", "time", "workload", "pin --check", "impact surat-masuk"]
)
def test_broken_settings_stop_what_does_not_report(command: str, workspace: Path, sop: Sop) -> None:
    write(workspace, {"sop.yaml": "languag: id\n"})
    ended = sop(*command.split())
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "error: sop.yaml:1: The key `languag` is not known here. Did you mean `language`?\n"
    )


@pytest.mark.parametrize("text", ["", "# Ruang kerja\n", "\ufeff\n"])
def test_empty_settings_only_mark_the_root(text: str, workspace: Path, sop: Sop) -> None:
    write(workspace, {"sop.yaml": text})
    ended = sop("validate", "-f", "concise")
    assert "sop.yaml" not in ended.out
    assert ended.code == 0


def test_selecting_nothing_is_wrong_usage(workspace: Path, sop: Sop) -> None:
    ended = sop("validate", "--select", "", "--lang", "en")
    assert ended.code == 2
    assert "No rule is selected" in ended.err


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_can_be_asked_for(name: str, broken: Path, sop: Sop) -> None:
    assert name in sop("validate", "--help").out
    ended = sop("validate", "--format", name, "--output-file", "temuan")
    assert (ended.code, ended.out) == (1, "")
    assert (broken / "temuan").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OF_FINDINGS)
def test_pins_are_checked_in_every_format(name: str, workspace: Path, sop: Sop) -> None:
    assert sop("pin", "--check", "--format", name).code == 0


def test_standard_input_inherits_as_its_file_does_where_that_is_left_out(
    folder: Path, sop: Sop
) -> None:
    broken = MICRO.format(title="Baru").replace("executor: kabag", "executor: kabga")
    write(
        folder, {"sop.yaml": 'exclude: ["**"]\n', "_defaults.yaml": "unit: [1]\n", "a.yaml": broken}
    )
    said = sop("validate", "a.yaml", "-f", "json").out
    assert said.count('"_defaults.yaml"') > 0
    ended = sop("validate", "-", "--stdin-filename", "a.yaml", "-f", "json", stdin=broken.encode())
    assert ended.out == said


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for few")
@pytest.mark.parametrize(
    "words",
    [
        ("fmt", "luar/a.yaml"),
        ("fmt", "luar"),
        ("validate", "--fix", "luar/a.yaml"),
        ("pin", "luar/a.yaml"),
    ],
)
def test_nothing_is_written_through_a_folder_that_leads_out(
    words: tuple[str, ...], folder: Path, sop: Sop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("luar")
    write(outside, {"a.yaml": MICRO.format(title="  SOP Baru")})
    before = (outside / "a.yaml").read_bytes()
    (folder / "luar").symlink_to(outside, target_is_directory=True)
    ended = sop(*words)
    assert ended.code == 1
    assert "a link leads out of" in ended.err
    assert (outside / "a.yaml").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for few")
@pytest.mark.parametrize(
    "words",
    [
        ("validate", "--profile", "putar.yaml"),
        ("validate", "--baseline", "putar.yaml"),
        ("validate", "--write-baseline", "putar.yaml"),
        ("validate", "-w", "putar.yaml"),
        ("validate", "putar.yaml"),
        ("init", "putar.yaml"),
        ("init", "~.yaml"),
        ("new", "micro", "baru", "-o", "putar.yaml"),
        ("import", "putar.yaml", "-o", "putar.yaml"),
        ("schema", "--update", "-w", "putar.yaml"),
        ("render", "--templates", "putar.yaml"),
    ],
)
def test_a_link_that_leads_to_itself_is_said(
    words: tuple[str, ...], folder: Path, sop: Sop
) -> None:
    write(folder, {"a.yaml": MICRO.format(title="Baru"), "~.yaml": "x"})
    (folder / "putar.yaml").symlink_to("putar.yaml")
    ended = sop(*words)
    assert "internal error" not in ended.err
    assert ended.code in (1, 2, 3)
    assert ended.err + ended.out

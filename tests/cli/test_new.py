from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import MICRO, Sop, write
from soptool.cli import output
from soptool.lint.catalogue import RULES


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_workspace_validates_at_once(language: str, folder: Path, sop: Sop) -> None:
    ended = sop("init", "coba", "--lang", language)
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 5
    assert all((folder / line).is_file() for line in ended.out.splitlines())
    ended = sop("validate", "coba", "--fail-on", "info")
    assert (ended.code, ended.out) == (0, "")
    assert sop("validate", "coba").err.startswith(("4 files", "4 berkas"))


@pytest.mark.parametrize("profile", ["permenpanrb-35-2012", "strict"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_rule_finds_anything_in_a_new_workspace(
    language: str, profile: str, folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    sop("init", "coba", "--lang", language)
    ended = sop("validate", "coba", "--profile", profile)
    assert (ended.out, ended.err) == ("", "4 files checked: no findings.\n")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_sop_lacks_only_what_its_author_knows(
    language: str, folder: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)
    write(folder, {"sop.yaml": f"language: {language}\n"})
    sop("new", "micro", "penanganan-surat", "--title", "Handling of Letters")
    ended = sop("validate", "-f", "json", "--ignore", "placeholder-left")
    found = {finding["rule"] for finding in json.loads(ended.out)["findings"]}
    assert found <= {
        "related-missing",
        "process-code-missing",
        "partial-without-continuation",
        "output-not-in-title",
        "english-title-not-an-act",
        "title-not-an-act",
    }


def test_the_schema_lines_lead_to_schemas(folder: Path, sop: Sop) -> None:
    sop("init")
    for path in folder.rglob("*.yaml"):
        line = path.read_text().splitlines()[0]
        schema = path.parent / line.removeprefix("# yaml-language-server: $schema=")
        kind = json.loads(schema.read_text())
        assert kind["$schema"].startswith("https://json-schema.org/")


def test_schemas_of_another_version_are_told_and_brought_up_to_date(folder: Path, sop: Sop) -> None:
    sop("init", "a")
    old = folder / "a" / ".sop" / "micro.schema.json"
    new = old.read_text()
    for command in (("schema", "--update", "-w", "a"), ("new", "micro", "baru", "-o", "a")):
        old.write_text('{"title": "old"}')
        assert "sop schema --update" in sop("validate", "a").err
        assert old.read_text() == '{"title": "old"}'
        assert sop(*command).code == 0
        assert old.read_text() == new
        assert "schema" not in sop("validate", "a").err
    old.write_text(json.dumps(json.loads(new), indent=4))  # as a formatter writes it
    assert "schema" not in sop("validate", "a").err
    assert sop("schema", "--update", "-w", "a").out == ""


def test_schemas_of_all_workspaces_are_brought_up_to_date(folder: Path, sop: Sop) -> None:
    write(folder, {"a/sop.yaml": "", "b/c/sop.yaml": ""})
    assert len(sop("schema", "--update").out.splitlines()) == 12
    assert (folder / "b" / "c" / ".sop" / "micro.schema.json").is_file()
    assert sop("schema", "micro", "--update").code == 2


def test_init_keeps_documents_out_of_git(folder: Path, sop: Sop) -> None:
    write(folder, {"b/.gitignore": "mine\n"})
    for place, expected in (("a", True), ("b", False)):
        assert sop("init", place).code == 0
        assert ("/build/" in (folder / place / ".gitignore").read_text()) is expected


def test_init_never_overwrites(folder: Path, sop: Sop) -> None:
    write(folder, {"sop.yaml": "language: en\n"})
    ended = sop("init")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "error: `sop.yaml` exists already and is left as it is.\n"
    assert [path.name for path in folder.iterdir()] == ["sop.yaml"]


@pytest.mark.parametrize("kind", ["micro", "macro", "standard"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_file_loads(kind: str, language: str, folder: Path, sop: Sop) -> None:
    write(folder, {"sop.yaml": f"language: {language}\n"})
    ended = sop("new", kind, "uji-coba", "--title", 'Uji "Coba" & \\ <b>')
    assert (ended.code, ended.out) == (0, "uji-coba.yaml\n")
    tree = json.loads(sop("tree", "-f", "json").out)
    assert [(root["id"], root["kind"], root["title"]) for root in tree] == [
        ("uji-coba", kind, 'Uji "Coba" & \\ <b>')
    ]
    assert sop("validate").code == 0
    first = (folder / "uji-coba.yaml").read_text().splitlines()[0]
    assert first == f"# yaml-language-server: $schema=.sop/{kind}.schema.json"


def test_new_takes_a_folder_and_makes_a_title(folder: Path, sop: Sop) -> None:
    write(folder, {"sop.yaml": ""})
    ended = sop("new", "micro", "surat-masuk", "-o", "mikro/surat")
    assert ended.out == "mikro/surat/surat-masuk.yaml\n"
    text = (folder / ended.out.strip()).read_text()
    assert "$schema=../../.sop/micro.schema.json" in text
    assert 'title: "Surat Masuk"' in text


def test_a_workbook_is_imported_from_where_it_was_written(folder: Path, sop: Sop) -> None:
    write(folder, {"sop.yaml": ""})
    ended = sop("new", "micro", "surat-masuk", "--to", "xlsx", "-o", "mikro")
    assert "`sop import mikro/surat-masuk.xlsx`" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("micro", "Surat Masuk"), "An id has small letters, digits and hyphens: `surat-masuk`."),
        (("micro", "../lari"), "`../lari` can't be an id."),
        (("micro", "con"), "Windows keeps this file name for itself."),
        (("micro", "surat"), "`surat` is the id of mikro/surat.yaml already."),
        (("micro", "ada"), "`ada.yaml` exists already and is left as it is."),
        (("mikro", "baru"), "`sop new` does not know `mikro`. Did you mean `micro`?"),
        (("micro",), "`ID` is missing."),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, folder: Path, sop: Sop) -> None:
    write(
        folder,
        {"sop.yaml": "", "mikro/surat.yaml": MICRO.format(title="Surat"), "ada.yaml": "x: 1\n"},
    )
    ended = sop("new", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert (folder / "ada.yaml").read_text() == "x: 1\n"


@pytest.mark.parametrize("kind", ["micro", "macro", "standard", "workspace"])
def test_schema_is_printed(kind: str, folder: Path, sop: Sop) -> None:
    ended = sop("schema", kind)
    assert ended.code == 0
    assert json.loads(ended.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_unknown_schema(folder: Path, sop: Sop) -> None:
    ended = sop("schema", "mikro")
    assert ended.code == 2
    assert "Did you mean `micro`?" in ended.err


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("layanan-legalisir-ijazah", "Legalisir Ijazah"),
        ("standar-pelayanan-legalisir", "Legalisir"),
        ("legalisir", "Legalisir"),
        ("layanan", "Layanan"),
    ],
)
def test_a_new_standard_is_called_by_its_service_and_loads(
    name: str, title: str, folder: Path, sop: Sop
) -> None:
    write(folder, {"sop.yaml": ""})
    assert sop("new", "standard", name).code == 0
    assert f'title: "{title}"' in (folder / f"{name}.yaml").read_text(encoding="utf-8")
    assert sop("validate").code == 0


def test_an_init_that_was_cut_off_is_finished(folder: Path, sop: Sop) -> None:
    assert sop("init").code == 0
    made = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    lost = [path for path in made if path.suffix == ".yaml"][1:]
    for path in lost:
        path.unlink()
    assert sop("init").code == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == made
    assert sop("init").code == 2
    lost[0].unlink()
    (folder / "sop.yaml").write_text("language: id\n")
    assert sop("init").code == 2
    assert not lost[0].exists()


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_standard_is_filled_in_excel(language: str, folder: Path, sop: Sop) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write(folder, {"sop.yaml": f"language: {language}\n"})
    assert sop("new", "standard", "layanan-arsip", "--to", "xlsx").code == 0
    book = openpyxl.load_workbook("layanan-arsip.xlsx")
    guide, sheet = book.worksheets
    assert "layanan-arsip.xlsx" in guide["A2"].value
    cells = {row[0].value: row[1] for row in sheet.iter_rows()}
    cells["delivery.requirements"].value = "KTP\nSurat kuasa"
    cells["delivery.time"].value = "3 hari kerja"
    sheet.append(["extra.Inovasi", "Antar ke rumah"])
    book.save("layanan-arsip.xlsx")
    assert sop("import", "layanan-arsip.xlsx", "-o", "standar").code == 0
    text = (folder / "standar" / "layanan-arsip.yaml").read_text("utf-8")
    assert "kind: standard" in text
    assert "    - KTP\n    - Surat kuasa\n" in text
    assert "  time: 3 hari kerja\n" in text
    assert "extra:\n  Inovasi: Antar ke rumah\n" in text


def test_what_was_killed_at_its_last_step_leaves_nothing_behind(folder: Path, sop: Sop) -> None:
    assert sop("init", "coba").code == 0
    assert sop("new", "micro", "baru").code == 0
    for place in (folder, folder / "coba" / "macro"):
        (place / ".sop-abc123.tmp").write_text("kind: micro\n")
    output._swept.clear()
    for words in (("init", "coba"), ("new", "micro", "baru")):
        assert sop(*words).code == 2
    assert list(folder.rglob("*.tmp")) == []

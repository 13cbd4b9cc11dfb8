from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from cli.conftest import MICRO, Sop, write
from soptool.source.emit import document


def test_json_is_the_contract(
    workspace: Path, sop: Sop, golden: Callable[[str, str], None]
) -> None:
    ended = sop("compose", "pengelolaan-surat", "--format", "json")
    assert ended.code == 0
    Draft202012Validator(json.loads(sop("schema", "composed").out)).validate(json.loads(ended.out))
    golden("cli/compose-2.json", ended.out)


def test_version_1_is_still_there(
    workspace: Path, sop: Sop, golden: Callable[[str, str], None]
) -> None:
    ended = sop("compose", "pengelolaan-surat", "--format", "json", "--data-version", "1")
    assert ended.code == 0
    data = json.loads(ended.out)
    assert list(data) == [
        "id",
        "title",
        "executors",
        "parts",
        "rows",
        "legal_basis",
        "equipment",
        "duration",
    ]
    assert list(data["rows"][0]) == [
        "no",
        "id",
        "kind",
        "activity",
        "executor",
        "requirements",
        "duration",
        "outputs",
        "note",
        "next",
        "origin",
    ]
    assert data["duration"] == {"minimum_minutes": 40, "maximum_minutes": 40}
    ids = {row["id"] for row in data["rows"]}
    assert {way["to"] for row in data["rows"] for way in row["next"]} <= ids | {"end"}
    golden("cli/compose.json", ended.out)


def test_every_row_leads_back_to_its_line(workspace: Path, sop: Sop) -> None:
    rows = json.loads(sop("compose", "pengelolaan-surat", "-f", "json").out)["rows"]
    for row in rows:
        for origin in row["origin"]:
            lines = (workspace / origin["path"]).read_text().splitlines()
            assert lines[origin["line"] - 1].lstrip().startswith("- ")


def test_elapsed_time_is_told_apart(workspace: Path, sop: Sop) -> None:
    text = MICRO.format(title="Surat").replace("5 menit", "1 x 24 jam", 1)
    write(workspace, {"mikro/surat-masuk.yaml": text})
    command = ("compose", "surat-masuk", "-f", "json", "--data-version")
    both = [json.loads(sop(*command, version).out)["duration"] for version in ("1", "2")]
    assert both[0] == {
        "minimum_minutes": 15,
        "maximum_minutes": 15,
        "minimum_elapsed_minutes": 1440,
        "maximum_elapsed_minutes": 1440,
    }
    assert both[0].items() <= both[1].items()


def test_one_row_a_part(workspace: Path, sop: Sop) -> None:
    data = json.loads(sop("compose", "pengelolaan-surat", "-f", "json", "--expand", "parts").out)
    assert [row["kind"] for row in data["rows"]] == ["part"] * 3
    assert [row["no"] for row in data["rows"]] == ["1", "2", "3"]
    times = [row["duration"] and row["duration"]["text"] for row in data["rows"]]
    assert times == ["20 menit", "20 menit", None]
    assert [part["sop"] for part in data["parts"]] == ["surat-masuk", "surat-keluar"]


def test_yaml_says_the_same(workspace: Path, sop: Sop) -> None:
    written = sop("compose", "pengelolaan-surat", "-f", "yaml").out
    data = json.loads(sop("compose", "pengelolaan-surat", "-f", "json").out)
    assert YAML(typ="safe", pure=True).load(written) == data


def test_table(workspace: Path, sop: Sop, golden: Callable[[str, str], None]) -> None:
    for width in ("80", "120"):
        ended = sop("compose", "pengelolaan-surat", env={"COLUMNS": width})
        assert ended.code == 0
        golden(f"cli/compose-{width}.txt", ended.out)


def test_findings_go_to_standard_error(workspace: Path, sop: Sop) -> None:
    bad = MICRO.format(title="Surat").replace("executor: kabag", "executor: kabga")
    write(workspace, {"mikro/surat-masuk.yaml": bad, "lain.yaml": "kind: mikro\n"})
    ended = sop("compose", "pengelolaan-surat", "-f", "json")
    assert ended.code == 0
    assert "mikro/surat-masuk.yaml:12:15: SOP203" in ended.err
    assert "lain.yaml" not in ended.err


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"mikro/surat-keluar.yaml": None}, "unknown"),
        ({"mikro/surat-keluar.yaml": "kind: micro\ntitle: [\n"}, "unreadable"),
        (
            {
                "mikro/surat-keluar.yaml": "kind: macro\nid: surat-keluar\ntitle: K\n"
                "steps: [{activity: Menata}, {use: pengelolaan-surat}]\n"
            },
            "cycle",
        ),
        ({"mikro/surat-keluar.yaml": "kind: standard\ntitle: L\n"}, "not-a-procedure"),
    ],
)
def test_what_cannot_be_expanded_is_said_and_the_rest_is_there(
    files: dict[str, str | None], why: str, workspace: Path, sop: Sop
) -> None:
    for name, text in files.items():
        if text is None:
            (workspace / name).unlink()
        else:
            write(workspace, {name: text})
    for form in ("json", "yaml", "table"):
        ended = sop("compose", "pengelolaan-surat", "-f", form)
        assert ended.code == 1
        assert "`pengelolaan-surat` is not complete" in ended.err
        assert "Menerima surat" in ended.out
    data = json.loads(sop("compose", "pengelolaan-surat", "-f", "json").out)
    assert data["complete"] is False
    assert why in {gap["why"] for gap in data["gaps"]}
    for gap in data["gaps"]:
        lines = (workspace / gap["origin"]["path"]).read_text().splitlines()
        assert gap["sop"] in lines[gap["origin"]["line"] - 1]


def test_an_sop_that_cannot_be_loaded(workspace: Path, sop: Sop) -> None:
    write(workspace, {"rusak.yaml": "kind: micro\ntitle: [\n"})
    ended = sop("compose", "rusak")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("rusak.yaml:3:1: SOP001 error")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("layanan",), "`layanan` is a service standard and has no steps."),
        (("mikro",), "One SOP is composed at a time. There are: `surat-keluar`, `surat-masuk`."),
        (("surat-msuk",), "Did you mean `surat-masuk`?"),
        (
            ("surat-masuk", "-f", "xml"),
            "`--format` does not know `xml`. There are: `table`, `yaml`, `json`.",
        ),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, workspace: Path, sop: Sop) -> None:
    ended = sop("compose", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "value",
    [
        {"a": []},
        {"a": {}, "b": [[], {}, [1, 2.5, None, True]]},
        {"a": ["ya", "Yes", "null", "~", "1.10", "08", "2022-01", "12:30", "- x", "a: b", "a #b"]},
        {"a": ["baris\nbaru", "\t", " awal", "akhir ", "", "'", '"', "\\", "#", "日本 é"]},
        {"a": [{"b": [{"c": "d"}]}, "\u2028\x85\ufeff\U0001f600"]},
        {"no": "yes", "a b": "x, y (z)", "?": "Bagian 1.2", "!": "true story", "inf": "nan"},
    ],
)
def test_yaml_reads_back_the_same(value: dict[str, object]) -> None:
    assert YAML(typ="safe", pure=True).load(document(value)) == value


@pytest.mark.parametrize("version", ["1", "2"])
def test_whom_rows_name_stands_among_the_executors(version: str, folder: Path, sop: Sop) -> None:
    steps = "[{activity: A, executor: b}, {activity: B, executor: [a, c]}]"
    write(folder, {"x.yaml": f"kind: micro\ntitle: X\nexecutors: {{a: Camat}}\nsteps: {steps}\n"})
    data = json.loads(sop("compose", "x", "-f", "json", "--data-version", version).out)
    known = [(one["id"], one["name"]) for one in data["executors"]]
    assert known == [("a", "Camat"), ("b", "b"), ("c", "c")]

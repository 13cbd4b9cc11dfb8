from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Sop, write


@pytest.fixture
def volumes(workspace: Path) -> str:
    path = workspace / "volume.csv"
    path.write_text("sop;jumlah;per\npengelolaan-surat;20;hari\n", encoding="utf-8-sig")
    return str(path)


def test_the_table(
    workspace: Path, sop: Sop, volumes: str, golden: Callable[[str, str], None]
) -> None:
    ended = sop("workload", "--volumes", volumes, "--lang", "en")
    assert ended.code == 0
    golden("cli/workload.txt", ended.out)


def test_json_and_csv_tell_the_same(workspace: Path, sop: Sop, volumes: str) -> None:
    data = json.loads(sop("workload", "--volumes", volumes, "-f", "json").out)
    assert data["effective_minutes"] == 75_000
    assert data["tasks"][0]["volume"] == 20 * 252
    table = sop("workload", "--volumes", volumes, "-f", "csv").out.splitlines()
    assert len(table) == len(data["tasks"]) + 1


def test_csv_for_excel_has_a_bom_and_decimal_commas(
    workspace: Path, sop: Sop, volumes: str
) -> None:
    asked = ("workload", "--volumes", volumes, "-f", "csv")
    plain, excel = sop(*asked).out, sop(*asked, "--separator", ";").out
    assert excel.startswith("\ufeffpost;sop;step;")
    assert len(excel.splitlines()) == len(plain.splitlines())
    said = sop(*asked, "--separator", ";", "--lang", "id").out
    assert said.startswith("\ufeffjabatan;sop;langkah;kegiatan;menit;kali;volume;menit setahun;")
    assert "from-time" in plain
    assert "from-time" not in said
    assert "beban kerja diambil dari" in said
    assert not any(
        float_with_point(cell) for line in excel.splitlines() for cell in line.split(";")
    )


def float_with_point(cell: str) -> bool:
    return "." in cell and cell.replace(".", "").isdigit()


def test_what_has_no_volume_is_told_where_it_is_written(workspace: Path, sop: Sop) -> None:
    assert "`volume: 20 per bulan`" in sop("workload", "--lang", "en").out.replace("\n", " ")


def test_indonesian_figures(workspace: Path, sop: Sop, volumes: str) -> None:
    said = sop("workload", "--volumes", volumes, "--lang", "id").out
    assert "75.000" in said
    assert "75,000" not in said


def test_an_older_figure_is_remarked(workspace: Path, sop: Sop, volumes: str) -> None:
    ended = sop("workload", "--volumes", volumes, "--effective-minutes", "72000", "--lang", "en")
    assert ended.code == 0
    assert "75,000" in ended.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sop,volume\npengelolaan-sura,3\n", "pengelolaan-surat"),
        ("sop,volume\npengelolaan-surat,banyak\n", "Line 2"),
        ("sop,volume,per\npengelolaan-surat,3,windu\n", "windu"),
        ("a,b\n1,2\n", "columns"),
        ("", "columns"),
    ],
)
def test_a_wrong_file_is_explained(workspace: Path, sop: Sop, text: str, words: str) -> None:
    path = workspace / "v.csv"
    path.write_text(text)
    ended = sop("workload", "--volumes", str(path), "--lang", "en")
    assert ended.code == 2
    assert words in ended.err


def test_a_missing_file(workspace: Path, sop: Sop) -> None:
    assert sop("workload", "--volumes", "nothing.csv").code == 2


@pytest.mark.parametrize(
    ("calendar", "per", "cases"),
    [
        ("{}", "hari", 2 * 21 * 12),
        ("{days_per_month: 20}", "day", 2 * 20 * 12),
        ("{days_per_month: 24, days_per_week: 6}", "minggu", 2 * 24 * 12 // 6),
        ("{}", "Bulan", 24),
        ("{}", "triwulan", 8),
        ("{}", "", 2),
    ],
)
def test_periods_are_counted_by_the_calendar_of_the_settings(
    calendar: str, per: str, cases: int, folder: Path, sop: Sop
) -> None:
    micro = (
        "kind: micro\nid: a\ntitle: A\nexecutors: {x: X}\n"
        "steps: [{activity: Mencatat, executor: x, duration: 1 menit}]\n"
    )
    write(folder, {"a.yaml": micro, "sop.yaml": f"calendar: {calendar}\n"})
    write(folder, {"v.csv": f"sop;volume;per\na;2;{per}\n"})
    (load,) = json.loads(sop("workload", "--volumes", "v.csv", "-f", "json").out)["posts"]
    assert load["minutes_a_year"] == cases


@pytest.mark.parametrize(
    ("asked", "counted"),
    [
        ("surat-masuk", {"surat-masuk"}),
        ("mikro/surat-keluar.yaml", {"surat-keluar"}),
        ("pengelolaan-surat", {"surat-masuk", "surat-keluar"}),
    ],
)
def test_only_what_is_asked_for_is_counted(
    asked: str, counted: set[str], workspace: Path, sop: Sop, volumes: str
) -> None:
    data = json.loads(sop("workload", asked, "--volumes", volumes, "-f", "json").out)
    assert {task["sop"] for task in data["tasks"]} == counted

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from cli.conftest import Sop

Golden = Callable[[str, str], None]

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_one_sop_with_all_that_is_known(workspace: Path, sop: Sop, golden: Golden) -> None:
    ended = sop("time", "pengelolaan-surat", "--lang", "en")
    assert ended.code == 0
    golden("cli/time.txt", ended.out)


def test_a_workspace_as_a_list(workspace: Path, sop: Sop, golden: Golden) -> None:
    golden("cli/time-list.txt", sop("time", "--lang", "en").out)


def test_ids_stay_whole_on_a_narrow_screen(sop: Sop) -> None:
    out = sop("time", str(EXAMPLES), "--lang", "id", env={"COLUMNS": "80"}).out
    assert max(map(len, out.splitlines())) <= 80
    assert " pembahasan-rancangan-pedoman " in out
    assert out.count("belum termasuk pengulangan") == 1


def test_files_that_cannot_be_read_are_no_service_standards(folder: Path, sop: Sop) -> None:
    (folder / "a.yaml").write_text("kind: micro\ntitle: [a\n", encoding="utf-8")
    ended = sop("time", "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "error: None of these can be read as an SOP: see `sop validate`.\n"


def test_a_standard_means_the_sops_that_it_names(workspace: Path, sop: Sop) -> None:
    named = "kind: standard\ntitle: X\nsops: [pengelolaan-surat]\n"
    (workspace / "layanan.yaml").write_text(named, encoding="utf-8")
    assert sop("time", "layanan", "--lang", "en").out == (
        sop("time", "pengelolaan-surat", "--lang", "en").out
    )


def test_json(workspace: Path, sop: Sop) -> None:
    (found,) = json.loads(sop("time", "pengelolaan-surat", "-f", "json").out)
    assert found["id"] == "pengelolaan-surat"
    assert found["maximum"] == {"working_minutes": 40, "elapsed_minutes": 0}
    assert found["expected"] is None
    assert found["decisions_without_chance"]
    assert sum(one["share"] for one in found["executors"]) > 0.99
    assert next(row["id"] for row in found["longest_way"]) == "surat-masuk.terima"


def test_a_start_gives_the_day_it_is_over(workspace: Path, sop: Sop) -> None:
    (found,) = json.loads(
        sop("time", "pengelolaan-surat", "-f", "json", "--start", "2026-12-24").out
    )
    assert found["earliest_finish"] == found["latest_finish"] == "2026-12-28"
    assert found["estimated_holidays"] == found["years_without_collective_leave"] == []


STEP = "kind: micro\ntitle: T\nexecutors: {{a: A}}\nsteps:\n  - {{activity: M, executor: a, {}}}\n"


def finish(folder: Path, sop: Sop, duration: str, start: str) -> str:
    (folder / "t.yaml").write_text(STEP.format(f"duration: {duration}"), encoding="utf-8")
    ended = sop("time", "t", "--lang", "en", "--start", start)
    assert ended.code == 0
    return " ".join(ended.out.split())


def test_what_the_calendar_cannot_know_is_said(folder: Path, sop: Sop) -> None:
    said = finish(folder, sop, "3 hari kerja", "2028-02-24")
    assert "it is over on 2028-02-29" in said
    assert "estimated date, not decided yet: 2028-02-27" in said
    assert "Collective leave is not decreed yet, and not counted: 2028" in said
    assert "half days, shorter hours in Ramadan and local holidays are not known" in said
    decided = finish(folder, sop, "4 hari kerja", "2026-12-21")
    assert "it is over on 2026-12-28" in decided
    assert "estimated" not in decided
    assert "decreed" not in decided


def test_a_day_too_far_away_is_a_sentence(folder: Path, sop: Sop) -> None:
    assert "more than a hundred years" in finish(folder, sop, "99999999999 tahun", "2026-12-21")
    open_end = finish(folder, sop, "1 hari - 900 tahun", "2026-12-21")
    assert "over on 2026-12-21 at the earliest, at the latest in more than a hundred" in open_end


def test_the_chart_is_well_formed_and_has_every_step(workspace: Path, sop: Sop) -> None:
    drawing = ET.fromstring(sop("time", "pengelolaan-surat", "-f", "svg").out)
    texts = [node.text or "" for node in drawing.iter() if node.tag.endswith("}text")]
    assert sum("surat" in text.lower() for text in texts) >= 6
    assert sop("time", "pengelolaan-surat", "-f", "html").out.startswith("<!DOCTYPE html>")


def test_the_chart_has_each_text_on_one_line_and_turns_none(tmp_path: Path, sop: Sop) -> None:
    step = 'activity: "Menyusun\\tsurat\\u202E\\n masuk", executor: a, duration: 1 jam'
    head = 'kind: micro\ntitle: "Surat\\tmasuk"\nexecutors: {a: "Kepala\\tBagian"}\n'
    (tmp_path / "a.yaml").write_text(f"{head}steps:\n  - {{{step}}}\n")
    for form in ("svg", "html"):
        out = sop("time", str(tmp_path / "a.yaml"), "-f", form).out
        assert not {"\t", "\u202e"} & {*out}
        assert all(f">{text}<" in out for text in ("1 Menyusun surat masuk", "Kepala Bagian"))


def test_wrong_usage(workspace: Path, sop: Sop) -> None:
    assert sop("time", "--format", "svg").code == 2
    assert sop("time", "--start", "besok").code == 2
    ended = sop("time", "pengelolaan-sura")
    assert ended.code == 2
    assert "pengelolaan-surat" in ended.err

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from cli.conftest import Sop

Golden = Callable[[str, str], None]


def test_one_sop_with_all_that_is_known(workspace: Path, sop: Sop, golden: Golden) -> None:
    ended = sop("time", "pengelolaan-surat", "--lang", "en")
    assert ended.code == 0
    golden("cli/time.txt", ended.out)


def test_a_workspace_as_a_list(workspace: Path, sop: Sop, golden: Golden) -> None:
    golden("cli/time-list.txt", sop("time", "--lang", "en").out)


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


def test_the_chart_is_well_formed_and_has_every_step(workspace: Path, sop: Sop) -> None:
    drawing = ET.fromstring(sop("time", "pengelolaan-surat", "-f", "svg").out)
    texts = [node.text or "" for node in drawing.iter() if node.tag.endswith("}text")]
    assert sum("surat" in text.lower() for text in texts) >= 6
    assert sop("time", "pengelolaan-surat", "-f", "html").out.startswith("<!DOCTYPE html>")


def test_wrong_usage(workspace: Path, sop: Sop) -> None:
    assert sop("time", "--format", "svg").code == 2
    assert sop("time", "--start", "besok").code == 2
    ended = sop("time", "pengelolaan-sura")
    assert ended.code == 2
    assert "pengelolaan-surat" in ended.err

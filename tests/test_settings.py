"""`sop.yaml`: defaults without it, and what is said of a wrong one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from soptool.settings import DEFAULT_PROFILE, Settings, load_settings


def load(folder: Path, text: str) -> tuple[Settings, list[tuple[str, int, str]]]:
    (folder / "sop.yaml").write_text(text, encoding="utf-8")
    settings, findings = load_settings(folder)
    return settings, [(f.code, f.place.line, str(f.hint)) for f in findings]


def test_everything_has_a_default(tmp_path: Path) -> None:
    settings, findings = load_settings(tmp_path)
    assert not findings
    assert (settings.language, settings.profile, settings.paper) == ("id", DEFAULT_PROFILE, "A4")
    assert settings.calendar.hours_per_day == Decimal("7.5")


def test_an_empty_file_only_marks_the_root(tmp_path: Path) -> None:
    assert load(tmp_path, "# the root\n") == (Settings(), [])


def test_a_lone_text_stands_for_a_title_or_name(tmp_path: Path) -> None:
    settings, findings = load(tmp_path, "regulations: {uu: UU 1}\ndocuments: {s: Surat}\n")
    assert not findings
    assert settings.regulations["uu"].title == "UU 1"
    assert settings.documents["s"].name == "Surat"


WRONG = """\
bahasa: id
paper: F4
style: bawah-ata
rules: {x: warn}
calendar: {hours_per_day: 25}
"""


def test_what_is_wrong_is_left_out_and_the_rest_holds(tmp_path: Path) -> None:
    settings, findings = load(tmp_path, WRONG)
    assert settings.paper == "F4"
    assert settings.style == "bawah-atas"
    assert [(code, line) for code, line, _ in sorted(findings, key=lambda f: f[1])] == [
        ("SOP101", 1),
        ("SOP103", 3),
        ("SOP103", 4),
        ("SOP103", 5),
    ]
    hints = [hint for _, _, hint in findings]
    assert "Did you mean `bawah-atas`?" in hints
    assert "Did you mean `warning`?" in hints


def test_broken_yaml_is_a_finding(tmp_path: Path) -> None:
    settings, findings = load(tmp_path, "paper: [A4\n")
    assert settings == Settings()
    assert [code for code, _, _ in findings] == ["SOP001"]

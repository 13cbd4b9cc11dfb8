from __future__ import annotations

import io
import sys

import pytest

from soptool.cli.speech import given, language_of, prepare_streams
from soptool.cli.terminal import Terminal, wants_color
from soptool.finding import Check, Severity


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "expected"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_on_a_terminal(choice: str, environment: dict[str, str], expected: bool) -> None:
    assert wants_color(choice, Screen(), environment) is expected


def test_no_colour_in_a_pipe_unless_forced() -> None:
    assert not wants_color("auto", io.StringIO(), {})
    assert wants_color("auto", io.StringIO(), {"FORCE_COLOR": "1"})
    assert wants_color("always", io.StringIO(), {})


def test_the_language_is_known_before_options_are_read() -> None:
    assert language_of(["validate", "--lang", "id"], {}) == "id"
    assert language_of(["--lang=en", "x"], {"LANG": "id_ID.UTF-8"}) == "en"
    assert language_of(["x"], {"LANG": "id_ID.UTF-8"}) == "id"
    assert given("--lang", ["--lang"]) == ""


def test_piped_streams_write_utf8_and_plain_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(buffer, "cp1252", newline="\r\n"))
    prepare_streams()
    sys.stdout.write("日本 \udcff\n")
    sys.stdout.flush()
    assert buffer.getvalue() == "日本 \\udcff\n".encode()


@pytest.mark.parametrize(
    ("base", "page"),
    [
        ("https://sop.example.go.id/", "https://sop.example.go.id/aturan/SOP524.html"),
        ("file:///C:/soptool site", "file:///C:/soptool%20site/aturan/SOP524.html"),
        ("javascript:alert(1)", None),
        ("https://x\x1b]8;;", "https://x%1B]8;;/aturan/SOP524.html"),
        ("", None),
    ],
)
def test_manuals_stand_where_the_office_keeps_them(
    monkeypatch: pytest.MonkeyPatch, base: str, page: str | None
) -> None:
    monkeypatch.setenv("SOPTOOL_DOCS", base)
    assert Terminal("id").look().manual_of(Check("SOP524", "title-says-sop", Severity.INFO)) == page

"""A progress bar: what it says is under way."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.cli.progress import progress
from soptool.cli.terminal import Terminal

EXAMPLES = Path(__file__).parents[2] / "examples"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_names_what_is_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    with progress(Terminal("id"), since=0.0) as step:
        assert step is not None
        step(1, 3, "surat[masuk].pdf")
    assert "1/3" in screen.getvalue()
    assert "Membuat surat[masuk].pdf" in screen.getvalue()


def test_documents_come_in_the_order_of_their_names() -> None:
    request = Request(("surat-masuk", "pengelolaan-surat", "layanan-persuratan"), EXAMPLES)
    rendering = render(request, Wanted(("html", "json", "md", "poster")))
    assert tuple(one.name for one in rendering.documents) == rendering.names

"""Manuals on a screen."""

from __future__ import annotations

import re

import pytest

from soptool.catalogue import translator
from soptool.lint.lookup import ALL, check_named
from soptool.report.manual import brief, manual_text
from soptool.report.report import Look

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
RULE = check_named("title-says-sop")


def test_colour_changes_no_letter() -> None:
    assert RULE is not None
    for write in (manual_text, brief):
        plain, coloured = write(RULE, Look()), write(RULE, Look(color=True))
        assert "\x1b" not in plain
        assert coloured != plain
        assert _STYLE.sub("", coloured) == plain
    assert "\x1b[1;31mWrong:\x1b[0m\n" in manual_text(RULE, Look(color=True))


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", ["id", "en"])
def test_words_are_wrapped_on_a_screen(width: int, language: str) -> None:
    look = Look(translator(language), width=width, wraps=True)
    for check in ALL:
        told = f"{brief(check, look)}{manual_text(check, look)}"
        words = told.split("\n    ", maxsplit=1)[0]
        assert all(len(line) <= width for line in words.splitlines() if not line.startswith("    "))
        assert manual_text(check, look).split() == manual_text(check, Look(look.translate)).split()

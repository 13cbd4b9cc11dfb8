"""The documentation builds without a warning, and opens from a folder with nothing fetched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from soptool.lint.explain import manuals

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_there_is_a_page_for_every_rule_in_both_languages(site: Path) -> None:
    codes = {check.code for check in manuals()}
    for folder in ("rules", "aturan"):
        assert {path.stem for path in (site / folder).glob("SOP*.html")} == codes


def test_nothing_is_fetched(site: Path) -> None:
    tags = r"script|img|iframe|link rel=\"(?:stylesheet|icon|preconnect)\""
    loaded = rf"<(?:{tags})[^>]*?(?:src|href)=\"([^\"]+)"
    for page in ("index.html", "id/panduan.html", "rules/SOP524.html"):
        found = re.findall(loaded, (site / page).read_text(encoding="utf-8"))
        assert found
        assert [address for address in found if "//" in address] == []

"""A workspace made of small files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from soptool.workspace.load import load
from soptool.workspace.workspace import Workspace

Make = Callable[..., Workspace]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write files given by their path, and load them."""

    def write(files: dict[str, str]) -> Workspace:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load(tmp_path)

    return write

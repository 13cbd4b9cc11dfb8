"""The folder that Typst works in: our templates, gone at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.form.measure.workplace import Workplace


def test_it_is_there_as_long_as_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    place = Workplace(None)
    assert (place.folder / "soptool/sop.typ").is_file()
    del place
    assert list(tmp_path.iterdir()) == []

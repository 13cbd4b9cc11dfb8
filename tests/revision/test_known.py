"""Baselines behind a renaming: nothing that was known is new, nothing is stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from revision.made import FILES, contents, write
from soptool.api.baseline import checking_with, new_baseline
from soptool.api.checking import Checking
from soptool.api.rename import rename
from soptool.api.request import Request
from soptool.api.validate import validate
from soptool.cli.rewriting import write_all
from soptool.cli.terminal import Terminal
from soptool.errors import UsageError
from soptool.lint.levels import Selection

UNTIMED = "kind: micro\ntitle: Pencatatan\nsteps: [{id: catat, activity: Data, next: catat}]\n"


def unknown(request: Request, file: Path) -> list[str]:
    checking = checking_with(request, Selection(), file)
    return [f"{one.code} {one.message}" for one in validate(request, checking).findings]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("step", "terima", "penerimaan"),
        ("step", "catat", "pencatatan"),
        ("executor", "agendaris", "juru-agenda"),
        ("executor", "Konseptor", "Penyusun konsep"),
        ("sop", "tanggapan-surat", "jawaban"),
        ("document", "Disposisi", "Lembar disposisi"),
        ("regulation", "uu-30-2014", "uu-adpem"),
    ],
)
@pytest.mark.parametrize("place", ["lama.json", "sub/lama.json"])
def test_what_was_known_is_known(kind: str, old: str, new: str, place: str, tmp_path: Path) -> None:
    request, file = write(tmp_path, {**FILES, "catat.yaml": UNTIMED}), tmp_path / place
    file.parent.mkdir(exist_ok=True)
    file.write_text(new_baseline(request, Checking(), file).text, encoding="utf-8")
    files, known = contents(tmp_path), file.read_text(encoding="utf-8")
    assert unknown(request, file) == []
    named = file if place.startswith("sub") else None
    for here, there in ((old, new), (new, old)):
        made = rename(request, kind, here, there, baseline=named)
        assert write_all(made.files, Terminal()) == 0
        assert unknown(request, file) == []
    assert contents(tmp_path) == files
    assert file.read_text(encoding="utf-8") == known


def test_other_json_is_left_and_a_named_one_must_be_a_baseline(tmp_path: Path) -> None:
    request = write(tmp_path)
    (tmp_path / "lain.json").write_text('{"findings": 3}')
    (tmp_path / "rusak.json").write_bytes(b"\xff")
    made = rename(request, "step", "terima", "x")
    assert [file.name for file in made.files] == ["mikro/masuk.yaml"]
    with pytest.raises(UsageError, match="not a baseline"):
        rename(request, "step", "terima", "x", baseline=Path("lain.json"))
    with pytest.raises(UsageError, match="can't be read"):
        rename(request, "step", "terima", "x", baseline=Path("tidak-ada.json"))

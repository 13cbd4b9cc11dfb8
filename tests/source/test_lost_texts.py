"""Texts that YAML reads otherwise than they are meant: mended, safely where nothing else can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from soptool.lint.fixing import fixed
from soptool.lint.inspection import inspect
from soptool.lint.levels import Selection, levels_of
from soptool.workspace.load import load

HEAD = "kind: micro\ntitle: Surat\nexecutors: {camat: Camat, sekcam: Sekcam, staf: Staf}\n"
STEPS = "steps:\n  - activity: Menerima surat\n    executor: staf\n"
KNOWN = "    outputs: &a [Surat]\n    requirements: *a\n"


def mended(folder: Path, text: str, *, unsafe: bool) -> str:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    loaded = load(folder)
    levels = levels_of(loaded.settings, folder, Selection(("SOP0", "SOP1", "SOP2")))
    found = inspect(loaded, levels, date(2026, 6, 1)).findings
    return fixed({"a.yaml": text}, found, unsafe=unsafe).texts.get("a.yaml", text)


@pytest.mark.parametrize(
    ("written", "meant", "is_safe"),
    [
        ("    note: &catatan\n", '    note: "&catatan"\n', True),
        ("    note: &catatan  # nanti\n", '    note: "&catatan"  # nanti\n', True),
        ("    outputs: [&Surat]\n", '    outputs: ["&Surat"]\n', True),
        ("    outputs:\n      - &Surat\n", '    outputs:\n      - "&Surat"\n', True),
        ("    outputs: [Surat, *Lain]\n", '    outputs: [Surat, "*Lain"]\n', True),
        ("    outputs: [!asli Surat]\n", '    outputs: ["!asli Surat"]\n', True),
        ("    note: &asli Surat\n", '    note: "&asli Surat"\n', False),
        ("    outputs: [&asli Surat, B]\n", '    outputs: ["&asli Surat", B]\n', False),
        ("    outputs: &a [Surat]\n", "    outputs: &a [Surat]\n", True),
        (KNOWN, KNOWN, True),
        ("    note: [Satu]\n", "    note: Satu\n", True),
        ("    note: [Satu, Dua]\n", "    note: 'Satu, Dua'\n", False),
        ("    note:\n      - Satu\n      - Dua\n", "    note: 'Satu, Dua'\n", False),
    ],
)
def test_a_text_is_mended(written: str, meant: str, is_safe: bool, tmp_path: Path) -> None:
    text = f"{HEAD}{STEPS}{written}"
    assert mended(tmp_path, text, unsafe=True) == f"{HEAD}{STEPS}{meant}"
    assert mended(tmp_path, text, unsafe=False) == (f"{HEAD}{STEPS}{meant}" if is_safe else text)


def test_none_of_several_executors_is_lost(tmp_path: Path) -> None:
    text = f"{HEAD}{STEPS}".replace(": staf", ": [camat/sekcam, staf]")
    assert mended(tmp_path, text, unsafe=True) == text

"""Documents of ours that were damaged, or made to harm: they are read, or refused in a sentence."""

from __future__ import annotations

import random
from io import BytesIO
from zipfile import ZipFile

import pytest

from importing.edits import parts_of
from importing.meant import made
from soptool.importing.landing import landed
from soptool.importing.reading import drafts_of
from soptool.importing.unreadable import Unreadable

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

NAME = "surat-masuk-all"
PARTS = ("word/document.xml", "customXml/item1.xml", "docProps/core.xml")
PIECES = (
    b"<w:tc>", b"</w:tc>", b"<w:tbl>", b"<w:p/>", b'w:val="-1"', b'w:val="99999999"', b"&lt;",
    b"<w:ins>", b"<w:del/>", b"\x00", b'"steps":[["x",9999]]', b"[[", b"null", b"</w:tr>",
)  # fmt: skip


def damaged(seed: int) -> bytes:
    dice = random.Random(seed)
    parts = parts_of(made(NAME)[1])
    name = dice.choice(PARTS)
    content = bytearray(parts[name])
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(content))
        end = at + dice.choice((0, 1, 8, 200))
        content[at:end] = dice.choice((dice.choice(PIECES), b"", bytes(content[at : at + 60]) * 2))
    parts[name] = bytes(content)
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for part, held in parts.items():
            file.writestr(part, held)
    return out.getvalue()


def check(seed: int) -> None:
    try:
        drafts = drafts_of(damaged(seed))
    except Unreadable:
        return
    for draft in drafts:
        if draft.version is not None:
            landed(draft.version, made(NAME)[0])


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_read_or_refused(seed: int) -> None:
    check(seed)


@pytest.mark.long
def test_a_thousand_kinds_of_damage() -> None:
    for seed in range(1000, 2000):
        check(seed)

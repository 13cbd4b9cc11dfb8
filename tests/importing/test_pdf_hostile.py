"""PDFs that are damaged, locked, endless or none: each is refused in a line, or read in part."""

from __future__ import annotations

import os
import pickle
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from importing.returned import printed
from soptool.importing import child
from soptool.importing.child import Reader, Unread
from soptool.importing.kinds import kind_of
from soptool.importing.reading import drafts_of
from soptool.importing.unreadable import Unreadable
from soptool.importing.yaml import yaml_of
from soptool.model.parse import parse
from soptool.source.read import read

pytest.importorskip("pypdfium2")
EXAMPLES = Path(__file__).parents[2] / "examples"


def damaged(content: bytes, roll: random.Random) -> bytes:
    """Change, cut, double or delete bytes."""
    made = bytearray(content)
    for _ in range(roll.randint(1, 40)):
        at = roll.randrange(len(made))
        long = roll.randint(1, 200)
        match roll.randrange(4):
            case 0:
                made[at] = roll.randrange(256)
            case 1:
                del made[at : at + long]
            case 2:
                made[at:at] = made[at : at + long]
            case _:
                made[at : at + long] = bytes(roll.randrange(256) for _ in range(long))
        if len(made) < 2:
            break
    return bytes(made[: roll.randint(1, len(made))] if roll.random() < 0.2 else made)


def adds_up_and_loads(content: bytes, reader: Reader) -> bool:
    """Read a file; whatever was read adds up, and is YAML of the format."""
    try:
        drafts = drafts_of(content, reader=reader)
    except Unreadable:
        return False
    for draft in drafts:
        assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
        text = yaml_of({**draft.data, "title": draft.data.get("title", "Tanpa judul")})
        document, findings = read("x.yaml", text.encode())
        assert document is not None, text
        assert not findings
        sop, found = parse(document)
        assert sop is not None, (text, found)
    return True


def hold(rounds: int, seed: int, tmp_path: Path) -> int:
    [file] = printed(EXAMPLES, tmp_path, "surat-masuk")
    content, roll, reader = file.read_bytes(), random.Random(seed), Reader(20)
    try:
        return sum(
            kind_of(made) == "pdf" and adds_up_and_loads(made, reader)
            for made in (damaged(content, roll) for _ in range(rounds))
        )
    finally:
        reader.close()


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    assert hold(25, 1, tmp_path) > 0


@pytest.mark.long
def test_many_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    assert hold(1000, 2, tmp_path) > 100


def test_a_child_that_takes_too_long_is_ended_and_the_next_file_is_read(tmp_path: Path) -> None:
    [file] = printed(EXAMPLES, tmp_path, "surat-masuk")
    reader = Reader(0.0)
    try:
        with pytest.raises(Unread) as error:
            reader.read(file.read_bytes())
        assert error.value.failure == "slow"
        reader.seconds = 60
        assert len(reader.read(file.read_bytes()).pages) == 2
    finally:
        reader.close()


FALLS = "import os, signal, sys; sys.stdin.buffer.read(8); os.kill(os.getpid(), signal.{signal})"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no signals")
@pytest.mark.parametrize(
    ("ends", "failure", "said"),
    [("SIGSEGV", "fell", "broke off"), ("SIGABRT", "fell", "broke off"),
     ("SIGXCPU", "slow", "in time")],
)  # fmt: skip
def test_a_reader_that_falls_is_told_from_a_file_that_is_refused(
    ends: str, failure: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(20)
    begin = subprocess.Popen
    code = FALLS.format(signal=ends)
    monkeypatch.setattr(
        subprocess, "Popen", lambda _, **ways: begin([sys.executable, "-c", code], **ways)
    )
    with pytest.raises(Unread) as error:
        reader.read(b"%PDF-1.7")
    assert error.value.failure == failure
    with pytest.raises(Unreadable, match=said):
        drafts_of(b"%PDF-1.7", reader=reader)
    reader.close()


def test_a_file_that_takes_more_memory_than_there_is_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: bytes) -> None:
        raise MemoryError

    answers: list[str] = []
    asked = iter([b"R%PDF-1.7", None])
    monkeypatch.setattr(child, "_received", lambda _: next(asked))
    monkeypatch.setattr(child, "_send", lambda _, answer: answers.append(pickle.loads(answer)))
    monkeypatch.setattr(child, "_WORK", {b"R": fail})
    monkeypatch.setattr(child, "_within_limits", lambda: None)
    monkeypatch.setattr(child, "_begin_anew", lambda _: None)
    child.serve(20)
    assert answers == ["large"]


def test_pages_are_painted_and_what_is_broken_has_no_picture(tmp_path: Path) -> None:
    [file] = printed(EXAMPLES, tmp_path, "surat-masuk")
    reader = Reader(60)
    try:
        first, second = reader.pictures(file.read_bytes())
        assert (first.number, second.number) == (1, 2)
        assert first.png.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">2L", first.png[16:24])
        assert width == 1200
        assert height == pytest.approx(1200 * first.height / first.width, abs=1)
        assert reader.pictures(b"%PDF-1.7 rusak") == ()
        assert len(reader.read(file.read_bytes()).pages) == 2
    finally:
        reader.close()

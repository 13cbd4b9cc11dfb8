from __future__ import annotations

import pytest

from soptool.diagram.lettering import TEXT_SIZE, line_count, settings, unbroken, width


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("Ya", 1.223),
        ("Tidak", 2.445),
        ("Setuju?", 3.391),
        ("W i", 1.444),
        ("", 0.0),
        ("Y\u00ada", 1.223),
    ],
)
def test_widths_are_those_of_arial(text: str, ems: float) -> None:
    assert width(text) == pytest.approx(ems * TEXT_SIZE, abs=0.001)


def test_more_lines_are_narrower() -> None:
    blocks = settings("Tidak memenuhi syarat administrasi")
    assert [len(block.lines) for block in blocks] == [1, 2, 3, 4]
    assert [block.width for block in blocks] == sorted((b.width for b in blocks), reverse=True)
    assert blocks[1].lines == ("Tidak memenuhi", "syarat administrasi")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Pertanggungjawabankeuangannya", ("Pertanggungjawa-", "bankeuangannya")),
        ("Disetujui/Dikembalikan/Ditolak", ("Disetujui/", "Dikembalikan/", "Ditolak")),
    ],
)
def test_a_very_long_word_is_broken_last(text: str, lines: tuple[str, ...]) -> None:
    blocks = settings(text)
    assert blocks[0].lines == (text,)
    assert lines in [block.lines for block in blocks]
    assert unbroken(lines).replace("/ ", "/") == text


@pytest.mark.parametrize("text", ["pertanggungjawaban", "administrasi", "SPM_2024-REV.docx"])
def test_usual_words_and_codes_stay_whole(text: str) -> None:
    assert [block.lines for block in settings(text)] == [(text,)]


def test_long_texts_keep_their_words() -> None:
    text = " ".join(f"kata{number}" for number in range(30))
    assert all(" ".join(block.lines) == text for block in settings(text))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 1),
        ((10.0,), 1),
        ((4.0, 5.0), 1),
        ((4.0, 5.1), 2),
        ((20.0,), 2),
        ((4.0, 25.0, 4.0), 4),
        ((4.0, 25.0, 4.1), 5),
    ],
)
def test_words_fill_lines_and_wider_ones_go_on(words: tuple[float, ...], count: int) -> None:
    assert line_count(words, 1.0, 10.0) == count

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soptool.finding import Place
from soptool.report.excerpt import excerpt
from soptool.report.visible import visible, width


def at(line: int, column: int, end: int, end_line: int | None = None) -> Place:
    return Place("a.yaml", line, column, end_line or line, end)


def test_line_before_and_after_with_the_caret_under_the_place() -> None:
    shown = excerpt(["satu", "dua tiga", "empat"], at(2, 5, 9), 60)
    assert shown is not None
    assert shown.lines == ((1, "satu"), (2, "dua tiga"), (3, "empat"))
    assert (shown.at, shown.caret, shown.length) == (2, 4, 4)


def test_tabs_and_wide_letters_move_the_caret() -> None:
    shown = excerpt(["\t日本x"], at(1, 4, 5), 60)
    assert shown is not None
    assert (shown.caret, shown.length) == (8, 1)


def test_the_caret_is_as_wide_as_the_letters_above_it() -> None:
    shown = excerpt(["日本"], at(1, 1, 3), 60)
    assert shown is not None
    assert shown.length == 4


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    shown = excerpt(["steps:", "  - x", "  - y"], at(1, 1, 4, end_line=3), 60)
    assert shown is not None
    assert (shown.caret, shown.length) == (0, 6)


def test_a_place_after_the_last_letter_gets_one_caret() -> None:
    shown = excerpt(["title:"], at(1, 7, 7), 60)
    assert shown is not None
    assert (shown.caret, shown.length) == (6, 1)


def test_a_place_outside_the_file_has_no_excerpt() -> None:
    assert excerpt(["x"], at(2, 1, 2), 60) is None
    assert excerpt([], at(1, 1, 2), 60) is None


def test_a_long_line_is_a_window_around_the_place() -> None:
    line = "a" * 500 + "SALAH" + "b" * 500
    shown = excerpt([line], at(1, 501, 506), 60)
    assert shown is not None
    text = shown.lines[0][1]
    assert text.startswith("…a")
    assert text.endswith("b…")
    assert text[shown.caret : shown.caret + shown.length] == "SALAH"


def test_a_place_longer_than_the_window_is_cut() -> None:
    shown = excerpt(["x" * 1000], at(1, 1, 1001), 40)
    assert shown is not None
    assert shown.length <= 40
    assert width(shown.lines[0][1]) <= 40


LINES = st.text(st.characters(exclude_characters="\n\r"), max_size=120)


@given(st.lists(LINES, min_size=1, max_size=4), st.data(), st.integers(20, 90))
def test_nothing_is_wider_than_the_window_and_the_caret_stands_under_the_place(
    lines: list[str], data: st.DataObject, columns: int
) -> None:
    number = data.draw(st.integers(1, len(lines)))
    text = lines[number - 1]
    start = data.draw(st.integers(1, len(text) + 1))
    end = data.draw(st.integers(start, len(text) + 1))
    shown = excerpt(lines, at(number, start, end), columns)
    assert shown is not None
    # A character that is written out (\U000e0041) may be wider than the rest of the window.
    assert all(width(line) <= columns + 10 for _, line in shown.lines)
    line = dict(shown.lines)[number]
    if start <= len(text) and visible(text[start - 1]).strip() and width(visible(text[start - 1])):
        before = _upto(line, shown.caret)
        assert line[len(before) :].startswith(visible(text[start - 1])[:1])


def _upto(line: str, cells: int) -> str:
    """Return the part of the line that takes this many cells."""
    for end in range(len(line) + 1):
        if width(line[:end]) == cells and (end == len(line) or width(line[end])):
            return line[:end]
    return line

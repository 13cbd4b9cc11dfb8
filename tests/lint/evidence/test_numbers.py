from __future__ import annotations

import pytest

from soptool.lint.evidence.numbers import compiled, corrected, holes, number_key, same_shape, sample

PATTERN = "SOP-{seq:3}/SETJEN/{year}"


@pytest.mark.parametrize(
    ("pattern", "number", "fits"),
    [
        (PATTERN, "SOP-012/SETJEN/2026", True),
        (PATTERN, "SOP-1012/SETJEN/2026", True),
        (PATTERN, "SOP-12/SETJEN/2026", False),
        (PATTERN, "sop-012/SETJEN/2026", False),
        (PATTERN, "SOP-012/SETJEN/26", False),
        (PATTERN, "SOP-012/SETJEN/2026 ", False),
        ("{seq}/{unit}/{month}/{year}", "7/BIRO-UMUM/IX/2026", True),
        ("{seq}/{unit}/{month}/{year}", "7/BIRO-UMUM/13/2026", False),
        ("{seq}/{unit}/{month}/{year}", "7/BIRO UMUM/09/2026", False),
        ("SOP.{seq:2}+", "SOP.07+", True),
        ("SOP.{seq:2}+", "SOPx07+", False),
        ("{", "{", True),
        ("{seq:99}", "1" * 9, True),
        ("", "", True),
    ],
)
def test_a_number_by_its_pattern(pattern: str, number: str, fits: bool) -> None:
    assert bool(compiled(pattern).fullmatch(number)) is fits


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("sop-12/setjen/2026", "SOP-012/SETJEN/2026"),
        ("SOP - 012 / SETJEN / 2026", "SOP-012/SETJEN/2026"),
        ("SOP-0012/SETJEN/2026", "SOP-012/SETJEN/2026"),
        ("SOP-012/BIRO/2026", None),
        ("012/SETJEN", None),
    ],
)
def test_a_number_as_the_pattern_writes_it(number: str, right: str | None) -> None:
    assert corrected(number, PATTERN) == right


def test_a_sample_fits_its_pattern() -> None:
    assert sample(PATTERN) == "SOP-001/SETJEN/2026"
    assert compiled(PATTERN).fullmatch(sample(PATTERN))


def test_numbers_of_one_shape_are_found_in_texts() -> None:
    shape = same_shape("SOP-012/SETJEN/2026")
    assert shape is not None
    assert shape.findall("Lihat SOP-7/SETJEN/2019, sop-11/setjen/2020.") == [
        "SOP-7/SETJEN/2019",
        "sop-11/setjen/2020",
    ]
    assert shape.findall("XSOP-7/SETJEN/2019 SOP-7/SETJEN/2019/B") == []


@pytest.mark.parametrize("number", ["12", "12/2026", "SOP", "SOP-12", "–"])
def test_too_little_shape_to_be_found(number: str) -> None:
    assert same_shape(number) is None


def test_equal_numbers() -> None:
    assert number_key("SOP-012 /SETJEN/2026") == number_key("sop-012/setjen/2026")


@pytest.mark.parametrize(
    ("number", "open_parts"),
    [
        ("SOP/XX/2024", ("XX",)),
        ("SOP-NN/2024", ("SOP-NN",)),
        ("445//SPO/2024", ("",)),
        ("12/SOP/XII/2024", ()),
        ("SOP-XX/2024", ()),
    ],
)
def test_parts_of_a_number_that_are_left_open(number: str, open_parts: tuple[str, ...]) -> None:
    assert holes(number) == open_parts

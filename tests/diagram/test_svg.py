"""The SVG file: the attribute contract, and a few drawings kept as they are."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.diagram.fit import fit
from soptool.diagram.frame import Surround, TextColumn
from soptool.diagram.grid import END, Edge, Grid, Node
from soptool.diagram.svg import svg

from . import grids as made

SVG = "{http://www.w3.org/2000/svg}"
HEADS = ("Pengadministrasi", "Kepala Bagian", "Kepala Biro", "Sekretaris Jenderal")
IDS = ("admin", "kabag", "karo", "sekjen")


def form(grid: Grid) -> Surround:
    numbers = tuple(str(row + 1) for row in range(grid.rows))
    texts = TextColumn("No", 8.0, numbers)
    return Surround("Surat <masuk>", "Alur & lingkaran", IDS, HEADS, (texts,))


def drawn(grid: Grid) -> ET.Element:
    return ET.fromstring(svg(fit(grid, made.widths(grid)).plan, form(grid)))


@pytest.mark.parametrize(
    ("name", "grid"),
    [
        ("letter", made.letter()),
        ("letter-siku", made.letter(style="siku")),
        ("letter-stacked", made.letter(terminators="stacked")),
        ("letter-pages", made.letter(breaks=(3,))),
        *((f"several-{relation}", made.related(relation)) for relation in made.RELATIONS),
    ],
)
def test_golden(name: str, grid: Grid, golden: Callable[[str, str], None]) -> None:
    golden(f"diagram/{name}.svg", svg(fit(grid, made.widths(grid)).plan, form(grid)))


def test_symbols_keep_the_contract() -> None:
    root = drawn(made.letter(breaks=(3,)))
    symbols = [element for element in root.iter() if element.get("class") == "symbol"]
    ids = [symbol.get("data-id") for symbol in symbols]
    assert len(ids) == len(set(ids)) == 8
    assert {symbol.get("data-kind") for symbol in symbols} == {
        "terminator",
        "process",
        "decision",
        "connector",
    }
    assert {symbol.get("data-column") for symbol in symbols} <= set(IDS)
    for symbol in symbols:
        wide, high = float(symbol.attrib["data-w"]), float(symbol.attrib["data-h"])
        assert wide >= 9 / 25.4 * 72 - 0.01
        assert high >= 5 / 25.4 * 72 - 0.01


def test_connectors_end_at_their_symbols() -> None:
    root = drawn(made.letter())
    by_id = {e.get("data-id"): e for e in root.iter() if e.get("class") == "symbol"}
    found = [element for element in root.iter() if element.get("class") == "connector"]
    assert len(found) == 7
    for connector in found:
        assert {connector.get("data-from"), connector.get("data-to")} <= by_id.keys()
        assert len(connector.attrib["points"].split()) >= 2


def test_text_is_at_least_seven_points() -> None:
    sizes = [float(e.attrib["font-size"]) for e in drawn(made.letter()).iter(f"{SVG}text")]
    assert min(sizes) >= 7


def test_branch_labels_carry_their_box() -> None:
    found = [e for e in drawn(made.letter()).iter() if e.get("class") == "branch"]
    assert sorted("".join(e.itertext()) for e in found) == ["Tidak", "Tidak", "Ya", "Ya"]
    assert all(float(e.attrib["data-w"]) > 0 for e in found)


def test_readers_get_title_and_description() -> None:
    root = drawn(made.letter())
    assert root.findtext(f"{SVG}title") == "Surat <masuk>"
    assert root.findtext(f"{SVG}desc") == "Alur & lingkaran"


def test_nothing_marked_is_transformed() -> None:
    assert not [element for element in drawn(made.letter()).iter() if "transform" in element.attrib]


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_text_breaks_the_file(label: str, title: str) -> None:
    nodes = [Node("a", 0, (0,)), Node("q", 1, (1,), "decision", text=title)]
    edges = [Edge("a", "q"), Edge("q", END, label), Edge("q", "a", "Tidak")]
    grid = made.grid(2, nodes, edges)
    text = svg(fit(grid, (27.0, 27.0)).plan, Surround(title, label, ("a", "b"), (title, label)))
    assert ET.fromstring(text).tag == f"{SVG}svg"

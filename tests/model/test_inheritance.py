"""Layers laid one upon another: what wins, what merges, what is added, switched off, and whence."""

from __future__ import annotations

import pytest

from soptool.model.inheritance import Layer, upon
from soptool.source.document import Document
from soptool.source.inheriting import Inheriting
from soptool.source.places import Data
from soptool.source.read import read


def read_in(path: str, text: str) -> Document:
    document, findings = read(path, text.encode())
    assert document is not None, findings
    return document


def laid(own: str, *layers: str) -> Document:
    """Lay a file upon others, the nearest first: `1.yaml`, `2.yaml`."""
    documents = [read_in(f"{number}.yaml", text) for number, text in enumerate(layers, start=1)]
    made = [Layer(one, one.data) for one in documents if isinstance(one.data, dict)]
    return upon(read_in("own.yaml", own), made)


@pytest.mark.parametrize(
    ("own", "layers", "data"),
    [
        ("unit: A", ["unit: B"], {"unit": "A"}),
        ("unit: ''", ["unit: B"], {"unit": "B"}),
        ("a: 1", ["unit: B", "unit: C"], {"a": "1", "unit": "B"}),
        ("unit: '-'", ["unit: B"], {}),
        ("unit: '-'", ["status: draft"], {"unit": "-", "status": "draft"}),
        ("a: 1", ["unit: '-'", "unit: C"], {"a": "1"}),
        ("unit: A", ["unit: '-'", "unit: C"], {"unit": "A"}),
        ("dates: {created: 1}", ["dates: {created: 2, review: 3}"],
         {"dates": {"created": "1", "review": "3"}}),
        ("dates: {created: }", ["dates: {created: 2}"], {"dates": {"created": "2"}}),
        ("approval: {acting: –}", ["approval: {acting: Plt., name: N}"],
         {"approval": {"name": "N"}}),
        ("approval: '-'", ["approval: {name: N}"], {}),
        ("a: 1", ["approval: {rank: R}", "approval: {rank: X, name: N}"],
         {"a": "1", "approval": {"rank": "R", "name": "N"}}),
        ("approval: {name: M}", ["approval: {name: N, nip: 1, rank: R, acting: Plt., place: J}"],
         {"approval": {"name": "M", "place": "J"}}),
        ("approval: {name: n  o}", ["approval: {name: N O, nip: 1}"],
         {"approval": {"name": "n  o", "nip": "1"}}),
        ("approval: {position: Q}", ["approval: {position: P, name: N, rank: R, date: 1}"],
         {"approval": {"position": "Q", "date": "1"}}),
        ("approval: {position: '-'}", ["approval: {position: P, name: N}"],
         {"approval": {"name": "N"}}),
        ("approval: {position: Q}", ["approval: {name: N, rank: R}"],
         {"approval": {"position": "Q", "name": "N", "rank": "R"}}),
        ("equipment: [x]", ["equipment: [y]"], {"equipment": ["x"]}),
        ("equipment: x", ["equipment: [y]"], {"equipment": "x"}),
        ("equipment: [+, x]", ["equipment: [y]"], {"equipment": ["y", "x"]}),
        ("equipment: [+, x]", ["equipment: y"], {"equipment": ["y", "x"]}),
        ("equipment: [+, x]", ["equipment: [+, y]", "equipment: [z]"],
         {"equipment": ["z", "y", "x"]}),
        ("equipment: [+, x]", ["equipment: [y]", "equipment: [z]"], {"equipment": ["y", "x"]}),
        ("equipment: [+, x]", ["equipment: '-'", "equipment: [z]"], {"equipment": ["x"]}),
        ("equipment: [+, x]", [], {"equipment": ["x"]}),
        ("equipment: +", ["equipment: [y]"], {"equipment": ["y"]}),
        ("equipment: [+]", [], {}),
        ("equipment: []", ["equipment: [y]"], {"equipment": ["y"]}),
        ("equipment: ['-']", ["equipment: [y]"], {}),
        ("equipment:\n  -", ["equipment: [y]"], {}),
        ("equipment:\n  - -", ["equipment: [y]"], {}),
        ("equipment: [x, +]", ["equipment: [y]"], {"equipment": ["x", "+"]}),
        ("unit: +", ["unit: B"], {"unit": "+"}),
        ("dates: text", ["dates: {created: 2}"], {"dates": "text"}),
        ("dates: {created: 1}", ["dates: text"], {"dates": {"created": "1"}}),
    ],
)  # fmt: skip
def test_what_comes_of_it(own: str, layers: list[str], data: Data) -> None:
    assert laid(own, *layers).data == data


OWN = "dates: {created: 1}\nequipment: [+, x]\nrecords: '-'\n"
NEAR = "unit: N\nequipment: [+, y]\n"
FAR = "unit: F\nstatus: s\ndates: {review: 3}\nequipment:\n  - z\nrecords: [r]\n"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("unit",), "1.yaml:1:7"),
        (("status",), "2.yaml:2:9"),
        (("dates", "created"), "own.yaml:1:18"),
        (("dates", "review"), "2.yaml:3:17"),
        (("dates", "effective"), "own.yaml:1:1"),
        (("equipment",), "own.yaml:2:12"),
        (("equipment", 0), "2.yaml:5:5"),
        (("equipment", 1), "1.yaml:2:16"),
        (("equipment", 2), "own.yaml:2:16"),
        (("records",), "own.yaml:3:10"),
        (("title",), "own.yaml:1:1"),
    ],
)
def test_every_value_leads_to_where_it_is_written(path: tuple[str | int, ...], place: str) -> None:
    found = laid(OWN, NEAR, FAR).value(path)
    assert f"{found.path}:{found.line}:{found.column}" == place


def test_it_is_known_what_was_switched_off() -> None:
    document = laid("records: '-'\napproval: {acting: '-'}\n", FAR, "approval: {acting: Plt.}")
    assert isinstance(document, Inheriting)
    assert set(document.switched_off) == {("records",), ("approval", "acting")}


def test_without_anything_inherited_a_file_is_itself() -> None:
    assert type(laid("equipment: [x]", "records: ''")) is Document

from __future__ import annotations

from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, Line, Node


def test_ways_go_through_loops_and_not_back_out_of_them() -> None:
    lines = {"a": ("b",), "b": ("c", "d"), "c": ("b",), "d": (), "x": ("d",)}
    nodes = tuple(
        Node(name, tuple(Line(target) for target in targets)) for name, targets in lines.items()
    )
    reach = Analysis(Flow(nodes)).reach

    def names(bits: int) -> str:
        return "".join(name for name in lines if bits & reach.bit[name])

    assert {name: names(reach.before[name]) for name in lines} == {
        "a": "", "b": "abc", "c": "abc", "d": "abcx", "x": "",
    }  # fmt: skip
    assert {name: names(reach.after[name]) for name in lines} == {
        "a": "bcd", "b": "bcd", "c": "bcd", "d": "", "x": "d",
    }  # fmt: skip

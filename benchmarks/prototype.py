"""The prototype's generator, router and checker, and their cases as grids."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from soptool.diagram.checker.drawing import Drawing
from soptool.diagram.grid import END, Edge, Grid, Kind, Node, Start, Style

Case = dict[str, Any]

FAULTS = {
    "node_hit": "symbol",
    "overlap": "overlap",
    "label_hit": "label",
    "on_border": "border",
    "outside": "outside",
    "diagonal": "diagonal",
    "missing": "missing",
    "arrow": "arrow",
}
_KINDS = {"process": "process", "decision": "decision", "terminator": "start", "connector": "conn"}


@dataclass(frozen=True, slots=True)
class Prototype:
    """What is taken from the prototype's folder."""

    cases: Callable[[int], Case]
    dense: Callable[[int], Case]
    solve: Callable[[Case], object]
    check: Callable[[Case], dict[str, float]]


def load(folder: Path) -> Prototype:
    """Import the prototype from its folder."""
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    made = importlib.import_module("gen")
    routed = importlib.import_module("route")
    return Prototype(
        made.gen,
        importlib.import_module("held").dense,
        routed.solve,
        importlib.import_module("check").check,
    )


def as_grid(case: Case, style: Style = "bawah-atas") -> Grid:
    """Return a prototype's case as a grid: starts and ends are capsules, wide boxes joint steps."""
    rows = case["rows"]
    nodes = tuple(
        Node(f"s{row}", row, tuple(spec["cells"]), _kind(spec["kind"]))
        for row, spec in enumerate(rows)
    )
    edges = tuple(
        Edge(f"s{source}", f"s{target}", label or "") for source, target, label in case["edges"]
    )
    ends = tuple(Edge(f"s{row}", END) for row, spec in enumerate(rows) if spec["kind"] == "end")
    starts = tuple(Start(f"s{row}") for row, spec in enumerate(rows) if spec["kind"] == "start")
    return Grid(case["cols"], len(rows), nodes, (*edges, *ends), starts, style=style)


def _kind(kind: str) -> Kind:
    return "decision" if kind == "decision" else "process"


def as_geometry(drawing: Drawing) -> Case:
    """Return a drawing the way the prototype's checker takes it."""
    return {
        "syms": [
            (symbol.id, _KINDS[symbol.kind], *_edges(symbol.box)) for symbol in drawing.symbols
        ],
        "edges": [(line.source, line.target, line.label or None) for line in drawing.connectors],
        "polys": [list(line.points) for line in drawing.connectors],
        "labels": [
            (0, "", box.left, box.top, box.right - box.left, box.bottom - box.top)
            for box in drawing.labels
        ],
        "links": [list(link) for link in drawing.links],
        "bx": list(drawing.upright_borders),
        "Y": list(drawing.level_borders),
        "area": _edges(drawing.area),
    }


def _edges(box: Any) -> tuple[float, float, float, float]:
    return (box.left, box.top, box.right, box.bottom)

"""Small tables for the diagram's tests, and random ones."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from soptool.diagram.grid import END, Edge, Grid, Node, Relation, Start, Style, Terminators

RELATIONS: tuple[Relation, ...] = ("joint", "any", "each", "chain")
STYLES: tuple[Style, ...] = ("bawah-atas", "siku")
TERMINATORS: tuple[Terminators, ...] = ("activity", "stacked", "rows")
WIDTH = 27.0


def grid(
    columns: int,
    nodes: list[Node],
    edges: list[Edge],
    *,
    starts: tuple[Start, ...] = (),
    breaks: tuple[int, ...] = (),
    style: Style = "bawah-atas",
    terminators: Terminators = "activity",
) -> Grid:
    return Grid(
        columns,
        max((node.row for node in nodes), default=-1) + 1,
        tuple(nodes),
        tuple(edges),
        starts or tuple(Start(node.id) for node in nodes[:1]),
        breaks,
        style,
        terminators,
    )


def letter(
    *,
    breaks: tuple[int, ...] = (),
    style: Style = "bawah-atas",
    terminators: Terminators = "activity",
) -> Grid:
    """Two loops, one long skip."""
    nodes = [
        Node("terima", 0, (0,)),
        Node("periksa", 1, (1,)),
        Node("lengkap", 2, (2,), "decision", text="Lengkap?"),
        Node("konsep", 3, (1,)),
        Node("setuju", 4, (3,), "decision", text="Setuju?"),
        Node("kirim", 5, (0,)),
    ]
    edges = [
        Edge("terima", "periksa"),
        Edge("periksa", "lengkap"),
        Edge("lengkap", "konsep", "Ya"),
        Edge("lengkap", "periksa", "Tidak"),
        Edge("konsep", "setuju"),
        Edge("setuju", "kirim", "Ya"),
        Edge("setuju", "konsep", "Tidak"),
        Edge("kirim", END),
    ]
    return grid(4, nodes, edges, breaks=breaks, style=style, terminators=terminators)


def related(relation: Relation) -> Grid:
    nodes = [
        Node("a", 0, (0,)),
        Node("m", 1, (0, 2, 3), relation=relation),
        Node("q", 2, (1,), "decision", text="Sesuai?"),
        Node("z", 3, (2,)),
    ]
    edges = [
        Edge("a", "m"),
        Edge("m", "q"),
        Edge("q", "z", "Ya"),
        Edge("q", "a", "Tidak"),
        Edge("z", END),
    ]
    return grid(4, nodes, edges)


def widths(of: Grid) -> tuple[float, ...]:
    return (min(WIDTH, 165 / max(1, of.columns)),) * of.columns


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Any table of up to 14 rows and 6 columns; a node a row, sometimes two."""
    columns = draw(st.integers(2, 6))
    nodes: list[Node] = []
    for row in range(draw(st.integers(1, 14))):
        nodes += _row(draw, row, columns)
    edges: list[Edge] = []
    for place, node in enumerate(nodes):
        edges += _edges(draw, nodes, place, node)
    rows = nodes[-1].row + 1
    breaks = draw(st.sets(st.integers(1, rows - 1), max_size=2)) if rows > 4 else set()
    return grid(
        columns,
        nodes,
        edges,
        breaks=tuple(sorted(breaks)),
        style=draw(st.sampled_from(STYLES)),
        terminators=draw(st.sampled_from(TERMINATORS)),
    )


def _row(draw: st.DrawFn, row: int, columns: int) -> list[Node]:
    order = draw(st.permutations(range(columns)))
    count = draw(st.sampled_from((1, 1, 1, 1, 2, 3)))
    own = tuple(order[: min(count, columns)])
    relation = draw(st.sampled_from(RELATIONS)) if len(own) > 1 else "joint"
    decision = row > 0 and relation != "each" and draw(st.integers(0, 3)) == 0
    nodes = [Node(f"s{row}", row, own, "decision" if decision else "process", relation)]
    if row and len(own) < columns and draw(st.integers(0, 7)) == 0:
        nodes.append(Node(f"s{row}b", row, (order[len(own)],)))
    return nodes


def _edges(draw: st.DrawFn, nodes: list[Node], place: int, node: Node) -> list[Edge]:
    following = nodes[place + 1].id if place + 1 < len(nodes) else END
    if node.kind == "process":
        return [Edge(node.id, following)]
    back = nodes[draw(st.integers(0, place))].id
    other = END if draw(st.integers(0, 5)) == 0 else back
    return [Edge(node.id, following, "Ya"), Edge(node.id, other, "Tidak")]


@st.composite
def decisions(draw: st.DrawFn) -> Grid:
    """One decision with three or four branches: to the step below, to any other, to the end."""
    columns = draw(st.integers(2, 8))
    before, after = draw(st.integers(1, 3)), draw(st.integers(3, 6))
    column = st.integers(0, columns - 1)
    nodes = [Node(f"a{row}", row, (draw(column),)) for row in range(before)]
    nodes.append(Node("q", before, (draw(column),), "decision", text="Lengkap?"))
    nodes += [Node(f"b{row}", before + 1 + row, (draw(column),)) for row in range(after)]
    edges = [Edge(one.id, two.id) for one, two in pairwise(nodes) if one.id != "q"]
    edges += [Edge(nodes[-1].id, END), Edge("q", "b0", "Ya")]
    others = [*(node.id for node in nodes if node.id not in ("q", "b0")), END]
    targets = draw(st.lists(st.sampled_from(others), min_size=2, max_size=3, unique=True))
    labels = ("Tidak", "Tidak lengkap", "Ragu")
    edges += [Edge("q", target, label) for target, label in zip(targets, labels, strict=False)]
    return grid(
        columns,
        nodes,
        edges,
        style=draw(st.sampled_from(STYLES)),
        terminators=draw(st.sampled_from(TERMINATORS)),
    )


@st.composite
def forks(draw: st.DrawFn) -> Grid:
    """A decision one branch of which leads to several steps at once, or to a step of several."""
    columns = draw(st.integers(2, 8))
    order = draw(st.permutations(range(columns)))
    nodes = [Node("a", 0, (draw(st.integers(0, columns - 1)),))]
    nodes.append(Node("q", 1, (draw(st.integers(0, columns - 1)),), "decision", text="Lengkap?"))
    nodes.append(
        Node("m", 2, tuple(order[: draw(st.integers(2, min(4, columns)))]), relation="each")
    )
    nodes += [Node(f"b{row}", row, (draw(st.integers(0, columns - 1)),)) for row in range(3, 7)]
    targets = draw(
        st.one_of(
            st.just(["m"]),
            st.lists(st.sampled_from(("m", "b3", "b4", "b5")), min_size=2, unique=True),
        )
    )
    branches = [Edge("q", target, "Ya") for target in targets]
    other = Edge("q", draw(st.sampled_from(("a", "b6", END))), "Tidak")
    branches = [other, *branches] if draw(st.booleans()) else [*branches, other]
    edges = [Edge(one.id, two.id) for one, two in pairwise(nodes) if one.id != "q"]
    return grid(
        columns,
        nodes,
        [*edges, *branches, Edge("b6", END)],
        style=draw(st.sampled_from(STYLES)),
        terminators=draw(st.sampled_from(TERMINATORS)),
    )

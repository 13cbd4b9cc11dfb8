"""Random tables for the router: everything a procedure can hold, from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise, product

from soptool.diagram.grid import END, Edge, Grid, Node, Relation, Side, Start, Style, Terminators

_STYLES: tuple[Style, ...] = ("bawah-atas", "siku")
_TERMINATORS: tuple[Terminators, ...] = ("activity", "stacked", "rows")
_RELATIONS: tuple[Relation, ...] = ("joint", "any", "each", "chain")
_SIDES: tuple[Side, ...] = ("left", "right")
_QUESTIONS = ("Setuju?", "Lengkap?", "Perlu disposisi?", "Sesuai ketentuan?", "R/T", "")
_LABELS = (
    ("Ya", "Tidak"),
    ("Ya", "Tidak"),
    ("Ya", "Tidak"),
    ("Setuju", "Tolak"),
    ("Lengkap", "Tidak lengkap"),
    ("Memenuhi syarat", "Tidak memenuhi syarat"),
    ("Baik", "Cukup", "Kurang"),
)
_BRANCHES = (
    ("Jenis 1", "Jenis 2", "Jenis 3", "Jenis 4", "Jenis 5", "Jenis 6", "Jenis 7", "Jenis 8", "9"),
    ("Ya", "Tidak", "Ragu", "Tunda", "Ulang", "Batal", "Alih", "Sebagian", "Lain"),
    (
        "Lengkap",
        "Tidak lengkap",
        "Tidak lengkap dan perlu diperbaiki",
        "Perlu disposisi",
        "Ditolak",
        "Di luar kewenangan",
        "Dikembalikan kepada pemohon",
        "Memenuhi syarat",
        "Tidak memenuhi syarat",
    ),
)


class _Maker:
    """One random table in the making."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed * 31 + 7)
        choose = self.random.choice
        self.rows = choose((1, 2, 3, 5, 8, 10, 12, 15, 18, 20, 25, 30, 40, 60))
        self.columns = choose((2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 15))
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []

    def grid(self) -> Grid:
        for row in range(self.rows):
            self._add_row(row)
        for place, node in enumerate(self.nodes):
            self._add_edges(place, node)
        pick = self.random
        others = [node for node in self.nodes[1:] if node.kind == "process"]
        extra = pick.sample(others, min(len(others), pick.choice((0, 0, 0, 1, 2))))
        starts = (Start(self.nodes[0].id), *(Start(node.id, "Via Email") for node in extra))
        count = pick.choice((0, 0, 0, 1, 2)) if self.rows > 4 else 0
        breaks = tuple(sorted(pick.sample(range(2, self.rows), count))) if count else ()
        return Grid(
            self.columns,
            self.rows,
            tuple(self.nodes),
            tuple(self.edges),
            starts,
            breaks,
            pick.choice(_STYLES),
            pick.choice(_TERMINATORS),
        )

    def _add_row(self, row: int) -> None:
        pick = self.random
        free = list(range(self.columns))
        pick.shuffle(free)
        for number in range(pick.choice((1, 1, 1, 1, 1, 1, 1, 2, 3))):
            if not free or (number and row == 0):
                return
            wide = pick.random() < 0.12 and len(free) > 1 and not number
            count = min(len(free), pick.choice((2, 2, 3))) if wide else 1
            columns, free = tuple(free[:count]), free[count:]
            relation = pick.choice(_RELATIONS) if wide else "joint"
            decision = pick.random() < 0.22 and relation != "each" and row > 0
            self.nodes.append(
                Node(
                    f"s{row}.{number}",
                    row,
                    columns,
                    "decision" if decision else "process",
                    relation,
                    pick.choice(_QUESTIONS) if decision else "",
                )
            )

    def _add_edges(self, place: int, node: Node) -> None:
        pick = self.random
        following = self.nodes[place + 1].id if place + 1 < len(self.nodes) else END
        if node.kind == "decision":
            self._add_branches(place, node, following)
            return
        self.edges.append(Edge(node.id, following))
        if pick.random() < 0.06 and place + 3 < len(self.nodes):
            far = self.nodes[min(place + pick.choice((2, 3)), len(self.nodes) - 1)].id
            self.edges.append(Edge(node.id, far))

    def _add_branches(self, place: int, node: Node, following: str) -> None:
        pick = self.random
        labels = pick.choice(_LABELS)
        self.edges.append(Edge(node.id, following, labels[0]))
        for label in labels[1:]:
            kind = pick.random()
            side = pick.choice(_SIDES) if pick.random() < 0.05 else None
            if kind < 0.15:
                outcome = pick.choice(("", "ditolak"))
                self.edges.append(Edge(node.id, END, label, side, outcome))
                continue
            back = max(0, place - pick.choice((1, 1, 2, 2, 3, 4, 9)))
            ahead = min(len(self.nodes) - 1, place + pick.choice((2, 2, 3, 5)))
            target = self.nodes[back if kind < 0.75 else ahead].id
            self.edges.append(Edge(node.id, target, label, side))


def chart(seed: int) -> Grid:
    """Return the table of a seed."""
    return _Maker(seed).grid()


def decisions() -> Iterator[tuple[str, Grid]]:
    """Yield one decision of 3 to 9 branches in 2 to 8 columns, in every style, with its name."""
    for count, columns, style, terminators in product(
        range(3, 10), range(2, 9), _STYLES, _TERMINATORS
    ):
        for words, labels in enumerate(_BRANCHES):
            name = f"{count} branches, {columns} columns, {style}, {terminators}, words {words}"
            pick = random.Random(name)
            yield name, _decision(pick, labels[:count], columns, style, terminators)


def _decision(
    pick: random.Random,
    labels: tuple[str, ...],
    columns: int,
    style: Style,
    terminators: Terminators,
) -> Grid:
    """Return steps around one decision: its branches lead up, down, far down, and to the end."""
    before, after = pick.choice((1, 2, 3)), len(labels) + pick.choice((0, 1, 3))
    nodes = [Node(f"a{row}", row, (pick.randrange(columns),)) for row in range(before)]
    text = pick.choice(_QUESTIONS)
    nodes.append(Node("q", before, (pick.randrange(columns),), "decision", text=text))
    nodes += [Node(f"b{row}", before + 1 + row, (pick.randrange(columns),)) for row in range(after)]
    edges = [Edge(one.id, other.id) for one, other in pairwise(nodes) if one.id != "q"]
    edges.append(Edge(nodes[-1].id, END))
    targets = ["b0", *pick.sample([f"b{row}" for row in range(1, after)], len(labels) - 1)]
    for place in range(1, len(labels)):
        kind = pick.random()
        if kind < 0.25:
            targets[place] = f"a{pick.randrange(before)}"
        elif kind < 0.35:
            targets[place] = END
    edges += [Edge("q", target, label) for target, label in zip(targets, labels, strict=True)]
    starts = (Start("a0"),)
    rows = before + 1 + after
    return Grid(
        columns, rows, tuple(nodes), tuple(edges), starts, style=style, terminators=terminators
    )

"""What the diagram is drawn from: rows, columns, nodes and edges of one table.

Rows are the table's rows from the top, columns the executors from the left, both from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["terminator", "process", "decision", "connector"]
Relation = Literal["joint", "any", "each", "chain"]
Side = Literal["left", "right"]
Style = Literal["bawah-atas", "siku"]
Terminators = Literal["activity", "stacked", "rows"]

END: Final = "end"
"""Target of an edge that ends its line."""


@dataclass(frozen=True, slots=True)
class Node:
    """One step with a symbol in each of its columns.

    `columns` keep the author's order: in a `chain` the arrows follow it; in a `joint` or `any`
    decision the first holds the diamond, in a `chain` the last. `relation` counts only with
    several columns:

    - `joint`: one act, symbols linked by a line without arrow, one flow in and out;
    - `any`: one of them acts, linked by a broken line, one flow in and out;
    - `each`: all at the same time, every symbol has its own lines in and out;
    - `chain`: arrows from symbol to symbol; lines enter the first and leave the last.

    Several nodes may share a row. A node without columns has no symbol: lines that reach it go
    on to where it leads. `text` is the diamond's question or the capsule's words, `number` what the
    row is called in the table.
    """

    id: str
    row: int
    columns: tuple[int, ...]
    kind: Kind = "process"
    relation: Relation = "joint"
    text: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a step to a step or to `END`, where `outcome` names the end.

    Edges of one source with the same label are one line that forks. The order of a source's
    edges is the order of its branches: the first is drawn as the main way.
    """

    source: str
    target: str
    label: str = ""
    side: Side | None = None
    outcome: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """A step where the procedure starts; `text` is for its capsule."""

    node: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. `breaks` are the rows that begin a new page."""

    columns: int
    rows: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    starts: tuple[Start, ...] = ()
    breaks: tuple[int, ...] = ()
    style: Style = "bawah-atas"
    terminators: Terminators = "activity"
    start_text: str = "Mulai"
    end_text: str = "Selesai"

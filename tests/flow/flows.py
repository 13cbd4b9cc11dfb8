"""Flows for the tests: written short, drawn at random, or built from blocks that are sound."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from soptool.flow.graph import Flow, Join, Line, Node
from soptool.flow.order import forward_of
from soptool.model.calendar import Span, Spell

Policy = Mapping[str, int]


def line(target: str, label: str | None = None) -> Line:
    """`b`: to that step; `end`, `end:ditolak`: to an end."""
    if target == "end" or target.startswith("end:"):
        return Line(None, label, target.partition(":")[2] or "selesai")
    return Line(target, label)


def flow(*rows: str) -> Flow:
    """Read rows: `a > b c` (split), `a ? Ya: b; Tidak: c d`, with `*` start, `&` all, `|` any."""
    return Flow(tuple(map(_node, rows)))


def _node(row: str) -> Node:
    head, sign, rest = row.partition(" ? ") if " ? " in row else row.partition(" > ")
    name = head.rstrip("*&|")
    marks = head[len(name) :]
    join: Join | None = "all" if "&" in marks else "any" if "|" in marks else None
    if "?" in sign:
        answers = (answer.partition(":") for answer in rest.split("; "))
        lines = [line(to, label.strip()) for label, _, tos in answers for to in tos.split()]
    else:
        lines = [line(to) for to in rest.split()]
    return Node(name, tuple(lines), "?" in sign, "*" in marks, join=join)


# --- acyclic flows at random -------------------------------------------------------------------


@st.composite
def acyclic(draw: st.DrawFn, most: int = 7) -> Flow:
    """Lines go down only, so that every policy can be tried."""
    count = draw(st.integers(1, most))
    return Flow(tuple(draw(_random_node(index, range(index + 1, count))) for index in range(count)))


@st.composite
def tangled(draw: st.DrawFn, most: int = 8) -> Flow:
    """Lines go anywhere, or to steps that do not exist, or nowhere."""
    count = draw(st.integers(0, most))
    nodes = []
    for index in range(count):
        node = draw(_random_node(index, range(count)))
        lost = draw(st.sampled_from(["", "", "", "lines", "unknown", "start"]))
        if lost == "lines":
            node = replace(node, lines=())
        elif lost == "unknown":
            node = replace(node, unknown=(Line(draw(st.sampled_from(["s10", "zzz"]))),))
        nodes.append(replace(node, is_start=lost == "start", is_optional=draw(st.booleans())))
    return Flow(tuple(nodes))


@st.composite
def _random_node(draw: st.DrawFn, index: int, below: range) -> Node:
    target = st.sampled_from([*(f"s{number}" for number in below), "end", "end:ditolak"])
    several = st.lists(target, min_size=1, max_size=3, unique=True)
    is_decision = draw(st.booleans())
    labels = ["Ya", "Tidak", "Ragu"][: draw(st.integers(2, 3))] if is_decision else [None]
    lines = [line(to, label) for label in labels for to in draw(several)]
    said: tuple[Join | None, ...] = (None, None, "all", "any")
    join = draw(st.sampled_from(said))
    return Node(f"s{index}", tuple(lines), is_decision, join=join)


def policies(of: Flow) -> Iterator[Policy]:
    """Every way to answer all decisions, as the number of the answer."""
    names = [node.id for node in of.nodes]
    for choice in product(*(range(max(len(node.groups), 1)) for node in of.nodes)):
        yield dict(zip(names, choice, strict=True))


@st.composite
def looping(draw: st.DrawFn) -> Flow:
    """An acyclic flow in which some decisions have an answer more, that goes up again."""
    nodes = draw(acyclic()).nodes
    changed = []
    for index, node in enumerate(nodes):
        if node.is_decision and draw(st.booleans()):
            back = line(f"s{draw(st.integers(0, index))}", "Ulang")
            changed.append(replace(node, lines=(*node.lines, back)))
        else:
            changed.append(node)
    return Flow(tuple(changed))


def ahead(of: Flow) -> Flow:
    """The flow without the lines that come back."""
    forward = forward_of(of)
    return Flow(
        tuple(
            replace(node, lines=tuple(x for x in node.lines if not forward.comes_back(node.id, x)))
            for node in (of.by_id[name] for name in forward.order)
        )
    )


def walked(of: Flow, policy: Policy, root: str) -> dict[str, list[tuple[str, Line]]]:
    """The nodes that are done when decisions are answered so, and the lines that arrive there."""
    arriving: dict[str, list[tuple[str, Line]]] = {root: []}
    queue = [root]
    while queue:
        here = queue.pop()
        for way in (of.by_id[here].groups or ((),))[policy[here]]:
            if way.target is None:
                continue
            if way.target not in arriving:
                arriving[way.target] = []
                queue.append(way.target)
            arriving[way.target].append((here, way))
    return arriving


# --- flows built from blocks -------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """`task`, `seq`, `choice`, `split`, `loop` (decided below) or `redo` (decided above)."""

    kind: str
    inner: tuple[Block, ...] = ()


TASK = Block("task")
blocks = st.recursive(
    st.just(TASK),
    lambda inner: st.builds(
        lambda kind, several: Block(kind, tuple(several)),
        st.sampled_from(["seq", "choice", "split", "loop", "redo"]),
        st.lists(inner, min_size=2, max_size=3),
    ),
    max_leaves=8,
)


@dataclass
class Building:
    """Turns a block into nodes, and counts its time beside."""

    nodes: list[Node] = field(default_factory=list)
    times: dict[str, tuple[int, int]] = field(default_factory=dict)
    random: random.Random = field(default_factory=lambda: random.Random(1))

    def add(self, *lines: Line, decision: bool = False) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(Node(name, lines, decision))
        low = self.random.randint(0, 9)
        self.times[name] = (low, low + self.random.randint(0, 9))
        return name

    def build(self, block: Block, after: str) -> tuple[str, tuple[int, int]]:
        """Build a block before `after`; return its first node and its shortest and longest time."""
        builder = getattr(self, f"_{block.kind}")
        return builder(block, after)  # type: ignore[no-any-return]

    def _task(self, block: Block, after: str) -> tuple[str, tuple[int, int]]:
        name = self.add(line(after))
        return name, self.times[name]

    def _seq(self, block: Block, after: str) -> tuple[str, tuple[int, int]]:
        total = (0, 0)
        for inner in reversed(block.inner):
            after, time = self.build(inner, after)
            total = _sum(total, time)
        return after, total

    def _choice(self, block: Block, after: str) -> tuple[str, tuple[int, int]]:
        built = [self.build(inner, after) for inner in block.inner]
        lines = (line(first, f"jawaban {number}") for number, (first, _) in enumerate(built))
        name = self.add(*lines, decision=True)
        lows, highs = zip(*(time for _, time in built), strict=True)
        return name, _sum(self.times[name], (min(lows), max(highs)))

    def _split(self, block: Block, after: str) -> tuple[str, tuple[int, int]]:
        joint = self.add(line(after))
        built = [self.build(inner, joint) for inner in block.inner]
        name = self.add(*(line(first) for first, _ in built))
        lows, highs = zip(*(time for _, time in built), strict=True)
        inside = _sum(self.times[name], (max(lows), max(highs)))
        return name, _sum(inside, self.times[joint])

    def _loop(self, block: Block, after: str) -> tuple[str, tuple[int, int]]:
        name = self.add(decision=True)
        first, time = self._seq(block, name)
        self._set(name, line(after, "Ya"), line(first, "Tidak"))
        return first, _sum(time, self.times[name])

    def _redo(self, block: Block, after: str) -> tuple[str, tuple[int, int]]:
        name = self.add(decision=True)
        first, _ = self._seq(block, name)
        self._set(name, line(after, "Ya"), line(first, "Tidak"))
        return name, self.times[name]

    def _set(self, name: str, *lines: Line) -> None:
        index = next(i for i, node in enumerate(self.nodes) if node.id == name)
        self.nodes[index] = replace(self.nodes[index], lines=lines)


def _sum(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


@st.composite
def sound(draw: st.DrawFn) -> tuple[Flow, dict[str, Span], Span]:
    """A sound flow with its rows in any order, its times, and the time of the whole."""
    seed = draw(st.integers(0, 99))
    building = Building(random=random.Random(seed))
    last = building.add(line("end"))
    first, time = building.build(draw(blocks), last)
    total = _sum(time, building.times[last])
    rest = [node for node in building.nodes if node.id != first]
    building.random.shuffle(rest)
    start = next(node for node in building.nodes if node.id == first)
    times = {name: span(*minutes) for name, minutes in building.times.items()}
    return Flow((start, *rest)), times, span(*total)


def span(low: int, high: int | None = None) -> Span:
    """Working minutes as a span."""
    return Span(Spell(Fraction(low)), Spell(Fraction(low if high is None else high)))

"""Texts between symbols → answers on the lines that leave a decision."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.importing.interpret.edges import Edge
from soptool.importing.interpret.letters import Line, cut
from soptool.importing.interpret.lines import ends, off
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.symbols import Symbol, gap
from soptool.importing.interpret.tables import Area
from soptool.importing.interpret.words import BRANCH, END, NO, YES, is_, plain
from soptool.importing.sheets import Box, Segment

_CENTRED: Final = 0.6
_GOALS: Final = r", (?![^(]*\))"
_LONGEST: Final = 40
_FAR: Final = 62.0
_NEAR_LINE, _NEAR_SYMBOL = 26.0, 30.0
_SPARE: Final = 12.0
_ODD, _AGAIN = 8.0, 4.0
_LITTLE: Final = 0.01


@dataclass(eq=False, slots=True)
class Label:
    """A text that stands between symbols."""

    page: Page
    text: str
    box: Box
    lines: tuple[Line, ...]


def labels_of(area: Area) -> list[Label]:
    """Return the texts in the executors' columns that no symbol holds."""
    page, columns = area.page, area.columns
    box = Box(columns.left, area.top, columns.right, area.bottom)
    level = _whole(
        [
            Label(page, text.text, text.box, (text,))
            for text in phrases_of(_free(page, page.letters.level(box)))
        ]
    )
    turned = phrases_of(_free(page, page.letters.turned(box)))
    return [*level, *(Label(page, text.text, page.letters.box(text), (text,)) for text in turned)]


def _free(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Return what of lines has found no place."""
    parts = (line.part([n not in page.letters.taken for n in line.numbers]) for line in lines)
    return [part for part in parts if part.glyphs and part.text]


def phrases_of(lines: Sequence[Line]) -> list[Line]:
    """Cut lines at wide gaps; rules do not cut here, for lines pass between letters."""
    return [phrase for line in lines for phrase in cut(line, 0.8) if phrase.text]


def _whole(labels: list[Label]) -> list[Label]:
    """Put labels of several lines together."""
    found: list[Label] = []
    for label in labels:
        above = next((other for other in found if _is_below(label, other)), None)
        if above is None:
            found.append(label)
            continue
        above.text = f"{above.text} {label.text}"
        above.lines = (*above.lines, *label.lines)
        above.box = Box(
            min(above.box.x0, label.box.x0),
            min(above.box.y0, label.box.y0),
            max(above.box.x1, label.box.x1),
            max(above.box.y1, label.box.y1),
        )
    return found


def _is_below(label: Label, above: Label) -> bool:
    across = min(label.box.x1, above.box.x1) - max(label.box.x0, above.box.x0)
    least = min(label.box.width, above.box.width)
    is_next = -3 < label.box.y0 - above.box.y1 < 3 and across > 0.4 * least
    if label.page.has_spaces:  # our labels are centred, line by line
        is_next = is_next and abs(label.box.middle[0] - above.lines[-1].box.middle[0]) < _CENTRED
    both = f"{above.text} {label.text}"
    are_answers = is_(BRANCH, above.text) and is_(BRANCH, label.text)
    return is_next and (not are_answers or is_(BRANCH, both))


@dataclass(eq=False, slots=True)
class _Exit:
    """Where lines leave a symbol: all edges that begin with the same stroke."""

    symbol: Symbol
    edges: list[Edge]

    @property
    def segments(self) -> list[Segment]:
        """The strokes that all its edges share, at least the first."""
        courses = [edge.course.segments for edge in self.edges]
        shared = []
        for strokes in zip(*courses, strict=False):
            if len({tuple(round(x) for x in stroke) for stroke in strokes}) > 1:
                break
            shared.append(strokes[0])
        return shared or courses[0][:1]

    @property
    def leads_on(self) -> bool:
        """Whether it leads down the page, or over its end."""
        return any(
            edge.target.page.number > self.symbol.page.number
            or edge.target.box.y0 > self.symbol.box.y1
            for edge in self.edges
        )


def exits_of(edges: Sequence[Edge]) -> list[_Exit]:
    """Return the exits of all symbols that several lines leave, and of decisions."""
    found: dict[tuple[object, ...], _Exit] = {}
    for edge in edges:
        (x, y), (to_x, to_y) = edge.course.places[:2]
        direction = (to_x > x + 1) - (to_x < x - 1), (to_y > y + 1) - (to_y < y - 1)
        key = (edge.source, round(x), round(y), direction)
        found.setdefault(key, _Exit(edge.source, [])).edges.append(edge)
    return list(found.values())


def name_branches(
    labels: Sequence[Label], edges: Sequence[Edge], *, is_whole: bool = False
) -> list[Label]:
    """Give labels to exits of decisions, the nearest first; return those that none took.

    `is_whole`: what has no label there was given none.
    """
    exits = exits_of(edges)
    several = [x for x in exits if sum(other.symbol is x.symbol for other in exits) > 1]
    branches = [x for x in exits if x.symbol.kind == "decision"]
    left = _give(labels, branches, is_whole=is_whole)
    others = [x for x in several if x.symbol.kind != "decision"]
    left = [*_give([label for label in left if is_(BRANCH, label.text)], others),
            *(label for label in left if not is_(BRANCH, label.text))]  # fmt: skip
    if not is_whole:
        left = list(_not_said_again(_parted(left, branches), branches))
        kept = without_echoes(edges)
        _infer([x for x in branches if any(edge in kept for edge in x.edges)])
    return left


def _parted(labels: Sequence[Label], exits: Sequence[_Exit]) -> list[Label]:
    """Let a second answer at strokes that two lines share name the one that turns to its side."""
    lone = [x for x in exits if sum(other.symbol is x.symbol for other in exits) == 1]
    left = []
    for label in labels:
        turned = [edge for exit_ in lone for edge in _turned_to(label, exit_)]
        if len(turned) == 1:
            turned[0].label = label.text
            label.page.letters.take(label.lines)
        else:
            left.append(label)
    return left


def _turned_to(label: Label, exit_: _Exit) -> list[Edge]:
    """Return the lines of an exit that leave what they share to the side of an opposite answer."""
    said = {edge.label for edge in exit_.edges}
    are_opposite = len(said) == 1 and any(
        is_(one, label.text) and is_(other, *said) for one, other in ((YES, NO), (NO, YES))
    )
    if not are_opposite or len(exit_.edges) != 2 or exit_.symbol.page is not label.page:
        return []
    trunk = exit_.segments[0]
    if _away(label.box, trunk) >= _NEAR_LINE:
        return []
    is_level = abs(trunk.x1 - trunk.x0) > abs(trunk.y1 - trunk.y0)
    at = trunk.y0 if is_level else trunk.x0
    side = label.box.middle[is_level] > at
    return [edge for edge in exit_.edges if (edge.target.box.middle[is_level] > at) is side]


def _not_said_again(labels: Sequence[Label], exits: Sequence[_Exit]) -> Iterator[Label]:
    """Yield labels but for those that say again, farther along a line, what it says already."""
    for label in labels:
        edges = [edge for exit_ in exits if exit_.symbol.page is label.page for edge in exit_.edges]
        if any(
            plain(edge.label) == plain(label.text)
            and min(off(label.box.middle, segment) for segment in edge.course.segments) < _AGAIN
            for edge in edges
        ):
            label.page.letters.take(label.lines)
            continue
        yield label


def without_echoes(edges: Sequence[Edge]) -> list[Edge]:
    """Leave out what leaves a decision beside an answer, by the same line to the same symbol."""
    said = {(edge.source, edge.target, edge.nets) for edge in edges if edge.label}
    return [
        edge
        for edge in edges
        if edge.label
        or edge.source.kind != "decision"
        or (edge.source, edge.target, edge.nets) not in said
    ]


def name_onward(labels: Sequence[Label], edges: Sequence[Edge]) -> None:
    """Give labels that stand behind a connector: often they say again what stands before it."""
    ways = [(edge, edge.onward) for edge in edges if edge.source.kind == "decision" and edge.onward]
    for label in (label for label in labels if is_(BRANCH, label.text)):
        near = [(min(_away(label.box, s) for s in way.segments), edge) for edge, way in ways
                if edge.target.page is label.page]  # fmt: skip
        away, edge = min(near, key=lambda pair: pair[0], default=(_NEAR_LINE, None))
        if edge is None or away >= _NEAR_LINE:
            continue
        if not edge.label or edge.is_inferred or plain(edge.label) == plain(label.text):
            edge.label, edge.is_inferred = label.text, False
            label.page.letters.take(label.lines)
    if ways:
        _infer([x for x in exits_of(edges) if x.symbol.kind == "decision"])


def as_heard(edges: Sequence[Edge], names: Sequence[str], free: Sequence[Label] = ()) -> None:
    """Name the exits of decisions as they are said to those who hear the page, where that tells.

    A `free` label in the row that says the same is theirs, however far from the line it stands.
    """
    for symbol in {edge.source for edge in edges if edge.source.answers}:
        own = [edge for edge in edges if edge.source is symbol]
        goals = [goals for _, goals in symbol.answers]
        fitting = [
            [number for number, goal in enumerate(goals) if _is_goal(edge, goal, names)]
            for edge in own
        ]
        if len(own) != len(symbol.answers) or not all(fitting):
            continue
        left = set(range(len(symbol.answers)))
        for edge, answers in sorted(zip(own, fitting, strict=True), key=lambda pair: len(pair[1])):
            answer = next((n for n in answers if n in left), None)
            if answer is None:
                break
            left.discard(answer)
            said, edge.label = edge.label, symbol.answers[answer][0]
            if edge.label != said:
                _take_far(edge, free)


def _take_far(edge: Edge, free: Sequence[Label]) -> None:
    """Take the label that says what an edge is called and stands in the row that it leaves."""
    page, row = edge.source.page, edge.source.row
    for label in free:
        is_here = label.page is page and row is not None and row.y0 <= label.box.middle[1] <= row.y1
        if is_here and plain(label.text) == plain(edge.label):
            page.letters.take(label.lines)
            return


def as_told(edges: Sequence[Edge], names: Sequence[str]) -> list[Edge]:
    """Leave out edges that lead where none is said to lead to those who hear the page.

    All that is said must be among them; what is said of nobody is kept as it is drawn.
    """
    dropped: set[int] = set()
    for symbol in {edge.source for edge in edges if edge.source.answers}:
        own = [edge for edge in edges if _speaks_for(symbol, edge.source)]
        said = [goal for _, goals in symbol.answers for goal in re.split(_GOALS, goals)]
        fitting = [{id(edge) for edge in own if _is_there(edge, goal, names)} for goal in said]
        if all(fitting):
            dropped |= {id(edge) for edge in own}.difference(*fitting)
    return [edge for edge in edges if id(edge) not in dropped]


def _speaks_for(symbol: Symbol, other: Symbol) -> bool:
    """Whether what is said of a symbol holds for another: of those who act together one has it."""
    are_one = symbol.shared == other.shared == "together" and symbol.row is other.row
    return symbol is other or (are_one and not other.answers)


def _is_there(edge: Edge, goal: str, names: Sequence[str]) -> bool:
    """Whether an edge leads to the row, the executor beside it, or the end that is said."""
    target = edge.target
    if target.kind == "terminator" and (goal == target.text or is_(END, goal)):
        return True
    if target.row is None:
        return False
    if target.row is edge.source.row:
        return goal in names
    number = " ".join(line.text for line in target.row.cells.get("no", ()))
    if not number or not goal.startswith(f"{number} ("):
        return bool(number) and goal == number
    beside = goal[len(number) + 2 : -1].split(", ")
    return names[target.column] in beside or target.shared in ("together", "any", "each")


def _is_goal(edge: Edge, goals: str, names: Sequence[str]) -> bool:
    """Whether an edge leads to where an answer is said to: a number, an executor or an end."""
    target = edge.target
    if target.row is None:
        return False
    number = " ".join(line.text for line in target.row.cells.get("no", ()))
    name = names[target.column]
    if target.row is edge.source.row and target.kind != "terminator":
        return goals == name
    if goals in (number, f"{number} ({name})"):
        return bool(number)
    return target.kind == "terminator" and (goals == target.text or is_(END, goals))


def opposite_of(answer: str) -> str:
    """Return the other answer of two; empty where it does not follow."""
    return "Ya" if is_(NO, answer) else "Tidak" if is_(YES, answer) else ""


def keep_spare(labels: Sequence[Label], symbols: Sequence[Symbol]) -> None:
    """Note the answers at decisions that no line leaves for them."""
    decisions = [symbol for symbol in symbols if symbol.kind == "decision"]
    for label in labels:
        here = [symbol for symbol in decisions if symbol.page is label.page]
        nearest = min(here, key=lambda s: _between(label.box, s.box), default=None)
        if nearest is None or nearest.spare or not is_(BRANCH, label.text):
            continue
        if _between(label.box, nearest.box) < _SPARE:
            nearest.spare = label.lines


def _doubt(label: Label, exit_: _Exit, exits: Sequence[_Exit]) -> float:
    """Return how little an answer fits where a line leads, and how far along that it stands.

    Who agrees goes on, who refuses goes back, where a decision has lines of both kinds.
    """
    along, least, where = 0.0, math.inf, 0.0
    for segment in exit_.segments:
        away = _away(label.box, segment)
        if away < least:
            least, where = away, along
        along += math.dist(*ends(segment))
    own = {other.leads_on for other in exits if other.symbol is exit_.symbol}
    is_odd = is_(NO if exit_.leads_on else YES, label.text)
    return 0.1 * where + (_ODD if len(own) > 1 and is_odd else 0.0)


def _give(labels: Sequence[Label], exits: Sequence[_Exit], *, is_whole: bool = True) -> list[Label]:
    pairs: list[tuple[float, int, Label, _Exit]] = []
    for label in labels:
        for exit_ in exits:
            if exit_.symbol.page is not label.page or len(label.text) > _LONGEST:
                continue
            away = min(_away(label.box, segment) for segment in exit_.segments)
            near = _between(label.box, exit_.symbol.box)
            if away < _NEAR_LINE or (away < _FAR and near < _NEAR_SYMBOL):
                doubt = 0.0 if is_whole else _doubt(label, exit_, exits)
                pairs.append((away + 0.35 * near + doubt, len(pairs), label, exit_))
    taken: dict[int, tuple[Label, _Exit]] = {}
    used: set[int] = set()
    for _, _, label, exit_ in sorted(pairs, key=lambda pair: pair[:2]):
        if id(label) not in used and id(exit_) not in taken:
            used.add(id(label))
            taken[id(exit_)] = label, exit_
    for label, exit_ in _swapped(taken, pairs) if is_whole else taken.values():
        for edge in exit_.edges:
            edge.label = label.text
        label.page.letters.take(label.lines)
    return [label for label in labels if id(label) not in used]


def _swapped(
    taken: Mapping[int, tuple[Label, _Exit]],
    pairs: Sequence[tuple[float, int, Label, _Exit]],
) -> Collection[tuple[Label, _Exit]]:
    """Let labels change their exits where both, taken together, are nearer to them then."""
    costs = {(id(label), id(exit_)): cost for cost, _, label, exit_ in pairs}
    found = dict(taken)
    at = {id(label): exit_ for label, exit_ in found.values()}
    waiting = [(label, exit_) for _, _, label, exit_ in pairs if id(exit_) in found]
    is_better = True
    while is_better:
        is_better = False
        for label, beyond in waiting:
            exit_, other = at.get(id(label)), found[id(beyond)][0]
            if exit_ is None or exit_ is beyond:
                continue
            now = costs[id(label), id(exit_)] + costs[id(other), id(beyond)]
            then = costs[id(label), id(beyond)]
            if then + costs.get((id(other), id(exit_)), math.inf) < now - _LITTLE:
                found[id(beyond)], found[id(exit_)] = (label, beyond), (other, exit_)
                at[id(label)], at[id(other)] = beyond, exit_
                is_better = True
    return found.values()


def _away(box: Box, segment: Segment) -> float:
    """Return how far a label lies from a stroke."""
    x, y = box.middle
    places = ((x, y), (box.x0, y), (box.x1, y), (x, box.y0), (x, box.y1))
    return min(off(place, segment) for place in places) + 0.1 * off((x, y), segment)


def _between(label: Box, symbol: Box) -> float:
    """Return how far two boxes lie apart."""
    x = min(max(label.middle[0], symbol.x0), symbol.x1)
    y = min(max(label.middle[1], symbol.y0), symbol.y1)
    return gap(x, y, label)


def _infer(exits: Sequence[_Exit]) -> None:
    """Let one answer of two say the other."""
    for symbol in {exit_.symbol for exit_ in exits}:
        own = [exit_ for exit_ in exits if exit_.symbol is symbol]
        named = [exit_ for exit_ in own if exit_.edges[0].label]
        if len(own) != 2 or len(named) != 1:
            continue
        other = own[1] if own[0] is named[0] else own[0]
        said = named[0].edges[0].label
        opposite = opposite_of(said)
        for edge in other.edges:
            edge.label, edge.is_inferred = opposite, bool(opposite)

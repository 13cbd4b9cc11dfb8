"""The time of procedures as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from soptool.api.time import Finish, Timed
from soptool.cli.finish_view import finish_lines
from soptool.cli.terminal import Terminal
from soptool.compose.procedure import Row
from soptool.language import Message, figure, msg, shortened
from soptool.measure.sums import Assumed, Limit, Sum, Why
from soptool.measure.timing import ExpectedLoop, Timing
from soptool.measure.words import flow_name, limits
from soptool.model.calendar import Span, format_span, format_spell
from soptool.report.visible import visible


def as_tables(timed: tuple[Timed, ...], terminal: Terminal) -> str:
    """Return one procedure with all that is known of it, or several as a list."""
    console = terminal.console()
    view = _View(terminal)
    with console.capture() as captured:
        console.print(view.whole(timed[0]) if len(timed) == 1 else view.listed(timed))
    lines = captured.get().rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


_UNDECIDED = msg("Expected: not known; no `chance` at {steps}")
_ENDLESS = msg("Expected: not known; the loop of {steps} is by its `chance` never left")
_GROWING = msg("Expected: not known; each round of {steps} starts one more or several")
_LENGTHS = (Assumed.MONTH, Assumed.CALENDAR_MONTH, Assumed.YEAR, Assumed.CALENDAR_YEAR)
_LIMITS = {
    (Why.UNMEASURED,): msg("Without a time, counted as nothing: {steps}"),
    (Why.PER_ITEM,): msg("With a time per piece, left out without `pieces`: {steps}"),
    (Why.RECURRING,): msg("Recurring, left out: {steps}"),
    (Why.UNREACHED,): msg("Never come to, left out: {steps}"),
    _LENGTHS: msg("With a month or a year, whose length is assumed: {steps}"),
    (Assumed.APPROXIMATE,): msg("With a rough time: {steps}"),
    (Assumed.OPEN_ENDED,): msg("Without a longest time: {steps}"),
    (Assumed.SEVERAL,): msg("With several times in one cell: {steps}"),
    (Assumed.IN_PART,): msg("With a time that is counted in part: {steps}"),
}


def _limits_average(limit: Limit) -> bool:
    """Whether it bears on the expected time as well: repetitions are in that."""
    return limit.kind is not Why.REPETITION and limit.kind not in _LENGTHS


def _rounds(value: float, language: str) -> str:
    """Write it as far as its digits say something."""
    if value >= 10 or value == int(value):
        return figure(value, language)
    return figure(value, language, 2 if value < 1 else 1)


def _raised(number: int) -> str:
    """Write the number of a note: `¹`."""
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


class _View:
    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def say(self, message: Message) -> str:
        return message.render(self.terminal.translate)

    def listed(self, timed: tuple[Timed, ...]) -> RenderableType:
        """Return a row for each procedure; what sums leave out is said once, below."""
        ids = [visible(one.timing.procedure.id) for one in timed]
        table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
        table.add_column(self.say(msg("SOP")), overflow="fold", width=self._width_of(ids))
        table.add_column(self.say(msg("Time")), overflow="fold")
        table.add_column(self.say(msg("Expected")), overflow="fold")
        for head in (msg("Hand-overs"), msg("Loops")):
            words = self.say(head).replace(" ", "\n")
            table.add_column(words, no_wrap=True, justify="right")
        notes: dict[str, int] = {}
        for name, one in zip(ids, timed, strict=True):
            timing = one.timing
            table.add_row(
                name,
                visible(self._noted(timing, notes)),
                self._expected(timing) or "–",
                str(timing.way.handovers or 0),
                str(len(timing.loops)),
            )
        return Group(table, *(Text(f"{_raised(n)} {visible(note)}") for note, n in notes.items()))

    def _width_of(self, names: Iterable[str]) -> int:
        """Return what names need that are best not broken, at most two fifths of the screen."""
        widest = max(cell_len(name) for name in (*names, "SOP"))
        return min(widest, self.terminal.console().width * 2 // 5)

    def whole(self, one: Timed) -> RenderableType:
        parts: list[RenderableType] = [Text(visible(one.timing.procedure.title), style="bold")]
        if not one.flows:
            return Group(*parts, *self._parts(one))
        for number, (total, flow) in enumerate(zip(one.timing.sums, one.flows, strict=True), 1):
            name = visible(flow_name(total, number, self.terminal.translate))
            parts += [Text(f"\n{name}", style="bold"), *self._parts(flow)]
        return Group(*parts)

    def _parts(self, one: Timed) -> Iterator[RenderableType]:
        timing = one.timing
        for line in self._facts(timing, one.finish):
            yield Text(line)
        yield self._longest(timing)
        yield self._executors(timing)
        for loop in timing.loops:
            yield Text(self._loop(loop, timing))

    def _facts(self, timing: Timing, finish: Finish | None) -> Iterator[str]:
        yield from self._sums(timing)
        yield from self._average(timing)
        yield from self._outcomes(timing)
        if finish is not None:
            yield from map(self.say, finish_lines(finish))
        yield self.say(
            msg(
                "Hand-overs on the longest way: {number}, {units} of them between units",
                number=timing.way.handovers or 0,
                units=timing.between_units,
            )
        )
        for one in timing.sums:
            yield from self._rows_of(one)

    def _sums(self, timing: Timing) -> Iterator[str]:
        for one in timing.sums:
            said = [self.say(limit) for limit in limits(one, self.terminal.language)]
            if one.is_measured:
                exact = "; ".join(said) or self.say(msg("exact"))
                yield self.say(msg("Time: {time} ({exact})", time=self._total(timing), exact=exact))
            else:
                yield self.say(msg("Time: {time}", time=msg("no time stated")))

    def _average(self, timing: Timing) -> Iterator[str]:
        expected, average = self._expected(timing), timing.average
        if expected is not None:
            parallel = msg("on average, or more: lines that run in parallel have answers in them")
            kind = msg("on average") if average.is_exact else parallel
            if any(_limits_average(limit) for one in timing.sums for limit in one.limits):
                kind = msg("{average}; of the same steps", average=kind)
            if average.begins is not None:
                begun = self._named([timing.procedure.by_id[average.begins]])
                kind = msg("{average}; begun at {step}", average=kind, step=begun)
            yield self.say(msg("Expected: {time} ({kind})", time=expected, kind=kind))
        for steps, template in (
            (average.undecided, _UNDECIDED),
            (average.endless, _ENDLESS),
            (average.growing, _GROWING),
        ):
            if steps:
                rows = (timing.procedure.by_id[name] for name in steps)
                yield self.say(Message(template.template, (("steps", self._named(rows)),)))

    def _outcomes(self, timing: Timing) -> Iterator[str]:
        outcomes = timing.way.outcomes
        for outcome, span in outcomes.items() if len(outcomes) > 1 else ():
            text = format_span(span, timing.procedure.calendar, self.terminal.language)
            yield self.say(msg("To the end “{outcome}”: {time}", outcome=outcome, time=text))

    def _rows_of(self, one: Sum) -> Iterator[str]:
        """Name the rows that a sum leaves out or takes for granted."""
        for kind, template in _LIMITS.items():
            rows = [limit.row for limit in one.limits if limit.kind in kind]
            if rows:
                yield self.say(Message(template.template, (("steps", self._named(rows)),)))

    def _named(self, rows: Iterable[Row]) -> str:
        """Name rows by their printed numbers and their first words."""
        return ", ".join(f"{row.no} “{visible(shortened(row.activity))}”" for row in rows)

    def _longest(self, timing: Timing) -> Table:
        table = self._table((msg("No"), msg("The longest way"), msg("Executor"), msg("Time")))
        names = timing.procedure.column_of
        for row in timing.longest:
            who = ", ".join(names[name].name if name in names else name for name in row.executors)
            calendar, language = timing.procedure.calendar, self.terminal.language
            span = timing.times[row.id]
            time = "–" if span is None else format_spell(span.maximum, calendar, language)
            table.add_row(row.no, visible(row.activity), visible(who), time)
        return table

    def _executors(self, timing: Timing) -> Table:
        table = self._table((msg("Executor"), msg("Time")))
        table.add_column(self.say(msg("Share")), justify="right")
        names = timing.procedure.column_of
        for spent in sorted(timing.spent, key=lambda one: -one.share):
            name = names[spent.executor].name if spent.executor in names else spent.executor
            calendar, language = timing.procedure.calendar, self.terminal.language
            time = format_spell(spent.time, calendar, language)
            table.add_row(visible(name), time, f"{float(spent.share):.0%}")
        return table

    def _loop(self, one: ExpectedLoop, timing: Timing) -> str:
        loop, rows = one.loop, timing.procedure.by_id
        adds = format_span(loop.adds, timing.procedure.calendar, self.terminal.language)
        message = msg(
            "Loop {source} → {target}{label}: each further round adds {adds}",
            source=rows[loop.source].no,
            target=rows[loop.target].no,
            label=f" ({loop.label})" if loop.label else "",
            adds=adds,
        )
        if one.rounds is None:
            return self.say(message)
        rounds = _rounds(float(one.rounds), self.terminal.language)
        return self.say(
            msg("{loop}; 1 round expected", loop=message)
            if rounds == "1"
            else msg("{loop}; {rounds} rounds expected", loop=message, rounds=rounds)
        )

    def _noted(self, timing: Timing, notes: dict[str, int]) -> str:
        """Write what a procedure takes, with the number of the note on what that leaves out."""
        texts = [self._sum(one, notes) for one in timing.sums]
        if len(texts) == 1:
            return texts[0]
        names = (
            flow_name(one, number, self.terminal.translate)
            for number, one in enumerate(timing.sums, 1)
        )
        return "; ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))

    def _sum(self, one: Sum, notes: dict[str, int]) -> str:
        if not one.is_measured:
            return self.say(msg("no time stated"))
        language = self.terminal.language
        time = format_span(one.time, one.strand.procedure.calendar, language)
        note = "; ".join(self.say(limit) for limit in limits(one, language))
        return f"{time}{_raised(notes.setdefault(note, len(notes) + 1))}" if note else time

    def _total(self, timing: Timing) -> str:
        return format_span(timing.time, timing.procedure.calendar, self.terminal.language)

    def _expected(self, timing: Timing) -> str | None:
        time = timing.average.time
        if time is None or not any(one.is_measured for one in timing.sums):
            return None
        span = Span(time.minimum.in_minutes, time.maximum.in_minutes)
        return format_span(span, timing.procedure.calendar, self.terminal.language)

    def _table(self, heads: tuple[Message, ...]) -> Table:
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for head in heads:
            table.add_column(self.say(head), overflow="fold")
        return table

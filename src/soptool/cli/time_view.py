"""The time of procedures as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from soptool.api.time import Finish, Timed
from soptool.cli.terminal import Terminal
from soptool.language import Message, msg, shortened
from soptool.measure.timing import ExpectedLoop, Timing
from soptool.model.calendar import Span, Spell, format_span, format_spell
from soptool.report.visible import visible


def _whole(spell: Spell) -> Spell:
    """Round to minutes: an average is not more exact than that."""
    return Spell(Fraction(round(spell.working)), Fraction(round(spell.elapsed)))


def as_tables(timed: tuple[Timed, ...], terminal: Terminal) -> str:
    """Return one procedure with all that is known of it, or several as a list."""
    console = terminal.console()
    view = _View(terminal)
    with console.capture() as captured:
        console.print(view.whole(timed[0]) if len(timed) == 1 else view.listed(timed))
    lines = captured.get().rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _View:
    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def say(self, message: Message) -> str:
        return message.render(self.terminal.translate)

    def listed(self, timed: tuple[Timed, ...]) -> Table:
        heads = (msg("SOP"), msg("Time"), msg("Expected"), msg("Hand-overs"), msg("Loops"))
        table = self._table(heads)
        for one in timed:
            timing = one.timing
            table.add_row(
                visible(timing.procedure.id),
                self._total(timing),
                self._expected(timing) or "–",
                str(timing.way.handovers or 0),
                str(len(timing.loops)),
            )
        return table

    def whole(self, one: Timed) -> RenderableType:
        timing = one.timing
        parts: list[RenderableType] = [Text(visible(timing.procedure.title), style="bold")]
        parts += [Text(line) for line in self._facts(timing, one.finish)]
        parts += [self._longest(timing), self._executors(timing)]
        parts += [Text(self._loop(loop, timing)) for loop in timing.loops]
        return Group(*parts)

    def _facts(self, timing: Timing, finish: Finish | None) -> Iterator[str]:
        way = timing.way
        exact = msg("exact") if way.is_exact else msg("bounds: the flow is not well formed")
        yield self.say(msg("Time: {time} ({exact})", time=self._total(timing), exact=exact))
        expected = self._expected(timing)
        if expected is not None:
            parallel = msg("on average, or more: lines that run in parallel have answers in them")
            kind = msg("on average") if timing.average.is_exact else parallel
            yield self.say(msg("Expected: {time} ({kind})", time=expected, kind=kind))
        elif timing.average.undecided:
            steps = self._named(timing.average.undecided, timing)
            yield self.say(msg("Expected: not known; no `chance` at {steps}", steps=steps))
        elif timing.average.endless:
            steps = self._named(timing.average.endless, timing)
            yield self.say(
                msg(
                    "Expected: not known; the loop of {steps} is by its `chance` never left",
                    steps=steps,
                )
            )
        elif timing.average.growing:
            steps = self._named(timing.average.growing, timing)
            yield self.say(
                msg(
                    "Expected: not known; each round of {steps} starts one more or several",
                    steps=steps,
                )
            )
        if len(way.outcomes) > 1:
            for outcome, span in way.outcomes.items():
                text = format_span(span, timing.procedure.calendar, self.terminal.language)
                yield self.say(msg("To the end “{outcome}”: {time}", outcome=outcome, time=text))
        if finish is not None:
            yield self._finish(finish)
        yield self.say(
            msg(
                "Hand-overs on the longest way: {number}, {units} of them between units",
                number=way.handovers or 0,
                units=timing.between_units,
            )
        )
        if way.unmeasured:
            steps = self._named(way.unmeasured, timing)
            yield self.say(msg("Without a time, counted as nothing: {steps}", steps=steps))

    def _named(self, names: Iterable[str], timing: Timing) -> str:
        """Name rows by their printed numbers and their first words."""
        rows = (timing.procedure.by_id[name] for name in names)
        return ", ".join(f"{row.no} “{visible(shortened(row.activity))}”" for row in rows)

    def _finish(self, finish: Finish) -> str:
        message = msg(
            "Begun on {start}, it is over between {earliest} and {latest}.",
            start=finish.start.isoformat(),
            earliest=finish.earliest.isoformat(),
            latest=finish.latest.isoformat(),
        )
        return self.say(message)

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
        table = self._table((msg("Executor"), msg("Time"), msg("Share")))
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
        rounds = f"{float(one.rounds):.2g}"
        return self.say(
            msg("{loop}; 1 round expected", loop=message)
            if rounds == "1"
            else msg("{loop}; {rounds} rounds expected", loop=message, rounds=rounds)
        )

    def _total(self, timing: Timing) -> str:
        return format_span(timing.way.total, timing.procedure.calendar, self.terminal.language)

    def _expected(self, timing: Timing) -> str | None:
        time = timing.average.time
        if time is None:
            return None
        low, high = _whole(time.minimum), _whole(time.maximum)
        return format_span(Span(low, high), timing.procedure.calendar, self.terminal.language)

    def _table(self, heads: tuple[Message, ...]) -> Table:
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for head in heads:
            table.add_column(self.say(head), overflow="fold")
        return table

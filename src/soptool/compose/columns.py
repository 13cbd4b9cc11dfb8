"""Executors of a macro and of its parts brought under one set of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from soptool.compose import checks
from soptool.compose.documents import Key
from soptool.compose.procedure import Column, Row
from soptool.finding import Finding, Related, found
from soptool.language import closest_name, did_you_mean, msg
from soptool.model.executor import Executor
from soptool.model.sop import Macro, Procedural
from soptool.model.step import MacroStep
from soptool.source.slips import key_slip_fix, slip_fix
from soptool.workspace.entry import Entry


def own_columns(sop: Procedural) -> tuple[Column, ...]:
    """Return the executors that the SOP declares, in order."""
    return tuple(_column(name, executor) for name, executor in sop.executors.items())


def _column(name: str, executor: Executor) -> Column:
    return Column(
        name,
        executor.name,
        executor.group,
        external=executor.external,
        system=executor.system,
        unit=executor.unit,
    )


@dataclass(slots=True)
class Union:
    """The columns of a macro as its parts come in: same post by its `key`, same column."""

    macro: Entry
    key: Key
    columns: dict[str, Column] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        for column in own_columns(self.sop):
            self.columns[column.id] = column

    @property
    def sop(self) -> Macro:
        """The macro SOP."""
        assert isinstance(self.macro.sop, Macro)
        return self.macro.sop

    def take(self, part: Iterable[Column], index: int, name: str) -> Mapping[str, str]:
        """Bring a part's columns in; return the part's executor id → the macro's."""
        step = self.sop.steps[index]
        columns = tuple(part)
        self._check_map(step, index, columns, name)
        given = step.executors or {}
        return {column.id: self._column_for(column, given, index, name) for column in columns}

    def _column_for(self, column: Column, given: Mapping[str, str], index: int, name: str) -> str:
        mapped = given.get(column.id)
        if mapped is not None:
            self._add(replace(column, id=mapped))
            return mapped
        same = self._with_name(column.name)
        if same is not None:
            return same
        if self.sop.executors:
            self._not_declared(column, index, name)
        if column.id not in self.columns:
            self._add(column)
            return column.id
        self._clash(column, index, name)
        free = next(f"{column.id}-{n}" for n in range(2, 10**6) if self._is_free(column, n))
        self._add(replace(column, id=free))
        return free

    def _is_free(self, column: Column, number: int) -> bool:
        return f"{column.id}-{number}" not in self.columns

    def _add(self, column: Column) -> None:
        self.columns.setdefault(column.id, column)

    def _with_name(self, name: str) -> str | None:
        wanted = self.key(name)
        return next((c.id for c in self.columns.values() if self.key(c.name) == wanted), None)

    def _check_map(self, step: MacroStep, index: int, part: tuple[Column, ...], name: str) -> None:
        ids = [column.id for column in part]
        several = step.use is not None and len(step.use.ids) > 1
        for key, value in (step.executors or {}).items():
            path = ("steps", index, "executors", key)
            if key not in ids and not several:
                message = msg("`{part}` has no executor with the id `{id}`.", part=name, id=key)
                place = self.macro.document.key(path)
                hint = did_you_mean(key, ids)
                fix = key_slip_fix(self.macro.document, path, closest_name(key, ids))
                self.findings.append(found(checks.EXECUTOR_MAP, message, place, hint=hint, fix=fix))
            elif self.sop.executors and value not in self.sop.executors:
                message = msg("No executor has the id `{id}`.", id=value)
                place = self.macro.document.value(path)
                hint = did_you_mean(value, self.sop.executors)
                near = closest_name(value, self.sop.executors)
                fix = slip_fix(self.macro.document, path, value, near)
                self.findings.append(found(checks.EXECUTOR_MAP, message, place, hint=hint, fix=fix))

    def _not_declared(self, column: Column, index: int, name: str) -> None:
        message = msg(
            "`{part}` has the executor `{name}`, which this macro does not declare.",
            part=name,
            name=column.name,
        )
        hint = msg("Declare it, or map it: `executors: {{{id}: …}}`.", id=column.id)
        place = self.macro.document.value(("steps", index, "use"))
        self.findings.append(found(checks.EXECUTOR_NOT_DECLARED, message, place, hint=hint))

    def _clash(self, column: Column, index: int, name: str) -> None:
        other = self.columns[column.id]
        message = msg(
            "The executor id `{id}` means `{one}` here and `{other}` in another part.",
            id=column.id,
            one=column.name,
            other=other.name,
        )
        place = self.macro.document.value(("steps", index, "use"))
        related = [Related(place, msg("The part `{part}` comes in here.", part=name))]
        hint = msg("Name the post alike, or map it: `executors: {{{id}: …}}`.", id=column.id)
        clash = found(checks.EXECUTOR_CLASH, message, place, hint=hint, related=related)
        self.findings.append(clash)

    def in_order(self, rows: Iterable[Row]) -> tuple[Column, ...]:
        """Return the macro's declared columns, then the others in order of first use."""
        order = dict.fromkeys(self.sop.executors)
        order |= dict.fromkeys(name for row in rows for name in row.executors)
        return tuple(self.columns.get(name) or Column(name, name) for name in order)

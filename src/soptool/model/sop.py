"""The three kinds of document: micro SOP, macro SOP, service standard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from soptool.language import msg
from soptool.model.executor import Executor, Executors
from soptool.model.identity import Body
from soptool.model.standard import Standard
from soptool.model.step import MacroStep, Step
from soptool.shape import checks
from soptool.shape.texts import wrong


def _not_empty(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return value
    message = msg("The steps are a list (`- …` on a line of its own for each step).")
    raise wrong(message, check=checks.WRONG_SHAPE)


StepList = BeforeValidator(_not_empty)


class Micro(Body):
    """A micro SOP: the steps of one unit."""

    kind: Literal["micro"]
    executors: Executors = Field(
        default_factory=dict,
        description="The columns, in order: `id: post`. — Kolom pelaksana, berurutan.",
    )
    steps: Annotated[tuple[Step, ...], StepList] = Field(
        (), description="The rows, in order. — Baris kegiatan, berurutan."
    )


class Macro(Body):
    """A macro SOP: rows that are performed by other SOPs, and ordinary rows between them."""

    kind: Literal["macro"]
    executors: Executors = Field(
        default_factory=dict,
        description="The columns; default: those of the parts. — Bawaan: pelaksana bagian.",
    )
    steps: Annotated[tuple[MacroStep, ...], StepList] = Field(
        (), description="The rows, in order; `use` names a part. — Baris; `use` menyebut bagian."
    )


Procedural = Micro | Macro
Sop = Micro | Macro | Standard
KINDS: dict[str, type[Micro] | type[Macro] | type[Standard]] = {
    "micro": Micro,
    "macro": Macro,
    "standard": Standard,
}


def step_id(index: int, step: Step) -> str:
    """Return the id of the step at `index` (from 0): its own, or `step-N`."""
    return step.id or f"step-{index + 1}"


def step_ids(steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the ids of all steps; a repeated one gets its position, so that ids stay unique."""
    ids: dict[str, None] = {}
    for index, step in enumerate(steps):
        name = step_id(index, step)
        while name in ids:
            name = f"{name}-step-{index + 1}"
        ids[name] = None
    return tuple(ids)


def numbered(steps: Sequence[Step], *, sections: bool = True) -> tuple[str, ...]:
    """Return the printed number of each step; symbols of one row share its number."""
    return tuple(
        row_numbers(
            (step.section is not None and sections, step.same_row, step.no) for step in steps
        )
    )


def row_numbers(steps: Iterable[tuple[bool, bool, str | None]]) -> Iterator[str]:
    """Yield the printed number of each step.

    Of each: whether it begins a section, whether it stands in the row before, its own `no`.
    """
    count, number = 0, ""
    for begins, same, own in steps:
        count = 0 if begins else count
        if not same or not number:
            count, number = count + 1, ""
        number = own or number or str(count)
        yield number


def executor_name(executors: dict[str, Executor], name: str) -> str:
    """Return the label of an executor; an undeclared one shows its id."""
    executor = executors.get(name)
    return executor.name if executor else name

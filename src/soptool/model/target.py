"""Where the flow goes on: targets of `next` and `branches`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from soptool.language import msg
from soptool.shape import checks
from soptool.shape.names import Kind, Names, Role, keys_name, names
from soptool.shape.texts import as_keys, as_text, is_empty, merged, one_of, wrong
from soptool.source.emit import flow

NEXT = "next"
END = "end"
RESERVED = (NEXT, END)
DEFAULT_OUTCOME = "selesai"


@dataclass(frozen=True, slots=True)
class Target:
    """One target: a step's id or `next`; or an end with its outcome, or another SOP's id."""

    step: str | None = None
    outcome: str | None = None
    sop: str | None = None

    @property
    def is_end(self) -> bool:
        """Whether the line ends here, as far as this SOP goes."""
        return self.step is None


def outcome_key(outcome: str) -> str:
    """Return what tells outcomes apart: case, spaces and a stop at the end do not."""
    return " ".join(outcome.rstrip(" .;,").casefold().split())


TO_NEXT = Target(step=NEXT)
TO_END = Target(outcome=DEFAULT_OUTCOME)


def _target(value: object, at: tuple[str | int, ...]) -> Target:
    if isinstance(value, Target):
        return value
    if isinstance(value, dict):
        return _special(value, at)
    text = as_text(value, at)
    return TO_END if text == END else Target(step=text)


def _special(value: dict[str, Any], at: tuple[str | int, ...]) -> Target:
    if len(value) == 1 and not is_empty(*value.values()):
        key, item = next(iter(value.items()))
        text = as_text(item, (*at, key))
        if key == "end":
            return Target(outcome=text)
        if key == "sop":
            return Target(outcome=text, sop=text)
    message = msg("A target is a step's id, `next`, `end`, `{{end: outcome}}` or `{{sop: id}}`.")
    raise wrong(message, at=at, check=checks.WRONG_SHAPE)


def _targets(value: object, at: tuple[str | int, ...] = ()) -> tuple[Target, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, list):
        found = [_target(item, (*at, index)) for index, item in enumerate(value) if item != ""]
        return tuple(dict.fromkeys(found))
    return (_target(value, at),)


def _branches(value: object) -> dict[str, tuple[Target, ...]]:
    if isinstance(value, (str, list)):
        message = msg("Branches are keys and values: `answer: target`.")
        keys = merged(value)
        form = flow(keys) if keys else "{Ya: next, Tidak: end}"
        hint = msg("Write `branches: {form}`.", form=form)
        raise wrong(message, hint, check=checks.WRONG_SHAPE, meant=keys)
    return {label: _targets(item, (label,)) for label, item in as_keys(value).items()}


def _routes(value: object) -> dict[str, str]:
    pairs = {"": value} if isinstance(value, str) else as_keys(value)
    return {label: _side(label, item) for label, item in pairs.items()}


_SIDES = one_of("left", "right")


def _side(label: str, value: object) -> str:
    at = (label,) if label else ()
    return _SIDES(value, at)


_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_TOLD = {
    "end": "It ends here, with this outcome. — Berakhir di sini, dengan hasil ini.",
    "sop": "It goes on in this SOP (its id). — Berlanjut ke SOP ini (id-nya).",
}
_TARGET: dict[str, Any] = {
    "anyOf": [
        _SCALAR,
        *(
            {
                "type": "object",
                "required": [key],
                "additionalProperties": False,
                "properties": {key: {**_SCALAR, "description": _TOLD[key]}},
            }
            for key in ("end", "sop")
        ),
    ]
}
TARGETS_SCHEMA: dict[str, Any] = {
    "anyOf": [
        *_TARGET["anyOf"],
        {"type": "array", "items": {"anyOf": [*_TARGET["anyOf"], {"type": "null"}]}},
    ]
}
_NAMED = Names(
    names(Kind.STEP, Role.GOES_ON, besides=RESERVED).text,
    within={
        "end": names(Kind.OUTCOME, Role.DECLARED),
        "sop": names(Kind.SOP, Role.GOES_ON),
    },
)
Targets = Annotated[
    tuple[Target, ...], PlainValidator(_targets), WithJsonSchema(TARGETS_SCHEMA), _NAMED
]
Branches = Annotated[
    dict[str, tuple[Target, ...]],
    PlainValidator(_branches),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {"anyOf": [*TARGETS_SCHEMA["anyOf"], {"type": "null"}]},
        }
    ),
    keys_name(Kind.ANSWER, Role.DECLARED, _NAMED),
]
_SIDE = {"enum": ["left", "right"]}
Routes = Annotated[
    dict[str, str],
    PlainValidator(_routes),
    WithJsonSchema({"anyOf": [_SIDE, {"type": "object", "additionalProperties": _SIDE}]}),
    keys_name(Kind.ANSWER, Role.USES),
]

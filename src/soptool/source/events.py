"""The door to the YAML parsers: text in, events out.

libyaml's C parser reads first. What it refuses, ruamel.yaml's exact parser confirms, since
libyaml refuses some valid YAML 1.2 (`{Lengkap?: agenda}`).
"""

from __future__ import annotations

from typing import Any

Event = Any
Mark = Any


class Refusal(Exception):  # noqa: N818 - a verdict on the text, not an error of the program
    """Why the text is not YAML; lines and columns from 0, `began` where the context began."""

    def __init__(
        self, problem: str, line: int, column: int, began: tuple[int, int] | None = None
    ) -> None:
        super().__init__(problem)
        self.problem, self.line, self.column, self.began = problem, line, column, began


def events(text: str) -> list[Event]:
    """Return the events of `text`; raise `Refusal` when both parsers refuse it."""
    try:
        return _fast(text)
    except Refusal as refusal:
        return _exact(text, refusal)


def _fast(text: str) -> list[Event]:
    from _ruamel_yaml import CParser  # noqa: PLC0415 - the C part, without ruamel's own import
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    found = []
    try:
        parser = CParser(text)
        while parser.check_event():
            found.append(parser.get_event())
    except MarkedYAMLError as error:
        raise _refusal(error) from None
    except YAMLError as error:
        raise Refusal(str(error), 0, 0) from None
    return found


def _exact(text: str, refusal: Refusal) -> list[Event]:
    from ruamel.yaml import YAML  # noqa: PLC0415 - needed for refused files only
    from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415

    try:
        return list(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        raise _refusal(error) from None
    except Exception:
        raise refusal from None


def _refusal(error: Any) -> Refusal:
    mark: Mark = error.problem_mark or error.context_mark
    context: Mark = error.context_mark
    began = (context.line, context.column) if context is not None else None
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return Refusal(str(error.problem or error.context or ""), line, column, began)

"""What the program says to people: templates with values, translated only when shown.

English templates are the message ids; gettext catalogues hold the other languages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Translate = Callable[[str], str]


class Computed(str):
    """A value that follows from other places, or from the day: it changes while the flaw stays."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence: a template in English and the values that fill its `{names}`."""

    template: str
    values: tuple[tuple[str, str | Message], ...] = ()

    def render(self, translate: Translate = str) -> str:
        """Return the sentence in the language of `translate`; values are never translated."""
        filled = {
            name: value.render(translate) if isinstance(value, Message) else value
            for name, value in self.values
        }
        return translate(self.template).format_map(filled)

    @property
    def lasting(self) -> str:
        """The sentence in English with `…` for what was computed: what it is known by."""
        return Message(
            self.template, tuple((name, _lasting(value)) for name, value in self.values)
        ).render()

    def __str__(self) -> str:
        return self.render()


def _lasting(value: str | Message) -> str:
    if isinstance(value, Message):
        return value.lasting
    return "…" if isinstance(value, Computed) else value


def by_number(number: int, one: Message, other: Message) -> Message:
    """Return the sentence for one thing, or that for any other number of them.

    Languages without a plural translate both alike.
    """
    return one if number == 1 else other


def computed(value: object) -> Computed:
    """Mark a value of a message as computed."""
    return Computed(value)


def msg(template: str, /, **values: object) -> Message:
    """Make a `Message`; the template must be a literal, so that catalogues can be extracted."""
    return Message(
        template,
        tuple(
            (name, value if isinstance(value, (Message, Computed)) else str(value))
            for name, value in values.items()
        ),
    )

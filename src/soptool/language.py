"""What the program says to people: templates with values, translated only when shown.

English templates are the message ids; gettext catalogues hold the other languages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Translate = Callable[[str], str]


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

    def __str__(self) -> str:
        return self.render()


def msg(template: str, /, **values: object) -> Message:
    """Make a `Message`; the template must be a literal, so that catalogues can be extracted."""
    return Message(
        template,
        tuple(
            (name, value if isinstance(value, Message) else str(value))
            for name, value in values.items()
        ),
    )

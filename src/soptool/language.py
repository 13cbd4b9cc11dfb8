"""What the program says to people: templates with values, translated only when shown.

English templates are the message ids; gettext catalogues hold the other languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

Translate = Callable[[str], str]


_FEW: Final = 18
"""At most so many names are listed where none is near."""


_SWAPPED: Final = str.maketrans(",.", ".,")


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


def grouped(value: int | Decimal) -> Message:
    """Return a number from 0 for a message, its thousands apart as the message's language does."""
    if isinstance(value, Decimal):
        digits, _, part = f"{value.normalize():f}".partition(".")
        exact = grouped(int(digits))
        return msg("{whole}.{part}", whole=exact, part=part) if part else exact
    whole, rest = divmod(value, 1000)
    if not whole:
        return msg("{number}", number=value)
    return msg("{thousands},{rest}", thousands=grouped(whole), rest=f"{rest:03}")


def figure(value: float, language: str, decimals: int = 0) -> str:
    """Write a number with its thousands apart, as `language` does: `75,000`, `75.000`."""
    text = f"{value:,.{decimals}f}"
    return text.translate(_SWAPPED) if language == "id" else text


def listed(parts: Sequence[Message | str], most: int = 5) -> Message | str:
    """Join what a message lists, with commas: the first few of many."""
    first, *others = parts[:most]
    for other in others:
        first = msg("{first}, {second}", first=first, second=other)
    if len(parts) <= most:
        return first
    return msg("{names} and {count} more", names=first, count=len(parts) - most)


def shortened(text: str, longest: int = 40) -> str:
    """Return the beginning of a long text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1].rstrip()}…"


def with_hint(problem: Message, hint: Message | None) -> Message:
    """Join what is wrong and what to do about it."""
    return msg("{problem} {hint}", problem=problem, hint=hint) if hint else problem


def closest_name(word: str, known: Iterable[str], *, closeness: float = 0.6) -> str | None:
    """Return the known name that is written most like `word`, whatever its case, if one is near.

    `closeness`: from 0, where any name is near, to 1, where only the same is.
    """
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=closeness)
    return folded[close[0]] if close else None


def suggest(name: str) -> Message:
    """Ask whether that name was meant."""
    return msg("Did you mean `{near}`?", near=name)


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Offer the nearest of the known names, or say which there are when they are few."""
    names = tuple(dict.fromkeys(known))
    near = closest_name(word, names) or _only_one_with(word, names)
    return suggest(near) if near is not None else there_are(names)


def _only_one_with(word: str, names: tuple[str, ...]) -> str | None:
    """Return the one name of which `word` is a part, as `F-1` is of `Formulir F-1`."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    found = [name for name in names if whole.search(name)] if word else []
    return found[0] if len(found) == 1 else None


def there_are(names: tuple[str, ...]) -> Message | None:
    """Say which names there are, when they are few."""
    if 0 < len(names) <= _FEW:
        return msg("There are: {names}.", names=", ".join(f"`{name}`" for name in names))
    return None

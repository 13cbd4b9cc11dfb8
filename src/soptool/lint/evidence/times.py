"""What is wrong with a time text, in words: for the times of steps and for those promised."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from soptool.language import Message, msg
from soptool.lint.wording.statement import vague_duration
from soptool.lint.wording.text import Found
from soptool.model.calendar import Calendar
from soptool.model.duration.duration import (
    Duration,
    misspelt_unit,
    parse_duration,
    render_alternatives,
    render_duration,
)
from soptool.model.duration.spelling import LIMITING
from soptool.model.step import SAME, Step


class Timed(NamedTuple):
    """A time of a step that can be measured, and its key: `duration` or `effort`."""

    key: str
    time: Duration


class Flaw(NamedTuple):
    """What is wrong with a time and what to do about it."""

    message: Message
    hint: Message


def times_of(step: Step) -> tuple[Timed, ...]:
    """Return the times of a step that can be measured."""
    return _measured(step.duration, step.effort)


@lru_cache(maxsize=4096)
def _measured(duration: str | None, effort: str | None) -> tuple[Timed, ...]:
    said = {"duration": duration, "effort": effort}
    times = ((key, parse_duration(text)) for key, text in said.items() if text and text != SAME)
    return tuple(Timed(key, time) for key, time in times if time is not None)


def unmeasured(text: str) -> tuple[Found, Flaw]:
    """Say why a text is no time, and at which of its words."""
    hint = msg("Write a number and a unit: `30 menit`, `2 hari kerja`, `1-3 hari`.")
    word, meant = misspelt_unit(text) or ("", None)
    start = text.casefold().find(word) if word and meant else -1
    if start >= 0:
        words = Found(text[start : start + len(word)], start, start + len(word), "unit")
        message = msg("“{word}” in “{text}” is no unit of time.", word=words.text, text=text)
        if meant in LIMITING:
            message = msg("“{word}” in “{text}” is not known.", word=words.text, text=text)
        return words, Flaw(message, msg("Did you mean `{near}`?", near=meant or ""))
    words = vague_duration(text) or Found(text, 0, len(text), "vague")
    return words, Flaw(msg("“{words}” is no time that can be measured.", words=words.text), hint)


def told_twice(time: Duration, calendar: Calendar, language: str) -> Flaw | None:
    """Say that one time is told twice, and that the two differ; None where they don't."""
    if not time.alternatives or not time.told_twice:
        return None
    time = calendar.settled(time)
    if not time.alternatives:
        return None
    return Flaw(
        msg(
            "“{text}” tells one time twice, and they differ: {lengths}.",
            text=time.text,
            lengths=_lengths(time, language),
        ),
        msg(
            "Write the one that is meant. Until then both count, as a shortest and a longest time."
        ),
    )


def several(time: Duration, calendar: Calendar, language: str) -> Flaw | None:
    """Say that a cell holds several times; None where it doesn't, or tells one time twice."""
    time = calendar.settled(time)
    if time.listed:
        return Flaw(
            msg(
                "“{text}” lists several times; they are added up: {sum}.",
                text=time.text,
                sum=render_duration(time, language),
            ),
            msg("Write the sum, or give each act a row with its own time."),
        )
    if not time.alternatives or time.told_twice:
        return None
    return Flaw(
        msg(
            "“{text}” states several times: {lengths}. They count as a shortest and a longest "
            "time.",
            text=time.text,
            lengths=_lengths(time, language),
        ),
        msg(
            "Write one time or its bounds (`3-5 hari kerja`); where cases differ, a decision with "
            "a step and a time for each."
        ),
    )


def partly_read(time: Duration) -> Flaw | None:
    """Say which figures and units of a time text are in no sum."""
    if not time.unread:
        return None
    return Flaw(
        msg(
            "In the time “{text}”, “{rest}” is not counted.",
            rest="”, “".join(time.unread),
            text=time.text,
        ),
        msg("Leave the time alone in its cell; what it depends on goes into the remark (`note`)."),
    )


def _lengths(time: Duration, language: str) -> str:
    return ", ".join(render_alternatives(time, language))

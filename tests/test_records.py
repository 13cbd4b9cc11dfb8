"""Records are what the standard library would have made of the same classes."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import field
from functools import cached_property, partial
from typing import Any, ClassVar

import pytest

from soptool import records

Decorator = Callable[..., Any]


def zoo(dataclass: Decorator, **options: bool) -> dict[str, type]:
    """Define the same classes with one decorator or the other."""

    @dataclass(**options)
    class Plain:
        """Some fields."""

        sort: ClassVar[str] = "plain"
        a: int
        b: str = "ä'{}"
        c: list[int] = field(default_factory=list, hash=False)
        d: str = field(default="d", kw_only=True)
        e: int = field(init=False, default=5)
        f: float = field(default=0.5, compare=False, repr=False)

    @dataclass(**options)
    class Below(Plain):
        z: int = 0

    class Under(Below):
        pass

    @dataclass(**options)
    class Empty:
        pass

    @dataclass(**options)
    class Own:
        a: int = 1

        def __repr__(self) -> str:
            return "own"

        def __hash__(self) -> int:
            return 7

    @dataclass(**options)
    class Equal:  # noqa: PLW1641
        a: int = 1

        def __eq__(self, other: object) -> bool:
            return True

    classes = (Plain, Below, Under, Empty, Own, Equal)
    return {one.__name__: one for one in classes}


OPTIONS = [
    {"frozen": is_frozen, "slots": slots} for is_frozen in (False, True) for slots in (False, True)
]
GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((1,), {}),
    ((1, "x"), {"d": "y"}),
    ((1, "x", [2]), {"f": 1.5}),
    ((1,), {"z": 3}),
    ((1,), {"nothing": 3}),
    ((1, 2, 3, 4, 5, 6, 7), {}),
]


def outcome(act: Callable[[], object]) -> object:
    try:
        return act()
    except Exception as error:
        return type(error).__name__, str(error)


def told(cls: type, args: tuple[Any, ...], named: dict[str, Any]) -> list[object]:
    """Say everything that one can see of an instance."""
    made = outcome(lambda: cls(*args, **named))
    if isinstance(made, tuple):
        return [made]
    again = cls(*args, **named)
    names = [one.name for one in dataclasses.fields(made)]  # type: ignore[arg-type]
    return [
        repr(made),
        made == again,
        made == 3,
        outcome(lambda: hash(made) == hash(again)),
        outcome(lambda: repr(dataclasses.replace(made, a=9))),  # type: ignore[type-var]
        *(outcome(partial(setattr, made, name, 3)) for name in names[:1]),
        *(outcome(partial(delattr, made, name)) for name in names[:1]),
        outcome(lambda: vars(made)),
        outcome(lambda: dataclasses.asdict(made)),  # type: ignore[call-overload]
        names,
        getattr(cls, "__match_args__", None),
    ]


@pytest.mark.parametrize("options", OPTIONS)
def test_records_are_as_the_library_has_them(options: dict[str, bool]) -> None:
    ours, theirs = zoo(records.dataclass, **options), zoo(dataclasses.dataclass, **options)
    for name, cls in ours.items():
        for args, named in GIVEN:
            assert told(cls, args, named) == told(theirs[name], args, named), name


@records.dataclass(frozen=True, slots=True)
class Sent:
    a: int
    b: tuple[Sent, ...] = ()


@records.dataclass(frozen=True)
class Settled:
    a: int
    twice: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.a)

    @cached_property
    def four(self) -> int:
        return 2 * self.twice


@records.dataclass(slots=True, order=True)
class Ranked:
    a: int


def test_records_travel_and_are_settled() -> None:
    sent = Sent(1, (Sent(2),))
    assert pickle.loads(pickle.dumps(sent)) == sent
    assert (Settled(2).four, Settled(2) == Settled(2)) == (8, True)
    assert sorted((Ranked(2), Ranked(1)))[0].a == 1
    assert hash(sent) == hash(Sent(1, (Sent(2),)))


def test_a_mistake_in_a_class_is_said_where_it_is_defined() -> None:
    with pytest.raises(ValueError, match="mutable default"):

        @records.dataclass(slots=True)
        class Mistake:
            a: list[int] = []  # noqa: RUF012


def test_nothing_is_compiled_before_it_is_called() -> None:
    code = (
        "import builtins; real = builtins.exec; seen = []\n"
        "builtins.exec = lambda text, *a: (seen.append(text), real(text, *a))[1]\n"
        "from soptool.records import dataclass\n"
        "seen.clear()\n"
        "@dataclass(frozen=True, slots=True)\n"
        "class A:\n a: int = 1\n"
        "print(len(seen)); A(); A(); print(len(seen))"
    )
    ended = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["0", "1"]


def test_what_is_no_record_takes_other_values_though_it_is_below_one() -> None:
    class Below(Sent):
        pass

    below: Any = Below(1)
    below.other = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        below.a = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(Sent(1), "other", 2)  # noqa: B010

"""`dataclass` as the standard library has it, at a fifth of its price where a program starts.

The library writes and compiles six functions for every class when that is defined, most of which
nobody calls in a run: three hundred classes are 0.2 s of every command. Here a function is compiled
when it is first called. (Python 3.13 compiles all six at once, which is half as dear.)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ("dataclass",)

Fields = Sequence[Field[Any]]
Made = TypeVar("Made")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, order=False):
        """Make a class of records; the options are those of the standard library."""

        def made(cls):
            if order or not eq:
                return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, order=order)
            return _made(cls, is_frozen=frozen, has_slots=slots)

        return made if cls is None else made(cls)


def _made(cls: type[Made], *, is_frozen: bool, has_slots: bool) -> type[Made]:
    own = frozenset(vars(cls))
    has_hash = vars(cls).get("__hash__") is not None
    cls.__doc__ = cls.__doc__ or cls.__name__  # else the library asks for the signature
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=has_slots)
    made: type[Made] = bare(cls)
    fields = dataclasses.fields(made)  # type: ignore[arg-type]
    for name, method in _methods(made, fields, is_frozen=is_frozen, has_slots=has_slots).items():
        is_own = has_hash if name == "__hash__" else name in own
        if name == "__init__" or not is_own:
            setattr(made, name, method)
    return made


def _methods(cls: type, fields: Fields, *, is_frozen: bool, has_slots: bool) -> dict[str, Any]:
    shown = [one.name for one in fields if one.repr]
    compared = [one.name for one in fields if one.compare]
    hashed = [o.name for o in fields if (o.compare if o.hash is None else o.hash)]
    methods: dict[str, Any] = {
        "__init__": _later(cls, "__init__", lambda: _init(cls, fields, is_frozen, has_slots)),
        "__repr__": _later(cls, "__repr__", lambda: _repr(shown)),
        "__eq__": _later(cls, "__eq__", lambda: _eq(compared)),
        "__hash__": None,
    }
    if is_frozen:
        methods |= _frozen(cls, frozenset(one.name for one in fields))
        methods["__hash__"] = _later(cls, "__hash__", lambda: _hash(hashed))
    if is_frozen and has_slots:
        methods |= _carried([one.name for one in fields])
    return methods


def _later(cls: type, name: str, make: Callable[[], Any]) -> Any:
    """Return a method that makes way for the real one when it is first called."""

    def first(self: Any, *args: Any, **named: Any) -> Any:
        real = make()
        real.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, real)
        return real(self, *args, **named)

    return first


def _compiled(name: str, arguments: Sequence[str], body: Sequence[str], **known: Any) -> Any:
    text = "\n ".join((f"def {name}({', '.join(arguments)}):", *body))
    exec(text, known)  # noqa: S102 -- nothing but the names of our own fields
    return known[name]


def _init(cls: type, fields: Fields, is_frozen: bool, has_slots: bool) -> Any:
    known: dict[str, Any] = {"_MISSING": MISSING, "_set": object.__setattr__}
    body: list[str] = []
    for one in fields:
        known |= {f"_default_{one.name}": one.default, f"_make_{one.name}": one.default_factory}
        value = _value(one, has_slots=has_slots)
        if value is None:
            continue
        if not is_frozen:
            body.append(f"self.{one.name} = {value}")
        elif (put := _slot(cls, one.name)) is not None:
            known[f"_put_{one.name}"] = put
            body.append(f"_put_{one.name}(self, {value})")
        else:
            body.append(f"_set(self, {one.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    return _compiled("__init__", ["self", *_parameters(fields)], body or ["pass"], **known)


def _value(one: Field[Any], *, has_slots: bool) -> str | None:
    """Return what a field begins with; None where that is nothing, or the class has it."""
    name, made = one.name, f"_make_{one.name}()"
    if one.default_factory is not MISSING:
        return f"{made} if {name} is _MISSING else {name}" if one.init else made
    if one.init:
        return name
    return f"_default_{name}" if one.default is not MISSING and has_slots else None


def _parameters(fields: Fields) -> Iterator[str]:
    asked = [one for one in fields if one.init]
    yield from (_parameter(one) for one in asked if not one.kw_only)
    if any(one.kw_only for one in asked):
        yield "*"
    yield from (_parameter(one) for one in asked if one.kw_only)


def _parameter(one: Field[Any]) -> str:
    if one.default is not MISSING:
        return f"{one.name}=_default_{one.name}"
    return one.name if one.default_factory is MISSING else f"{one.name}=_MISSING"


def _slot(cls: type, name: str) -> Any:
    """Return what puts a value into a slot; None where there is none of that name."""
    holders = (one for one in cls.__mro__ if name in vars(one).get("__slots__", ()))
    holder = next(holders, None)
    return None if holder is None else vars(holder)[name].__set__


def _tuple(names: Sequence[str], of: str) -> str:
    return f"({''.join(f'{of}.{name}, ' for name in names)})"


def _repr(names: Sequence[str]) -> Any:
    values = ", ".join(f"{name}={{self.{name}!r}}" for name in names)
    text = f"return f'{{self.__class__.__qualname__}}({values})'"
    return recursive_repr()(_compiled("__repr__", ["self"], [text]))


def _eq(names: Sequence[str]) -> Any:
    both = f"{_tuple(names, 'self')} == {_tuple(names, 'other')}"
    body = [f"if other.__class__ is self.__class__: return {both}", "return NotImplemented"]
    return _compiled("__eq__", ["self", "other"], body)


def _hash(names: Sequence[str]) -> Any:
    return _compiled("__hash__", ["self"], [f"return hash({_tuple(names, 'self')})"])


def _frozen(cls: Any, names: frozenset[str]) -> dict[str, Any]:
    def __setattr__(self: Any, name: str, value: Any) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return {"__setattr__": __setattr__, "__delattr__": __delattr__}


def _carried(names: Sequence[str]) -> dict[str, Any]:
    """Return how instances travel to other processes, where nothing frozen can be set."""

    def __getstate__(self: Any) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in names]

    def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}

"""Every key of every shape says what it names, or stands here among those that name nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from soptool.lint.profile import Profile
from soptool.model.sop import KINDS
from soptool.settings import Settings
from soptool.shape.names import Kind, Names, Role, marked, named, names_of
from soptool.shape.texts import Shape

ROOTS: tuple[type[Shape], ...] = (*KINDS.values(), Settings, Profile)

# A key is here because its text is print, a sentence, an amount or a date. A key whose text is an
# id or name of something else carries a mark instead (shape/names.py).
NAMES_NOTHING = {
    "Macro, Micro": "kind title number status revision volume purpose scope qualifications warnings"
    " definitions",
    "Standard": "kind title number status revision extra",
    "Dates": "created revised effective review",
    "Approval": "name nip rank acting place date",
    "Classification": "nature completeness coverage",
    "Executor": "external system",
    "Step, MacroStep": "activity duration effort note details when start label question join row"
    " section no pieces",
    "MacroStep": "pin",
    "Service": "title extra",
    "Delivery": "procedure",
    "Item": "note",
    "Term": "duration for note",
    "Fee": "amount for per note",
    "Complaints": "response",
    "Channel": "channel response",
    "Management": "competence supervision guarantee safety evaluation",
    "Post": "number",
    "Publication": "dates address",
    "Site": "place date address",
    "Participation": "date place elements minutes",
    "Review": "date by result action",
    "Pledge": "promise improvement sanction place date name nip",
    "Settings": "language number_pattern paper style terminators fonts",
    "Defaults": "status qualifications",
    "Decree": "title number date place about considering",
    "Signer": "name nip rank",
    "Organization": "name parent city",
    "Hours": "hours_per_day days_per_week days_per_month holidays",
    "Labels": "no activity executor standard requirements duration outputs note total"
    " column_numbers",
    "Regulation": "title status",
    "Profile": "title others least",
}
NOTHING = {
    (shape, key)
    for shapes, keys in NAMES_NOTHING.items()
    for shape in shapes.split(", ")
    for key in keys.split()
}


def shapes(root: Any) -> Iterator[type[Shape]]:
    if isinstance(root, type) and issubclass(root, Shape):
        yield root
        for field in root.model_fields.values():
            yield from shapes(field.annotation)
    for part in get_args(root):
        yield from shapes(part)


def says(shape: type[Shape]) -> Iterator[tuple[str, str]]:
    for key, mark in names_of(shape).within.items():
        if mark:
            yield shape.__name__, key


FOUND = dict.fromkeys(shape for root in ROOTS for shape in shapes(root))


@pytest.mark.parametrize("shape", FOUND, ids=lambda shape: shape.__name__)
def test_every_key_says_what_it_names_or_names_nothing(shape: type[Shape]) -> None:
    known, own = {*says(shape)}, {(shape.__name__, key) for key in shape.known_keys()}
    assert own - known - NOTHING == set(), "Mark the key (shape/names.py), or say it names nothing."
    assert known & NOTHING == set()


def test_what_names_nothing_is_there() -> None:
    assert {(shape.__name__, key) for shape in FOUND for key in shape.known_keys()} >= NOTHING


def test_every_kind_and_role_is_named_somewhere() -> None:
    marks = [mark for root in ROOTS for mark in flat(names_of(root))]
    found = [name for mark in marks for name in (mark.text, mark.keys) if name]
    assert {name.kind for name in found} == {*Kind}
    assert {name.role for name in found} == {*Role}


def flat(mark: Names) -> Iterator[Names]:
    yield mark
    for inner in (*mark.within.values(), *((mark.below,) if mark.below else ())):
        yield from flat(inner)


def test_a_text_where_keys_may_stand_is_what_the_shape_says() -> None:
    data: Any = {"delivery": {"product": ["Surat", {"document": "Salinan", "note": "n"}]}}
    found = [(one.text, one.path) for one in named(data, names_of(KINDS["standard"]))]
    assert found == [
        ("Surat", ("delivery", "product", 0)),
        ("Salinan", ("delivery", "product", 1, "document")),
    ]


def test_words_with_a_meaning_of_their_own_name_nothing() -> None:
    data: Any = {"steps": [{"use": "same", "next": ["next", "end", "a", {"end": "x"}]}]}
    found = [(one.name.kind, one.text) for one in named(data, names_of(KINDS["macro"]))]
    assert found == [(Kind.STEP, "a"), (Kind.OUTCOME, "x")]


def test_only_the_kinds_asked_for_are_walked() -> None:
    data: Any = {"unit": "U", "steps": [{"use": "a", "executor": "b", "outputs": ["c"]}]}
    macro = KINDS["macro"]
    assert [one.text for one in named(data, names_of(macro, Kind.SOP, Kind.UNIT))] == ["U", "a"]
    assert len([*marked(data, names_of(macro, Kind.UNIT))]) == 2

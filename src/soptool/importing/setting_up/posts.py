"""Names of posts in many SOPs: which are perhaps one post, written in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from soptool.importing.seen import normal
from soptool.importing.setting_up.read import ReadSop
from soptool.lint.evidence.posts import post_words, same_post
from soptool.numerals import ROMAN

_LONG: Final = 7
"""Letters from which a word may hold a slip."""
_ALIKE: Final = 0.86
_FIGURE: Final = re.compile(rf"\d|\b{ROMAN}\b", re.IGNORECASE)
_MOST: Final = 2_000
"""So many names are compared with each other."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: the name that most SOPs give it, and in which SOPs each of its names stands."""

    name: str
    sops: Mapping[str, tuple[str, ...]]

    @property
    def others(self) -> tuple[str, ...]:
        """Its other names."""
        return tuple(name for name in self.sops if name != self.name)


def posts_of(sops: Sequence[ReadSop]) -> tuple[Post, ...]:
    """Return all posts, those of most SOPs first."""
    used: dict[str, dict[str, None]] = defaultdict(dict)
    for sop in sops:
        for name in sop.posts():
            used[normal(name)][sop.id] = None
    groups: list[list[str]] = []
    for name in sorted(used, key=lambda name: (-len(used[name]), -len(name), name)):
        group = next((g for g in groups[:_MOST] if any(_is_one(name, other) for other in g)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    return tuple(
        Post(_best(group), {name: tuple(used[name]) for name in group}) for group in groups
    )


def _best(group: Sequence[str]) -> str:
    """Return the name that counts: that of most SOPs, but in capitals only where all are."""
    return next((name for name in group if not name.isupper()), group[0])


def _is_one(one: str, other: str) -> bool:
    """Whether two names are perhaps of one post: shortened, or but for a space or a slip."""
    left, right = post_words(one), post_words(other)
    if not left or not right:
        return False
    if "".join(left) == "".join(right) or same_post(one, other):
        return True
    differ = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    return len(left) == len(right) and len(differ) == 1 and _is_slip(*differ[0])


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG or _FIGURE.search(f"{one} {other}"):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE

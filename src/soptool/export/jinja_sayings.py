"""What Jinja says of templates, and Python within them, in words of those who write them.

The sayings are those of Jinja 3.1 and of Python 3.11 to 3.14; others are quoted as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from soptool.language import Message, by_number, did_you_mean, msg

Answer = tuple[Message, Message | None]
_TAGS = (
    "block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro",
    "print", "raw", "set", "with",
)  # fmt: skip


def understood(text: str, known: Sequence[str]) -> tuple[Message, Message | None, str] | None:
    """Return what is wrong, what to do, and the word that is meant; None where nobody knows.

    `known`: the names that there are where one is missing.
    """
    for pattern, answer in _ANSWERS:
        if match := re.fullmatch(pattern, text):
            words = [word or "" for word in match.groups()]
            what, hint = answer(words, known)
            return what, hint, match.groupdict().get("word") or next(filter(None, words), "")
    return None


def _token(words: str) -> Message:
    """Return what Jinja calls a token as it is written, or said."""
    signs = {
        "end of print statement": "}}",
        "end of statement block": "%}",
        "begin of print statement": "{{",
        "begin of statement block": "{%",
    }
    kinds = {
        "end of template": msg("the end of the template"),
        "name": msg("a name"),
        "string": msg("a text in quotes"),
        "integer": msg("a number"),
    }
    return kinds.get(words) or msg("`{word}`", word=signs.get(words, words))


def _unknown_tag(words: Sequence[str], _: Iterable[str]) -> Answer:
    tag, wanted = words[0], f"end{words[1]}" if words[1] else ""
    if tag.startswith("end") and wanted:
        what = msg(
            "`{{% {tag} %}}` stands where `{{% {wanted} %}}` is due.", tag=tag, wanted=wanted
        )
        return what, msg("What begins last is closed first.")
    if tag.startswith("end") or tag in ("else", "elif"):
        what = msg("`{{% {tag} %}}` belongs to nothing that is open above it.", tag=tag)
        return what, msg("Take it away, or write what it belongs to.")
    return msg("there is no instruction `{{% {tag} %}}`.", tag=tag), did_you_mean(tag, _TAGS)


def _undefined(words: Sequence[str], known: Sequence[str]) -> Answer:
    if words[0] in ("loop", "super", "self", "caller"):
        what = msg("`{name}` means nothing at this place.", name=words[0])
        where = {
            "loop": msg("It is there between `{{% for … %}}` and `{{% endfor %}}`."),
            "caller": msg("It is there in a macro that is used with `{{% call … %}}`."),
        }
        inside = msg("It is there in a block of a template that extends another.")
        return what, where.get(words[0], inside)
    what = msg("there is no value `{name}` here.", name=words[0])
    if words[0] in known:
        return what, msg("What is taken in by `import` knows no values; `include` does.")
    return what, did_you_mean(words[0], known)


def _no_attribute(words: Sequence[str], known: Sequence[str]) -> Answer:
    name, owner = words
    if owner == "None":
        what = msg("`{name}` is asked of a value that is empty.", name=name)
        return what, msg("Ask first whether it is there: `{{% if … %}}`.")
    return msg("there is no `{name}` in this value.", name=name), did_you_mean(name, known)


def _expected(words: Sequence[str], _: Iterable[str]) -> Answer:
    _, wanted, found = words
    if not found:
        what = msg("{wanted} is missing: the template ends before it.", wanted=_token(wanted))
        return what, None
    what = msg("{found} stands where {wanted} is due.", found=_token(found), wanted=_token(wanted))
    return what, None


def _not_there(words: Sequence[str], known: Sequence[str]) -> Answer:
    what = msg("there is no template `{name}`.", name=words[0])
    ours = msg("Names begin at the folder of templates; ours are reached by `soptool/…`.")
    near = did_you_mean(words[0], known) if words[0] else None
    return what, near if near and "`" in str(near) and len(known) else ours


def _filter(words: Sequence[str], known: Sequence[str]) -> Answer:
    return msg("there is no filter `{name}`.", name=words[0]), did_you_mean(words[0], known)


def _test(words: Sequence[str], known: Sequence[str]) -> Answer:
    return msg("there is no test `{name}`.", name=words[0]), did_you_mean(words[0], known)


def _arguments(words: Sequence[str], _: Iterable[str]) -> Answer:
    name, most = words[0], int(words[1] or 0)
    what = msg("`{name}` is given more than it takes.", name=name)
    return what, by_number(
        most, msg("It takes 1 value."), msg("It takes {number} values.", number=most)
    )


def _plain(what: Message, hint: Message | None = None) -> Callable[..., Answer]:
    return lambda _words, _known: (what, hint)


def _named(make: Callable[[str], Message], hint: Message | None = None) -> Callable[..., Answer]:
    return lambda words, _known: (make(words[0]), hint)


_CALLED = r"(?:.*\.)?(?:sync_)?(?:do_)?(\w+)\(\)"
_JOINING = msg("Texts are joined by `~`; `|int` makes a number of a text.")
_ANSWERS: tuple[tuple[str, Callable[[Sequence[str], Sequence[str]], Answer]], ...] = (
    (
        r"Encountered unknown tag '(\w+)'\.(?:.*to be closed is '(\w+)'.*)?",
        _unknown_tag,
    ),
    (
        r"Unexpected end of template.*",
        _plain(msg("the template ends too early."), None),
    ),
    (r"No filter named '([^']+)'.*", _filter),
    (r"No test named '([^']+)'.*", _test),
    (r"'(\w+)' is undefined", _undefined),
    (r"'(None)' has no attribute '(?P<word>\w+)'", lambda w, k: _no_attribute((w[1], w[0]), k)),
    (r"'(.+?)' has no attribute '(?P<word>\w+)'", lambda w, k: _no_attribute((w[1], w[0]), k)),
    (
        r"(\w+) object has no element '?(?P<word>.+?)'?",
        lambda w, _k: (msg("there is no entry `{name}` in this list.", name=w[1]), None),
    ),
    (
        r"(?:Expected an expression|expected an expression), got '(.+)'",
        lambda w, _k: (msg("a value is missing before {token}.", token=_token(w[0])), None),
    ),
    (
        r"()(?:expected token|unexpected end of template, expected) '(.+?)'(?:, got '(.+)')?\.?",
        _expected,
    ),
    (
        r"()unexpected '(?P<word>.+)', expected '(.+)'",
        lambda w, k: _expected((w[0], w[2], w[1]), k),
    ),
    (
        r"unexpected '(end of .+)'",
        lambda w, _k: (msg("a value is missing before {token}.", token=_token(w[0])), None),
    ),
    (
        r"unexpected '(.+)'",
        _named(lambda token: msg("nothing is open that `{token}` could close.", token=token)),
    ),
    (
        r"unexpected char (?:'(\")'|\"(')\") at \d+",
        _plain(msg("a text in quotes is not closed."), msg("Write the same quote at its end.")),
    ),
    (
        r"unexpected char '(.+)' at \d+",
        _named(lambda sign: msg("the sign `{sign}` has no meaning here.", sign=sign)),
    ),
    (
        r"block '(.+)' defined twice",
        _named(
            lambda name: msg("the block `{name}` stands here twice.", name=name),
            msg("Give each a name of its own."),
        ),
    ),
    (
        r".*zero",
        _plain(msg("a number is divided by 0."), msg("Ask first whether it is 0: `{{% if … %}}`.")),
    ),
    (
        r"access to attribute '(\w+)' of .* is unsafe\.",
        _named(lambda name: msg("`{name}` is closed to templates.", name=name)),
    ),
    (r".* is not safely callable", _plain(msg("this is closed to templates."))),
    (
        r"'(\w+)' object is not callable",
        _plain(
            msg("a value is used like a function."), msg("Take away the brackets behind its name.")
        ),
    ),
    (
        r"can only concatenate .*|unsupported operand .*|must be str.*",
        _plain(
            msg("a text and a number, or other unlike values, are added or compared."), _JOINING
        ),
    ),
    (
        r"'.+' not supported between instances of .*",
        _plain(
            msg("a text and a number, or other unlike values, are added or compared."), _JOINING
        ),
    ),
    (r"'?(\w+)'? object is not iterable", _plain(msg("`for` goes through what is no list."))),
    (rf"{_CALLED} takes (?:from \d+ to )?(\d+) positional.*", _arguments),
    (r"macro '(\w+)' takes no(?:t more than (\d+))? .*", _arguments),
    (
        rf"{_CALLED} missing .*",
        _named(lambda name: msg("`{name}` is given less than it needs.", name=name)),
    ),
    (
        r"maximum recursion depth exceeded.*",
        _plain(msg("it takes itself in without end (recursion).")),
    ),
    (
        r"Range too big\. .*|a number becomes too large",
        _plain(msg("a number becomes too large here.")),
    ),
    (
        r"cannot assign attribute on non-namespace object",
        _plain(
            msg("a value of the form can't be changed."),
            msg("Write `{{% set name = … %}}`, and use that name."),
        ),
    ),
    (r"no template `(.*)`", _not_there),
)

"""The level of every check: profile, then `rules:` in sop.yaml, then the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from soptool.errors import UsageError
from soptool.finding import Check, Finding, Severity
from soptool.language import did_you_mean, msg, with_hint
from soptool.lint.built_in import LOADING_CHECKS
from soptool.lint.catalogue import RULES
from soptool.lint.engine import AnyRule
from soptool.lint.evidence.subject import Options
from soptool.lint.lookup import ALL, check_named, checks_named, unknown_rule
from soptool.lint.profile import Profile, load_profiles
from soptool.settings import OFF, Settings
from soptool.source.names import FILE_NAME

LOADING = frozenset(check.code for check in LOADING_CHECKS)


@dataclass(frozen=True, slots=True)
class Selection:
    """What the command line asks for: names, codes, or beginnings of codes (`SOP5`).

    `profile` stands in for that of sop.yaml. Without `select` every rule counts; an empty one
    selects nothing.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    profile: str | None = None

    @property
    def words(self) -> tuple[object, ...]:
        """What stands for it."""
        return (self.select, self.ignore, self.profile)


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Levels:
    """For each code a severity, or None for off; and the options of rules, by their names."""

    by_code: Mapping[str, Severity | None]
    options: Options
    profile: str

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """The rules that are asked."""
        return tuple(rule for rule in RULES if self.is_on(rule.check))

    def is_on(self, check: Check) -> bool:
        """Whether a check counts at all."""
        return self.by_code[check.code] is not None

    def is_judged(self, code: str) -> bool:
        """Whether findings with this code would be there: its check is on, or there is none."""
        return self.by_code.get(code, Severity.ERROR) is not None

    def applied(self, findings: Iterable[Finding], kept: frozenset[str]) -> Iterator[Finding]:
        """Give every finding its level and leave out what is off.

        In the files `kept`, findings of loading stay as they are: they say why a file is left out.
        """
        for finding in findings:
            if finding.place.path in kept and finding.code in LOADING:
                yield finding
                continue
            level = self.by_code[finding.code]
            if level is finding.severity:
                yield finding
            elif level is not None:
                yield replace(finding, severity=level)


def levels_of(settings: Settings, root: Path, selection: Selection = EVERYTHING) -> Levels:
    """Work out all levels. Raises UsageError: unknown rule or profile, nothing selected."""
    name, where = selection.profile or settings.profile, from_here(root / FILE_NAME)
    chain = load_profiles(name, root, "--profile" if selection.profile else where)
    levels = {check.code: check.severity.value for check in ALL}
    for profile in chain:
        _take(levels, profile, name)
    _take_named(levels, settings.rules, where)
    _select(levels, selection)
    if all(level == OFF for level in levels.values()):
        message = msg("No rule is selected: the profile, `rules:`, `--select` and `--ignore`"
                      " leave nothing to check.")  # fmt: skip
        raise UsageError(message)
    by_code = {code: None if level == OFF else Severity(level) for code, level in levels.items()}
    return Levels(by_code, _options(chain, name), name)


def from_here(file: Path) -> str:
    """Return a path as people see it from where they stand: which of several workspaces it is."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive on Windows
        return file.as_posix()


@cache
def _defaults() -> Levels:
    return levels_of(Settings(), Path())


def default_level(check: Check) -> Severity | None:
    """Return the level that a check has in the default profile; None where it is off."""
    return _defaults().by_code.get(check.code, check.severity)


def _take(levels: dict[str, str], profile: Profile, name: str) -> None:
    if profile.others is not None:
        levels.update(dict.fromkeys(levels, profile.others))
    _take_named(levels, profile.levels, name)
    if profile.least is not None:
        least = Severity(profile.least)
        for code, level in levels.items():
            if level != OFF and Severity(level).rank > least.rank:
                levels[code] = least.value


def _take_named(levels: dict[str, str], named: Mapping[str, str], where: str) -> None:
    for word, level in named.items():
        check = check_named(word)
        if check is None:
            raise unknown_rule(word, where)
        levels[check.code] = level


def _select(levels: dict[str, str], selection: Selection) -> None:
    if selection.select is not None:
        chosen = {check.code for check in _chosen(selection.select, "--select")}
        # One that is off in the profile, and is asked for by name, counts.
        off = Severity.WARNING.value
        for code, level in tuple(levels.items()):
            levels[code] = OFF if code not in chosen else off if level == OFF else level
    for check in _chosen(selection.ignore, "--ignore"):
        levels[check.code] = OFF


def _chosen(words: Sequence[str], flag: str) -> Iterator[Check]:
    for word in words:
        checks = checks_named(word)
        if not checks:
            raise unknown_rule(word, flag)
        yield from checks


def _options(chain: Sequence[Profile], where: str) -> Options:
    options = {rule.name: dict(rule.options) for rule in RULES}
    for profile in chain:
        for name, values in profile.options.items():
            if name not in options:
                raise unknown_rule(name, where)
            for option, number in values.items():
                if option not in options[name]:
                    problem = msg("{file}: the rule `{rule}` has no option `{name}`.",
                                  file=where, rule=name, name=option)  # fmt: skip
                    raise UsageError(with_hint(problem, did_you_mean(option, options[name])))
                options[name][option] = number
    return options

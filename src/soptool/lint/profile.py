"""Profiles: which checks count, and how much. Data, packaged or an agency's own file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator

from soptool.disk.content import MAX_NOTES, content_of
from soptool.disk.ways import real
from soptool.errors import UsageError, reason_of
from soptool.finding import Finding
from soptool.language import Message, did_you_mean, msg, with_hint
from soptool.settings import DEFAULT_PROFILE, LEVELS, Levels
from soptool.shape.fill import fill
from soptool.shape.names import Kind, Role, keys_name, names
from soptool.shape.texts import Shape, Text, as_keys, as_number, one_of
from soptool.source.names import FILE_NAME
from soptool.source.read import read

PACKAGED = ("permenpanrb-35-2012", "draft", "strict")
SUFFIXES = (".yaml", ".yml")
_FOLDER = files("soptool.lint") / "profiles"


def _options(value: object) -> dict[str, dict[str, int]]:
    return {
        rule: {name: int(as_number(number, (rule, name))) for name, number in as_keys(item).items()}
        for rule, item in as_keys(value).items()
    }


class Profile(Shape):
    """One file. `others` is the level of every check that `levels` does not name.

    `least` raises every finding to this level. Options are numbers that a rule declares.
    """

    title: Text | None = None
    extends: Annotated[Text | None, names(Kind.PROFILE, Role.EXTENDS)] = None
    others: Annotated[str | None, BeforeValidator(one_of(*LEVELS))] = None
    least: Annotated[str | None, BeforeValidator(one_of("error", "warning", "info"))] = None
    levels: Levels = Field(default_factory=dict)
    options: Annotated[
        Mapping[str, Mapping[str, int]], PlainValidator(_options), keys_name(Kind.RULE, Role.USES)
    ] = Field(default_factory=dict)


def load_profiles(name: str, root: Path, where: str = FILE_NAME) -> tuple[Profile, ...]:
    """Return the profile and those that it extends, the last of these first.

    `name` is that of a packaged profile, or a YAML file's path from `root`. A file that extends
    nothing stands on the default profile. `where` is what names the profile. Raises UsageError.
    """
    chain: list[Profile] = []
    seen: list[str] = []
    folder = root
    wanted: str | None = name
    while wanted is not None:
        key = str(real(folder / wanted)) if _is_path(wanted) else wanted
        if key in seen:
            raise UsageError(
                msg("{file}: the profile `{name}` extends itself.", file=where, name=wanted)
            )
        seen.append(key)
        content = _content(wanted, folder, where)
        profile = _read(wanted, content)
        chain.append(profile)
        if _is_path(wanted):
            folder, where = (folder / wanted).parent, wanted
            wanted = profile.extends or DEFAULT_PROFILE
        else:
            wanted = profile.extends
    return tuple(reversed(chain))


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith(SUFFIXES)


def _content(name: str, folder: Path, where: str) -> bytes:
    if not _is_path(name):
        if name not in PACKAGED:
            raise UsageError(_unknown(name, folder, where))
        return (_FOLDER / f"{name}.yaml").read_bytes()
    try:
        return content_of(folder / name, MAX_NOTES)
    except OSError as error:
        reason = reason_of(error)
        problem = msg("{file}: the profile `{name}` can't be read:", file=where, name=name)
        raise UsageError(msg("{problem} {reason}.", problem=problem, reason=reason)) from None


def _unknown(name: str, folder: Path, where: str) -> Message:
    problem = msg("{file}: no profile has the name `{name}`.", file=where, name=name)
    files_beside = (f"./{name}{end}" for end in SUFFIXES if (folder / f"{name}{end}").is_file())
    beside = next(files_beside, None)
    if beside:
        return msg("{problem} Did you mean the file `{near}`?", problem=problem, near=beside)
    return with_hint(problem, did_you_mean(name, PACKAGED))


def _read(name: str, content: bytes) -> Profile:
    document, findings = read(name, content)
    if document is None:
        raise UsageError(_fault(findings[0]))
    profile, more = fill(Profile, document, document.data)
    faults = (*findings, *more)
    if faults or profile is None:
        raise UsageError(_fault(faults[0]))
    return profile


def _fault(finding: Finding) -> Message:
    place = finding.place
    problem = msg(
        "{file}:{line}: {problem}", file=place.path, line=place.line, problem=finding.message
    )
    if finding.hint is None:
        return problem
    return msg("{problem} {hint}", problem=problem, hint=finding.hint)

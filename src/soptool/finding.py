"""What every check of the program reports: one type, made alike by all rooms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from soptool.language import Message


class Severity(StrEnum):
    """How bad a finding is; `off` switches a check off in a profile."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding. `code` is never reused; `name` says the flaw in kebab-case.

    `severity` is its level unless a profile says otherwise. `principle` is one of the eight of
    PermenPAN-RB 35/2012, `source` where the requirement stands.
    """

    code: str
    name: str
    severity: Severity
    principle: str | None = None
    source: str | None = None

    def __hash__(self) -> int:
        return hash(self.code)


@dataclass(frozen=True, slots=True)
class Manual:
    """What `sop explain` prints of a check. Examples are executed as tests.

    An example is one file, or several that each begin with a line `# file: NAME`; what an SOP needs
    to load (`kind`, `title`, `steps`) and the example leaves out is added before it is executed.
    The check finds something in every `bad` example and nothing in any `good` one;
    `fixed` is what `--fix` makes of the bad example at the same position, or `--unsafe-fixes` where
    it does not fix safely.

    `defects`: numbers in the list of checkable defects (`lint/defects.yaml`) that the check covers.
    `recalled`: the requirement is known by heart and not from a text at hand; never an error.
    """

    what: Message
    why: Message
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    fixes_safely: bool = True
    defects: tuple[int, ...] = ()
    recalled: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file: `path` relative to the workspace with `/`; lines and columns from 1.

    Columns count characters; the end is exclusive.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """The other place that a finding speaks of."""

    place: Place
    message: Message


KeyPath = tuple[str | int, ...]
Data = str | Sequence["Data"] | Mapping[str, "Data"]


@dataclass(frozen=True, slots=True)
class SetValue:
    """Give the key or list entry at `path` of `file` this value; a missing one is added last."""

    file: str
    path: KeyPath
    value: Data = field(hash=False)


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Call the key at `path` of `file` `name`; its value and its place stay."""

    file: str
    path: KeyPath
    name: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Take the key or list entry at `path` of `file` away, with its value and its own comments."""

    file: str
    path: KeyPath


@dataclass(frozen=True, slots=True)
class Reorder:
    """Put all keys (or list entries, by number) under `path` of `file` into this order."""

    file: str
    path: KeyPath
    order: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Replace:
    """Write `text` in place of what stands at `place`, whatever that is."""

    file: str
    place: Place
    text: str


DataChange = SetValue | RenameKey | Delete | Reorder
Change = DataChange | Replace


@dataclass(frozen=True, slots=True)
class Fix:
    """Changes that mend a finding together; an unsafe fix may change what the document says."""

    message: Message
    changes: tuple[Change, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw at one place: what is wrong, and in `hint` what to do about it."""

    check: Check
    message: Message
    place: Place
    hint: Message | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity = Severity.ERROR

    @property
    def code(self) -> str:
        """The check's code."""
        return self.check.code


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not reported, and why: an ignore's reason, or None for the baseline."""

    finding: Finding
    reason: str | None


def found(
    check: Check,
    message: Message,
    place: Place,
    *,
    hint: Message | None = None,
    related: Iterable[Related] = (),
    fix: Fix | None = None,
) -> Finding:
    """Make a finding of `check` with the severity that it has by default."""
    return Finding(check, message, place, hint, tuple(related), fix, check.severity)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by place, then code, without repeats: the order of every report."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=_order))


def _order(finding: Finding) -> tuple[str, int, int, int, int, str, str]:
    at = finding.place
    where = (at.path, at.line, at.column, at.end_line, at.end_column)
    return (*where, finding.code, str(finding.message))

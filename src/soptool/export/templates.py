"""Jinja's one door: templates of the user, else ours, in a sandbox.

A folder of the user's holds templates under the names of ours (`html/sop.html.j2`). From there,
ours stays reachable under `soptool/`: `{% extends "soptool/html/sop.html.j2" %}`. What a template
prints is escaped by its folder: `html/` as HTML, `markdown/` as Markdown, all else not at all.
"""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from soptool.assets import OWN, folder
from soptool.disk.content import MAX_DATA, MAX_NOTES, content_of
from soptool.disk.ways import real
from soptool.errors import UsageError, reason_of
from soptool.export.escape import folded, markdown
from soptool.export.faults import Said, TemplateFault, fault_of
from soptool.form.breaks import breakable
from soptool.form.clean import clean
from soptool.form.times import tied
from soptool.language import Message, msg

_SECONDS = 30.0
"""For one document of a user's template; ours takes less than one."""
_MEMORY = 1 << 30
"""Bytes that a template of the user's may ask for, beside what is held already."""
_DIGITS = 10_000
"""Bits of a power."""
_Source = tuple[str, str, Callable[[], bool]]


class _UnknownValueError(UndefinedError):
    """A value that is not there; `known` names what stands in the same place."""

    def __init__(self, message: str, known: tuple[str, ...] | None) -> None:
        super().__init__(message)
        self.known = known


class _Unknown(StrictUndefined):
    """Nothing can be done with it, and the error knows the names that there are."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None,
                 exc: type[TemplateRuntimeError] = UndefinedError) -> None:  # fmt: skip
        super().__init__(hint, obj, name, exc)
        self._undefined_exception = self._error  # type: ignore[assignment]

    def _error(self, message: str | None) -> UndefinedError:
        owner = self._undefined_obj
        names = owner if isinstance(owner, Mapping) else dir(type(owner))
        known = None if owner is missing else tuple(n for n in map(str, names) if n[:1] != "_")
        return _UnknownValueError(str(message), known)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, quicker for our own frozen values, whose public names are plain data."""

    intercepted_binops = frozenset({"**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse a power that would be worked out for hours, with nothing to interrupt it."""
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > _DIGITS:
            raise OverflowError("a number becomes too large")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute[:1] != "_" and hasattr(type(obj), "__dataclass_fields__"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class Templates:
    """All templates of one run, each compiled once. `user` is the folder of `--templates`."""

    def __init__(self, user: Path | None = None) -> None:
        if user is not None and not user.is_dir():
            raise UsageError(msg("The folder of templates `{path}` does not exist.", path=user))
        self.user = user
        self._endless: dict[str, TemplateFault] = {}

    def render(self, name: str, **values: object) -> str:
        """Fill the template; raises TemplateFault for whatever goes wrong in it."""
        try:
            if self.user is not None:
                return self._within_limits(name, values)
            return self._template(name).render(values)
        except TemplateFault:
            raise
        except Exception as error:  # a template of the user's may fail in any way
            raise self._fault(name, error, tuple(values)) from error

    def _fault(self, name: str, error: Exception, values: tuple[str, ...]) -> TemplateFault:
        """Say what is wrong in a template: its own, or one that it takes in."""
        file, line = _place(error.__traceback__)
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or error.name, error.lineno
        named, path, source = self._file(file or name)
        kind, text = type(error).__name__, str(getattr(error, "message", None) or error)
        known: Sequence[str] | None = getattr(error, "known", None)
        known = values if known is None else known
        if text.startswith(("No test", "No filter")):
            known = tuple(self._html.tests if "No test" in text else self._html.filters)
        if isinstance(error, TemplateNotFound):
            text, known = f"no template `{error.name}`", self._names
        return fault_of(Said(named, kind, text, line, source, path, known))

    def _file(self, file: str) -> tuple[str, str, str | None]:
        """Return a template's name, its path as the user knows it, and its text."""
        name, path = file.removeprefix(f"{OWN}/"), Path(file)
        if self.user is not None and path.is_relative_to(self.user):
            name = path.relative_to(self.user).as_posix()
        own = None if self.user is None or file.startswith(f"{OWN}/") else self.user / name
        if own is not None and own.is_file():
            return name, own.as_posix(), own.read_text("utf-8", errors="replace")
        ours = _ours(name)
        return name, name, ours[0] if ours else None

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The names of all templates there are."""
        own = [] if self.user is None else [f for f in self.user.rglob("*.j2") if f.is_file()]
        names = [file.relative_to(self.user).as_posix() for file in own if self.user]
        ours = Path(str(folder("templates")))
        shipped = [file.relative_to(ours).as_posix() for file in ours.rglob("*.j2")]
        return (*names, *shipped, *(f"{OWN}/{name}" for name in shipped))

    def _within_limits(self, name: str, values: Mapping[str, object]) -> str:
        """Fill a template of the user's; one that never ends is not tried with other documents."""
        if name in self._endless:
            raise self._endless[name]
        try:
            with _bounded_memory(), _interrupted_after(_SECONDS):
                return _text(self._template(name), values)
        except (_TookTooLong, MemoryError) as error:
            reason = msg("it needs too much memory.")
            if isinstance(error, _TookTooLong):
                reason = msg("it writes too much, or takes too long.")
            self._endless[name] = TemplateFault(name, None, reason)
            raise self._endless[name] from error

    def _template(self, name: str) -> Template:
        if name.startswith("new/"):
            return self._yaml.get_template(name)
        environments = {"html": self._html, "markdown": self._markdown}
        return environments.get(name.partition("/")[0], self._plain).get_template(name)

    @cached_property
    def _html(self) -> _Sandbox:
        environment = self._environment(_clean, autoescape=True)
        # As a filter it spares the sandbox a call for every text of a table.
        environment.filters["folded"] = folded
        environment.filters["tied"] = tied
        environment.filters["breakable"] = breakable
        return environment

    @cached_property
    def _markdown(self) -> _Sandbox:
        return self._environment(markdown, autoescape=False)

    @cached_property
    def _yaml(self) -> _Sandbox:
        return self._environment(_clean, autoescape=False)

    @cached_property
    def _plain(self) -> _Sandbox:
        return self._environment(_clean, autoescape=False)

    def _environment(self, finalize: Callable[[Any], Any], *, autoescape: bool) -> _Sandbox:
        return _Sandbox(
            loader=self._loader,
            autoescape=autoescape,
            undefined=_Unknown,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    @cached_property
    def _loader(self) -> BaseLoader:
        ours = FunctionLoader(_ours)
        users = [] if self.user is None else [_UserLoader(self.user)]
        return ChoiceLoader([*users, ours, PrefixLoader({OWN: ours})])


class _TookTooLong(Exception):  # noqa: N818
    pass


def _text(template: Template, values: Mapping[str, object]) -> str:
    pieces: list[str] = []
    size = 0
    for piece in template.generate(values):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_DATA:
            raise _TookTooLong
    return "".join(pieces)


@contextmanager
def _bounded_memory() -> Iterator[None]:
    """Have this process refused more memory than a template may ask for, where the system can."""
    held = _held()
    if held is None:
        yield
        return
    import resource  # noqa: PLC0415 -- not everywhere

    before = resource.getrlimit(resource.RLIMIT_AS)
    known = [limit for limit in before if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([held + _MEMORY, *known]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _held() -> int | None:
    """Return the bytes that this process has addresses for; None where nobody tells."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    """Raise in this thread what ends a template that writes nothing and never comes to an end."""
    thread = ctypes.c_ulong(threading.get_ident())
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
    clock = threading.Timer(seconds, throw, (thread, ctypes.py_object(_TookTooLong)))
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


class _UserLoader(FileSystemLoader):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> _Source:
        check_template(self._folder.joinpath(*split_template_path(template)), self._folder)
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except UnicodeDecodeError as error:
            raise TemplateFault(template, None, msg("it is not UTF-8."), _UTF_8) from error
        except OSError as error:
            raise TemplateFault(template, None, _unreadable(error)) from error


def check_template(file: Path, folder: Path, most: int = MAX_NOTES) -> None:
    """Raise TemplateFault where a template of the user's leads out of their folder, or is no file.

    One that is not there is none of ours.
    """
    if not os.path.lexists(file):
        return
    name = file.relative_to(folder).as_posix()
    try:
        is_inside = real(file).is_relative_to(real(folder))
        content_of(file, most)
    except (OSError, RuntimeError) as error:
        raise TemplateFault(name, None, _unreadable(error)) from error
    if not is_inside:
        leads_out = msg("it is a link that leads out of the folder of templates.")
        raise TemplateFault(name, None, leads_out)


_UTF_8 = msg("Save it with the encoding UTF-8.")


def _unreadable(error: Exception) -> Message:
    return msg("it can't be read: {reason}.", reason=reason_of(error))


def _ours(name: str) -> tuple[str, str, None] | None:
    file = folder("templates").joinpath(*split_template_path(name))
    return (file.read_text(encoding="utf-8"), name, None) if file.is_file() else None


def _clean(value: Any) -> Any:
    return clean(value) if type(value) is str else value


def _place(traceback: TracebackType | None) -> tuple[str | None, int | None]:
    """Find the deepest template in a traceback; Jinja puts its file and line there."""
    file, line = None, None
    while traceback is not None:
        if "__jinja_exception__" in traceback.tb_frame.f_globals:
            file, line = traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return file, line

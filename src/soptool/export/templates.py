"""Jinja's one door: templates of the user, else ours, in a sandbox.

A folder of the user's holds templates under the names of ours (`html/sop.html.j2`). From there,
ours stays reachable under `soptool/`: `{% extends "soptool/html/sop.html.j2" %}`. What a template
prints is escaped by its folder: `html/` as HTML, `markdown/` as Markdown, all else not at all.
"""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable, Iterator, Mapping
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
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from soptool.assets import OWN, folder
from soptool.disk.content import MAX_DATA, MAX_NOTES, content_of
from soptool.errors import UsageError
from soptool.export.escape import folded, markdown
from soptool.form.breaks import breakable
from soptool.form.clean import clean
from soptool.form.times import tied
from soptool.language import msg

_SECONDS = 30.0
"""For one document of a user's template; ours takes less than one."""
_MEMORY = 1 << 30
"""Bytes that a template of the user's may ask for, beside what is held already."""
_DIGITS = 10_000
"""Bits of a power."""
_Source = tuple[str, str, Callable[[], bool]]


class TemplateFault(UsageError):  # noqa: N818
    """A template that does not work, with its name and line."""

    def __init__(self, name: str, line: int | None, reason: str) -> None:
        where = name if line is None else f"{name}:{line}"
        text = " ".join(reason.split())
        super().__init__(
            msg("The template {where} has a fault: {reason}", where=where, reason=text)
        )


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
            raise _fault(name, error, self.user) from error

    def _within_limits(self, name: str, values: Mapping[str, object]) -> str:
        """Fill a template of the user's; one that never ends is not tried with other documents."""
        if name in self._endless:
            raise self._endless[name]
        try:
            with _bounded_memory(), _interrupted_after(_SECONDS):
                return _text(self._template(name), values)
        except (_TookTooLong, MemoryError) as error:
            reason = "it needs too much memory"
            if isinstance(error, _TookTooLong):
                reason = "it writes too much, or takes too long"
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
            undefined=StrictUndefined,
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
            raise TemplateFault(template, None, "it is not UTF-8") from error
        except OSError as error:
            raise TemplateFault(template, None, error.strerror or "it can't be read") from error


def check_template(file: Path, folder: Path, most: int = MAX_NOTES) -> None:
    """Raise TemplateFault where a template of the user's leads out of their folder, or is no file.

    One that is not there is none of ours.
    """
    if not os.path.lexists(file):
        return
    name = file.relative_to(folder).as_posix()
    try:
        is_inside = file.resolve().is_relative_to(folder.resolve())
        content_of(file, most)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it can't be read"
        raise TemplateFault(name, None, reason) from error
    if not is_inside:
        raise TemplateFault(name, None, "it is a link that leads out of the folder of templates")


def _ours(name: str) -> tuple[str, str, None] | None:
    file = folder("templates").joinpath(*split_template_path(name))
    return (file.read_text(encoding="utf-8"), name, None) if file.is_file() else None


def _clean(value: Any) -> Any:
    return clean(value) if type(value) is str else value


def _fault(name: str, error: Exception, user: Path | None) -> TemplateFault:
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(error.name or name, error.lineno, error.message or "syntax error")
    file, line = _place(error.__traceback__)
    if isinstance(error, TemplateNotFound):
        return TemplateFault(_name(file, user) or name, line, f"no template `{error.name}`")
    kind = "" if isinstance(error, TemplateError) else f"{type(error).__name__}: "
    return TemplateFault(_name(file, user) or name, line, f"{kind}{error}")


def _place(traceback: TracebackType | None) -> tuple[str | None, int | None]:
    """Find the deepest template in a traceback; Jinja puts its file and line there."""
    file, line = None, None
    while traceback is not None:
        if "__jinja_exception__" in traceback.tb_frame.f_globals:
            file, line = traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return file, line


def _name(file: str | None, user: Path | None) -> str | None:
    if file is None or user is None or not Path(file).is_relative_to(user):
        return file
    return Path(file).relative_to(user).as_posix()

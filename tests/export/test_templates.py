"""Templates of the user's: they come first, and what is wrong with them is said in one line."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from export.made import edition, micro, procedure
from export.painting import painted
from export.reading import read_html
from soptool.catalogue import translator
from soptool.errors import UsageError
from soptool.export import templates
from soptool.export.faults import TemplateFault
from soptool.export.html.documents import procedure_html
from soptool.export.templates import Templates

SOP = micro("executors: {a: Petugas}\nsteps: [{activity: Menerima, executor: a}]\n")


def render(folder: Path) -> str:
    content, findings = painted(procedure_html, procedure(SOP), edition(SOP), Templates(folder))
    assert isinstance(content, str), findings
    return content


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_a_template_of_the_user_replaces_ours(tmp_path: Path) -> None:
    write(tmp_path, "html/notes.html.j2", "<p>Catatan {{ page.title }}</p>")
    assert read_html(render(tmp_path)).all("p")[-1].text == "Catatan SOP Contoh"


def test_a_template_of_the_user_extends_ours_of_the_same_name(tmp_path: Path) -> None:
    own = '{% extends "soptool/html/sop.html.j2" %}{% block notes %}<hr>{% endblock %}'
    write(tmp_path, "html/sop.html.j2", own)
    document = read_html(render(tmp_path))
    assert document.all("hr")
    assert document.all("table", class_="sop")


def test_the_style_may_be_replaced_alone(tmp_path: Path) -> None:
    write(tmp_path, "html/style.css", "body > main { color: navy }")
    assert "body > main { color: navy }" in render(tmp_path)


UNLIKE = "a text and a number, or other unlike values"
FAULTS: tuple[tuple[str | bytes, int | None, str, str], ...] = (
    ("a\n{% if %}", 2, "a value is missing before `%}`.", "{% if %}"),
    ("a\n\n{{ nothing }}", 3, "there is no value `nothing` here. There are: `page`", "nothing"),
    ("{{ pge.title }}", 1, "there is no value `pge` here. Did you mean `page`?", "pge"),
    ("{{ page.titel }}", 1, "no `titel` in this value. Did you mean `title`?", "titel"),
    ("{{ none.x }}", 1, "`x` is asked of a value that is empty. Ask first", "x"),
    ("{{ page.title | uper }}", 1, "no filter `uper`. Did you mean `upper`?", "uper"),
    ("{% if 1 is od %}{% endif %}", 1, "no test `od`. Did you mean `odd`?", "od"),
    ("{% extend 'x' %}", 1, "no instruction `{% extend %}`. Did you mean `extends`?", "extend"),
    ("a\n{% endfor %}", 2, "`{% endfor %}` belongs to nothing that is open", "endfor"),
    ("{% block a %}\n{% for b in [] %}\nc", 2, "`{% for … %}` is not closed. Write", "for"),
    ("{% for b in [] %}\n{% if b %}\n{% endfor %}", 3, "where `{% endif %}` is due.", "endfor"),
    ("a\n{# b\nc", 2, "begins with `{#` is not closed. Write `#}`", "{# b"),
    ("{{ page.title", 1, "`}}` is missing: the template ends", "{{ page.title"),
    ("{{ (1 }}", 1, "`}` stands where `)` is due.", "}"),
    ("{{ 'a }}", 1, "a text in quotes is not closed.", "'"),
    ("a\n{{ 1 / 0 }}", 2, "divided by 0. Ask first", "{{ 1 / 0 }}"),
    ("a\n{{ page.title + 1 }}", 2, UNLIKE, "{{ page.title + 1 }}"),
    ("{{ 'a' < 1 }}", 1, UNLIKE, "{{ 'a' < 1 }}"),
    ("{{ page.title() }}", 1, "used like a function. Take away", "{{ page.title() }}"),
    ("{{ t('a', 'b') }}", 1, "`t` is given more than it takes. It takes 1 value.", "t"),
    ("{{ page.title|replace('a') }}", 1, "`replace` is given less than it needs.", "replace"),
    ("a\n{% set page.x = 1 %}", 2, "can't be changed.", "{% set page.x = 1 %}"),
    ("{{ [1][5] }}", 1, "there is no entry `5` in this list.", "5"),
    ("{{ page.title|round }}", 1, "It was said: “TypeError: ", "{{ page.title|round }}"),
    ("a\n{% include 'html/lain' %}", 2, "no template `html/lain`. Names begin", "html/lain"),
    (
        "{% include 'html/flw.html.j2' %}",
        1,
        "Did you mean `html/flow.html.j2`?",
        "html/flw.html.j2",
    ),
    ("a\n{{ page.__class__.__mro__ }}", 2, "`__class__` is closed to templates.", "__class__"),
    ("a\n{{ ''.__class__ }}", 2, "`__class__` is closed to templates.", "__class__"),
    ("{% for n in range(10 ** 9) %}{% endfor %}", 1, "becomes too large", ""),
    ("a\n{% include 'html/notes.html.j2' %}", None, "", ""),
    (b"caf\xe9", None, "it is not UTF-8. Save it", ""),
)


@pytest.mark.parametrize(("text", "line", "reason", "word"), FAULTS)
def test_a_broken_template_is_told_at_its_place_with_what_to_do(
    tmp_path: Path, text: str | bytes, line: int | None, reason: str, word: str
) -> None:
    write(tmp_path, "html/notes.html.j2", text)
    with pytest.raises(TemplateFault) as caught:
        render(tmp_path)
    message, passage = str(caught.value), caught.value.passage
    assert "html/notes.html.j2" in message
    assert reason in message
    assert "\n" not in message
    said = caught.value.message.render(translator("id"))
    assert not re.search(r"\b(the|is|there|of)\b", re.sub("`[^`]*`|“[^”]*”", "", said))
    if line is not None:
        assert f"html/notes.html.j2:{line} " in message
        assert passage is not None
        assert passage.path == (tmp_path / "html/notes.html.j2").as_posix()
        at = passage.text.splitlines()[passage.line - 1]
        assert (passage.line, passage.length) == (line, len(word) or passage.length)
        assert at[passage.column - 1 :].startswith(word)


def test_only_the_user_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, "secret.txt", "rahasia")
    write(tmp_path, "own/html/notes.html.j2", "{% include '../secret.txt' %}")
    with pytest.raises(TemplateFault):
        render(tmp_path / "own")


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        Templates(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "printed"),
    [("html/x.j2", "&lt;b&gt; *a*"), ("markdown/x.j2", "\\<b\\> \\*a\\*"), ("new/x.j2", "<b> *a*")],
)
def test_the_folder_decides_how_text_is_escaped(tmp_path: Path, name: str, printed: str) -> None:
    write(tmp_path, name, "{{ text }}")
    assert Templates(tmp_path).render(name, text="<b> *a*") == printed


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
@pytest.mark.parametrize("how", ["extends", "include"])
def test_a_link_never_leads_out_of_the_folder(how: str, tmp_path: Path) -> None:
    (tmp_path / "rahasia.j2").write_text("rahasia")
    own = tmp_path / "tpl" / "markdown"
    own.mkdir(parents=True)
    (own / "x.j2").symlink_to("../../rahasia.j2")
    (own / "sop.md.j2").write_text(f'{{% {how} "markdown/x.j2" %}}')
    with pytest.raises(TemplateFault, match=r"markdown/x\.j2 .*leads out of the folder"):
        Templates(tmp_path / "tpl").render("markdown/sop.md.j2")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes as files here")
def test_a_pipe_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    os.mkfifo(tmp_path / "markdown/sop.md.j2")
    with pytest.raises(TemplateFault, match="no regular file"):
        Templates(tmp_path).render("markdown/sop.md.j2")


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}xxxxxxxxxx{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_comes_to_an_end(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "_SECONDS", 0.5)
    monkeypatch.setattr(templates, "MAX_DATA", 1_000_000)
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown/sop.md.j2").write_text(body)
    with pytest.raises(TemplateFault, match="too long"):
        Templates(tmp_path).render("markdown/sop.md.j2")


GROWING = (
    "{% set s = namespace(t='x' * 999) %}{% for n in range(60) %}"
    "{% set s.t = s.t ~ s.t %}{% endfor %}"
)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what is held")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{ 'x' * 90000000000 }}", "memory"),
        ("{{ ['x'] * 90000000000 }}", "memory"),
        (GROWING, "memory"),
        ("{{ 'x'|center(90000000000) }}", "memory"),
        ("{{ 9 ** 999999999 }}", "a number becomes too large"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"),
        ("{% include 'markdown/sop.md.j2' %}", "recursion"),
    ],
)  # fmt: skip
def test_a_template_does_not_eat_the_machine(body: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown/sop.md.j2").write_text(body)
    own = Templates(tmp_path)
    for _ in range(2):
        with pytest.raises(TemplateFault, match=said):
            own.render("markdown/sop.md.j2")

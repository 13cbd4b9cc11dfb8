"""Reading: any bytes give a document or a finding at the right place, never an exception."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from soptool.finding import Place
from soptool.limits import Limits
from soptool.lint.fixing import fixed
from soptool.source import checks
from soptool.source.encoding import bytes_of, text_of
from soptool.source.read import read

REFUSED = [
    ("revised: -", "SOP001", (1, 10), "lone `-`"),
    ('a: "open', "SOP001", (1, 4), "quotation mark"),
    ("a: [b\nc: d", "SOP001", (2, 2), "Close the list"),
    ("a: {b: c, d: e", "SOP001", (1, 15), "Close it"),
    ("a: [\n", "SOP001", (2, 1), "Close"),
    ("a: {b: [c,\n", "SOP001", (2, 1), "Close"),
    ("kind: x\nYa:agenda\nb: c", "SOP001", (2, 4), "space after the colon"),
    ("a: b: c", "SOP001", (1, 5), "in quotes"),
    ("a:\n\tfoo: x", "SOP001", (2, 1), "not with tabs"),
    ("a: @b", "SOP001", (1, 4), "begins with `@`"),
    ("a: *b", "SOP001", (1, 4), "in quotes"),
    ("a: &a [*a]", "SOP001", (1, 8), "in quotes"),
    ("a:\n  - b\n c: d", "SOP001", (3, 2), "indentation"),
    ("a: x\0y", "SOP003", (1, 5), "Delete"),
    ("é: ü\nx: a\u2028b", "SOP003", (2, 5), "Delete"),
    ("", "SOP004", (1, 1), "sop new"),
    ("# only a remark\n", "SOP004", (1, 1), "sop new"),
    ("[" * 70 + "]" * 70, "SOP006", (1, 65), None),
]


@pytest.mark.parametrize(("text", "code", "at", "hint"), REFUSED)
def test_refused_texts_are_explained_where_they_break(
    text: str, code: str, at: tuple[int, int], hint: str | None
) -> None:
    _, (finding,) = read("f.yaml", text.encode())
    assert (finding.code, finding.place.line, finding.place.column) == (code, *at)
    assert hint is None or hint in str(finding.hint)


LOADED = [
    ("a: b\na: c", "SOP007", (2, 1), {"a": "b"}),
    ("---\na: 1\n---\nkind: x\n", "SOP008", (3, 1), {"a": "1"}),
    ("---\na: 1\n---\nb: 2\n", "SOP008", (3, 1), {"a": "1", "b": "2"}),
    ("- a: 1\n  b: 2\n  a: 3\n  b: 4", "SOP007", (3, 3), [{"a": "1", "b": "2"}]),
    ("a: !foo x", "SOP009", (1, 4), {"a": "!foo x"}),
    ("a: !foo [x]", "SOP009", (1, 4), {"a": ["x"]}),
    ("a: b\n<<: {x: y}", "SOP010", (2, 1), {"a": "b"}),
    ("? [a]\n: b\nc: d", "SOP012", (1, 3), {"c": "d"}),
    ('a: "x\\0y"', "SOP003", (1, 4), {"a": "xy"}),
]


@pytest.mark.parametrize(("text", "code", "at", "data"), LOADED)
def test_flaws_that_leave_the_rest_readable(
    text: str, code: str, at: tuple[int, int], data: object
) -> None:
    document, findings = read("f.yaml", text.encode())
    assert document is not None
    assert document.data == data
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [(code, *at)]


def test_every_flaw_of_a_file_is_reported() -> None:
    _, findings = read("f.yaml", b"a: 1\na: 2\nb: !x 3\n<<: {c: d}\nb: 4\n")
    assert [finding.code for finding in findings] == ["SOP009", "SOP007", "SOP010", "SOP007"]


SCALARS = ["08", "1.10", "12e45678", "Ya", "no", "12:30", "2022-01", "0x1F", "null", "~", "1_000"]


@pytest.mark.parametrize("text", SCALARS)
def test_scalars_and_keys_keep_their_text(text: str) -> None:
    document, findings = read("f.yaml", f"a: {text}\nb: {{{text}: [{text}]}}\n".encode())
    assert not findings
    assert document is not None
    assert document.data == {"a": text, "b": {text: [text]}}


def test_the_exact_parser_overrules_the_fast_one() -> None:
    document, findings = read("f.yaml", b"branches: {Lengkap?: agenda}")
    assert not findings
    assert document is not None
    assert document.data == {"branches": {"Lengkap?": "agenda"}}


def test_bom_and_crlf() -> None:
    document, findings = read("f.yaml", "\ufeffa: b\r\nc:\r\n  - d\r\n".encode())
    assert not findings
    assert document is not None
    assert document.data == {"a": "b", "c": ["d"]}
    assert document.value(("c", 0)).line == 3
    assert document.lines == ["a: b", "c:", "  - d", ""]


def test_aliases_work_and_bombs_do_not() -> None:
    document, findings = read("f.yaml", b"a: &x [1, 2]\nb: *x\n")
    assert not findings
    assert document is not None
    assert document.data == {"a": ["1", "2"], "b": ["1", "2"]}
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for here, before in zip("bcdefg", "abcdef", strict=True):
        bomb += f"{here}: &{here} [{','.join([f'*{before}'] * 10)}]\n"
    document, findings = read("f.yaml", bomb.encode())
    assert document is None
    assert [finding.check for finding in findings] == [checks.ALIAS_BOMB]


@pytest.mark.parametrize(
    ("content", "at", "words"),
    [
        (b"a: b\nc: d\xe9\n", (2, 5), "UTF-8"),
        ("a: b".encode("utf-16"), (1, 1), "UTF-16"),
        ("é: é".encode() + b"\xff", (1, 5), "UTF-8"),
    ],
)
def test_other_encodings(content: bytes, at: tuple[int, int], words: str) -> None:
    document, (finding,) = read("f.yaml", content)
    assert document is not None
    assert document.content == content
    assert document.is_sure is (words == "UTF-16")
    assert finding.check is checks.NOT_UTF8
    assert (finding.place.line, finding.place.column) == at
    assert words in str(finding.hint)


def test_limits() -> None:
    document, (finding,) = read("f.yaml", b"a: " + b"x" * 100, Limits(max_bytes=50))
    assert document is None
    assert finding.check is checks.TOO_LARGE
    assert read("f.yaml", b"[[[a]]]", Limits(max_depth=3))[0] is not None
    assert read("f.yaml", b"[[[[a]]]]", Limits(max_depth=3))[0] is None


@given(st.binary(max_size=200))
@example(b"\x00")
@example(b'a: "\\UFFFFFFFF"')
@example(b"%YAML 9.9\n---\na: b")
@example(b"- !<tag:x> a\n- &a *a")
def test_any_bytes_give_a_document_or_a_finding(content: bytes) -> None:
    document, findings = read("f.yaml", content)
    assert document is not None or findings
    for finding in findings:
        assert finding.place.line >= 1
        assert finding.place.column >= 1


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b\n? ", {"a": "b"}),
        ("a:\n  ?", {"a": ""}),
        ("? - a", {}),
        ("a: &x\n?", {"a": "&x"}),
        ("a: b\n?\nc: d\n", {"a": "b", "c": "d"}),
        ("a: b\n: x\nc: d\n", {"a": "b", "c": "d"}),
        ("a: {: x, b: y}\n", {"a": {"b": "y"}}),
        ('a: {"": x}\n', {"a": {"": "x"}}),
    ],
)
def test_a_key_without_a_name_is_left_out(text: str, data: object) -> None:
    document, findings = read("f.yaml", text.encode())
    assert document is not None
    assert document.data == data
    assert bool(findings) == ('""' not in text)


PIECES = st.sampled_from(
    [*"a[]{},\"'#?\té\n", "b: c", "  ", "- ", ": ", "&x ", "*x", "!t ", "---\n", "<<", "Ya:x"]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_what_loads_is_what_the_exact_parser_reads(text: str) -> None:
    document, findings = read("f.yaml", text.encode())
    if document is None or findings:
        return
    yaml = YAML(typ="safe", pure=True)
    try:
        exact = list(yaml.parse(text))
    except YAMLError:  # it takes no tab between tokens, which YAML 1.2 allows
        assert "\t" in text
        return
    values = [event.value for event in exact if type(event).__name__ == "ScalarEvent"]
    assert sorted(_scalars(document.data)) == sorted(values) or "*x" in text


def _scalars(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for key, value in data.items() for text in [key, *_scalars(value)]]
    if isinstance(data, list):
        return [text for value in data for text in _scalars(value)]
    return [str(data)]


NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        (f"kind: micro\nexecutor:{NBSP}kasi\nunit: x\n", 2, 10, "U+00A0"),
        (f"kind:{NBSP}micro\ntitle: A\n", 1, 6, "U+00A0"),
        (f"kind: micro\ntitle:{NBSP}A", 2, 7, "U+00A0"),
        (f"a:\n  - x\n  -{NBSP}y\n", 3, 4, "U+00A0"),
        (f"steps:\n  -{NBSP}activity: x\n    executor: y\n", 2, 4, "U+00A0"),
        (f"a:\n  b: x\n {NBSP}c: y\n", 3, 2, "U+00A0"),
        (f"a:\n  - b: x\n{NBSP * 4}c: y\n    d: z\n", 3, 1, "U+00A0"),
        (f"a:\n  - b: x\n{NBSP * 4}c: y\n{NBSP * 4}d: z\n    e: z\n", 3, 1, "U+00A0"),
        (f"a: {{Ya:{NBSP}next, Tidak: b}}\n", 1, 8, "U+00A0"),
        (f"a: {{Ya: next,{NBSP}Tidak: b}}\n", 1, 14, "U+00A0"),
        (f"a:\n  -{NBSP}x\n", 2, 3, "U+00A0"),
        (f"a:\n  -{NBSP}x\n  -{NBSP}y\n", 2, 3, "U+00A0"),
        ("a:\u202fb\nc: d\n", 1, 3, "U+202F"),
        ("a:\u3000b\nc: d\n", 1, 3, "U+3000"),
        ("a:\u200bb\nc: d\n", 1, 3, "U+200B"),
    ],
)
def test_a_space_that_is_none_is_named_at_its_place(
    text: str, line: int, column: int, code: str
) -> None:
    document, (finding,) = read("a.yaml", text.encode())
    assert document is not None
    assert document.readable.isascii()
    assert (finding.place.line, finding.place.column) == (line, column)
    assert code in str(finding.message)


@pytest.mark.parametrize(
    "text",
    [
        f"a: teks{NBSP}biasa\n",
        f"a:\n  - Catatan:{NBSP}isi\n  - b\n",
        f"a: |\n  b:{NBSP}c\n",
        f"a: [b,{NBSP}c, d:{NBSP}e]\n",
        f"a: {{b: c:{NBSP}d, e: -{NBSP}f}}\n",
    ],
)
def test_such_a_space_within_a_text_is_text(text: str) -> None:
    assert read("a.yaml", text.encode())[1] == ()


MEANT = [
    ("a: Catatan: penting", {"a": "Catatan: penting"}, True),
    ("a: “Catatan: penting”", {"a": "Catatan: penting"}, True),
    ('a: "x" y', {"a": '"x" y'}, True),
    ('a: "x" y "z"', {"a": '"x" y "z"'}, True),
    ('a: "a "b" c"', {"a": 'a "b" c'}, True),
    ("a: 'Jum'at'", {"a": "Jum'at"}, True),
    ("a: {x} y", {"a": "{x} y"}, True),
    ("a: [x, y] z", {"a": "[x, y] z"}, False),
    ("a: *) Bila perlu", {"a": "*) Bila perlu"}, True),
    ("a: & surat", {"a": "& surat"}, True),
    ("a: &B surat", {"a": "&B surat"}, False),
    ("a: ! Penting", {"a": "! Penting"}, True),
    ("a: %5", {"a": "%5"}, True),
    ("a: `x`", {"a": "`x`"}, True),
    ("a: | dua lembar", {"a": "| dua lembar"}, True),
    ("a: > 5 berkas", {"a": "> 5 berkas"}, True),
    ("a: ? apa", {"a": "? apa"}, True),
    ("a: - x", {"a": "x"}, False),
    ("a: -", {"a": "-"}, True),
    ("a: [Form #3, KTP]", {"a": ["Form #3", "KTP"]}, True),
    ("a: [*) x, @y]", {"a": ["*) x", "@y"]}, True),
    ("s: [{a: Catatan: x, b: c}]", {"s": [{"a": "Catatan: x", "b": "c"}]}, True),
    ('a: "open', {"a": "open"}, False),
    ('a: "open\nb: "c"', {"a": "open", "b": "c"}, False),
    ("a: [x, y", {"a": ["x", "y"]}, False),
    ("a: {Ya: x, Tidak: y", {"a": {"Ya": "x", "Tidak": "y"}}, False),
    ("b:\n  Ya:agenda\n  Tidak: arsip", {"b": {"Ya": "agenda", "Tidak": "arsip"}}, True),
    ("b:\n  Ya:agenda\n  Tidak:arsip", {"b": {"Ya": "agenda", "Tidak": "arsip"}}, True),
    ("branches: Ya: x, Tidak: y", {"branches": {"Ya": "x", "Tidak": "y"}}, True),
    ("executor: any: [x, y]", {"executor": {"any": ["x", "y"]}}, True),
    ("a: Catatan: x, y: z", {"a": "Catatan: x, y: z"}, True),
    ("kind:micro\ntitle:Surat", {"kind": "micro", "title": "Surat"}, True),
    ("a:\n  – x\n  – y", {"a": ["x", "y"]}, True),
    ("a:\n  • x\n  • y", {"a": ["x", "y"]}, True),
    ("a:\n  * x\n  * y", {"a": ["x", "y"]}, True),
    ("a:\n  1. x\n  2. y", {"a": ["x", "y"]}, True),
    ("a:\n  -x\n  -y", {"a": ["x", "y"]}, True),
    ("a:\n  - x\n  -y", {"a": ["x", "y"]}, True),
    ("a:\n  – k: x\n    l: y", {"a": [{"k": "x", "l": "y"}]}, True),
    ("a:\n  -k: x\n   l: y", {"a": [{"k": "x", "l": "y"}]}, True),
    ("a:\n\t- x\n\t- y", {"a": ["x", "y"]}, True),
    ("a：b\nc: d", {"a": "b", "c": "d"}, True),
    ("a: b\nexecutor kabag", {"a": "b", "executor": "kabag"}, True),
    ("a: b\nexecutor = kabag\nc: d", {"a": "b", "executor": "kabag", "c": "d"}, True),
    ("a:\n  - b: c\n     d: e\n    f: g", {"a": [{"b": "c", "d": "e", "f": "g"}]}, False),
    ("a: x\x0by", {"a": "x y"}, True),
    (f"a:\n  - b: c\n{NBSP * 4}d: e", {"a": [{"b": "c", "d": "e"}]}, True),
    (f"a:\n{NBSP * 2}b: c\n{NBSP} d: e", {"a": {"b": "c", "d": "e"}}, True),
    (f"a:\n{NBSP * 2}- b: c\n{NBSP * 4}d: e", {"a": [{"b": "c", "d": "e"}]}, True),
    (f"a{NBSP}: b\nc {NBSP} : d", {"a": "b", "c": "d"}, True),
]


@pytest.mark.parametrize(("text", "data", "is_sure"), MEANT)
def test_what_yaml_refuses_is_read_as_it_is_meant(text: str, data: object, is_sure: bool) -> None:
    text += "\nz: '#'\n"
    document, findings = read("f.yaml", text.encode())
    assert document is not None
    assert document.data == {**data, "z": "#"}  # type: ignore[dict-item]
    assert all(finding.hint and finding.fix for finding in findings)
    assert document.is_sure is is_sure
    mended = fixed({"f.yaml": text}, findings, unsafe=True).texts["f.yaml"]
    again, left = read("f.yaml", mended.encode())
    assert again is not None
    assert (again.data, left) == (document.data, ())


@pytest.mark.parametrize(
    "text",
    [
        "a: x # catatan\n",
        "a: x\n  y\n  z\n",
        "a: 08:30\nb: http://x/y:z\n",
        "a: &x 1\nb: *x\n",
        "a:\n  Surat masuk\n  1. x\n",
        "a: -5\nb: '- x'\n",
        "a: |\n  – x\n  - y\n",
        "a: – x\n",
        "- –\n",
        "a: Buka pukul\n  08:00 sampai\n  16:00\n",
        f"a: {NBSP}x{NBSP}\nb:\n  - {NBSP}y{NBSP}\n  - |\n    z\n    {NBSP}z\n",
    ],
)
def test_what_says_what_it_means_is_left_alone(text: str) -> None:
    document, findings = read("f.yaml", text.encode())
    assert findings == ()
    assert document is not None
    assert document.mended is None


def test_no_flaw_of_a_file_hides_another() -> None:
    text = 'a: Catatan: x\nb: "x" y\nc:\n\t- d\ne: @f\ng: [h, i\nj: &k l\nm: x\nm: y\n'
    document, findings = read("f.yaml", text.encode())
    lines = sorted((finding.place.line, finding.code) for finding in findings)
    assert lines == [
        *((1, "SOP001"), (2, "SOP001"), (4, "SOP001"), (5, "SOP001")),
        *((7, "SOP001"), (7, "SOP014"), (9, "SOP007")),
    ]
    assert document is not None
    assert document.value(("b",)) == Place("f.yaml", 2, 4, 2, 9)
    assert document.value(("c", 0)).column == 4


def test_a_file_in_another_encoding_is_mended() -> None:
    for encoding in ("utf-16", "cp1252"):
        content = "kind: micro\ntitle: “Surat”\n".encode(encoding)
        _, findings = read("f.yaml", content)
        text = text_of(content)
        mended = fixed({"f.yaml": text}, findings, unsafe=True).texts["f.yaml"]
        assert bytes_of(mended, content) == "kind: micro\ntitle: “Surat”\n".encode()


def test_what_was_mended_reads_the_same_again() -> None:
    content = b"kind: micro\ntitle: Surat: masuk\nunit: [a\n"
    once, again = read("x.yaml", content), read("x.yaml", content)
    assert once[1] == again[1] != ()
    assert once[0] is not again[0]
    assert once[0] is not None
    assert again[0] is not None
    assert once[0].data == again[0].data
    assert once[0].value(("unit",)) == again[0].value(("unit",))
    _, findings = read("y.yaml", content)
    assert {finding.place.path for finding in findings} == {"y.yaml"}


def test_a_text_is_not_read_anew_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"kind: micro\ntitle: [a\n"
    mended, _ = read("x.yaml", content)
    assert mended is not None
    monkeypatch.setattr("soptool.source.recovery.MAX_EFFORT", 10)
    document, findings = read("x.yaml", content.replace(b"a", b"b"))
    assert document is None
    assert [(finding.code, finding.fix) for finding in findings] == [("SOP001", None)]

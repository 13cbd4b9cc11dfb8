"""Bytes and lines: what slips of the hand, editors, converters and disks do."""

from __future__ import annotations

import random

from ..corpus import Files

SPLICES: tuple[bytes, ...] = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\t", b"\r", b"\n", b"\x1b[31m", b"\x07"),
    *(b"&a ", b"*a", b"!!python/object:os.system ", b"---\n", b"...\n", b"<<: ", b"%YAML 9\n"),
    *(b"[", b"]", b"{", b"}", b": ", b"- ", b"? ", b"| ", b">-\n", b"'", b'"', b"#", b", ", b"\\"),
    *(
        "\u202e".encode(),
        "\u2028".encode(),
        "\u0085".encode(),
        "日本".encode(),
        "\U0001f468\u200d".encode(),
    ),
    *(b"=", b"~", b"null", b"{{ 7*7 }}", b"$(x)", b"$$(", b"!", b"@", b"`", b"%", b"0o7", b"1_000"),
    *(b"id: ", b"steps:\n", b"kind: macro\n", b"use: makro\n", b"next: end\n", b"row: same\n"),
    *(
        b"[" * 200,
        b"- " * 80,
        b"a" * 3000,
        b"\n" * 400,
        b" " * 2000,
        b"# sop: ignore[",
        b"!!binary ",
    ),
)
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "cp1252")


def chosen(files: Files, chance: random.Random) -> str:
    """Choose a file, one that holds YAML in nearly all cases."""
    names = [name for name in files if name.endswith((".yaml", ".yml"))]
    return chance.choice(names if names and chance.random() < 0.97 else list(files))


def bytes_changed(files: Files, chance: random.Random) -> None:
    """Splice, cut, double, flip or convert bytes of one file."""
    name = chosen(files, chance)
    content = files[name]
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(content))
        end = min(len(content), start + chance.choice((0, 0, 1, 3, 12, 60)))
        piece = content[start:end]
        match chance.randint(0, 9):
            case 0 | 1 | 2 | 3 | 4:
                new = chance.choice(SPLICES)
            case 5:
                new = piece * chance.choice((2, 2, 40))
            case 6:
                new = b""
            case 7:
                new = bytes(byte ^ (1 << chance.randint(0, 7)) for byte in piece)
            case 8:
                other = files[chosen(files, chance)]
                at = chance.randint(0, len(other))
                new = other[at : at + chance.choice((5, 40, 200))]
            case _:
                new = "".join(chr(chance.randint(1, 0xD7FF)) for _ in range(3)).encode()
        content = content[:start] + new + content[end:]
    files[name] = _whole(content, chance)


def _whole(content: bytes, chance: random.Random) -> bytes:
    """What happens to a whole file, now and then."""
    lot = chance.random()
    if lot < 0.05:
        return content.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", "\u2028".encode())))
    if lot < 0.08:
        return content.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")
    if lot < 0.10:
        return content[: chance.randint(0, len(content))]
    if lot < 0.12:
        return content * chance.choice((2, 3))
    return content


WORDS = (
    *("next", "end", "same", "all", "any", "terima", "kabag", "makro", "mikro", "~", "null", "yes"),
    *(
        "[]",
        "{}",
        "''",
        "[[]]",
        "[{}]",
        "{a: }",
        "|",
        ">-",
        "&x [*x]",
        "*x",
        "!!str",
        "!x y",
        "0x1F",
    ),
    *(
        "2026-13-45",
        "2026-02-30",
        "0000-00-00",
        "99999999999 tahun",
        "1/0 jam",
        "-5 menit",
        "1e400",
    ),
    *(
        "0",
        "-1",
        "1e9",
        ".inf",
        ".nan",
        "12:30:45",
        "3-1 hari",
        "0,5 jam",
        "∞ hari",
        "½ jam",
        "٣ hari",
    ),
    *(
        "../x",
        "/etc/passwd",
        "con",
        "C:\\x",
        "<script>",
        "{{x}}",
        "$(x)",
        "$$$(x)",
        '"\\ud800"',
        '"\\0"',
    ),
)


def lines_changed(files: Files, chance: random.Random) -> None:
    """Drop, double, swap, indent, move or overwrite lines of one file."""
    name = chosen(files, chance)
    lines = files[name].split(b"\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines)) if lines else 0
        until = at + chance.choice((1, 1, 1, 2, 5))
        block = lines[at:until]
        match chance.randint(0, 8):
            case 0:
                lines[at:until] = []
            case 1:
                lines[until:until] = block * chance.choice((1, 1, 1, 60))
            case 2:
                lines[at:until] = block[::-1]
            case 3:
                lines[at:until] = [b" " * chance.choice((1, 2, 4)) + line for line in block]
            case 4:
                lines[at:until] = [line[chance.choice((1, 2)) :] for line in block]
            case 5:
                lines[at:until] = []
                to = chance.randint(0, len(lines))
                lines[to:to] = block
            case 6:
                lines[at:until] = [b"".join(block)]
            case 7:
                other = files[chosen(files, chance)].split(b"\n")
                lines[at:at] = [chance.choice(other)]
            case _:
                lines[at:until] = [_overwritten(line, chance) for line in block]
    files[name] = b"\n".join(lines)


def _overwritten(line: bytes, chance: random.Random) -> bytes:
    """Give the key of a line another value, or the value another key."""
    key, colon, value = line.partition(b":")
    if not colon or chance.random() < 0.1:
        return chance.choice(
            (b"# " + line, line + b" # sop: ignore[SOP5] x", b"- " + line, b"\t" + line)
        )
    if chance.random() < 0.2:
        return key + b"x:" + value
    return key + b": " + chance.choice(WORDS).encode()

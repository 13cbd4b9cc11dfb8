"""Pictures that say they hold more than anything paints."""

from __future__ import annotations

import pytest

from soptool.workspace.picture import nodes_of, pixels_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\x75\x30"
GIF = b"GIF89a\x60\xea\x30\x75"
JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc2\x00\x11\x08\x75\x30\xea\x60\x03"
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x5f\xea\x00\x2f\x75\x00"


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PNG, "png"), (GIF, "gif"), (JPEG, "jpeg"), (WEBP, "webp")],
)
def test_the_head_says_how_many_dots(content: bytes, kind: str) -> None:
    assert pixels_of(content, f"image/{kind}") == 60_000 * 30_000


@pytest.mark.parametrize("kind", ["png", "gif", "jpeg", "webp"])
def test_a_head_cut_off_says_nothing(kind: str) -> None:
    assert pixels_of(b"\x89PNG", f"image/{kind}") <= 1


def _svg(body: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return f"{head}{body}</svg>".encode()


def test_what_an_svg_repeats_is_counted_each_time() -> None:
    assert nodes_of(_svg('<g id="a"><path/></g><use href="#a"/>')) == 1 + 2 + 1 + 2
    levels = "".join(
        f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)
    )
    assert nodes_of(_svg(f'<g id="a0"><path/></g>{levels}')) > 10**11


@pytest.mark.parametrize(
    "body",
    [
        '<g id="a"><use href="#a"/></g>',
        "<g>" * 5_000 + "</g>" * 5_000,
        "<g>",
        "&a;",
    ],
)
def test_an_svg_that_never_ends_or_is_none_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        nodes_of(_svg(body))


@pytest.mark.parametrize("name", ["nan", "hex", "gb2312", "undefined"])
def test_an_svg_in_no_encoding_of_texts_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        nodes_of(f'<?xml version="1.0" encoding="{name}"?><svg/>'.encode())

"""How places of nested objects lie on a page: each has a matrix of its own."""

from __future__ import annotations

from soptool.importing.sheets import Box

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix of what is laid by one, and then by another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def box_of(matrix: Matrix, corners: tuple[float, float, float, float]) -> Box:
    """Return the box around a box that a matrix lays on the page."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = corners
    if not b and not c:
        left, right, top, bottom = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
    xs = [a * x + c * y + e for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    ys = [b * x + d * y + f for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    return Box(min(xs), min(ys), max(xs), max(ys))

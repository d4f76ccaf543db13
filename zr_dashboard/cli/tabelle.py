"""Rows of text as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence


def tabelle(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Align columns to the left, two blanks between them.

    A value takes one line and as much of it as it needs: nothing is cut. Line ends
    and other control characters inside it are written as escapes.
    """
    lines = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["─" * width for width in widths])
    return "\n".join(_aligned(line, widths) for line in lines)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
    return "  ".join(cells).rstrip()


def one_line(cell: str) -> str:
    """A value in one line, whatever characters it has."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in cell)

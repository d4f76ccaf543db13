"""Text of a picture: its font and sizes, how wide it is, where it breaks.

All lengths are points (1/72 inch) of the picture at its own size.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

PX = 0.55
"""Points per pixel of the screen: 12 px, the smallest text of a chart, are 6.6 pt."""

SMALL, NORMAL, LARGE = 12 * PX, 13 * PX, 10.0
"""The foot and numbers in the chart; names and the selection; the title."""

_LEAD = 1.22
_SAFE = 1.01  # hinting may set a letter a little wider
FOLDER = Path(mpl.get_data_path()) / "fonts" / "ttf"
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


@cache
def font(*, bold: bool = False) -> FontProperties:
    """The font that Matplotlib brings along, whatever is installed beside it."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=FOLDER / name)


def lead(size: float) -> float:
    """From one line to the next."""
    return size * _LEAD


def clean(text: str) -> str:
    """Text that every font and every XML can hold; what cannot be drawn is shown so."""
    known = _known()
    blank = text.replace("\t", " ").replace("\r", "")
    return "".join(c if c == "\n" or ord(c) in known else _UNKNOWN for c in blank)


@cache
def _known() -> frozenset[int]:
    """The characters that both weights can draw."""
    maps = [
        get_font(str(FOLDER / name)).get_charmap()
        for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
    ]
    return frozenset(code for code in maps[0] if code in maps[1] and code >= ord(" "))


@cache
def _advance(character: str, bold: bool) -> float:  # noqa: FBT001  a cache key
    """Width of one character at 1 pt."""
    size = 100.0
    properties = font(bold=bold).copy()
    properties.set_size(size)
    width, _, _ = text_to_path.get_text_width_height_descent(
        f"|{character}|", properties, ismath=False
    )
    bars, _, _ = text_to_path.get_text_width_height_descent(
        "||", properties, ismath=False
    )
    return float(width - bars) / size * _SAFE


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is."""
    return size * sum(_advance(character, bold) for character in text)


def widest(lines: list[str], size: float, *, bold: bool = False) -> float:
    """How wide the widest line is; 0 if there is none."""
    return max((width(line, size, bold=bold) for line in lines), default=0.0)


def from_figure(text: object) -> list[str]:
    """The lines of a text of a figure, where Plotly breaks at `<br>`."""
    return clean(str(text)).split("<br>")


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break text at blanks, and a word that has no room within itself.

    No-break spaces are kept; lines that end in the text itself end here too.
    """
    return [
        line
        for paragraph in clean(text).split("\n")
        for line in _filled(paragraph, size, room, bold=bold)
    ]


def _filled(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines += _pieces(word, size, room, bold=bold)
    return [line for line in lines if line]


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """A word, cut wherever the room ends."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces

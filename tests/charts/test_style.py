"""Colours that everybody can tell apart, on both pages.

Contrast is that of WCAG 2.2 (relative luminance). Colour vision is simulated with
the matrices for complete protanopia and deuteranopia of Machado, Oliveira and
Fernandes, »A Physiologically-based Model for Simulation of Color Vision
Deficiency«, IEEE Transactions on Visualization and Computer Graphics 15 (2009),
table 1, severity 1.0, applied to linear RGB. Distance and lightness are those of
CIE L*a*b* (1976) under D65.
"""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from zr_dashboard.charts import style
from zr_dashboard.model.codes import ARL, OHNE_ANGABE

ROOT = Path(__file__).parents[2]
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))[
    "theme"
]
BACKGROUNDS = [THEMES["light"]["backgroundColor"], THEMES["dark"]["backgroundColor"]]

Colour = tuple[float, float, float]
VISION = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
PARTS = [f"teil {n}" for n in range(7)]
STACKS = {
    "arl": [*ARL, OHNE_ANGABE],
    **{f"{n} parts": [*PARTS[:n], OHNE_ANGABE] for n in range(1, 8)},
}
"""Parts in the order in which they stand upon each other."""


def linear(code: str) -> Colour:
    """Linear RGB of `#RRGGBB`."""
    parts = (int(code[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return red, green, blue


def luminance(code: str) -> float:
    """Relative luminance (WCAG)."""
    red, green, blue = linear(code)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG), 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(code: str, vision: str) -> Colour:
    """Linear RGB as somebody with that vision sees it."""
    colour = linear(code)
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, colour, strict=True))))
        for row in VISION[vision]
    )
    return red, green, blue


def lab(colour: Colour) -> Colour:
    """CIE L*a*b* of linear RGB."""
    red, green, blue = colour
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: Colour, other: Colour) -> float:
    """How far apart two colours are; 2 can just be told apart side by side."""
    pairs = zip(lab(one), lab(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def neighbours(stack: list[str]) -> list[tuple[str, str]]:
    """Colours that touch in a stack."""
    return list(pairwise(style.part_colors(stack).values()))


def test_the_simulation_is_right() -> None:
    """White stays white; red and green of one lightness come close to each other."""
    for vision in VISION:
        assert seen("#FFFFFF", vision) == pytest.approx((1, 1, 1), abs=1e-4)
        apart = distance(linear("#C0504D"), linear("#6E8B3D"))
        assert distance(seen("#C0504D", vision), seen("#6E8B3D", vision)) < apart / 2
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_every_colour_stands_out_from_the_page(background: str) -> None:
    """3 : 1 for graphical objects (WCAG 1.4.11), on the light page and on the dark."""
    colours = {
        *style.part_colors(PARTS).values(),
        *style.ARL_FARBE.values(),
        style.ALLE,
        style.GRAU,
    }
    weak = {code: round(contrast(code, background), 2) for code in colours}

    assert {code: ratio for code, ratio in weak.items() if ratio < 3} == {}


@pytest.mark.parametrize("stack", STACKS.values(), ids=STACKS)
def test_neighbours_differ_in_lightness(stack: list[str]) -> None:
    """So that a stack holds in print without colour."""
    apart = [
        (one, other, abs(lab(linear(one))[0] - lab(linear(other))[0]))
        for one, other in neighbours(stack)
    ]

    assert [pair for pair in apart if pair[2] < 6] == []


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("stack", STACKS.values(), ids=STACKS)
def test_neighbours_stay_apart_without_red_or_green(
    stack: list[str], vision: str
) -> None:
    """One man in twelve does not see all colours; 8 is four times what can be told."""
    apart = [
        (one, other, distance(seen(one, vision), seen(other, vision)))
        for one, other in neighbours(stack)
    ]

    assert [pair for pair in apart if pair[2] < 8] == []


def test_an_arl_has_one_colour_everywhere() -> None:
    """Whatever part of them a selection leaves, and in whatever order."""
    assert list(style.ARL_FARBE) == list(ARL)
    assert len(set(style.ARL_FARBE.values())) == 4
    for keys in ([*ARL], ["weser-ems"], ["weser-ems", "braunschweig", OHNE_ANGABE]):
        colours = style.part_colors(keys)
        assert all(colours[key] == style.ARL_FARBE[key] for key in keys if key in ARL)


def test_what_has_no_part_is_never_the_colour_of_one() -> None:
    """»Alle« has its own colour, »ohne Angabe« is grey, and so is the eighth part."""
    assert style.part_colors([""]) == {"": style.ALLE}
    assert (
        style.part_colors([*PARTS, "one more", OHNE_ANGABE])["one more"] == style.GRAU
    )
    assert style.part_colors([*ARL, OHNE_ANGABE])[OHNE_ANGABE] == style.GRAU
    assert not {style.ALLE, style.GRAU} & {*style.ARL_FARBE.values()}


def test_map_classes_grow_darker_in_one_hue() -> None:
    """Five steps, each clearly darker than the one before, for every eye."""
    assert len(style.STUFEN) == 5
    steps = [lab(linear(code))[0] for code in style.STUFEN]
    assert all(low - high > 8 for low, high in pairwise(steps))
    for vision in VISION:
        assert all(
            distance(seen(one, vision), seen(other, vision)) > 8
            for one, other in pairwise(style.STUFEN)
        )


@pytest.mark.parametrize("code", [style.HELL, style.MITTEL])
def test_numbers_can_be_read_on_the_heat_map(code: str) -> None:
    """4.5 : 1 for text (WCAG 1.4.3), in the one dark colour that both themes use."""
    assert contrast(code, "#14202B") >= 4.5

"""The town's colour: variants that hold 4.5 : 1 on our light and on our dark paper."""

import colorsys
import re
from dataclasses import dataclass

FALLBACK = "#1F5B4C"
LIGHT_PAPER = "#E6EFEC"  # the darkest ground the town's colour stands on in light
DARK_PAPER = "#1A201F"
INK_ON_LIGHT_COLOUR = "#0F1614"
CONTRAST_ON_LIGHT = 4.5
CONTRAST_ON_DARK = 6.5  # a colour at the edge of the norm looks dull on dark paper
TOO_LIGHT = 1.6  # a colour so close to white is nobody's colour once it is darkened

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb: the town's, what is written on it, and its breath behind a heading."""

    light: str
    on_light: str
    tint_light: str
    dark: str
    on_dark: str
    tint_dark: str


def leads(colour: str) -> bool:
    """A colour (#RRGGBB) that can lead through the pages."""
    return _rgb(colour) is not None and contrast(colour, "#FFFFFF") >= TOO_LIGHT


def theme(colour: str) -> Theme:
    """AA-safe variants of `colour` (#RRGGBB); the green of the sketches where it is unusable."""
    base = _rgb(colour if leads(colour) else FALLBACK)
    assert base is not None
    light = _until_readable(base, -0.02, on=LIGHT_PAPER, wanted=CONTRAST_ON_LIGHT)
    dark = _until_readable(base, 0.02, on=DARK_PAPER, wanted=CONTRAST_ON_DARK)
    return Theme(
        light=light,
        on_light="#ffffff",
        tint_light=_hex(_mix(base, (255, 255, 255), 0.90)),
        dark=dark,
        on_dark=INK_ON_LIGHT_COLOUR,
        tint_dark=_hex(_mix(base, (17, 22, 21), 0.78)),
    )


@dataclass(frozen=True)
class Ground:
    """What the colour is as text on one of our papers: `own` its contrast as it was chosen,
    `ratio` that of the shade which is written in."""

    dark: bool
    paper: str
    shade: str
    own: float
    ratio: float

    @property
    def kept(self) -> bool:
        return self.own == self.ratio


def grounds(colour: str) -> list[Ground]:
    """The colour (#RRGGBB) as text on light and on dark paper; empty for what is no colour."""
    if _rgb(colour) is None:
        return []
    it = theme(colour)
    return [
        Ground(dark, paper, shade, contrast(colour, paper), contrast(shade, paper))
        for dark, paper, shade in ((False, LIGHT_PAPER, it.light), (True, DARK_PAPER, it.dark))
    ]


def stylesheet(colour: str) -> str:
    """The few lines of CSS that give a page the town's colour in light and dark."""
    it = theme(colour)
    return (
        ":root{"
        f"--gw-town:light-dark({it.light},{it.dark});"
        f"--gw-on-town:light-dark({it.on_light},{it.on_dark});"
        f"--gw-town-tint:light-dark({it.tint_light},{it.tint_dark})"
        "}\n"
    )


def favicon(colour: str) -> str:
    """The town's mark as a small SVG: the upright bar of the header."""
    it = theme(colour)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f"<style>rect{{fill:{it.light}}}"
        f"@media(prefers-color-scheme:dark){{rect{{fill:{it.dark}}}}}</style>"
        '<rect x="9" y="1" width="14" height="30" rx="3"/></svg>\n'
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two #RRGGBB colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _until_readable(colour: Rgb, step: float, *, on: str, wanted: float) -> str:
    """Darken or lighten in steps, keeping hue and saturation, until text in it can be read."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    while 0 < lightness < 1:
        red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
        shade = _hex((round(red * 255), round(green * 255), round(blue * 255)))
        if contrast(shade, on) >= wanted:
            return shade
        lightness += step
    return "#000000" if step < 0 else "#ffffff"


def _mix(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (
        round(a * (1 - share) + b * share) for a, b in zip(colour, other, strict=True)
    )
    return red, green, blue


def _rgb(colour: str) -> Rgb | None:
    found = re.fullmatch(r"#?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})", colour)
    if not found:
        return None
    red, green, blue = (int(part, 16) for part in found.groups())
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _luminance(colour: str) -> float:
    parts = _rgb(colour)
    assert parts is not None, colour
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

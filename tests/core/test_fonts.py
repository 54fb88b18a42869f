"""The small faces hold what nearly every page needs, the whole ones the rest, and nothing else."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from fontTools.subset import parse_unicodes
from fontTools.ttLib import TTFont

SMALL = 20_000  # bytes
WRITTEN = "Über Straße, „Größe“ – ‚fünf‘ … 25.000 € · 1 200 m² → Çağlar Łukasz Őrsi Žižek Ñ ’s‒—"
RULES = Path(str(finders.find("core/css/fonts.css"))).read_text(encoding="utf-8")
FACES = [
    (url, ranges)
    for rule in re.findall(r"@font-face \{(.*?)\}", RULES, re.S)
    for url, ranges in re.findall(
        r'url\("\.\./\.\./([^"]+)"\).*unicode-range: ([^;]+);', rule, re.S
    )
]
LATIN = [(url, ranges) for url, ranges in FACES if "-latin" in url]


def face(url: str) -> Path:
    return Path(str(finders.find(url)))


@pytest.mark.parametrize(("url", "ranges"), LATIN)
def test_a_small_face_is_small_and_holds_what_german_is_written_with(url: str, ranges: str) -> None:
    assert face(url).stat().st_size < SMALL
    held = TTFont(face(url)).getBestCmap()
    whole = TTFont(face(url.replace("-latin", ""))).getBestCmap()
    assert {sign for sign in WRITTEN if ord(sign) in whole and ord(sign) not in held} == set()
    asked = set(parse_unicodes(ranges.replace("U+", "")))
    assert asked & whole.keys() == held.keys()


def test_what_one_part_of_a_face_leaves_out_the_other_has() -> None:
    for url, ranges in LATIN:
        rest = [others for whole, others in FACES if whole == url.replace("-latin", "")]
        parts = sorted(
            tuple(int(end, 16) for end in (part.split("-") * 2)[:2])
            for part in ", ".join([ranges, *rest]).replace("U+", "").split(", ")
        )
        if rest:
            assert all(last < first for (_, last), (first, _) in pairwise(parts)), url
            missing = [
                (last, first) for (_, last), (first, _) in pairwise(parts) if first > last + 1
            ]
            assert missing == [(0x7E, 0xA0)], url  # which nobody can see


def test_what_the_first_screen_is_written_in_is_asked_for_at_once() -> None:
    head = render_to_string("core/components/frame_files.html", {"colour": "#1F5B4C"})
    asked = re.findall(r'rel="preload" href="[^"]*/(FiraSans-[\w-]+?)(?:\.\w+)?\.woff2"', head)
    assert asked == ["FiraSans-Regular-latin", "FiraSans-SemiBold-latin"]


def test_what_stands_there_before_is_as_high_as_what_comes() -> None:
    fallbacks = re.findall(
        r"size-adjust: ([\d.]+)%;\s+ascent-override: ([\d.]+)%;\s+descent-override: ([\d.]+)%;",
        RULES,
    )
    fira = TTFont(face(LATIN[0][0]))["hhea"]
    assert len(fallbacks) == 6
    for size, ascent, descent in (map(float, one) for one in fallbacks):
        assert size * ascent / 100 == pytest.approx(fira.ascent / 10, abs=0.1)
        assert size * descent / 100 == pytest.approx(-fira.descent / 10, abs=0.1)

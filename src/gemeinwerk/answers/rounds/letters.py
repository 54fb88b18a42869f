"""Letters to those without e-mail: all answers for one person, in the window of an envelope
(DIN 5008, form B), with the link to each contribution as an address and to be photographed.

The frame is in the language somebody is written to in, the answers are in the town's.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno
from django.template.loader import render_to_string

from gemeinwerk.answers.rounds import queries, telling
from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.answers.rounds.notices import with_links
from gemeinwerk.answers.rounds.telling import Recipient
from gemeinwerk.core import tongues
from gemeinwerk.core.paper import on_paper
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import with_address

MOST = 100
"""In one file."""


@dataclass(frozen=True)
class Letter:
    """One letter; `answers` as `notices.with_links` tells them."""

    name: str
    address: str
    language: str
    answers: Sequence[dict[str, Any]]


def recipients(round: AnswerRound) -> list[Recipient]:
    """To whom letters go: four queries, however many."""
    given = [one for one in queries.released(round) if one.is_news]
    return telling.by_letter(telling.voices_of(given))


def written(town: Municipality, several: Sequence[Recipient]) -> list[Letter]:
    """Within a verb: whoever has no link yet is given one."""
    return [
        Letter(
            name=one.name,
            address=one.told[0][1].address.strip(),
            language=tongues.known(one.language),
            answers=told,
        )
        for one, told in with_links(with_address(town), several)
    ]


def pdf(town: Municipality, round: AnswerRound, letters: Sequence[Letter], day: date) -> bytes:
    return bound(town, round.title, [_sheet(town, round, one, day) for one in letters])


def bound(town: Municipality, title: str, sheets: Sequence[str]) -> bytes:
    """One file of letters, each made from `answers/letters/frame.html`."""
    with tongues.speaking("de"):
        values = {"sheets": sheets, "town": town, "title": title}
        page = render_to_string("answers/letters/letters.html", values)
    return on_paper(page, _STYLES)


def _sheet(town: Municipality, round: AnswerRound, letter: Letter, day: date) -> str:
    values = {
        "town": town,
        "round": round,
        "concept": round.concept,
        "letter": letter,
        "direction": tongues.direction(letter.language),
        "answers": [one | {"picture": picture(one["url"])} for one in letter.answers],
        "day": day,
    }
    with tongues.speaking(letter.language):
        return render_to_string("answers/letters/letter.html", values)


def picture(url: str) -> str:
    """An address to be photographed: SVG."""
    out = io.BytesIO()
    made = segno.make(url, error="m", micro=False)
    made.save(out, kind="svg", xmldecl=False, svgns=True, scale=3, border=2, title=url)
    return out.getvalue().decode()


_STYLES = """
@page { size: A4; margin: 20mm 20mm 20mm 25mm }
body { margin: 0; font-family: "Fira Sans", sans-serif; font-size: 11pt; line-height: 1.4 }
article { break-after: page }
article:last-child { break-after: auto }
.head { height: 25mm; font-weight: 600; font-size: 13pt }
.window { height: 45mm; width: 85mm; margin-inline-start: -5mm; padding-inline-start: 5mm }
.sender { height: 12.7mm; padding-block-start: 5mm; font-size: 8pt }
.sender p { margin: 0; text-decoration: underline }
.to { margin: 0; white-space: pre-line }
.day { text-align: end; margin-block: 4mm 6mm }
h1 { font-size: 12pt; font-weight: 600; margin-block-end: 6mm }
h2 { font-size: 11pt; font-weight: 600; margin-block: 6mm 1mm }
p { margin-block: 0 2mm }
.said { white-space: pre-line }
.link { break-inside: avoid; font-size: 9pt; overflow-wrap: anywhere }
svg { width: 25mm; height: 25mm }
"""

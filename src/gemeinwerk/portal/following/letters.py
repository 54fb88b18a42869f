"""Letters of what is new, drawn: in the window of an envelope, with the link of whoever said it."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from gemeinwerk.answers.rounds.letters import bound, picture
from gemeinwerk.core import tongues
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.following.models import LetterBatch, Told
from gemeinwerk.portal.following.paper import Letter, written


def pdf(batch: LetterBatch) -> bytes:
    """Empty where nobody of them can be written to any more."""
    town, day = batch.concept.municipality, localdate(batch.printed_at)
    sheets = [_sheet(town, batch, one, day) for one in written(batch)]
    return bound(town, str(batch), sheets) if sheets else b""


def _sheet(town: Municipality, batch: LetterBatch, letter: Letter, day: date) -> str:
    told = zip(letter.told, letter.links, strict=True)
    values = {
        "town": town,
        "concept": batch.concept,
        "letter": letter,
        "direction": tongues.direction(letter.language),
        "told": [
            (row.contribution, [_dated(one) for one in lines], link, picture(link))
            for (row, lines), link in told
        ],
        "day": day,
    }
    with tongues.speaking(letter.language):
        return render_to_string("portal/following/letter.html", values)


def _dated(line: Told) -> dict[str, object]:
    return {**line, "on": date.fromisoformat(line["on"])}

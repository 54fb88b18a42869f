"""Whom a list has as the one to turn to in an organisation: planned, written, taken back.

Only where nobody speaks for it yet, and nobody took back what an earlier such list said.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.actors.contacts.wanted import Left
from gemeinwerk.actors.models import ContactRow, Organisation, OrganisationKind

Json = dict[str, Any]
SPEAKER = "speaker"


class Step(Protocol):
    key: str
    said: Json
    left: list[Left]
    row: Any
    speaker: Any


def plan(organisation: Step, person: Step, base: Json) -> None:
    """`base`: what the last such list said of the organisation."""
    row = organisation.row
    if organisation.speaker is not None or (row and row.kind == OrganisationKind.UNIT):
        return
    there = row.speaker_id if row else None
    organisation.said[SPEAKER] = person.key
    if there is not None:
        if person.row is None or person.row.pk != there:
            why = _("Für die Organisation spricht hier schon jemand anderes. Das bleibt so.")
            organisation.left.append(Left(_("Ansprechperson"), person.said.get("name", ""), why))
    elif base.get(SPEAKER) != person.key:
        organisation.speaker = person


# --- taking back --------------------------------------------------------------------------------


def compare(row: ContactRow, target: Organisation, back: Json, later: list[str]) -> None:
    """Whether whom the list named still speaks for it, or somebody else by now."""
    written = row.after.get(SPEAKER)
    if target.speaker_id != written:
        later.append(SPEAKER)
    elif written and not row.created:
        back[SPEAKER] = None


def uses(town: int, people: Iterable[int], rows: Iterable[ContactRow]) -> dict[int, str]:
    """For how many organisations they speak because somebody said so, and not this list."""
    brought = {(row.organisation_id, row.after.get(SPEAKER)) for row in rows}
    wanted = set(people)
    pairs = Organisation.objects.filter(municipality=town).exclude(speaker=None).order_by("pk")
    counted = Counter(
        speaker
        for key, speaker in pairs.values_list("pk", "speaker_id")
        if speaker in wanted and (key, speaker) not in brought
    )
    return {
        key: ngettext("spricht für 1 Organisation", "spricht für {n} Organisationen", n).format(n=n)
        for key, n in counted.items()
    }

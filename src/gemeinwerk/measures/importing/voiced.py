"""Voices of a measure in a file of ours: what people said goes into measures where it is answered,
not by a file."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.results import Fate, Line, Unread
from gemeinwerk.measures import voices
from gemeinwerk.measures.models import Measure


def strange_voices(lines: Sequence[Line], mine: Measure | None) -> list[Unread]:
    """What a file says of them and the measure does not: it is told, and not taken over."""
    present = voices.documents(mine) if lines and mine else []
    known = {(str(one["number"]), one["taken"]) for one in present}
    found = []
    for line in lines:
        said = tuple(str(line.values.get(name) or "") for name in ("number", "taken"))
        if line.spoken and said not in known:
            text = ": ".join(filter(None, said))
            found.append(Unread(line.sheet, line.number, _("Beiträge"), text, Fate.NOT_TAKEN))
    return found

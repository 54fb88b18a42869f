"""Why it comes otherwise is told once on a measure's page: in the answer at its head.

What stands below in the same words, or as a part of them, is left out there: beside what was
decided, among the texts of how far it is, and in the entry that each agreed change leaves.
"""

from collections.abc import Sequence
from dataclasses import replace

from gemeinwerk.measures.document.texts import Told
from gemeinwerk.monitoring.amending.words import reason_in_entry
from gemeinwerk.portal.agreed import Now
from gemeinwerk.portal.decided_now import Difference
from gemeinwerk.portal.measure_page import Note


def beside_decided(found: Difference | None, reason: str) -> Difference | None:
    """``reason``: as the answer tells it."""
    if found is None:
        return None
    values = [
        replace(one, reason="") if _is_part(one.reason, reason) else one for one in found.values
    ]
    return replace(found, values=values)


def texts(told: Sequence[Told], reason: str) -> list[Told]:
    return [one for one in told if not _is_part(one.text, reason)]


def notes(told: Sequence[Note], found: Difference | None, reason: str) -> list[Note]:
    """Without the entries of changes that stand beside what was decided."""
    agreed = [one for one in (found.values if found else ()) if one.agreed]
    return [one for one in told if not any(_tells(now, one, reason) for now in agreed)]


def _tells(now: Now, note: Note, reason: str) -> bool:
    """Whether what holds now is what this entry says, and why is told there or in the answer.
    Ends and what was given up are told in the reader's language, the entry in the town's."""
    why = reason_in_entry(note.label, note.text)
    is_same = not now.german or now.now in note.text
    return is_same and (_is_part(why, now.reason) or _is_part(why, reason))


def _is_part(text: str, of: str) -> bool:
    said, whole = (" ".join(one.split()) for one in (text, of))
    return bool(said) and said in whole

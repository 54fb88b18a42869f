"""Published minutes, as a search finds them: each decision, and what was said on each item."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import GERMAN
from gemeinwerk.core.prepared import prepared
from gemeinwerk.engines.searching import Entry, entry
from gemeinwerk.minutes.approving.shown import Item, shown
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.minutes.publishing.queries import read_by_citizens
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.searching.subjects import Subject

Found = tuple[Subject, Entry]


def minutes_of(town: Municipality, concepts: Sequence[Concept]) -> dict[int, list[Found]]:
    """From their frozen documents, by concept, the newest meeting first: one query, and none where
    none of the concepts has any (`minuted`).

    Who was there and who has which task is left out, also where people are named: a page says what
    a meeting was about, a search for a name would say where somebody spends their evenings.
    """
    by_key = {one.pk: one for one in concepts if one.minuted}  # type: ignore[attr-defined]
    found: dict[int, list[Found]] = {}
    for one in _published(town=town.pk) if by_key else ():
        meeting = one.version.minutes.meeting
        concept = by_key[meeting.concept_id or 0]
        found.setdefault(concept.pk, []).extend(_of(concept, meeting.pk, one.plain()))
    return found


@prepared
def _published(*, town: int) -> QuerySet[PublishedMinutes]:
    found = read_by_citizens().filter(
        version__minutes__meeting__concept__municipality=town,
        version__minutes__meeting__concept__public=True,
    )
    found = found.select_related("version__minutes__meeting").only(
        "content", "version__minutes__meeting__concept"
    )
    return found.order_by("-version__minutes__meeting__starts_at", "-pk")


def _of(concept: Concept, meeting: int, content: dict[str, Any]) -> Iterator[Found]:
    of = _called(content["meeting"])
    for item in shown(content).items:
        yield from _decided(concept, meeting, of, item)
        yield from _said(concept, meeting, of, item)


def _called(meeting: dict[str, Any]) -> str:
    """As the town writes: „AG Wohnen, 3. Sitzung, 8. März 2027“."""
    with translation.override(GERMAN):
        day = date_format(date.fromisoformat(meeting["began"][:10]), "DATE_FORMAT")
    return ", ".join((meeting["body"], meeting["called"], day))


def _decided(concept: Concept, meeting: int, of: str, item: Item) -> Iterator[Found]:
    for line in item.lines:
        if line.kind == "decision":
            texts = {_("Wortlaut"): line.text, _("Abweichende Meinung"): line.dissent}
            texts |= {_("Tagesordnungspunkt"): item.title}
            address = ("minutes", (concept.slug, meeting), f"#{line.anchor}")
            yield _subject("sitzungsbeschluss", line.label, of, address, texts)


def _said(concept: Concept, meeting: int, of: str, item: Item) -> Iterator[Found]:
    rest = [line for line in item.lines if line.kind != "decision"]
    words = " ".join(filter(None, (text for line in rest for text in (line.text, line.dissent))))
    if not words and (not item.title or item.lines):
        return
    title = item.title or _("Außerhalb der Tagesordnung")
    address = ("minutes", (concept.slug, meeting), f"#{item.anchor}")
    yield _subject("protokoll", title, of, address, {"": words})


def _subject(
    kind: str,
    title: str,
    of: str,
    address: tuple[str, tuple[str | int, ...], str],
    texts: dict[str, str],
) -> Found:
    said = {label: text for label, text in texts.items() if text}
    return Subject(kind, title, of, address, said), entry(title, *said.values())

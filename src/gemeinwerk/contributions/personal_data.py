"""Where contributions name people: whose voice they are, and what they say."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.audit.personal_data import ACTOR
from gemeinwerk.contributions.likeness.dropping import drop
from gemeinwerk.contributions.models import (
    Anchor,
    Attachment,
    Contribution,
    ContributionImport,
    Merge,
    MergeProposal,
    MergeQuestion,
    Participation,
    Split,
    Voice,
)
from gemeinwerk.contributions.searching import search_text
from gemeinwerk.privacy import registry, uploads
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT
from gemeinwerk.privacy.traces import Traces

_TOWN = "contribution__concept__municipality"


def whose(traces: Traces) -> Q:
    """A voice is somebody's by their row, or by an address of theirs."""
    found = Q(person__in=traces.of(PERSON))
    for email in traces.own_emails:
        found |= Q(email__iexact=email)
    return found


def said_by(traces: Traces) -> Q:
    return Q(pk__in=Voice.objects.filter(whose(traces)).values("contribution"))


def keep(rows: registry.Rows, traces: Traces) -> None:
    """What somebody said stays with the concept; whose voice it was is gone from the voices, and
    their name out of all texts."""


def asked(traces: Traces) -> Q:
    """What somebody was asked before a merge."""
    return Q(voice__in=Voice.objects.filter(whose(traces)))


def keep_answer(rows: registry.Rows, traces: Traces) -> None:
    """That somebody agreed stays; of the voice nobody knows any more whose it was."""


def leave(rows: registry.Rows, traces: Traces) -> None:
    """That there was a voice stays. The link of somebody who is gone opens nothing. A point on
    a map could be where they live: it goes, of parts of what they said as well."""
    said = list(rows.values_list("contribution", flat=True))
    placed = Q(pk__in=said) | Q(pk__in=Split.objects.filter(whole__in=said).values("part"))
    Contribution.objects.filter(placed).update(latitude=None, longitude=None)
    rows.update(
        person=None, name="", email="", address="", role="", named=False, sealed="", proof=None
    )


def read_anew(keys: list[Any]) -> None:
    """The words a search goes through, of contributions in which a name was replaced; the index
    that holds them goes."""
    changed = Contribution.objects.filter(pk__in=keys)
    drop(changed.order_by().values_list("concept", flat=True).distinct())
    for one in changed:
        Contribution.objects.filter(pk=one.pk).update(search_text=search_text(one))


registry.table(
    Contribution,
    _("Beiträge"),
    town="concept__municipality",
    own=said_by,
    erase=keep,
    told=registry.NAMELESS,
    mentions=(
        "title",
        "text",
        "translation",
        "public_text",
        "target_group",
        "place_name",
        "because",
        "extra",
    ),
    nothing={
        "language": "the tag of a language",
        "search_text": "made anew from what it says",
        "source": "what a platform calls a row of its own",
    },
    labels={
        "number": _("Nummer"),
        "received_at": _("eingegangen am"),
        "state": _("Stand"),
        "latitude": _("Breite"),
        "longitude": _("Länge"),
    },
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
    after=read_anew,
)
registry.table(
    Voice,
    _("Von wem Beiträge kommen"),
    town=_TOWN,
    own=whose,
    erase=leave,
    told=registry.NAMELESS,
    related=("contribution__concept",),
    goes=("email", "address"),
    whole=("name",),
    mentions=("role",),
    nothing={
        "language": "the tag of a language",
        "sealed": "sealed, opens nothing by itself",
        "proof": registry.HASH,
    },
    labels={"contribution": _("Beitrag"), "named": _("darf genannt werden")},
    kept=registry.CONCEPT_OR_PROPOSED,
    public=True,
)
registry.table(
    Anchor,
    _("Sätze in Protokollen, aus denen Beiträge wurden"),
    town=_TOWN,
    mentions=("quote", "context"),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Attachment,
    _("Anlagen zu Beiträgen"),
    town=_TOWN,
    mentions=("title", "file_name"),
    nothing={
        "content_type": registry.CODE,
        "content": "a file as it was sent: nothing is searched in it; the office takes it out",
    },
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Merge,
    _("Zusammenführungen von Beiträgen"),
    town="one__concept__municipality",
    mentions=("reason",),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    MergeProposal,
    _("Fragen vor Zusammenführungen"),
    town="one__concept__municipality",
    mentions=("reason",),
    nothing={"read": registry.HASH},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    MergeQuestion,
    _("Antworten vor Zusammenführungen"),
    town="proposal__one__concept__municipality",
    own=asked,
    erase=keep_answer,
    told=registry.NAMELESS,
    labels={"answer": _("Antwort"), "answered_at": _("geantwortet am")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Split,
    _("Teilungen von Beiträgen"),
    town="whole__concept__municipality",
    mentions=("passage",),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Participation,
    _("Beteiligungen"),
    town="concept__municipality",
    mentions=("title", "question"),
    nothing={"kinds": registry.CODE},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)


def nameless(rows: registry.Rows, traces: Traces) -> None:
    rows.update(started_by=None)


registry.table(
    ContributionImport,
    _("Tabellen mit Beiträgen"),
    town="concept__municipality",
    own=lambda traces: Q(started_by__in=traces.of(ACTOR)),
    erase=nameless,
    told=registry.NAMELESS,
    mentions=("file_name", "columns", "preview", "result", "error"),
    nothing={
        "file": "named by its checksum",
        "sha256": registry.HASH,
        "signature": registry.HASH,
    },
    labels={"created_at": _("angelegt am"), "state": _("Stand"), "file_name": _("Datei")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
uploads.register(ContributionImport, town="concept__municipality")

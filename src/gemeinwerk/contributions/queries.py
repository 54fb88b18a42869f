"""What is asked about contributions; every answer starts at a town or at one of its concepts."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.likeness.queries import in_group_with
from gemeinwerk.contributions.models import (
    Attachment,
    Contribution,
    Merge,
    Participation,
    Split,
    Voice,
)
from gemeinwerk.contributions.parts import OF_A_PHASE, PARTS
from gemeinwerk.contributions.searching import answering
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.core.typed import whole_number
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.minutes.models import Minutes, Paragraph
from gemeinwerk.municipalities.models import Municipality

Wanted = Mapping[str, str]
"""What was chosen, by the names in the address; nothing stands there empty."""
FIELD, THEME, KIND, CHANNEL, STATE = "feld", "thema", "art", "woher", "stand"
MEETING, PHASE, SEARCH = "sitzung", "beteiligung", "suche"
ALIKE, TARGET_GROUP, BODY, ITEM = "gruppe", "zielgruppe", "gremium", "punkt"
NONE = "ohne"
"""Chosen for those without a field or a theme."""
RELATED = (
    "concept__municipality", "field", "meeting__body", "item", "participation", "created_by",
)  # fmt: skip


def contribution(town: Municipality, slug: str, number: int) -> Contribution:
    """Raises Contribution.DoesNotExist."""
    found = Contribution.objects.select_related(*RELATED)
    return found.get(concept__municipality=town, concept__slug=slug, number=number)


def contribution_with_parts(town: Municipality, slug: str, number: int) -> Contribution:
    """With what other areas tell of it (`parts`). Raises Contribution.DoesNotExist."""
    found = Contribution.objects.select_related(*RELATED, "anchor__minutes__meeting__body")
    found = found.select_related("anchor__paragraph").annotate(**PARTS.asked())
    return found.get(concept__municipality=town, concept__slug=slug, number=number)


def narrowed(concept: Concept, wanted: Wanted) -> "QuerySet[Contribution]":
    """By all that was chosen but words."""
    found = Contribution.objects.filter(concept=concept)
    for name, column in ((KIND, "kind"), (CHANNEL, "channel"), (STATE, "state")):
        if value := wanted.get(name):
            found = found.filter(**{column: value})
    for name, column in ((MEETING, "meeting"), (PHASE, "participation")):
        if (key := whole_number(wanted.get(name))) is not None:
            found = found.filter(**{column: key})
    found = in_groups(found, concept, wanted)
    if (field := wanted.get(FIELD)) is not None:
        found = found.filter(field=None if field == NONE else whole_number(field))
    if (theme := wanted.get(THEME)) is not None:
        through: Any = Contribution.themes.through
        of_theme = through.objects.filter(contribution=OuterRef("pk"))
        if theme == NONE:
            found = found.filter(~Exists(of_theme))
        else:
            found = found.filter(Exists(of_theme.filter(crosscuttingtheme=whole_number(theme))))
    return found


def in_groups(
    found: "QuerySet[Contribution]", concept: Concept, wanted: Mapping[str, Any]
) -> "QuerySet[Contribution]":
    """Of a group of those that say nearly the same, for a target group, said in a working group or
    to an item of an agenda."""
    if (key := whole_number(wanted.get(ALIKE))) is not None:
        found = found.filter(pk__in=in_group_with(concept, key))
    if group := wanted.get(TARGET_GROUP):
        found = found.filter(target_group=group)
    if (key := whole_number(wanted.get(BODY))) is not None:
        found = found.filter(meeting__body=key)
    if (key := whole_number(wanted.get(ITEM))) is not None:
        found = found.filter(item=key)
    return found


def keys(concept: Concept, wanted: Wanted) -> Sequence[int]:
    """Of those that were asked for, in order: with words the best first, else the newest. One
    query for a page of them."""
    found = narrowed(concept, wanted)
    if words := wanted.get(SEARCH, "").strip():
        return answering(found, words)
    ordered = found.order_by("-number").values_list("pk", flat=True)
    return cast(Sequence[int], ordered)


def rows(keys: Sequence[int], *also: str, **asked: Any) -> list[Contribution]:
    """In this order, as `told`, with what is shown `also`, and what others ask along."""
    known = told(Contribution.objects.select_related(*also)).annotate(**asked).in_bulk(keys)
    return [known[key] for key in keys if key in known]


def told(found: "QuerySet[Contribution]") -> "QuerySet[Contribution]":
    """With what a list tells, and the number of the one each is merged into, if any
    (`into_number`)."""
    into = Merge.objects.filter(one=OuterRef("pk"), undone_at=None).values("into__number")
    rows = found.select_related("field", "meeting__body", "item").defer("search_text", "extra")
    return rows.annotate(into_number=Subquery(into[:1]))


def counts(concept: Concept) -> dict[str, int]:
    """How many there are in each state."""
    found = Contribution.objects.filter(concept=concept).order_by().values_list("state")
    return dict(found.annotate(n=Count("pk")))


def voices(contribution: Contribution) -> "QuerySet[Voice]":
    return contribution.voices.select_related("person", "organisation").order_by("pk")


def voice(town: Municipality, pk: int) -> Voice:
    """Raises Voice.DoesNotExist."""
    related = ("contribution__concept__municipality", "person", "organisation")
    found = Voice.objects.select_related(*related)
    return found.get(contribution__concept__municipality=town, pk=pk)


def attachments(contribution: Contribution) -> "QuerySet[Attachment]":
    """Without what is in the files."""
    return contribution.attachments.defer("content").order_by("pk")


def attachment(town: Municipality, pk: int) -> Attachment:
    """Raises Attachment.DoesNotExist."""
    found = Attachment.objects.select_related("contribution__concept__municipality")
    return found.get(contribution__concept__municipality=town, pk=pk)


def merged(contribution: Contribution) -> "QuerySet[Merge]":
    """What it is merged into, and what was merged into it."""
    found = Merge.objects.filter(Q(one=contribution) | Q(into=contribution), undone_at=None)
    return found.select_related("one", "into").order_by("pk")


def splits(contribution: Contribution) -> "QuerySet[Split]":
    """What it is a part of, and its parts, with those that were taken back."""
    found = Split.objects.filter(Q(whole=contribution) | Q(part=contribution))
    return found.select_related("whole", "part").order_by("pk")


# --- where contributions come from ----------------------------------------------------------------


def meetings(concept: Concept) -> "QuerySet[Meeting]":
    """Of the concept, the newest first, each with its agenda (`of_agenda`)."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk")).order_by("position", "pk")
    found = Meeting.objects.filter(concept=concept).select_related("body", "concept")
    found = found.annotate(of_agenda=Listed(items.values(told=row(key="pk", title="title"))))
    return found.order_by("-starts_at", "-pk")


def items(concept: Concept) -> "QuerySet[AgendaItem]":
    return AgendaItem.objects.filter(meeting__concept=concept).select_related("meeting")


def minutes(town: Municipality, pk: int) -> Minutes:
    """Of a meeting of a concept. Raises Minutes.DoesNotExist."""
    related = ("meeting__body__municipality", "meeting__concept__municipality")
    found = Minutes.objects.select_related(*related)
    return found.get(meeting__body__municipality=town, meeting__concept__isnull=False, pk=pk)


def paragraphs(minutes: Minutes) -> list[Paragraph]:
    """Those with a text, in order, each with what was found in it already (`anchors`)."""
    found = Paragraph.objects.filter(minutes=minutes).exclude(text="").select_related("item")
    return list(
        found.prefetch_related("anchors__contribution").order_by("item__position", "position", "pk")
    )


def paragraph(concept: Concept, pk: int) -> Paragraph | None:
    """Of the minutes of a meeting of the concept."""
    found = Paragraph.objects.select_related("minutes__meeting__body", "minutes__meeting__concept")
    return found.filter(pk=pk, minutes__meeting__concept=concept).first()


def wishes(concept: Concept) -> "QuerySet[Reply]":
    """Themes wished for in answers to invitations, the oldest first, of which there is no
    contribution yet."""
    known = Contribution.objects.filter(wish=OuterRef("pk"))
    found = Reply.objects.filter(invitation__wave__concept=concept).exclude(themes="")
    found = found.filter(~Exists(known)).select_related(
        "invitation__person", "invitation__organisation"
    )
    return found.order_by("given_at", "pk")


def wish(concept: Concept, pk: int) -> Reply | None:
    return wishes(concept).filter(pk=pk).first()


# --- phases of taking part ------------------------------------------------------------------------


def participations(concept: Concept) -> "QuerySet[Participation]":
    """The newest first, with how much was said in each (`said`)."""
    found = Participation.objects.filter(concept=concept).annotate(said=Count("contributions"))
    return found.order_by("-opens", "-pk")


def participations_with_parts(concept: Concept) -> "QuerySet[Participation]":
    """With what other areas tell of them (`parts`), asked along."""
    of_each = Contribution.objects.filter(participation=OuterRef("pk")).order_by()
    said = of_each.values("participation").annotate(n=Count("pk")).values("n")
    found = Participation.objects.filter(concept=concept)
    return found.annotate(said=Coalesce(Subquery(said), 0), **OF_A_PHASE.asked()).order_by(
        "-opens", "-pk"
    )


def participation(town: Municipality, slug: str, pk: int) -> Participation:
    """Raises Participation.DoesNotExist."""
    found = Participation.objects.select_related("concept__municipality")
    return found.get(concept__municipality=town, concept__slug=slug, pk=pk)

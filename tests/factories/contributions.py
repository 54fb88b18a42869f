import factory
from django.utils.timezone import now

from gemeinwerk.comments.models import DraftAnchor
from gemeinwerk.contributions.models import (
    Anchor,
    Attachment,
    Contribution,
    Participation,
    Voice,
)
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.engines.searching import forms
from tests.factories.concepts import ConceptFactory

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)
"""A white one. PNG."""


class ContributionFactory(factory.django.DjangoModelFactory):
    """A need somebody wrote in a letter, read by the office alone."""

    class Meta:
        model = Contribution

    concept = factory.SubFactory(ConceptFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = "need"
    channel = "letter"
    text = "Am Spielplatz gibt es keine Toilette."
    search_text = factory.LazyAttribute(lambda one: " ".join(forms(one.text)))
    received_at = factory.LazyFunction(now)
    changed_at = factory.LazyFunction(now)


class VoiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Voice

    contribution = factory.SubFactory(ContributionFactory)
    name = "Inge Sommer"


class AnchorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Anchor

    contribution = factory.SubFactory(ContributionFactory)
    quote = "Wir beginnen."
    context = "Wir beginnen."
    anchored_at = factory.LazyFunction(now)


class ContributionAttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    contribution = factory.SubFactory(ContributionFactory)
    title = "Der Brief"
    file_name = "brief.pdf"
    content_type = "application/pdf"
    content = b"%PDF-1.7"
    size = 8
    added_at = factory.LazyFunction(now)


class ParticipationFactory(factory.django.DjangoModelFactory):
    """Open since today."""

    class Meta:
        model = Participation

    concept = factory.SubFactory(ConceptFactory)
    title = "Was fehlt?"
    question = "Was fehlt in Ihrem Stadtteil?"
    opens = factory.LazyFunction(lambda: now().date())


class PhotographFactory(factory.django.DjangoModelFactory):
    """Of a flip chart, in the least that is a picture."""

    class Meta:
        model = Photograph

    concept = factory.SubFactory(ConceptFactory)
    title = "Flipchart"
    content_type = "image/png"
    content = DOT
    size = len(DOT)
    added_at = factory.LazyFunction(now)


class DraftAnchorFactory(factory.django.DjangoModelFactory):
    """On the title of a measure of a version."""

    class Meta:
        model = DraftAnchor

    contribution = factory.SubFactory(
        ContributionFactory,
        kind="comment",
        channel="form",
        state="public",
        concept=factory.SelfAttribute("..version.concept"),
    )
    part = "measure"
    code = "1.1"
    title = "Sprachmittlung"
    field = "title"
    context = "Sprachmittlung"

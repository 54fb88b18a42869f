"""Where the questions of a phase, and what people state to them, may name somebody."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.asking.models import AskedQuestion, AskedResult, Given
from gemeinwerk.contributions.models import Voice
from gemeinwerk.contributions.personal_data import keep, whose
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT
from gemeinwerk.privacy.traces import Traces


def stated_by(traces: Traces) -> Q:
    """With what somebody said."""
    voices = Voice.objects.filter(whose(traces))
    return Q(contribution__in=voices.values("contribution"))


registry.table(
    AskedQuestion,
    _("Fragen in Beteiligungen"),
    town="phase__concept__municipality",
    mentions=("text", "options", "lowest", "highest"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Given,
    _("Angaben zu Fragen in Beteiligungen"),
    town="contribution__concept__municipality",
    own=stated_by,
    erase=keep,
    told=registry.NAMELESS,
    mentions=("text",),
    nothing={"places": registry.CODE},
    labels={"question": _("Frage"), "contribution": _("Beitrag")},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.nothing(AskedResult, "counts")

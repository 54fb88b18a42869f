"""An answer may name people in its reasons, as the outcomes do of which it was made."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.answers.rounds.models import Answer, AnswerRound
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    AnswerRound,
    _("Antwortrunden"),
    town="concept__municipality",
    mentions=("title", "error"),
    nothing={"reached": "counts alone"},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Answer,
    _("Antworten an Menschen"),
    town="contribution__concept__municipality",
    mentions=("document", "because"),
    nothing={"kinds": registry.CODE},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)

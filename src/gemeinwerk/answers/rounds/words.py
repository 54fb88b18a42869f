"""What becomes of a contribution, in words for whoever said it: in each language people are written
to in. The answer itself is the town's, in the town's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.answers.models import OutcomeKind
from gemeinwerk.answers.rounds.models import Said

WORDS: dict[str, str | Promise] = {
    OutcomeKind.ADOPTED: _("Aufgenommen"),
    OutcomeKind.IN_PART: _("Zum Teil aufgenommen"),
    OutcomeKind.COVERED: _("Das steht schon im Konzept"),
    OutcomeKind.DEFERRED: _("Zurückgestellt"),
    OutcomeKind.DECLINED: _("Nicht aufgenommen"),
    OutcomeKind.ELSEWHERE: _("Darüber entscheiden andere"),
}


def where(said: Said) -> str:
    """„2.2 Wohnberatung“, or where it points to; "" for what is declined."""
    return f"{said['code']} {said['title']}".strip() or said["to"]

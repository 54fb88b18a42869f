"""A statement may name people; who asked for it and who gave it are accounts."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.privacy import registry

registry.table(
    Statement,
    _("Stellungnahmen zu Beiträgen"),
    town="contribution__concept__municipality",
    mentions=("words", "text"),
    kept=_("so lange wie der Beitrag"),
)

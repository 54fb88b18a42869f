"""The life of a question: once it is settled, it is settled."""

from datetime import timedelta

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.questions.models import QuestionState as S

LIFECYCLE = Lifecycle(S, {S.OPEN: (S.ANSWERED, S.DECLINED)}, field="state")

ANSWERED_WITHIN = timedelta(days=14)
"""So long an answer may take before the office sees that it is late."""
DAYS_AFTER = 30
"""So long after a question was settled the office can still ask back; then whose it was is
forgotten. The form says so."""
KEPT_OPEN = timedelta(days=365)
"""What nobody has settled by then is forgotten as well."""

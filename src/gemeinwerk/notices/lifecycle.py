"""The life of a mail between being written and being sent."""

from datetime import timedelta

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.notices.models import NoticeState

S = NoticeState
LIFECYCLE = Lifecycle(
    NoticeState,
    {
        S.REVIEW: (S.QUEUED, S.WITHDRAWN),
        S.QUEUED: (S.SENT, S.FAILED, S.BOUNCED, S.WITHDRAWN),
        S.SENT: (S.BOUNCED,),
        S.FAILED: (S.QUEUED, S.BOUNCED, S.WITHDRAWN),
    },
    field="state",
)

# How long to wait after the first, second, … attempt that failed; after the last it has failed.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
# What has left or was withdrawn is kept so long that questions can be answered, then forgotten.
KEPT = timedelta(days=365)
# When the mail server does not answer, all mails wait so long before it is asked again.
BREATH = timedelta(minutes=1)
# A sender that died in the middle is noticed after this time; its mail is then in doubt.
LEASE = timedelta(minutes=10)

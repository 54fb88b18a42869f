"""To which privacy notice somebody agreed: its very words, and since when it reads so."""

from datetime import date
from hashlib import sha256

from django.utils.timezone import localdate

from gemeinwerk.audit import operations as audit
from gemeinwerk.invitations.answering.models import PrivacyVersion
from gemeinwerk.municipalities.models import Municipality


def since(town: Municipality) -> date:
    """From which day the notice reads as it does: the first on which somebody agreed to it."""
    found = PrivacyVersion.objects.filter(municipality=town, digest=_digest(town)).first()
    return found.since if found else localdate()


def agreed(town: Municipality) -> PrivacyVersion:
    """The version that reads as the town's notice does now; kept when first agreed to."""
    found, _created = PrivacyVersion.objects.get_or_create(
        municipality=town,
        digest=_digest(town),
        defaults={"text": town.privacy, "since": localdate(audit.now())},
    )
    return found


def _digest(town: Municipality) -> str:
    return sha256(town.privacy.encode()).hexdigest()

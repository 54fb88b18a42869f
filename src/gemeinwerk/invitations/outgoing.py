"""Letters become mails: with a link of their own for each, in a number of queries per batch.

The link is put in here and nowhere else; it stands in the mail until that has left.
"""

from collections.abc import Sequence
from datetime import datetime

from gemeinwerk.invitations import links
from gemeinwerk.invitations.models import Letter, LetterState, Wave
from gemeinwerk.invitations.placeholders import LINK
from gemeinwerk.municipalities.queries import address
from gemeinwerk.notices.bulk import BATCH, Mail, queue_all
from gemeinwerk.notices.kinds import Kind


def queue_letters(
    kind: Kind, wave: Wave, letters: Sequence[Letter], *, not_before: datetime | None = None
) -> int:
    """Letters with their invitation and its person loaded; how many mails."""
    town = wave.concept.municipality
    front = address(town, "")
    for start in range(0, len(letters), BATCH):
        batch = letters[start : start + BATCH]
        for letter in batch:
            letter.invitation.wave = wave
        made = [links.new(letter.invitation) for letter in batch]
        links.save(made)
        urls = [front + one.path for one in made]
        mails = [
            Mail(
                to=letter.invitation.person.email,  # type: ignore[union-attr]
                subject=letter.subject,
                body=with_link(letter.body, url),
                url=url,
                user=letter.invitation.person.user_id,  # type: ignore[union-attr]
            )
            for letter, url in zip(batch, urls, strict=True)
        ]
        rows = queue_all(kind.key, town=town, mails=mails, not_before=not_before)
        for letter, row in zip(batch, rows, strict=True):
            letter.notice, letter.state, letter.error = row, LetterState.QUEUED, ""
        Letter.objects.bulk_update(batch, ["notice", "state", "error"], batch_size=200)
    return len(letters)


def with_link(body: str, url: str) -> str:
    return body.replace(LINK, url).strip() + "\n"

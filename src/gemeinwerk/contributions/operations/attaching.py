"""Files are laid to a contribution, shown to everybody or not, and taken away.

attach(contribution, sent=received("brief.pdf", content), title="Brief", by=user)
"""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions import files
from gemeinwerk.contributions.errors import Unfitting
from gemeinwerk.contributions.models import Attachment, Contribution
from gemeinwerk.contributions.operations import writing
from gemeinwerk.contributions.verbs import ContributionsVerb
from gemeinwerk.core.writing import hold, verb


@verb
def attach(
    contribution: Contribution,
    *,
    sent: files.Sent,
    title: str,
    by: User | None,
    public: bool = False,
    by_author: bool = False,
) -> Attachment:
    found = writing.lock(contribution)
    writing.require_there(found)
    if found.attachments.count() >= files.MOST:
        raise Unfitting(_("Zu einem Beitrag gehören höchstens {n} Anlagen.").format(n=files.MOST))
    new = Attachment.objects.create(
        contribution=found,
        title=title.strip() or sent.file_name,
        file_name=sent.file_name,
        content_type=sent.content_type,
        content=sent.content,
        size=len(sent.content),
        public=public,
        by_author=by_author,
        added_at=audit.now(),
    )
    writing.record(found, deed=ContributionsVerb.ATTACHMENT_ADD, by=by)
    return new


@verb
def show_attachment(attachment: Attachment, *, public: bool, by: User | None) -> Attachment:
    """Whether everybody may see it where the contribution is public."""
    found, present = _held(attachment)
    if present.public != public:
        present.public = public
        present.save(update_fields=["public"])
        deed = ContributionsVerb.ATTACHMENT_SHOW if public else ContributionsVerb.ATTACHMENT_HIDE
        writing.record(found, deed=deed, by=by)
    return present


@verb
def remove_attachment(attachment: Attachment, *, by: User | None) -> None:
    found, present = _held(attachment)
    present.delete()
    writing.record(found, deed=ContributionsVerb.ATTACHMENT_REMOVE, by=by)


def _held(attachment: Attachment) -> tuple[Contribution, Attachment]:
    found = writing.lock(attachment.contribution)
    writing.require_there(found)
    present = hold(attachment)
    present.contribution = found
    return found, present

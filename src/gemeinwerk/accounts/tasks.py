"""What accounts have done behind a request."""

from django.db import transaction
from django_tasks import task

from gemeinwerk.accounts import operations
from gemeinwerk.core.sealing import unseal
from gemeinwerk.municipalities.models import Municipality

RESET = "reset"


@task()
def send_reset_link(sealed: str, town: int) -> None:
    """A link for a new password to an address, if there is an account with it.

    The request did the same for every address that was typed, so its time tells nothing. The
    address lies sealed in the task's row.

    So this task carries its work, where all others only nudge (`core.jobs`): a row of its own would
    say which addresses were typed, and hold them for longer. If the worker dies in this moment, the
    link is lost in silence: no mail comes, and people ask again. Once the mail is written it is a
    notice like any other, and is not lost any more.
    """
    with transaction.atomic():
        operations.send_reset_link(unseal(sealed, RESET), town=Municipality.objects.get(pk=town))

"""The mails of accounts. Accounts lie below the outbox and hand their mails up to it."""

from django.utils.translation import gettext_lazy

from gemeinwerk.accounts import post
from gemeinwerk.notices import kinds
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.operations import queue

KINDS = (
    Kind(
        key="account.invited",
        label=gettext_lazy("Einladung"),
        subject=gettext_lazy("Ihr Konto bei {town}: Bitte wählen Sie ein Kennwort"),
        action=gettext_lazy("Bitte wählen Sie über diesen Link ein Kennwort. Er gilt {days} Tage."),
        template="notices/account/invited.txt",
        secret=True,
        urgent=True,
    ),
    Kind(
        key="account.joined",
        label=gettext_lazy("Neue Rolle"),
        subject=gettext_lazy("Ihr Konto gilt jetzt auch bei {town}"),
        action=gettext_lazy("Sie können sich mit Ihrem bisherigen Konto anmelden."),
        template="notices/account/joined.txt",
        secret=True,  # it speaks to the person by a name that the town may not know
    ),
    Kind(
        key="account.reset",
        label=gettext_lazy("Neues Kennwort"),
        subject=gettext_lazy("Link für ein neues Kennwort"),
        action=gettext_lazy("Wählen Sie über diesen Link ein neues Kennwort. Er gilt 24 Stunden."),
        template="notices/account/reset.txt",
        secret=True,
        urgent=True,
    ),
    Kind(
        key="account.changed",
        label=gettext_lazy("Änderung an der Sicherheit eines Kontos"),
        subject=gettext_lazy("Ihr Konto bei {town}: {what}"),
        action=gettext_lazy("{what} Waren Sie das nicht, wählen Sie sofort ein neues Kennwort."),
        template="notices/account/changed.txt",
        urgent=True,
    ),
    Kind(
        key="account.office_given",
        label=gettext_lazy("Neues Mitglied im Büro"),
        subject=gettext_lazy("{person} hat jetzt alle Rechte des Büros"),
        action=gettext_lazy("Bitte prüfen Sie, ob das so gewollt ist."),
        template="notices/account/office_given.txt",
    ),
    Kind(
        key="account.removal_asked",
        label=gettext_lazy("Bitte um Löschung"),
        subject=gettext_lazy("{person} bittet darum, das Konto zu löschen"),
        action=gettext_lazy("Bitte löschen Sie das Konto, oder antworten Sie der Person."),
        template="notices/account/removal_asked.txt",
    ),
    Kind(
        key="account.removal_declined",
        label=gettext_lazy("Antwort auf eine Bitte um Löschung"),
        subject=gettext_lazy("{town}: Ihr Konto wird nicht gelöscht"),
        action=gettext_lazy("Das Büro hat abgelehnt, Ihr Konto zu löschen."),
        template="notices/account/removal_declined.txt",
    ),
    Kind(
        key="account.erased",
        label=gettext_lazy("Bestätigung einer Löschung"),
        subject=gettext_lazy("{town}: Ihre Daten sind gelöscht"),
        action=gettext_lazy("Ihre Daten sind gelöscht. Dies ist die letzte Mail an Sie."),
        template="notices/account/erased.txt",
        urgent=True,
        forgotten=True,
    ),
)


def deliver() -> None:
    """Declare the mails of accounts, and take them on."""
    kinds.register(*KINDS)
    post.register(queue)

"""Why an answer is not taken as it was sent; each is read by the person who answers."""

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class AnsweredMeanwhile(DomainError):
    """There is a newer answer, given in another window, by another link or by the office."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Inzwischen ist schon eine Antwort angekommen, zum Beispiel aus einem anderen "
                "Fenster. Was Sie hier eingegeben haben, steht noch da. Soll es gelten, senden Sie "
                "es noch einmal."
            )
        )


class LinkOver(DomainError):
    """The link was withdrawn, or its last day is over."""

    def __init__(self) -> None:
        super().__init__(_("Dieser Link gilt nicht mehr."))


class NotTheirs(DomainError):
    """What was chosen is not asked here."""

    def __init__(self) -> None:
        super().__init__(_("Eine der Gruppen steht hier nicht mehr zur Wahl."))


class NobodyNamed(DomainError):
    """Nobody was named to come instead."""

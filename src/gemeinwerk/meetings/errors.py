"""Why a meeting or its agenda stays as it is."""

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class WrongTimes(DomainError):
    """It would end before it begins."""


class Unfitting(DomainError):
    """Things of different towns, or an agenda with the same item twice."""


class MeetingOver(DomainError):
    """It was held or cancelled."""


class NobodyChosen(DomainError):
    """There is nobody to invite."""


class AnsweredMeanwhile(DomainError):
    """There is a newer answer, given in another window or entered by the office."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence
            or _(
                "Inzwischen ist schon eine Antwort angekommen, zum Beispiel aus einem anderen "
                "Fenster. Was Sie hier eingegeben haben, steht noch da. Soll es gelten, senden Sie "
                "es noch einmal."
            )
        )


class MovedMeanwhile(AnsweredMeanwhile):
    """The page was of another day: for this one nobody has answered yet."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Die Sitzung ist inzwischen verlegt. Bitte sehen Sie oben, wann sie jetzt ist. "
                "Gilt Ihre Antwort auch dafür, senden Sie sie noch einmal."
            )
        )


class LinkOver(DomainError):
    """The meeting is over or cancelled, or whoever was invited is erased."""

    def __init__(self) -> None:
        super().__init__(_("Dieser Link gilt nicht mehr."))


class NotYet(DomainError):
    """It has not begun."""

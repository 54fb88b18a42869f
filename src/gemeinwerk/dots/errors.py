"""Why points are not counted, or a show of dots stays as it is. Participants read these sentences
in every language people are written to in."""

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class NotNow(DomainError):
    """What was opened stays as it is; what is closed takes no points."""


class Unfitting(DomainError):
    """Too little or too much to weigh."""


class NotOpen(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Gerade werden keine Punkte angenommen."))


class WrongPoints(DomainError):
    """More points than there are, too many on one thing, or none."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or _("Diese Punkte passen nicht zu dem, was zur Wahl steht."))


class TooMany(WrongPoints):
    def __init__(self, given: int, points: int) -> None:
        sentence = _("Das sind zu viele Punkte: {given}. Vergeben können Sie {points}.")
        super().__init__(sentence.format(given=given, points=points))


class NoPoint(WrongPoints):
    def __init__(self) -> None:
        super().__init__(_("Bitte vergeben Sie mindestens einen Punkt."))


class CountedBefore(DomainError):
    """This device's points are there already."""

    def __init__(self) -> None:
        super().__init__(_("Von diesem Gerät sind schon Punkte gezählt."))


class SlipUsed(DomainError):
    """A slip that holds once was used, or never was one."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dieser Zettel ist schon benutzt, oder er gehört nicht hierher. Haben Sie zweimal "
                "gedrückt, sind Ihre Punkte gezählt."
            )
        )

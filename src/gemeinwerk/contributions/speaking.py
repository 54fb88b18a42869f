"""How languages of contributions, whatever tag they have, and meetings are called."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.core.tongues import NAMES, TONGUES
from gemeinwerk.meetings.models import Meeting

OTHER = "und"
"""As BCP 47 tags what nobody has determined."""


def choices() -> list[tuple[str, object]]:
    return [*TONGUES, (OTHER, gettext_lazy("andere Sprache"))]


def called(tag: str) -> str:
    if tag == OTHER:
        return _("andere Sprache")
    if tag in NAMES:
        return NAMES[tag]
    try:
        return str(get_language_info(tag)["name_local"])
    except KeyError:
        return tag


def spoken(tag: str) -> str:
    """The `lang` of a text; of an unknown language it is empty, so that nothing wrong is said."""
    return "" if tag == OTHER else tag


def meeting_named(meeting: Meeting) -> str:
    """With its day, for choices: one body has many meetings."""
    day = date_format(localtime(meeting.starts_at), "SHORT_DATE_FORMAT")
    return f"{meeting}, {day}"


def headline_in(contribution: Contribution) -> str:
    """The `lang` of its headline; "" where that is the page's."""
    one = contribution
    if one.title or one.translation or not one.text or one.language == "de":
        return of_the_town() if one.text else ""
    return spoken(one.language)

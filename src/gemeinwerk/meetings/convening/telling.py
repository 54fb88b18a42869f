"""In sentences: until when one must be invited to a meeting, and whether it is too late."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ObjectDoesNotExist
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.actors.models import Body
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.errors import DomainError
from gemeinwerk.meetings.convening.counting import last_day
from gemeinwerk.meetings.models.convening import Convening, Counting, Remote
from gemeinwerk.meetings.models.meetings import Format, Meeting


class TooLate(DomainError):
    """Whoever were invited now would be invited too late."""


@dataclass(frozen=True)
class Told:
    sentence: str
    late: bool


def of_body(body: Body) -> Convening | None:
    """What holds for it, if anything does; loaded along by `select_related`."""
    try:
        return body.convening
    except ObjectDoesNotExist:
        return None


def told(convening: Convening | None, meets: date, today: date | None = None) -> Told | None:
    """Of a meeting on that day. None where no period is heeded, or it is past."""
    today = today or localdate(audit.now())
    if convening is None or not convening.is_heeded or meets < today:
        return None
    last = last_day(convening, meets)
    day = date_format(last, "DATE_FORMAT")
    if last < today:
        sentence = _(
            "Für eine fristgerechte Einladung ist es zu spät: Der letzte Tag dafür war der {day}."
        )
        return Told(_behind(sentence.format(day=day), convening), late=True)
    sentence = _("Eingeladen werden muss bis zum {day}.").format(day=day)
    return Told(_behind(sentence, convening), late=False)


def of_meeting(meeting: Meeting) -> Told | None:
    """None of one that does not take place any more."""
    if not meeting.is_coming:
        return None
    return told(of_body(meeting.body), localdate(meeting.starts_at))


def told_late(meeting: Meeting) -> str:
    """The sentence where it is too late already; "" otherwise."""
    found = of_meeting(meeting)
    return found.sentence if found and found.late else ""


def require_in_time(meeting: Meeting) -> None:
    """Of a held meeting. Raises `TooLate` where that is to stop whoever invites."""
    convening = Convening.objects.filter(body=meeting.body_id).first()
    if convening is None or not convening.blocks:
        return
    found = told(convening, localdate(meeting.starts_at))
    if found and found.late:
        raise TooLate(
            _("{body}: {sentence} Am Gremium steht, dass dann nicht eingeladen wird.").format(
                body=meeting.body, sentence=found.sentence
            )
        )


def period(convening: Convening) -> str:
    """ "7 volle Tage zwischen Einladung und Sitzung (§ …, Fassung vom …)" """
    if convening.days is None:
        return _("keine Ladungsfrist")
    if convening.counting == Counting.FULL:
        words = ngettext(
            "{n} voller Tag zwischen Einladung und Sitzung",
            "{n} volle Tage zwischen Einladung und Sitzung",
            convening.days,
        )
    else:
        words = ngettext(
            "{n} Tag vor dem Sitzungstag", "{n} Tage vor dem Sitzungstag", convening.days
        )
    told = words.format(n=convening.days)
    if convening.delay:
        arrives = ngettext(
            "dazu {n} Tag bis zum Zugang", "dazu {n} Tage bis zum Zugang", convening.delay
        )
        told = f"{told}, {arrives.format(n=convening.delay)}"
    return f"{told}{_source(convening.norm, convening.norm_of)}"


def joining(convening: Convening) -> str:
    """Whether those who join from elsewhere count; "" where nothing is said of it."""
    if not convening.remote:
        return ""
    if convening.remote == Remote.COUNT:
        words = _("Zugeschaltete zählen für die Beschlussfähigkeit mit")
    else:
        words = _("Zugeschaltete zählen für die Beschlussfähigkeit nicht mit")
    return f"{words}{_source(convening.remote_norm, convening.remote_norm_of)}"


def sentences(convening: Convening) -> list[str]:
    """What is said of a body: the period and what follows, and whether those who join count."""
    found = [period(convening)]
    if convening.days is not None:
        strict = _("Wenn es zu spät wäre: {what}").format(what=convening.get_strictness_display())
        found.append(strict)
    if joins := joining(convening):
        found.append(joins)
    return [f"{one[:1].upper()}{one[1:]}." for one in found]


def joining_of(meeting: Meeting) -> str:
    """Of one that somebody may join from elsewhere."""
    convening = of_body(meeting.body)
    return joining(convening) if convening and meeting.format != Format.PRESENCE else ""


def _behind(sentence: str, convening: Convening) -> str:
    """The norm in brackets before the full stop."""
    return f"{sentence.removesuffix('.')}{_source(convening.norm, convening.norm_of)}."


def _source(norm: str, of: date | None) -> str:
    if not norm:
        return ""
    if of is None:
        return f" ({norm})"
    return _(" ({norm}, Fassung vom {day})").format(norm=norm, day=date_format(of, "DATE_FORMAT"))

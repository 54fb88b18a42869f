"""How a wave stands, counted once for its page: a funnel, by body, organisation and actor group.

One query brings a few columns of each invitation; the counting is done here.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.core import alphabet
from gemeinwerk.core.ui import Segment, StackedRow
from gemeinwerk.invitations import reaching
from gemeinwerk.invitations.models import (
    Answer,
    Channel,
    Invitation,
    LetterState,
    Wave,
    WaveState,
)
from gemeinwerk.invitations.queries import with_state


@dataclass
class Counts:
    """Of some of the people of a wave. `silent`: they have it and say nothing."""

    invited: int = 0
    delivered: int = 0
    lost: int = 0
    accepted: int = 0
    deputised: int = 0
    declined: int = 0
    undecided: int = 0
    silent: int = 0
    not_reminded: int = 0
    """Of the silent, those whom a mail can remind and none has."""
    by_letter: int = 0
    """Of the silent, those who had a letter on paper: no mail reminds them."""
    waiting: int = 0
    """Nothing has left for them yet."""
    left_out: int = 0
    """What was written to them is held back, or they are erased."""

    @property
    def answered(self) -> int:
        return self.accepted + self.deputised + self.declined + self.undecided

    @property
    def to_remind(self) -> int:
        return self.silent - self.by_letter

    @property
    def shares(self) -> tuple[int, ...]:
        """In the order of `SEGMENTS`."""
        return (
            self.accepted, self.deputised, self.undecided, self.declined,
            self.silent, self.lost, self.left_out, self.waiting,
        )  # fmt: skip


@dataclass
class Standing:
    """A wave at a glance."""

    total: Counts = field(default_factory=Counts)
    bodies: dict[str, Counts] = field(default_factory=dict)
    organisations: dict[str, Counts] = field(default_factory=dict)
    groups: dict[str, Counts] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    """Of what was written first, by its state."""
    drafted: int = 0
    """By mail or on paper: nobody has laid them before somebody yet."""
    to_print: int = 0
    printed: int = 0
    not_to_ask: set[str] = field(default_factory=set)
    """Organisations of those who are silent that have no address to be asked at."""

    @property
    def funnel(self) -> list[StackedRow]:
        """How far they came: of all who are invited, so many and so many not yet."""
        total = self.total
        steps = (
            (_("eingeladen"), total.invited),
            (_("zugestellt"), total.delivered),
            (_("geantwortet"), total.answered),
            (_("kommt oder schickt jemanden"), total.accepted + total.deputised),
        )
        return [
            StackedRow(label, (number, total.invited - number), total=str(number))
            for label, number in steps
        ]


def funnel_segments() -> tuple[Segment, ...]:
    return Segment("done", _("so weit gekommen")), Segment("none", _("noch nicht, oder nicht"))


def segments() -> tuple[Segment, ...]:
    return (
        Segment("done", _("kommt")),
        Segment("partly", _("schickt jemand anderen")),
        Segment("progress", _("noch unentschieden")),
        Segment("off", _("kommt nicht")),
        Segment("none", _("noch keine Antwort")),
        Segment("delayed", _("nicht angekommen")),
        Segment("dropped", _("zurückgehalten oder gelöscht")),
        Segment("unknown", _("noch nichts versandt")),
    )


_HOUSE = (
    "organisation__email", "organisation__speaker", "organisation__speaker__email",
    "organisation__speaker__permission",
)  # fmt: skip


def standing(wave: Wave) -> Standing:
    """One query."""
    found = Standing()
    rows = with_state(Invitation.objects.filter(wave=wave)).values_list(
        "answer", "stands", "had", "lost", "was_reminded", "body__name", "organisation__name",
        "group__name", "channel", "person", *_HOUSE,
    )  # fmt: skip
    silent: dict[str, set[int | None]] = {}
    houses: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        answer, state, had, lost, reminded, body, organisation, group, channel, who, *house = row
        told = _Told(answer, channel, had and not lost, lost, reminded)
        found.drafted += state == LetterState.DRAFTED
        if channel == Channel.PAPER:
            found.to_print += state == LetterState.REVIEW
            found.printed += state == LetterState.SENT
        elif state:
            found.states[state] = found.states.get(state, 0) + 1
        for counts in (
            found.total,
            found.bodies.setdefault(body or "", Counts()),
            found.organisations.setdefault(organisation or "", Counts()),
            found.groups.setdefault(group or "", Counts()),
        ):
            _count(counts, told, left_out=who is None or state == LetterState.WITHHELD)
        if organisation and answer == Answer.OPEN and told.delivered:
            houses[organisation] = tuple(house)
            silent.setdefault(organisation, set()).add(who)
    found.not_to_ask = {
        name for name, of in silent.items() if not reaching.to_ask(_house(*houses[name]), of).email
    }
    return found


def _house(email: str, speaker: int | None, address: str, permission: str) -> Organisation:
    """As much of one, unsaved, as says whom to ask."""
    who = Person(pk=speaker, email=address, permission=permission) if speaker else None
    return Organisation(email=email, speaker=who)


def rows_of(counted: dict[str, Counts], without: str) -> list[StackedRow]:
    """Bars in the order of the alphabet; those without a name last."""
    names = sorted((name for name in counted if name), key=alphabet.key)
    return [
        StackedRow(name or without, counted[name].shares, total=str(counted[name].invited))
        for name in [*names, *([""] if "" in counted else [])]
    ]


def next_steps(found: Standing, wave: Wave, *, has_text: bool) -> list[str]:
    """What is to be done next, in sentences; of a wave that is done with, nothing."""
    if wave.state == WaveState.CLOSED:
        return []
    if wave.state == WaveState.PREPARED:
        return _to_prepare(found, has_text=has_text)
    return [*_of_the_silent(found.total, wave), *_of_asking(found, wave), *_of_letters(found, wave)]


def _to_prepare(found: Standing, *, has_text: bool) -> list[str]:
    sentences = []
    if not has_text:
        sentences.append(_("Schreiben Sie den deutschen Text; er gilt für alle ohne eigenen."))
    if not found.total.invited:
        sentences.append(_("Wählen Sie aus, an wen die Welle geht."))
    return sentences or [
        ngettext(
            "Ein Schreiben ist entworfen: Legen Sie die Welle zur Durchsicht vor.",
            "{n} Schreiben sind entworfen: Legen Sie die Welle zur Durchsicht vor.",
            found.total.invited,
        ).format(n=found.total.invited)
    ]


def _of_the_silent(total: Counts, wave: Wave) -> list[str]:
    if not total.silent:
        return []
    if total.by_letter or total.not_reminded:
        told = ngettext(
            "Eine Person hat noch nicht geantwortet",
            "{n} haben noch nicht geantwortet",
            total.silent,
        ).format(n=total.silent)
        rest = _("{n} davon ohne Erinnerung").format(n=total.not_reminded)
        sentences = [f"{told}, {rest}." if total.not_reminded else f"{told}."]
    else:
        told = ngettext(
            "Eine Person hat noch nicht geantwortet und ist erinnert.",
            "{n} haben noch nicht geantwortet; alle sind erinnert.",
            total.silent,
        )
        sentences = [told.format(n=total.silent)]
    if total.by_letter:
        told = ngettext(
            "Eine davon hat einen Brief: Erinnert wird per Mail, bitte rufen Sie an.",
            "{n} davon haben einen Brief: Erinnert wird per Mail, bitte rufen Sie an.",
            total.by_letter,
        )
        sentences.append(told.format(n=total.by_letter))
    if wave.answer_until < localdate():
        sentences.append(
            _("Die Frist ist vorbei: Setzen Sie eine neue, oder schließen Sie die Welle ab.")
        )
    return sentences


def _of_asking(found: Standing, wave: Wave) -> list[str]:
    """Where nobody can be asked on the day after the deadline, as long as that can be mended."""
    if not (wave.escalates and found.not_to_ask):
        return []
    names = sorted(found.not_to_ask, key=alphabet.key)
    told = ngettext(
        "Nach der Frist kann diese Organisation nicht gefragt werden, ihr fehlt die Adresse: "
        "{names}.",
        "Nach der Frist können {n} Organisationen nicht gefragt werden, ihnen fehlt die Adresse: "
        "{names}.",
        len(names),
    )
    return [told.format(n=len(names), names=", ".join(names))]


def _of_letters(found: Standing, wave: Wave) -> list[str]:
    sentences = []
    if lost := found.total.lost:
        told = ngettext(
            "Ein Schreiben ist nicht angekommen: Bitte prüfen Sie die Adresse.",
            "{n} Schreiben sind nicht angekommen: Bitte prüfen Sie die Adressen.",
            lost,
        )
        sentences.append(told.format(n=lost))
    drafted = found.drafted if wave.state == WaveState.RUNNING else 0
    if drafted:
        told = ngettext(
            "Ein neues Schreiben ist entworfen: Legen Sie es zur Durchsicht vor.",
            "{n} neue Schreiben sind entworfen: Legen Sie sie zur Durchsicht vor.",
            drafted,
        )
        sentences.append(told.format(n=drafted))
    if review := found.states.get(LetterState.REVIEW, 0):
        told = ngettext(
            "Ein Schreiben wartet auf Durchsicht.", "{n} Schreiben warten auf Durchsicht.", review
        )
        sentences.append(told.format(n=review))
    if found.to_print:
        told = ngettext("Ein Brief ist zu drucken.", "{n} Briefe sind zu drucken.", found.to_print)
        sentences.append(told.format(n=found.to_print))
    return sentences


@dataclass(frozen=True)
class _Told:
    """What is known of one who is invited."""

    answer: str
    channel: str
    delivered: bool
    lost: bool
    reminded: bool


def _count(counts: Counts, told: _Told, *, left_out: bool) -> None:
    counts.invited += 1
    answered = told.answer != Answer.OPEN
    counts.delivered += told.delivered or answered
    if answered:
        setattr(counts, told.answer, getattr(counts, told.answer) + 1)
    elif told.delivered:
        counts.silent += 1
        counts.by_letter += told.channel == Channel.PAPER
        counts.not_reminded += not told.reminded and told.channel == Channel.MAIL
    elif told.lost:
        counts.lost += 1
    elif left_out:
        counts.left_out += 1
    else:
        counts.waiting += 1

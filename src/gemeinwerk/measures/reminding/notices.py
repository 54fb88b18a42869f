"""Reminders as mails: each says what is due, what happens if nothing comes, and on which day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure, ReminderKind
from gemeinwerk.measures.notices import day_in_words, reach
from gemeinwerk.measures.reminding.queries import Occasion
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.operations import queue


def _kind(key: str, label: Promise, subject: Promise, action: Promise, template: str) -> Kind:
    return Kind(
        key=f"reminder.{key}",
        label=label,
        subject=subject,
        action=action,
        template=f"measures/notices/{template}.txt",
    )


TO_UNIT = {
    ReminderKind.WORD_DUE: _kind(
        "word_due",
        _("Erinnerung: Antwort an das Büro"),
        _("Erinnerung: Bitte antworten Sie zu {measures}"),
        _("Bitte bestätigen Sie, oder geben Sie mit einer Begründung zurück."),
        "reminder_word",
    ),
    ReminderKind.MILESTONE_DUE: _kind(
        "milestone_due",
        _("Erinnerung: Meilenstein bald fällig"),
        _("Bald fällig: Meilenstein bei {measures}"),
        _("Bitte melden Sie, wenn der Meilenstein erreicht ist oder sich verschiebt."),
        "reminder_milestone",
    ),
    ReminderKind.MILESTONE_OVERDUE: _kind(
        "milestone_overdue",
        _("Erinnerung: Meilenstein überfällig"),
        _("Überfällig: Meilenstein bei {measures}"),
        _("Bitte melden Sie, ob der Meilenstein erreicht ist oder wann er kommt."),
        "reminder_milestone",
    ),
    ReminderKind.END_DUE: _kind(
        "end_due",
        _("Erinnerung: Eine Maßnahme soll bald enden"),
        _("Soll bald enden: {measures}"),
        _("Bitte melden Sie, wie weit die Maßnahme ist und wann sie endet."),
        "reminder_end",
    ),
}
TO_OFFICE = {
    ReminderKind.WORD_MISSING: _kind(
        "word_missing",
        _("Eine Antwort fehlt über die Frist hinaus"),
        _("Ohne Antwort: {measures}"),
        _("Bitte sprechen Sie mit dem Fachbereich, oder setzen Sie eine neue Frist."),
        "escalation",
    ),
    ReminderKind.MILESTONE_MISSING: _kind(
        "milestone_missing",
        _("Ein überfälliger Meilenstein ist trotz Erinnerung offen"),
        _("Trotz Erinnerung offen: Meilenstein bei {measures}"),
        _("Bitte sprechen Sie mit dem Fachbereich."),
        "escalation",
    ),
}
UNREACHABLE = _kind(
    "unreachable",
    _("Eine Erinnerung erreicht niemanden"),
    _("Niemand zu erinnern: {measures}"),
    _("Bitte laden Sie jemanden ein, oder wählen Sie eine andere Federführung."),
    "reminder_unreachable",
)
HEAD = _kind(
    "head",
    _("Dem übergeordneten Fachbereich: Es fehlt trotz Erinnerung etwas"),
    _("Trotz Erinnerung offen: {measures}"),
    _("Bitte sehen Sie nach, woran es liegt. Das Büro weiß Bescheid."),
    "escalation",
)
TERM = _kind(
    "term_ends",
    _("Die Laufzeit eines Konzepts endet"),
    _("Die Laufzeit endet: {concept}"),
    _("Bitte entscheiden Sie, ob und wann die nächste Auflage beginnt."),
    "reminder_term",
)
register_kinds(*TO_UNIT.values(), *TO_OFFICE.values(), UNREACHABLE, HEAD, TERM)


@dataclass(frozen=True)
class Told:
    """An occasion as a mail says it: its days are words in the language of whoever reads it."""

    occasion: Occasion

    @property
    def measure(self) -> Measure:
        return self.occasion.measure

    @property
    def title(self) -> str:
        return self.occasion.title

    @property
    def head_too(self) -> bool:
        return self.occasion.head_too

    @property
    def day(self) -> Any:
        return day_in_words(self.occasion.day)

    @property
    def escalates_on(self) -> Any:
        return self.occasion.escalates_on and day_in_words(self.occasion.escalates_on)

    @property
    def as_promised(self) -> bool:
        """Of an end: whether it is the promised one."""
        return self.occasion.day == self.measure.end

    @property
    def about_word(self) -> bool:
        return self.occasion.kind in (ReminderKind.WORD_DUE, ReminderKind.WORD_MISSING)


def tell(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Write the mails, one for each person and kind; gives those somebody was told of."""
    if not occasions:
        return []
    office = list(queries.people_of_office(occasions[0].measure.municipality_id))
    units = {one.measure.lead_unit.pk: one.measure.lead_unit for one in _led(occasions)}
    parents = {unit.parent.pk: unit.parent for unit in units.values() if unit.parent}
    people = reach([*units.values(), *parents.values()])
    told: list[Occasion] = []
    for kind in ReminderKind:
        own = [one for one in occasions if one.kind == kind]
        if kind in TO_UNIT:
            told += _tell_units(TO_UNIT[kind], own, people, office)
        elif office:
            told += _send(TO_OFFICE[kind], {somebody.email: somebody for somebody in office}, own)
            _tell_heads(own, people, office)
    return told


def untold_terms(concepts: Iterable[Concept]) -> list[Concept]:
    """Those of whose end nobody was told yet."""
    return [
        one
        for one in concepts
        if not Notice.objects.filter(
            municipality=one.municipality_id, dedup_key__startswith=_term(one)
        ).exists()
    ]


def _term(concept: Concept) -> str:
    return f"term:{concept.pk}:{concept.period_end}:"


def term_ends(concept: Concept) -> None:
    """The office, each of its people once for this end."""
    for somebody in queries.people_of_office(concept.municipality_id):
        queue(
            TERM.key,
            town=concept.municipality,
            to=somebody,
            path=reverse("desk:concept", args=[concept.slug]),
            context={"concept": concept, "day": day_in_words(concept.period_end)},
            dedup_key=f"{_term(concept)}{somebody.pk}",
        )


def _led(occasions: Iterable[Occasion]) -> list[Any]:
    return [one for one in occasions if one.measure.lead_unit]


def _tell_units(
    kind: Kind, occasions: list[Occasion], people: dict[int, list[Any]], office: list[Any]
) -> list[Occasion]:
    """Where nobody is in a unit, the office is told so at once."""
    pairs = [(one, people.get(one.measure.lead_unit_id or 0, [])) for one in occasions]
    rest = [one for one, somebody in pairs if not somebody]
    told = _send_each(kind, [pair for pair in pairs if pair[1]])
    if rest and office:
        # Nobody was announced anything, so nothing follows.
        silent = [replace(one, escalates_on=None, head_too=False) for one in rest]
        told += _send(UNREACHABLE, {somebody.email: somebody for somebody in office}, silent)
    return told


def _tell_heads(occasions: list[Occasion], people: dict[int, list[Any]], office: list[Any]) -> None:
    """Who is told as the office is not told again."""
    known = {somebody.email for somebody in office}
    pairs = []
    for one in _led(occasions):
        above = one.measure.lead_unit.parent_id
        heads = people.get(above or 0, []) if one.head_too else []
        pairs.append((one, [somebody for somebody in heads if somebody.email not in known]))
    _send_each(HEAD, pairs)


def _send_each(kind: Kind, pairs: list[tuple[Occasion, list[Any]]]) -> list[Occasion]:
    by_person: dict[str, tuple[Any, list[Occasion]]] = {}
    for one, people in pairs:
        for somebody in people:
            by_person.setdefault(somebody.email, (somebody, []))[1].append(one)
    for somebody, own in by_person.values():
        _queue(kind, somebody, own)
    return [one for one, _people in pairs]


def _send(kind: Kind, people: dict[str, Any], occasions: list[Occasion]) -> list[Occasion]:
    if occasions:
        for somebody in people.values():
            _queue(kind, somebody, occasions)
    return occasions


def _queue(kind: Kind, somebody: Any, occasions: list[Occasion]) -> None:
    first = occasions[0].measure
    told = [Told(one) for one in occasions]
    codes = list(dict.fromkeys(one.measure.code for one in occasions))
    queue(
        kind.key,
        town=first.concept.municipality,
        to=somebody,
        path=_path(kind, occasions),
        context={
            "measures": first if len(codes) == 1 else ", ".join(codes),
            "told": told,
            "concept": first.concept,
        },
    )


def _path(kind: Kind, occasions: list[Occasion]) -> str:
    """Where what is asked for is done: on the page of the one measure, else on the list of all."""
    first = occasions[0].measure
    one_measure = len({one.measure.pk for one in occasions}) == 1
    whole = [first.concept.slug, first.pk]
    if kind in TO_UNIT.values():
        if not one_measure:
            word = kind is TO_UNIT[ReminderKind.WORD_DUE]
            return reverse("measures:answer" if word else "measures:mine")
        if kind is TO_UNIT[ReminderKind.WORD_DUE]:
            return reverse("measures:confirmation", args=whole)
        return reverse("measures:edit", args=whole)
    if kind is TO_OFFICE[ReminderKind.WORD_MISSING]:
        return reverse("measures:confirmations", args=[first.concept.slug])
    if one_measure:
        return reverse("measures:overview", args=whole)
    return reverse("measures:table", args=[first.concept.slug])

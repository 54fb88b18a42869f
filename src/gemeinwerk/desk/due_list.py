"""What is due for the person at the desk: each thing in a sentence, with the one next step.

Every source is asked for those who hold its right; the order of `SOURCES` is the order on the
page. Much of one kind is told in one line, with the way to the list.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.due import seats_due
from gemeinwerk.actors.due_data import data_due
from gemeinwerk.answers.statements.due import statements_due
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.punctuality import punctuality
from gemeinwerk.core.due import FEW, Due
from gemeinwerk.desk import queries, ways
from gemeinwerk.desk.due import Asked, Source
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.meetings.replying.due import replies_due
from gemeinwerk.minutes.approving.due import drafts_due
from gemeinwerk.minutes.due import meetings_due
from gemeinwerk.minutes.tasks.due import tasks_due
from gemeinwerk.monitoring.due import rounds_due
from gemeinwerk.monitoring.lifecycle import REPORTED
from gemeinwerk.monitoring.models import ReportState
from gemeinwerk.monitoring.queries import to_approve
from gemeinwerk.monitoring.steering.due import assignments_due
from gemeinwerk.monitoring.steering.queries import to_decide
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations.due import nominations_due
from gemeinwerk.questions.due import questions_due
from gemeinwerk.scheduling.due import collisions_due


def due_for(user: User, town: Municipality, at_work: Iterable[Concept] | None = None) -> list[Due]:
    """All that is due, the most pressing first; ``at_work``: as `queries.at_work` has them, where
    that is known."""
    every = queries.at_work(town) if at_work is None else list(at_work)
    asked = Asked(town, user, timezone.localdate(), every, queries.writable(every))
    return [
        thing for verb, source in SOURCES if user.has_perm(verb, town) for thing in source(asked)
    ]


# --- the unit's -----------------------------------------------------------------------------


def _to_confirm(asked: Asked) -> Iterator[Due]:
    waiting = list(queries.to_confirm(asked.writable, asked.user))
    for measure in waiting[:FEW]:
        yield Due(
            _("Das Büro bittet Sie, Maßnahme {measure} zu bestätigen.").format(measure=measure),
            _("Lesen und bestätigen"),
            _address("measures:confirmation", measure),
            tone="progress",
            word=_("erbeten"),
        )
    if more := waiting[FEW:]:
        text = ngettext(
            "{n} weitere Maßnahme wartet auf Ihre Bestätigung.",
            "{n} weitere Maßnahmen warten auf Ihre Bestätigung.",
            len(more),
        )
        yield Due(
            text.format(n=len(more)),
            _("Alle auf einer Seite bestätigen"),
            reverse("measures:answer"),
        )


def _own_errors(asked: Asked) -> Iterator[Due]:
    for concept in asked.writable:
        faulty = queries.faulty(concept, asked.user)
        for measure, errors in faulty[:FEW]:
            yield Due(
                _("Maßnahme {measure} ist noch nicht entscheidungsreif.").format(measure=measure),
                _("Überarbeiten"),
                _address("measures:edit", measure),
                detail=ngettext("{n} Fehler der Prüfung", "{n} Fehler der Prüfung", errors).format(
                    n=errors
                ),
                tone="off",
                word=_("Fehler"),
                named=str(measure),
            )
        if more := faulty[FEW:]:
            text = ngettext(
                "{n} weitere Ihrer Maßnahmen hat Fehler.",
                "{n} weitere Ihrer Maßnahmen haben Fehler.",
                len(more),
            )
            yield Due(
                text.format(n=len(more)),
                str(ways.CHECK.action),
                ways.CHECK.url(concept),
                tone="off",
                word=_("Fehler"),
            )


def _milestones(asked: Asked) -> Iterator[Due]:
    near = list(queries.due_milestones(asked.town, asked.user, asked.today))
    for milestone in near[:FEW]:
        due = milestone.moved_to or milestone.due or asked.today
        overdue = due < asked.today
        sentence = (
            _("Meilenstein „{title}“ war am {day} fällig.")
            if overdue
            else _("Meilenstein „{title}“ ist am {day} fällig.")
        )
        yield Due(
            sentence.format(title=milestone, day=date_format(due, "DATE_FORMAT")),
            _("Stand eintragen"),
            f"{_address('measures:edit', milestone.measure)}#milestones",
            detail=str(milestone.measure),
            of_town=str(milestone.measure),
            tone="delayed" if overdue else "progress",
            word=_("überfällig") if overdue else _("bald fällig"),
        )
    if more := near[FEW:]:
        text = ngettext(
            "{n} weiterer Meilenstein ist fällig oder bald fällig.",
            "{n} weitere Meilensteine sind fällig oder bald fällig.",
            len(more),
        )
        yield Due(text.format(n=len(more)), _("Meine Maßnahmen ansehen"), reverse("measures:mine"))


def _reports(asked: Asked) -> Iterator[Due]:
    for one in rounds_due(asked.town, asked.user, asked.today):
        yield Due(one.sentence, one.action, one.url, one.about, one.tone, one.word)


# --- the office's ---------------------------------------------------------------------------


def _returned(asked: Asked) -> Iterator[Due]:
    given_back = list(queries.returned(asked.writable))
    for measure in given_back[:FEW]:
        unit = measure.lead_unit or _("Der Fachbereich")
        yield Due(
            _("{unit} hat Maßnahme {measure} zurückgegeben.").format(unit=unit, measure=measure),
            _("Überarbeiten"),
            _address("measures:edit", measure),
            detail=measure.confirmation_note,
            of_town=measure.confirmation_note,
            tone="delayed",
            word=_("zurückgegeben"),
            named=str(measure),
        )
    for concept, more in groupby(given_back[FEW:], lambda one: one.concept):
        number = len(list(more))
        text = ngettext(
            "{n} weitere Maßnahme wurde zurückgegeben.",
            "{n} weitere Maßnahmen wurden zurückgegeben.",
            number,
        ).format(n=number)
        returned = ways.LIST.url(concept, bestaetigung=Confirmation.RETURNED)
        yield Due(text, str(ways.LIST.action), returned, detail=str(concept), of_town=str(concept))


def _imports(asked: Asked) -> Iterator[Due]:
    for run in queries.imports_to_look_through(asked.town)[:FEW]:
        yield Due(
            _("Die Datei „{file}“ ist gelesen und wartet auf Ihre Durchsicht.").format(file=run),
            _("Durchsehen"),
            reverse("measures:import", args=[run.concept.slug, run.pk]),
            detail=str(run.concept),
            of_town=str(run.concept),
            tone="progress",
            word=_("zur Durchsicht"),
        )


def _findings(asked: Asked) -> Iterator[Due]:
    waiting = concepts.all_open_findings(asked.writable)
    for concept in asked.writable:
        if unanswered := waiting[concept.pk]:
            yield Due(
                ways.open_findings(len(unanswered)),
                str(ways.FINDINGS.action),
                ways.FINDINGS.url(concept),
                detail=str(concept),
                of_town=str(concept),
                tone="delayed",
                word=_("offen"),
            )


def _blocking(asked: Asked) -> Iterator[Due]:
    blocking = queries.all_blocking_errors(asked.writable)
    for concept in asked.writable:
        if errors := blocking[concept.pk]:
            yield Due(
                ways.errors_in_the_way(errors),
                str(ways.CHECK.action),
                ways.CHECK.url(concept),
                detail=str(concept),
                of_town=str(concept),
                tone="off",
                word=_("Fehler"),
            )


def _to_approve(asked: Asked) -> Iterator[Due]:
    for one in to_approve(asked.town)[:FEW]:
        yield Due(
            ngettext(
                "Eine Meldung der Runde „{round}“ wartet auf Ihre Freigabe.",
                "{n} Meldungen der Runde „{round}“ warten auf Ihre Freigabe.",
                one.waiting,
            ).format(n=one.waiting, round=one),
            _("Lesen und freigeben"),
            f"{reverse('monitoring:round', args=[one.pk])}?stand={ReportState.SUBMITTED}",
            detail=str(one.concept),
            of_town=str(one.concept),
            tone="progress",
            word=_("zur Freigabe"),
        )


def _to_decide(asked: Asked) -> Iterator[Due]:
    """For the steering group, and the office that enters what it decides; units read it too, but
    have nothing to do about it."""
    if not asked.user.has_perm("steering.follow", asked.town):
        return
    if not any(one.status in REPORTED for one in asked.at_work):
        return
    for one in to_decide(asked.town)[:FEW]:
        deviations = ngettext(
            "Eine Abweichung braucht eine Entscheidung.",
            "{n} Abweichungen brauchen eine Entscheidung.",
            one.waiting,
        )
        amendments = ngettext(
            "Eine Änderung der Zusage wartet auf Zustimmung.",
            "{n} Änderungen der Zusage warten auf Zustimmung.",
            one.amending,
        )
        desk = reverse("monitoring:steering", args=[one.slug])
        told = ((deviations, one.waiting, desk), (amendments, one.amending, f"{desk}#aenderungen"))
        for text, count, url in told:
            if count:
                name, word, where = str(one), _("zu entscheiden"), _("Zur Steuerung")
                yield Due(text.format(n=count), where, url, name, "delayed", word, name)


def _tasks(asked: Asked) -> Iterator[Due]:
    for one in assignments_due(asked.town, asked.user, asked.today):
        yield Due(one.sentence, one.action, one.url, one.about, one.tone, one.word, one.about)


def _meeting_tasks(asked: Asked) -> Iterator[Due]:
    yield from tasks_due(asked.waiting.tasks, asked.today)


def _meetings(asked: Asked) -> Iterator[Due]:
    yield from meetings_due(asked.waiting.meetings, timezone.now())
    yield from replies_due(asked.waiting.replies)


def _drafts(asked: Asked) -> Iterator[Due]:
    yield from drafts_due(asked.waiting.drafts)


def _collisions(asked: Asked) -> Iterator[Due]:
    yield from collisions_due(asked.town, asked.waiting.plans, timezone.now())


def _seats(asked: Asked) -> Iterator[Due]:
    yield from data_due(asked.town, asked.today)
    yield from seats_due(asked.town, asked.today)


def _questions(asked: Asked) -> Iterator[Due]:
    yield from questions_due(asked.town, asked.user, asked.today)


def _statements(asked: Asked) -> Iterator[Due]:
    yield from statements_due(asked.waiting.statements, asked.today)


def _late_phases(asked: Asked) -> Iterator[Due]:
    at_work = concepts.concepts_at_work(asked.town)
    for phase in concepts.late_phases(at_work, asked.today)[:FEW]:
        stands = punctuality(phase, asked.today)
        yield Due(
            _("Die Phase „{phase}“ ist nicht im Plan.").format(phase=phase),
            _("Termine pflegen"),
            reverse("concepts:phase", args=[phase.concept.slug, phase.pk]),
            detail=f"{phase.concept}: {stands.word} {stands.sentence}",
            of_town=str(phase.concept),
            tone="delayed",
            word=stands.word,
        )


def _post(asked: Asked) -> Iterator[Due]:
    """What came back and what waits to leave."""
    yield from nominations_due(asked.waiting.nominations, asked.today)
    if waiting := asked.waiting.mails:
        yield Due(
            ngettext(
                "Eine Mitteilung wartet auf Ihre Durchsicht.",
                "{n} Mitteilungen warten auf Ihre Durchsicht.",
                waiting,
            ).format(n=waiting),
            _("Postausgang öffnen"),
            reverse("notices:outbox"),
            tone="progress",
            word=_("zur Durchsicht"),
        )


def _removals(asked: Asked) -> Iterator[Due]:
    for account in queries.asking_for_removal(asked.town)[:FEW]:
        yield Due(
            _("{person} bittet darum, das Konto zu löschen.").format(person=account),
            _("Konto ansehen"),
            reverse("accounts:account", args=[account.pk]),
            tone="delayed",
            word=_("Antrag"),
        )


def _address(page: str, measure: Measure) -> str:
    return reverse(page, args=[measure.concept.slug, measure.pk])


SOURCES: tuple[tuple[str, Source], ...] = (
    ("measure.confirm", _to_confirm),
    ("measure.confirm", _own_errors),
    ("measure.confirm", _milestones),
    ("measure.confirm", _reports),
    ("measure.confirm", _tasks),
    ("desk.enter", _meeting_tasks),
    ("steering.read", _to_decide),
    ("question.answer", _questions),
    ("statement.give", _statements),
    ("measure.create", _returned),
    ("report.approve", _to_approve),
    ("catalogue.import", _imports),
    ("finding.answer", _findings),
    ("catalogue.freeze", _blocking),
    ("schedule.edit", _collisions),
    ("meeting.edit", _meetings),
    ("minutes.write", _drafts),
    ("concept.edit", _late_phases),
    ("actor.edit", _seats),
    ("notice.read", _post),
    ("account.manage", _removals),
)

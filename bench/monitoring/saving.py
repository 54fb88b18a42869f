"""60 units report at once, 3,000 saves over HTTP, several processes: nothing lost, no server error.

Each unit writes on its own page, on which all its measures stand, and sends all of it each time.
"""

from collections import Counter
from time import perf_counter

from django.utils import timezone

from bench.browser import Person
from bench.figures import Figure
from bench.serving import in_threads, server
from bench.towns import concept as empty_concept
from bench.towns import town
from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.models import Person as SomebodyKnown
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportingRound

UNITS, SAVES, OF_EACH, PROCESSES = 60, 3_000, 5, 4
PAGE = "/arbeitsplatz/meldungen/"
FIELD = "next_steps"


def run() -> list[Figure]:
    reports, users = _round_of_units()
    answers: Counter[str] = Counter()
    began = perf_counter()
    with server(processes=PROCESSES) as port:
        people = [Person(user, port) for user in users]
        in_threads(lambda index: _report(people[index], index, reports[index], answers), UNITS)
    seconds = perf_counter() - began
    texts = dict(Report.objects.values_list("pk", FIELD))
    lost = sum(
        token not in texts[key]
        for index, own in enumerate(reports)
        for key, token in _tokens(index, own)
    )
    how = (
        f"{UNITS} units of {OF_EACH} measures each, {SAVES} saves over HTTP, {PROCESSES} server "
        f"processes; {answers['again']} had to send again; {seconds:.0f} s"
    )
    return [
        Figure("reports at once, saves lost", lost, "saves", 0, how),
        Figure("reports at once, server errors", answers["error"], "answers", 0, how),
        Figure("reports at once, saves", answers["saved"], "saves", SAVES, how, at_least=True),
    ]


def _round_of_units() -> tuple[list[list[int]], list[User]]:
    """An open round; by unit the keys of its reports, and somebody who writes them."""
    made = empty_concept("melden")
    opened = ReportingRound.objects.create(
        concept=made,
        title="Runde",
        period_start=made.period_start,
        period_end=made.period_end,
        due=made.period_end,
        opened_at=timezone.now(),
    )
    reports, users = list[list[int]](), list[User]()
    for number in range(UNITS):
        unit = Organisation.objects.create(
            municipality=town(), kind="unit", name=f"Fachbereich meldet {number}"
        )
        users.append(_editor(unit, number))
        reports.append([_report_of(opened, unit, f"{number}.{n}") for n in range(OF_EACH)])
    return reports, users


def _report_of(opened: ReportingRound, unit: Organisation, code: str) -> int:
    measure = Measure.objects.create(
        concept=opened.concept,
        field=opened.concept.fields.first(),
        code=code,
        title=f"Maßnahme {code}",
        lead_unit=unit,
        implementation="in_progress",
    )
    report = Report(round=opened, measure=measure, unit=unit, implementation="in_progress")
    report.basis = said.values_of(report)
    report.save()
    return report.pk


def _editor(unit: Organisation, number: int) -> User:
    user = User.objects.create(email=f"fb{number}@messstadt.example", name=f"Fachbereich {number}")
    Membership.objects.create(user=user, municipality=unit.municipality, role="unit_editor")
    known = SomebodyKnown.objects.create(
        municipality=unit.municipality, name=user.name, email=user.email, user=user
    )
    known.organisations.add(unit)
    return user


def _tokens(index: int, own: list[int]) -> list[tuple[int, str]]:
    """To which report a person adds which mark, one a save."""
    return [(own[n % OF_EACH], f"[{index}-{n}]") for n in range(SAVES // UNITS)]


def _report(person: Person, index: int, own: list[int], answers: Counter[str]) -> None:
    for key, token in _tokens(index, own):
        name = f"m{key}-{FIELD}"
        for _attempt in range(20):
            fields = person.read_form(PAGE)
            fields[name] = [f"{fields[name][0]} {token}"]
            status, _body = person.send_form(PAGE, fields)
            answers[{302: "saved", 200: "again"}.get(status, "error")] += 1
            if status != 200:
                break

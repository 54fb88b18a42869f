"""One contribution after the other: what was said, what becomes of it, what the check says."""

from typing import Any

from django.contrib import messages
from django.forms import ChoiceField, Field
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.answers import drafting, operations, queries
from gemeinwerk.answers.forms import AssignForm, NewMeasureForm, OutcomesFilter, key_of
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.statements import queries as statements
from gemeinwerk.answers.statements.views import tone_of
from gemeinwerk.answers.views.crumbs import ROUND, filter_of, list_of, one_of, to_one
from gemeinwerk.answers.views.measure_beside import beside
from gemeinwerk.answers.words import TONES
from gemeinwerk.comments.queries import part_of
from gemeinwerk.contributions.likeness.queries import Alike
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.speaking import spoken
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.operations.writing import text_stands


class Page:
    """What the desk shows of one contribution, in the list one walks through."""

    def __init__(self, request: DeskRequest, contribution: Contribution) -> None:
        self.request, self.contribution = request, contribution
        self.concept = contribution.concept
        self.filter = OutcomesFilter(self.concept, request.GET or None)
        wanted = self.filter.wanted() if self.filter.is_bound else {}
        self.found = queries.listed(self.concept, wanted)
        self.query = filter_of(request.GET, list(self.filter.fields))
        self.measures = queries.measures(self.concept)
        self.goals = queries.goals_beside(contribution)
        self.statements = statements.heard(contribution.heard)  # type: ignore[attr-defined]
        self.chosen = [n for one in request.GET.getlist("mit") if (n := whole_number(one))]
        self.shared: dict[int, Alike] = {}
        self.beside = self._beside()

    def _beside(self) -> list[Contribution]:
        """Those one came with first, then those that are nearest; while nothing has been compared,
        those of the same meeting or field that share most words."""
        sent = (n for one in self.request.POST.getlist("beside") if (n := whole_number(one)))
        asked = dict.fromkeys([*self.chosen, *sent])
        with_it = [
            one for one in queries.named(self.concept, list(asked)) if one != self.contribution
        ]
        self.shared = {one.contribution.pk: one for one in queries.near(self.contribution)}
        if self.shared:
            found = (one.contribution for one in self.shared.values())
            return [*with_it, *(one for one in found if one not in with_it)]
        said = german_of(self.contribution)
        near = [one for one in queries.beside(self.contribution) if one not in with_it]
        order = drafting.by_words(said, [german_of(one) for one in near])
        return [*with_it, *(near[place] for place in order[: queries.BESIDE])]

    @property
    def said(self) -> str:
        return german_of(self.contribution)

    def place(self, key: object) -> Measure | Goal | None:
        """As a form says it."""
        places: list[Measure | Goal] = [*self.goals, *self.measures]
        return next((one for one in places if key_of(one) == key), None)

    def commented(self) -> str:
        """Which of them a comment is on, in the same words; "" where none is."""
        measure, goal = part_of(self.contribution)
        if goal:
            return next((key_of(one) for one in self.goals if one.code == goal), "")
        return str(measure or "")

    def onward(self) -> str:
        """The next of the list; behind the last the list."""
        return self.to(queries.following(self.found, self.contribution.number))

    def to(self, number: int | None) -> str:
        return (
            one_of(self.concept, number, self.query)
            if number
            else list_of(self.concept, self.query)
        )


@require_http_methods(["GET", "POST"])
@needs("outcome.edit", queries.contribution)
def assign(request: DeskRequest, contribution: Contribution) -> HttpResponse:
    page = Page(request, contribution)
    if request.method != "POST":
        return _show(page, _form(page))
    if "neu" in request.POST:
        numbers = [contribution.number, *map(int, _numbers(request.POST))]
        further = "&".join(f"mit={one}" for one in numbers[1:])
        address = reverse("outcomes:new_measure", args=[page.concept.slug, contribution.number])
        return redirect(
            "?".join(filter(None, [address, "&".join(filter(None, [page.query, further]))]))
        )
    form = _form(page, request.POST)
    if "zeigen" in request.POST:
        form.leave_unchecked()
        return _show(page, form)
    if form.is_valid():
        with refusals_on(form):
            number = _save(page, form)
            said = ngettext("Ein Beitrag ist zugeordnet.", "{n} Beiträge sind zugeordnet.", number)
            messages.success(request, said.format(n=number))
            return redirect(page.onward())
    return _show(page, form)


def _save(page: Page, form: AssignForm) -> int:
    data = form.cleaned_data
    place: Measure | Goal | None = data["measure"]
    found = operations.assign(
        page.concept,
        numbers=[page.contribution.number, *map(int, data["beside"])],
        kind=data["kind"],
        measure=place if isinstance(place, Measure) else None,
        goal=place if isinstance(place, Goal) else None,
        to=data["to"],
        reason=data["reason"],
        rewritten=_rewritten(page, data) if isinstance(place, Measure) else None,
        by=page.request.user,
        seen=form.shown,
    )
    return len(found)


def _rewritten(page: Page, data: dict[str, Any]) -> operations.Rewritten | None:
    """The measure's text, where it was written on: nothing where another measure was chosen since,
    or where somebody may only read it."""
    chosen: Measure = data["measure"]
    if chosen.pk != data["of_measure"] or data["revision"] is None:
        return None
    measure = Measure.objects.select_related("concept").get(pk=chosen.pk)
    if measure.description == data["text"] or not _may_write(page, measure):
        return None
    return operations.Rewritten(data["text"], data["revision"])


def _may_write(page: Page, measure: Measure) -> bool:
    return text_stands(measure.concept) is None and page.request.user.has_perm(
        "measure.edit", measure
    )


def _form(page: Page, sent: QueryDict | None = None) -> AssignForm:
    """As it was sent, with the text and the proposed reason of the measure chosen now."""
    data = sent.copy() if sent is not None else None
    if data is None:
        beside = [str(one) for one in page.chosen]
        initial = {"beside": beside, "measure": page.commented()}
        return _assign_form(page, initial=initial)
    wanted = page.place(data.get("measure"))
    if "zeigen" in data:
        _fill_in(page, data, wanted)
    return _assign_form(page, data)


def _assign_form(page: Page, data: QueryDict | None = None, **more: Any) -> AssignForm:
    return AssignForm(data, measures=page.measures, goals=page.goals, beside=page.beside, **more)


def _fill_in(page: Page, data: QueryDict, wanted: Measure | Goal | None) -> None:
    whole: Measure | Goal | None = wanted
    if isinstance(wanted, Measure):
        whole = Measure.objects.filter(pk=wanted.pk).first()
    proposed = drafting.reason(data.get("kind", ""), page.said, whole, page.statements)
    written = data.get("reason", "").strip()
    if not written or written == data.get("drafted", "").strip():
        data["reason"] = proposed
    data["drafted"] = proposed
    if isinstance(whole, Measure) and data.get("of_measure") != str(whole.pk):
        data["of_measure"], data["revision"] = str(whole.pk), str(whole.revision)
        data["text"] = whole.description


def _show(page: Page, form: AssignForm) -> HttpResponse:
    chosen = page.place(form["measure"].value())
    ticked = set(map(str, form["beside"].value() or ()))
    place = queries.place(page.found, page.contribution.number)
    context = {
        "contribution": page.contribution,
        "concept": page.concept,
        "crumbs": to_one(page.contribution, page.query),
        "form": form,
        "seen": form.shown or stamp(operations.told(page.contribution)),
        "place": place,
        "list_url": list_of(page.concept, page.query),
        "query": page.query,
        "counted": queries.counted(page.concept),
        "filtered": _filtered(page.filter),
        "statements": [(one, *tone_of(one)) for one in page.statements],
        "beside": [
            (one, str(one.number) in ticked, page.shared.get(one.pk)) for one in page.beside
        ],
        "is_compared": bool(page.shared),
        "present": [(one, TONES[one.kind]) for one in page.contribution.outcomes.all()],
        "answerable": page.contribution.is_answered_itself,  # type: ignore[attr-defined]
        "onward": page.to(place.following),
        "voices": page.contribution.said_by,  # type: ignore[attr-defined]
        "said_in": "de" if page.contribution.translation else spoken(page.contribution.language),
        "original_in": spoken(page.contribution.language),
        **beside(page.request, chosen),
    }
    return render(page.request, "answers/assign.html", context)


def _filtered(form: OutcomesFilter) -> list[str]:
    """What is looked for, in words."""
    if not form.is_bound:
        return []
    return [_in_words(form.fields[name], name, value) for name, value in form.wanted().items()]


def _in_words(field: Field, name: str, value: Any) -> str:
    if name == ROUND:
        return _("in Antwortrunde {n}").format(n=value)
    if name == "gleich":
        return _("mit derselben Begründung")
    if isinstance(field, ChoiceField):
        found: Any = field.choices
        return str(dict(flatten_choices(found))[value])
    return quoted(value)


@require_http_methods(["GET", "POST"])
@needs("outcome.edit", queries.contribution)
def new_measure(request: DeskRequest, contribution: Contribution) -> HttpResponse:
    """A measure out of one or several contributions; then it is written on with its check."""
    page = Page(request, contribution)
    together = [contribution, *(one for one in page.beside if one.number in page.chosen)]
    initial = {
        "title": contribution.headline,
        "field": contribution.field_id,
        "description": "\n\n".join(german_of(one) for one in together),
        "reason": _("Daraus ist eine neue Maßnahme geworden."),
    }
    form = NewMeasureForm(request.POST or None, concept=page.concept, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            data = form.cleaned_data
            made = operations.assign_new(
                page.concept,
                numbers=[one.number for one in together],
                changes={name: data[name] for name in ("title", "field", "description")},
                reason=data["reason"],
                by=request.user,
                seen=form.shown,
            )
            messages.success(request, _("Maßnahme {code} ist angelegt.").format(code=made.code))
            return redirect("measures:edit", page.concept.slug, made.pk)
    context = {
        "form": form,
        "seen": form.shown or stamp(operations.told(contribution)),
        "heading": _("Neue Maßnahme daraus"),
        "lead": ngettext(
            "Aus Beitrag {numbers}. Danach schreiben Sie sie mit der Prüfung daneben weiter.",
            "Aus den Beiträgen {numbers}. Danach schreiben Sie sie mit der Prüfung daneben weiter.",
            len(together),
        ).format(numbers=", ".join(str(one.number) for one in together)),
        "crumbs": to_one(contribution, page.query, Link(_("Neue Maßnahme"))),
        "submit": _("Anlegen und weiterschreiben"),
        "cancel_url": one_of(page.concept, contribution.number, page.query),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("outcome.edit", queries.outcome)
def remove(request: DeskRequest, outcome: Outcome) -> HttpResponse:
    contribution = outcome.contribution
    try:
        operations.remove(outcome, by=request.user, seen=request.POST.get("gesehen", ""))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Die Zuordnung ist zurückgenommen."))
    return redirect(
        one_of(contribution.concept, contribution.number, request.POST.get("auswahl", ""))
    )


def german_of(contribution: Contribution) -> str:
    """What was said, as the town reads it."""
    return contribution.translation or contribution.text


def _numbers(data: QueryDict) -> list[int]:
    return [number for one in data.getlist("beside") if (number := whole_number(one))]

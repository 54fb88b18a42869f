"""At the desk: what says nearly the same, what is merged with one, how one is split."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import queries as contributions
from gemeinwerk.contributions import speaking
from gemeinwerk.contributions.likeness import queries as likeness
from gemeinwerk.contributions.merging import operations, queries
from gemeinwerk.contributions.merging.forms import MergeForm, SplitForm
from gemeinwerk.contributions.merging.operations.asking import still_says
from gemeinwerk.contributions.merging.operations.merging import TERM, read
from gemeinwerk.contributions.merging.operations.splitting import told
from gemeinwerk.contributions.models import Contribution, Merge, MergeProposal, Split
from gemeinwerk.contributions.views.crumbs import address_of, to_contribution, to_list
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link

PER_PAGE = 20
BESIDE = 5
"""Of those that are near so many stand on a contribution's own page."""


@require_safe
@needs("contribution.edit", concepts.concept)
def alike(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Groups that say nearly the same, and what waits for those who wrote it."""
    index = likeness.index_of(concept)
    found = index.groups if index is not None else []
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    today = localdate()
    context = {
        "concept": concept,
        "made_at": likeness.made_at(index),
        "texts": index.texts if index is not None else 0,
        "page": page,
        "groups": likeness.groups(concept, list(page.object_list)),
        "waiting": [_asked(one, over=one.until < today) for one in queries.waiting(concept)],
        "crumbs": to_list(concept, Link(_("Ähnliche Beiträge"))),
    }
    return render(request, "contributions/merging/alike.html", context)


@require_safe
@needs("contribution.read", contributions.contribution)
def near(request: DeskRequest, contribution: Contribution) -> HttpResponse:
    """A part of a contribution's own page, asked for once that is there."""
    context = {
        "contribution": contribution,
        "concept": contribution.concept,
        "near": [] if contribution.is_withdrawn else likeness.near(contribution)[:BESIDE],
    }
    return render(request, "contributions/merging/near.html", context)


def _asked(proposal: MergeProposal, *, over: bool) -> dict[str, object]:
    questions = list(proposal.questions.all())
    agreed = sum(1 for one in questions if one.answer)
    changed = not still_says(proposal)
    return {
        "proposal": proposal,
        "asked": len(questions),
        "agreed": agreed,
        "changed": changed,
        "may_decide": (over or agreed == len(questions)) and not changed,
    }


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", contributions.contribution)
def merge(request: DeskRequest, into: Contribution) -> HttpResponse:
    """Others are to be answered together with this one; `mit` in the address ticks them."""
    near = likeness.near(into)
    wanted = [n for one in request.GET.getlist("mit") if (n := whole_number(one))]
    near_numbers = {one.contribution.number for one in near}
    others = [one.contribution for one in near]
    others += queries.mergeable(into, [one for one in wanted if one not in near_numbers])
    form = MergeForm(request.POST or None, others=others, chosen=wanted)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            done = operations.merge_several(
                into,
                numbers=form.chosen,
                reason=form.cleaned_data["reason"],
                by=request.user,
                seen=form.shown,
            )
            messages.success(request, _done(done))
            return redirect(address_of(into))
    ticked = set(map(str, form["numbers"].value() or ()))
    shared = {one.contribution.pk: one for one in near}
    context = {
        "contribution": into,
        "concept": into.concept,
        "form": form,
        "seen": form.shown or stamp(read(into)),
        "lang": speaking.spoken(into.language),
        "others": [(one, shared.get(one.pk), str(one.number) in ticked) for one in others],
        "days": TERM.days,
        "crumbs": to_contribution(into, Link(_("Zusammenführen"))),
        "cancel_url": address_of(into),
    }
    return render(request, "contributions/merging/merge.html", context)


def _done(done: operations.Merged) -> str:
    said = []
    if done.at_once:
        said.append(
            ngettext(
                "Ein Beitrag wird nun mit diesem beantwortet.",
                "{n} Beiträge werden nun mit diesem beantwortet.",
                done.at_once,
            ).format(n=done.at_once)
        )
    if done.asked:
        said.append(
            ngettext(
                "Bei einem Beitrag ist gefragt, wer ihn geschrieben hat.",
                "Bei {n} Beiträgen ist gefragt, wer sie geschrieben hat.",
                done.asked,
            ).format(n=done.asked)
        )
    return " ".join(said)


@require_POST
@needs("contribution.edit", queries.merge)
def unmerge(request: DeskRequest, merge: Merge) -> HttpResponse:
    done = _("Die Zusammenführung ist zurückgenommen.")
    return _do(request, lambda: operations.unmerge(merge, by=request.user), done, merge.one)


@require_POST
@needs("contribution.edit", queries.proposal)
def decide(request: DeskRequest, proposal: MergeProposal) -> HttpResponse:
    done = _("Die Beiträge sind zusammengeführt.")
    return _do(request, lambda: operations.decide(proposal, by=request.user), done, proposal.into)


@require_POST
@needs("contribution.edit", queries.proposal)
def drop(request: DeskRequest, proposal: MergeProposal) -> HttpResponse:
    done = _("Die Frage ist verworfen. Beide Beiträge werden einzeln beantwortet.")
    return _do(request, lambda: operations.drop(proposal, by=request.user), done, proposal.one)


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", contributions.contribution)
def split(request: DeskRequest, whole: Contribution) -> HttpResponse:
    form = SplitForm(request.POST or None, whole=whole)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            parts = operations.split(
                whole, passages=form.passages, by=request.user, seen=form.shown
            )
            numbers = ", ".join(str(one.number) for one in parts)
            messages.success(
                request, _("Geteilt in die Beiträge {numbers}.").format(numbers=numbers)
            )
            return redirect(address_of(whole))
    context = {
        "contribution": whole,
        "form": form,
        "seen": form.shown or stamp(told(whole)),
        "lang": speaking.spoken(whole.language),
        "crumbs": to_contribution(whole, Link(_("Teilen"))),
        "cancel_url": address_of(whole),
    }
    return render(request, "contributions/merging/split.html", context)


@require_POST
@needs("contribution.edit", queries.split)
def unsplit(request: DeskRequest, split: Split) -> HttpResponse:
    done = _("Die Teilung ist ganz zurückgenommen. Die Nummern der Teile bleiben vergeben.")
    return _do(request, lambda: operations.unsplit(split, by=request.user), done, split.whole)


def _do(
    request: DeskRequest, deed: Callable[[], object], done: str, back: Contribution
) -> HttpResponse:
    do_or_say(request, deed, done)
    return redirect(address_of(back))

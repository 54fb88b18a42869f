"""The handbook, page by page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.ui import Link
from gemeinwerk.desk import handbook


@require_safe
@needs("desk.enter")
def contents(request: DeskRequest) -> HttpResponse:
    pages = handbook.pages()
    start = next((page for page in pages if page.name == handbook.START), None)
    context = {
        "start": handbook.html(start) if start else "",
        "chapters": [page for page in pages if not page.folder and page is not start],
        "rules": [page for page in pages if page.folder],
    }
    return render(request, "desk/handbook.html", context)


@require_safe
@needs("desk.enter")
def page(request: DeskRequest, name: str) -> HttpResponse:
    found = handbook.page(name)
    if found is None:
        raise Http404
    context = {
        "page": found,
        "text": handbook.html(found),
        "crumbs": [Link(_("Handbuch"), reverse("desk:handbook")), Link(found.title)],
    }
    return render(request, "desk/handbook_page.html", context)

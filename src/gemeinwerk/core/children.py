"""Pages for the named children of a thing: added, changed, moved, removed, each with its verb.

    FIELDS = ChildPages(
        name="field",
        on_parent=needs("concept.edit", queries.concept),
        on_child=needs("concept.edit", queries.field),
        parent_of=lambda field: field.concept,
        form=lambda request, concept, field: FieldForm(request.POST or None, instance=field, ...),
        add=operations.add_field, edit=operations.edit_field,
        move=operations.move_field, remove=operations.remove_field,
        page=lambda concept: reverse("concepts:structure", args=[concept.slug]),
        crumbs=to_structure,
        words=Words(new=_("Neues Handlungsfeld"), added=_("„{it}“ ist ergänzt."), ...),
    )
    urlpatterns = [..., *FIELDS.paths("konzepte/<slug:slug>/aufbau/felder/")]

An area writes its verbs, its form and its words; the addresses are `field_add`, `field`,
`field_move` and `field_remove`. Verbs have the shape they have everywhere: `add(parent, *, by,
**values)`, `edit(child, *, by, seen, **changes)`, `move(child, *, by, up,
to)`, `remove(child, *, by)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.typed import lines, whole_number
from gemeinwerk.core.ui import Link

Text = str | Promise
View = Callable[..., HttpResponseBase]
UP, PLACE = "hoch", "platz"
ADD = gettext_lazy("Ergänzen")


def put(move: Callable[[], Any]) -> HttpResponse:
    """Do what a script asks for that has moved something on its page already: nothing to say where
    it is done (204), else the sentence why not (409)."""
    try:
        move()
    except DomainError as refusal:
        return HttpResponse(refusal.message, status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@dataclass(frozen=True, kw_only=True)
class Words:
    """`{it}` is what was added or removed. `heading` says what the page of one child is called."""

    new: Text
    added: Text
    removed: Text
    add: Text = ADD
    heading: Callable[[Any], str] = str
    it: Callable[[Any], str] = str


@dataclass(frozen=True, kw_only=True)
class ChildPages:
    """`on_parent` and `on_child` guard a page and hand it what its address names.

    `form(request, parent, child)`: child is None for a new one. `page(parent)`: the address of the
    page all of them stand on. `context(parent)`: what the template wants beside. `reasoned`: moving
    and removing may bring a reason. `fixed(parent)`: why its children stay as they are, "" where
    they do not; then `read` shows one, with no form.
    """

    name: str
    on_parent: Callable[[View], View]
    on_child: Callable[[View], View]
    parent_of: Callable[[Any], Any]
    form: Callable[[Any, Any, Any], Any]
    add: Callable[..., Any]
    edit: Callable[..., Any]
    remove: Callable[..., Any]
    page: Callable[[Any], str]
    crumbs: Callable[..., list[Link]]
    words: Words
    move: Callable[..., Any] | None = None
    template: str = "core/layouts/desk_form.html"
    context: Callable[[Any], Mapping[str, Any]] = field(default=lambda parent: {})
    reasoned: bool = False
    fixed: Callable[[Any], str] = field(default=lambda parent: "")
    read: str = ""

    def paths(self, prefix: str, *, new: str = "") -> list[URLPattern]:
        """Their addresses below `prefix`, where `<number:pk>` names a child; `new`: the address of
        a new one, where it stands elsewhere."""
        one = f"{prefix}<number:pk>/"
        found = [
            path(new or f"{prefix}neu/", self._adding(), name=f"{self.name}_add"),
            path(one, self._editing(), name=self.name),
            path(f"{one}entfernen/", self._removing(), name=f"{self.name}_remove"),
        ]
        if self.move:
            found.append(path(f"{one}verschieben/", self._moving(), name=f"{self.name}_move"))
        return found

    def _adding(self) -> View:
        @require_http_methods(["GET", "POST"])
        @self.on_parent
        def view(request: HttpRequest, parent: Any, **_parts: Any) -> HttpResponse:
            if request.method == "GET" and (why := self.fixed(parent)):
                messages.info(request, why)
                return redirect(self.page(parent))
            form = self.form(request, parent, None)
            if request.method == "POST" and form.is_valid():
                with refusals_on(form):
                    new = self.add(parent, by=request.user, **form.cleaned_data)
                    self._say(request, self.words.added, new)
                    return redirect(self.page(parent))
            return self._shown(request, parent, form, str(self.words.new), submit=self.words.add)

        return view

    def _editing(self) -> View:
        @require_http_methods(["GET", "POST"])
        @self.on_child
        def view(request: HttpRequest, child: Any, **_parts: Any) -> HttpResponse:
            parent, heading = self.parent_of(child), self.words.heading(child)
            if request.method == "GET" and (why := self.fixed(parent)):
                return self._read(request, parent, child, why)
            form = self.form(request, parent, child)
            if request.method == "POST" and form.is_valid():
                with refusals_on(form):
                    self.edit(child, by=request.user, seen=form.seen, **form.changes)
                    messages.success(request, _("Gespeichert."))
                    return redirect(self.page(parent))
            remove = reverse(
                request.resolver_match.view_name + "_remove",  # type: ignore[union-attr]
                kwargs=request.resolver_match.kwargs,  # type: ignore[union-attr]
            )
            shown = german(heading)
            return self._shown(request, parent, form, shown, remove_url=remove, child=child)

        return view

    def _read(self, request: HttpRequest, parent: Any, child: Any, why: str) -> HttpResponse:
        heading = self.words.heading(child)
        context = {
            "child": child,
            "why": why,
            "heading": german(heading),
            "crumbs": self.crumbs(parent, Link(heading)),
            "back_url": self.page(parent),
            **self.context(parent),
        }
        return render(request, self.read, context)

    def _moving(self) -> View:
        @require_POST
        @self.on_child
        def view(request: HttpRequest, child: Any, **_parts: Any) -> HttpResponse:
            if PLACE in request.POST:
                return self._put(request, child)
            up = request.POST.get("richtung") == UP
            return self._done(request, child, self.move, "", up=up)

        return view

    def _put(self, request: HttpRequest, child: Any) -> HttpResponse:
        """What `core/js/order.js` asks for, which has moved it on the page already."""
        to = whole_number(request.POST.get(PLACE))
        if to is None or not self.move:
            raise Http404
        move = self.move
        how = {"reason": lines(request.POST.get("reason", ""))} if self.reasoned else {}
        return put(lambda: move(child, by=request.user, to=to, **how))

    def _removing(self) -> View:
        @require_POST
        @self.on_child
        def view(request: HttpRequest, child: Any, **_parts: Any) -> HttpResponse:
            return self._done(request, child, self.remove, self.words.removed)

        return view

    def _done(
        self, request: HttpRequest, child: Any, verb: Any, done: Text, **how: Any
    ) -> HttpResponse:
        """Do what a button asks for, or say why not; back to the page either way."""
        parent, said = self.parent_of(child), str(done).format(it=self.words.it(child))
        if self.reasoned:
            how["reason"] = lines(request.POST.get("reason", ""))
        try:
            verb(child, by=request.user, **how)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            if said:
                messages.success(request, said)
        return redirect(self.page(parent))

    def _say(self, request: HttpRequest, sentence: Text, child: Any) -> None:
        messages.success(request, str(sentence).format(it=self.words.it(child)))

    def _shown(
        self, request: HttpRequest, parent: Any, form: Any, heading: str, **more: Any
    ) -> HttpResponse:
        context = {
            "form": form,
            "heading": heading,
            "crumbs": self.crumbs(parent, Link(heading)),
            "cancel_url": self.page(parent),
            "writable": True,
            **self.context(parent),
            **more,
        }
        return render(request, self.template, context)

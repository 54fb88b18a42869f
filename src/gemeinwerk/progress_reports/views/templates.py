"""The town's Word template: looked through when it is sent, downloaded to be changed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.progress_reports import operations, queries
from gemeinwerk.progress_reports.exporting.formats import FORMATS
from gemeinwerk.progress_reports.forms import TemplateForm
from gemeinwerk.progress_reports.template_places import described

OURS, THEIRS = "standard", "eigene"
SILENT = gettext_lazy(
    "Die Vorlage hat keinen Platz für das, was zwei Quellen verschieden sagen (widersprueche). "
    "Gibt es so etwas, steht es in der Word-Datei am Ende."
)


@require_http_methods(["GET", "POST"])
@takes_file("progress_report.write")
@needs("progress_report.write")
def template(request: DeskRequest) -> HttpResponse:
    """What is wrong with a file is said; what is right is filled from now on."""
    from gemeinwerk.progress_reports.template_check import LARGEST, check_apart  # large

    posted = request.method == "POST"
    form = TemplateForm(request.POST, request.FILES) if posted else TemplateForm()
    if form.is_valid():
        with refusals_on(form, "file"):
            file = form.cleaned_data["file"]
            content = file.read(LARGEST + 1)
            checked = check_apart(content)
            operations.replace_template(
                request.municipality, file_name=file.name, content=content, by=request.user
            )
            messages.success(request, _("Die Vorlage ist geprüft und gilt ab jetzt."))
            if checked.silent:
                messages.warning(request, SILENT)
            return redirect("progress_reports:template")
    context = {
        "form": form,
        "present": queries.template_row(request.municipality),
        "places": described(),
        "crumbs": [Link(_("Übersicht"), reverse("desk:home")), Link(_("Word-Vorlage"))],
    }
    return render(request, "progress_reports/template.html", context)


@require_safe
@needs("progress_report.write")
def template_file(request: DeskRequest, which: str) -> HttpResponse:
    from gemeinwerk.progress_reports.exporting.default_template import default_template

    if which not in (OURS, THEIRS):
        raise Http404
    content = default_template() if which == OURS else queries.template_of(request.municipality.pk)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=FORMATS["docx"].content_type)
    response["Content-Disposition"] = f'attachment; filename="vorlage-{which}.docx"'
    return response


@require_POST
@needs("progress_report.write")
def remove_template(request: DeskRequest) -> HttpResponse:
    operations.remove_template(request.municipality, by=request.user)
    messages.success(request, _("Es gilt wieder die Vorlage von Gemeinwerk."))
    return redirect("progress_reports:template")

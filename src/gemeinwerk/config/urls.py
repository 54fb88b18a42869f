"""All addresses: the desk, the public site, signing in."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("konto/", include("gemeinwerk.accounts.urls")),
    path("arbeitsplatz/", include("gemeinwerk.concepts.urls")),
    path("arbeitsplatz/", include("gemeinwerk.invitations.answering.desk.urls")),
    path("arbeitsplatz/", include("gemeinwerk.measures.urls")),
    path("arbeitsplatz/", include("gemeinwerk.invitations.urls")),
    path("arbeitsplatz/", include("gemeinwerk.actors.urls")),
    path("arbeitsplatz/", include("gemeinwerk.nominations.urls")),
    path("arbeitsplatz/", include("gemeinwerk.compositions.urls")),
    path("arbeitsplatz/", include("gemeinwerk.meetings.urls")),
    path("arbeitsplatz/", include("gemeinwerk.minutes.tasks.urls")),
    path("arbeitsplatz/", include("gemeinwerk.dots.urls")),
    path("arbeitsplatz/", include("gemeinwerk.minutes.urls")),
    path("arbeitsplatz/", include("gemeinwerk.minutes.approving.urls")),
    path("arbeitsplatz/", include("gemeinwerk.calendars.urls")),
    path("arbeitsplatz/", include("gemeinwerk.contributions.urls")),
    path("arbeitsplatz/", include("gemeinwerk.scheduling.urls")),
    path("arbeitsplatz/", include("gemeinwerk.contributions.moderating.urls")),
    path("arbeitsplatz/", include("gemeinwerk.contributions.asking.urls")),
    path("arbeitsplatz/", include("gemeinwerk.contributions.merging.urls")),
    path("arbeitsplatz/", include("gemeinwerk.contributions.photographs.urls")),
    path("arbeitsplatz/", include("gemeinwerk.notices.urls")),
    path("arbeitsplatz/", include("gemeinwerk.comments.urls")),
    path("arbeitsplatz/", include("gemeinwerk.answers.statements.urls")),
    path("arbeitsplatz/", include("gemeinwerk.answers.urls")),
    path("arbeitsplatz/", include("gemeinwerk.portal.following.urls")),
    path("arbeitsplatz/", include("gemeinwerk.questions.urls")),
    path("arbeitsplatz/", include("gemeinwerk.monitoring.urls")),
    path("arbeitsplatz/", include("gemeinwerk.evaluation.urls")),
    path("arbeitsplatz/", include("gemeinwerk.representation.urls")),
    path("arbeitsplatz/", include("gemeinwerk.figures.urls")),
    path("arbeitsplatz/", include("gemeinwerk.progress_reports.urls")),
    path("arbeitsplatz/", include("gemeinwerk.desk.urls")),  # behind konzepte/neu/
    path("meine-daten/", include("gemeinwerk.actors.own_data_urls")),
    path("melden/", include("gemeinwerk.monitoring.link_urls")),
    path("einladung/", include("gemeinwerk.invitations.answering.page.urls")),
    path("mitmachen/", include("gemeinwerk.invitations.joining.page.urls")),
    path("sitzung/", include("gemeinwerk.meetings.page.urls")),
    path("punkte/", include("gemeinwerk.dots.page.urls")),
    path("anwesend/", include("gemeinwerk.minutes.page.urls")),
    path("terminkalender/", include("gemeinwerk.scheduling.feed.urls")),
    path("terminumfrage/", include("gemeinwerk.scheduling.polls.urls")),
    path("protokoll/", include("gemeinwerk.minutes.approving.page.urls")),
    path("beteiligung/", include("gemeinwerk.contributions.form.urls")),
    path("beitrag/", include("gemeinwerk.contributions.form.receipt_urls")),
    path("anmerken/", include("gemeinwerk.comments.page.urls")),
    path("benennen/", include("gemeinwerk.nominations.link_urls")),
    path("", include("gemeinwerk.core.urls")),
    # Citizens' pages have an address per language: /konzepte/…, and /en/konzepte/… in English.
    *i18n_patterns(path("", include("gemeinwerk.portal.urls")), prefix_default_language=False),
]

handler403 = "gemeinwerk.accounts.views.errors.forbidden"
handler404 = "gemeinwerk.core.views.page_not_found"
handler500 = "gemeinwerk.core.views.server_error"

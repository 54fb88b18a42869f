"""Addresses of plannings and plans at the desk."""

from django.urls import path

from gemeinwerk.scheduling.feed import views as feed
from gemeinwerk.scheduling.polls import views as polls
from gemeinwerk.scheduling.tables import views as tables
from gemeinwerk.scheduling.views import comparing, dates, plans, publishing, times, wanted

app_name = "scheduling"
_ONE = "terminplanung/<number:pk>/"
_PLAN = "terminplaene/<number:pk>/"
_DATE = f"{_PLAN}termin/<number:series>/<slug:day>/"
urlpatterns = [
    path("konzepte/<slug:slug>/termine/", wanted.overview, name="overview"),
    path(_ONE, wanted.schedule, name="schedule"),
    path(f"{_ONE}rahmen/", wanted.edit, name="edit"),
    path(f"{_ONE}loeschen/", wanted.remove, name="remove"),
    path(f"{_ONE}kalenderadresse/", feed.renew, name="feed_renew"),
    path(f"{_ONE}rechnen/", wanted.ask, name="ask"),
    path(f"{_ONE}vergleich/", comparing.compare, name="compare"),
    path(f"{_ONE}zeiten/", times.people, name="times"),
    path(f"{_ONE}zeiten/tabelle/", tables.table, name="times_table"),
    path(f"{_ONE}umfrage/", polls.poll, name="poll"),
    path("terminumfragen/<number:pk>/erinnern/", polls.remind, name="poll_remind"),
    path("terminumfragen/<number:pk>/beenden/", polls.close, name="poll_close"),
    path(f"{_ONE}zeiten/<number:person>/", times.person, name="person"),
    path(f"{_ONE}zeiten/<number:person>/kalender/", times.calendar, name="calendar"),
    path(f"{_ONE}tag/<number:series>/<slug:day>/freigeben/", wanted.free, name="free_wish"),
    *wanted.SERIES.paths("terminreihen/", new=f"{_ONE}reihen/neu/"),
    path(_PLAN, plans.plan, name="plan"),
    path(f"{_PLAN}stand/", plans.progress, name="progress"),
    path(f"{_PLAN}anhalten/", plans.stop, name="stop"),
    path(f"{_PLAN}verwerfen/", plans.discard, name="discard"),
    path(f"{_PLAN}vormerken/", plans.hold, name="hold"),
    path(f"{_PLAN}vormerkung-aufheben/", plans.release, name="release"),
    path(f"{_PLAN}veroeffentlichen/", publishing.publish, name="publish"),
    path(f"{_PLAN}vorlegen/", comparing.council, name="council"),
    path(f"{_PLAN}neu/", plans.anew, name="anew"),
    path(f"{_PLAN}vorschlag/<number:number>/", plans.repair, name="repair"),
    path(_DATE, dates.one, name="date"),
    path(f"{_DATE}setzen/", dates.wish, {"deed": "setzen"}, name="pin"),
    path(f"{_DATE}ausschliessen/", dates.wish, {"deed": "ausschliessen"}, name="forbid"),
    path(f"{_DATE}freigeben/", dates.wish, {"deed": "freigeben"}, name="free"),
]

"""Addresses of units, organisations, people and bodies."""

from django.urls import path

from gemeinwerk.actors.views import (
    bodies,
    contacts,
    data_requests,
    deputies,
    duplicates,
    groups,
    lists,
    organisations,
    people,
    retention,
    seats,
    units,
)

app_name = "actors"
urlpatterns = [
    path("akteure/", units.units, name="units"),
    path("akteure/verwaltung/neu/", units.create, name="unit_create"),
    path("akteure/verwaltung/einlesen/", units.take_over, name="unit_list"),
    path("akteure/verwaltung/<number:pk>/", units.edit, name="unit"),
    path("akteure/verwaltung/<number:pk>/stellen/", units.posts, name="posts"),
    path("akteure/organisationen/", lists.organisations, name="organisations"),
    path(
        "akteure/organisationen/mehrere/",
        lists.organisations_chosen,
        name="organisations_chosen",
    ),
    path("akteure/organisationen/neu/", organisations.create, name="organisation_create"),
    path("akteure/organisationen/<number:pk>/", organisations.organisation, name="organisation"),
    path(
        "akteure/organisationen/<number:pk>/bearbeiten/",
        organisations.edit,
        name="organisation_edit",
    ),
    path("akteure/organisationen/<number:pk>/aufloesen/", organisations.close, name="close"),
    path(
        "akteure/organisationen/<number:pk>/wiederherstellen/", organisations.reopen, name="reopen"
    ),
    path("akteure/personen/", lists.people, name="people"),
    path("akteure/personen/mehrere/", lists.people_chosen, name="people_chosen"),
    path("akteure/personen/neu/", people.create, name="person_create"),
    path("akteure/personen/<number:pk>/", people.person, name="person"),
    path("akteure/personen/<number:pk>/bearbeiten/", people.edit, name="person_edit"),
    path("akteure/personen/<number:pk>/auskunft/", people.disclose, name="person_data"),
    path("akteure/personen/<number:pk>/loeschen/", people.erase, name="person_erase"),
    path("akteure/kontaktlisten/", contacts.imports, name="contact_imports"),
    path("akteure/kontaktlisten/<number:pk>/", contacts.run, name="contact_import"),
    path(
        "akteure/kontaktlisten/<number:pk>/fortschritt/", contacts.progress, name="contact_progress"
    ),
    path("akteure/kontaktlisten/<number:pk>/zuordnung/", contacts.mapping, name="contact_mapping"),
    path("akteure/kontaktlisten/<number:pk>/personen/", contacts.choose, name="contact_choose"),
    path("akteure/kontaktlisten/<number:pk>/uebernehmen/", contacts.apply, name="contact_apply"),
    path("akteure/kontaktlisten/<number:pk>/verwerfen/", contacts.discard, name="contact_discard"),
    path(
        "akteure/kontaktlisten/<number:pk>/neu-beginnen/", contacts.take_up, name="contact_take_up"
    ),
    path("akteure/kontaktlisten/<number:pk>/zuruecknehmen/", contacts.undo, name="contact_undo"),
    path("akteure/dubletten/", duplicates.pairs, name="duplicates"),
    path("akteure/dubletten/<number:one>/<number:other>/", duplicates.merge, name="merge"),
    path(
        "akteure/dubletten/<number:one>/<number:other>/zwei/",
        duplicates.tell_apart,
        name="tell_apart",
    ),
    path(
        "akteure/dubletten/organisationen/",
        duplicates.pairs_of_organisations,
        name="organisation_duplicates",
    ),
    path(
        "akteure/organisationen/<number:one>/<number:other>/zwei/",
        duplicates.tell_organisations_apart,
        name="organisation_tell_apart",
    ),
    path("akteure/zusammengefuehrt/<number:pk>/", duplicates.take_back, name="merge_undo"),
    path(
        "akteure/organisationen/<number:pk>/zusammenfuehren/",
        duplicates.find_twin,
        name="organisation_twin",
    ),
    path(
        "akteure/organisationen/<number:one>/<number:other>/zusammenfuehren/",
        duplicates.merge_organisations,
        name="organisation_merge",
    ),
    path("akteure/personen/<number:pk>/link/", data_requests.send_link, name="data_link"),
    path(
        "akteure/personen/<number:pk>/link/zurueckziehen/",
        data_requests.withdraw_links,
        name="data_links_withdraw",
    ),
    path("akteure/anliegen/", data_requests.requests, name="data_requests"),
    path("akteure/anliegen/<number:pk>/", data_requests.one, name="data_request"),
    path("akteure/aufbewahrung/", retention.proposals, name="retention"),
    path("akteure/aufbewahrung/fristen/", retention.periods, name="retention_periods"),
    path("vertretung/", deputies.deputies, name="deputies"),
    path("vertretung/<number:pk>/beenden/", deputies.end, name="deputy_end"),
    path("akteure/gremien/", bodies.bodies, name="bodies"),
    path("akteure/gremien/neu/", bodies.create, name="body_create"),
    path("akteure/gremien/<number:pk>/", bodies.body, name="body"),
    path("akteure/gremien/<number:pk>/ziele/", bodies.targets, name="targets"),
    path("akteure/zusammensetzung/", bodies.composition, name="composition"),
    path("akteure/gruppen/", groups.groups, name="actor_groups"),
    *groups.GROUPS.paths("akteure/gruppen/"),
    path("akteure/gremien/<number:pk>/bearbeiten/", bodies.edit, name="body_edit"),
    path("akteure/gremien/<number:pk>/entfernen/", bodies.remove, name="body_remove"),
    path("akteure/gremien/<number:pk>/sitze/neu/", seats.create, name="seat_add"),
    path("akteure/sitze/<number:pk>/", seats.seat, name="seat"),
    path("akteure/sitze/<number:pk>/besetzen/", seats.fill, name="seat_fill"),
    path("akteure/sitze/<number:pk>/ausscheiden/", seats.vacate, name="seat_vacate"),
    path("akteure/sitze/<number:pk>/vertretung/", seats.deputise, name="seat_deputy"),
    path("akteure/sitze/<number:pk>/vertretung/beenden/", seats.end_deputy, name="seat_deputy_end"),
    path("akteure/sitze/<number:pk>/aufheben/", seats.end, name="seat_end"),
    path("akteure/sitze/<number:pk>/wiederherstellen/", seats.reopen, name="seat_reopen"),
    path("akteure/sitze/<number:pk>/entfernen/", seats.remove, name="seat_remove"),
    path("akteure/besetzungen/<number:pk>/", seats.occupancy, name="occupancy"),
    path(
        "akteure/besetzungen/<number:pk>/zuruecknehmen/", seats.take_back, name="occupancy_remove"
    ),
]

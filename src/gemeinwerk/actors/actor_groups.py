"""The groups every town begins with; each changes them as it speaks."""

from gemeinwerk.actors.models import ActorGroup
from gemeinwerk.municipalities.models import Municipality

# Kind of organisation; name; in a sentence; both in English.
STARTERS: tuple[tuple[str, str, str, str, str], ...] = (
    ("unit", "Verwaltung", "aus der Verwaltung", "Administration", "from the administration"),
    ("council_group", "Politik", "aus der Politik", "Politics", "from politics"),
    (
        "migrant_organisation",
        "Migrantenselbstorganisationen",
        "aus Migrantenselbstorganisationen",
        "Migrant self-organisations",
        "from migrant self-organisations",
    ),
    (
        "ngo",
        "Vereine und Initiativen",
        "aus Vereinen und Initiativen",
        "Associations and initiatives",
        "from associations and initiatives",
    ),
    (
        "counselling",
        "Beratungspraxis",
        "aus der Beratungspraxis",
        "Counselling practice",
        "from counselling practice",
    ),
    (
        "welfare_provider",
        "Wohlfahrtsverbände und freie Träger",
        "von Wohlfahrtsverbänden und freien Trägern",
        "Welfare providers",
        "from welfare providers",
    ),
    ("advisory_board", "Beiräte", "aus Beiräten", "Advisory boards", "from advisory boards"),
)


def rows() -> list[dict[str, object]]:
    """As fields of the model; a migration gives them to towns that are there already."""
    names = ("kind", "name", "phrase", "name_en", "phrase_en")
    return [
        dict(zip(names, starter, strict=True)) | {"position": place}
        for place, starter in enumerate(STARTERS)
    ]


def begin(town: Municipality) -> None:
    ActorGroup.objects.bulk_create(ActorGroup(municipality=town, **row) for row in rows())

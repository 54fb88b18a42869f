"""What headings mean: of tables offices make, and of what platforms export.

Headings stand here folded (`german.text.fold`): small letters, without signs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gemeinwerk.german.text import fold

FIELDS = (
    "text", "title", "kind", "said_on", "language", "field", "themes", "target_group", "name",
    "email", "organisation", "role", "place_name", "latitude", "longitude", "meeting", "item",
)  # fmt: skip
"""What a column can be; anything else is kept beside."""
_WORDS: Mapping[str, str] = {
    "text": "text, beitrag, beitragstext, inhalt, beschreibung, wortlaut, was gesagt wurde, "
    "anregung, stellungnahme, kommentar, nachricht, description, body, contribution, comment, "
    "message, content",
    "title": "titel, überschrift, betreff, thema des beitrags, title, subject, name des beitrags",
    "kind": "art, beitragsart, typ, type, kind, kategorie des beitrags",
    "said_on": "datum, tag, gesagt am, eingegangen am, eingang, erstellt, erstellt am, date, "
    "created, created at, published at, zeitpunkt, submitted",
    "language": "sprache, language, locale",
    "field": "handlungsfeld, feld, themenfeld, kategorie, bereich, category, field",
    "themes": "querschnittsthema, querschnittsthemen, themen, schlagworte, schlagwörter, "
    "stichworte, tags, labels, themes",
    "target_group": "zielgruppe, wen betrifft es, target group",
    "name": "name, von wem, verfasser, verfasserin, verfasser*in, autor, autorin, autor*in, "
    "vor- und nachname, author, creator, absender, absender*in",
    "email": "e-mail, email, mail, e-mail-adresse, mailadresse",
    "organisation": "organisation, institution, verein, einrichtung, organization",
    "role": "rolle, wer spricht, funktion",
    "place_name": "ort, adresse, ortsbezeichnung, stadtteil, straße, location label, address, "
    "place, location",
    "meeting": "sitzung, treffen, meeting",
    "item": "tagesordnungspunkt, top, agenda item",
    "latitude": "breite, breitengrad, latitude, lat, ort (breitengrad), location (latitude)",
    "longitude": "länge, längengrad, longitude, lon, lng, ort (längengrad), location (longitude)",
}
HEADINGS: Mapping[str, str] = {
    fold(word): field for field, words in _WORDS.items() for word in words.split(", ")
}


@dataclass(frozen=True)
class Platform:
    """`marks`: columns of which each is there in every export; `means`: what its columns are. One
    called in several languages (`title/de`) is named without them. `key`: the column with what
    names a row there, so that the same one is not taken over twice; `within`: those that say in
    which part of which installation, because numbers begin anew in each."""

    name: str
    marks: frozenset[str]
    means: Mapping[str, str]
    key: str
    within: tuple[str, ...] = ()


def _platform(name: str, marks: str, key: str, within: str = "", /, **means: str) -> Platform:
    known = {
        fold(column): field for field, columns in means.items() for column in columns.split(", ")
    }
    return Platform(name, frozenset(map(fold, marks.split(", "))), known, fold(key),
                    tuple(fold(one) for one in within.split(", ") if one))  # fmt: skip


PLATFORMS: tuple[Platform, ...] = (
    _platform(
        "Decidim", "id, participatory_space/url, body", "id",
        "participatory_space/url, component/id",
        text="body", title="title", field="category/name",
        themes="scope/name, taxonomies/name, taxonomies",
        said_on="published_at, created_at", name="author/name", place_name="address",
        latitude="latitude", longitude="longitude",
    ),
    _platform(
        "CONSUL", "id, title, description, cached_votes_up", "id", "url",
        text="description", title="title", themes="tags", said_on="public_created_at, created_at",
        name="public_author, author", place_name="geozone, location",
    ),
    _platform(
        "CONSUL", "id, title, description, public_created_at", "id", "url",
        text="description", title="title", themes="tags", said_on="public_created_at",
        name="public_author, author", place_name="geozone, location",
    ),
    _platform(
        "adhocracy+", "link, description, positive ratings, negative ratings", "link",
        text="description", title="name, title", field="category", themes="labels",
        said_on="created", name="creator", email="creator email",
        place_name="location label", latitude="location (latitude)",
        longitude="location (longitude)",
    ),
    _platform(
        "adhocracy+", "link, beschreibung, positive bewertungen, negative bewertungen", "link",
        text="beschreibung", title="name, titel", field="kategorie", themes="labels, label",
        said_on="erstellt, erstellt am", name="ersteller, ersteller*in, verfasser*in",
        place_name="ortsbezeichnung", latitude="ort (breitengrad)", longitude="ort (längengrad)",
    ),
    _platform(
        "DIPAS", "node id, contributiontext, rubric", "node id", "url, link",
        text="contributiontext", title="title", field="category", kind="rubric",
        said_on="created (utc)", themes="selected keywords",
    ),
)  # fmt: skip


def platform_of(headings: Iterable[str]) -> Platform | None:
    """Whose export has these columns; a language behind a slash is no part of a name."""
    known = {fold(one) for one in headings} | {fold(base(one)) for one in headings}
    return next((one for one in PLATFORMS if one.marks <= known), None)


def base(heading: str) -> str:
    """`title/de` as `title`, `category/name/de` as `category/name`."""
    name, _slash, _tail = heading.rpartition("/")
    return name if name and tongue_of(heading) else heading


_NO_TONGUES = frozenset({"id", "url"})


def tongue_of(heading: str) -> str:
    """ "de" of `title/de`; "" where the column has none."""
    name, _slash, tail = heading.strip().rpartition("/")
    is_tag = 2 <= len(tail) <= 7 and len(tail.split("-")[0]) <= 3
    is_tag = is_tag and tail.replace("-", "").isalpha() and tail not in _NO_TONGUES
    return tail if name and is_tag else ""


KINDS: Mapping[str, str] = {
    fold(word): kind
    for kind, words in {
        "need": "bedarf, bedürfnis, problem, mangel, need",
        "idea": "idee, ideen, idea, wunsch",
        "proposal": "vorschlag, anregung, hinweis, proposal, suggestion, lob",
        "objection": "einwand, kritik, bedenken, widerspruch, beschwerde, objection, criticism",
        "question": "frage, question",
        "comment": "anmerkung, kommentar, stellungnahme, comment",
    }.items()
    for word in words.split(", ")
}
LANGUAGES: Mapping[str, str] = {
    fold(word): tag
    for tag, words in {
        "de": "deutsch, german, de",
        "en": "englisch, english, en",
        "ar": "arabisch, arabic, ar",
        "fr": "französisch, french, fr",
        "pl": "polnisch, polish, pl",
        "ru": "russisch, russian, ru",
        "tr": "türkisch, turkish, tr",
        "uk": "ukrainisch, ukrainian, uk",
        "es": "spanisch, spanish, es",
        "it": "italienisch, italian, it",
        "fa": "persisch, farsi, persian, fa",
        "ro": "rumänisch, romanian, ro",
        "vi": "vietnamesisch, vietnamese, vi",
    }.items()
    for word in words.split(", ")
}

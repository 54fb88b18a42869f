"""Every page citizens can open, of the concept that `published_catalogue` makes."""

PAGES = [
    "/",
    "/konzepte/integration/",
    "/konzepte/integration/stand/",
    "/konzepte/integration/was-hakt/",
    "/konzepte/integration/quartal/2024/1/",
    "/konzepte/integration/meilensteine/",
    "/konzepte/integration/massnahmen/",
    "/konzepte/integration/massnahmen/?suche=nichtszufinden",
    "/konzepte/integration/massnahmen/1.1/",
    "/konzepte/integration/meldungen/1.1/",
    "/konzepte/integration/druck/",
    "/konzepte/integration/bestandsaufnahme/",
    "/konzepte/integration/leichte-sprache/",
    "/konzepte/integration/fassungen/",
    "/konzepte/integration/fassungen/1/",
    "/konzepte/integration/fassungen/1/massnahmen/1.1/",
    "/konzepte/integration/fassungen/1/vergleich/2/",
    "/suche/",
    "/suche/?suche=schulen",
    "/suche/?suche=nichtszufinden",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/leichte-sprache/",
    "/gestaltung/",
]
# Made in the background: until then a page says so.
MADE_BEFOREHAND = [
    "/konzepte/integration/katalog.xlsx",
    "/konzepte/integration/katalog.docx",
]
FILES = [
    "/konzepte/integration/katalog.json",
    "/konzepte/integration/katalog.csv",
    "/konzepte/integration/fassungen/1/katalog.json",
    "/schema/katalog-1.json",
    "/robots.txt",
    "/sitemap.xml",
]

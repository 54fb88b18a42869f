"""Full-text search that is the same on every database: stems, each between blanks.

measure.search_text = stems(measure.title, measure.description)
Measure.objects.filter(query_filter("Beratung im Wohnheim"))
"""

from django.db.models import Q

from gemeinwerk.german import stems as word_stems

# Long stems are also found inside compounds ("Beratung" in "Wohnungsberatung"); short ones would
# find too much there ("Rat" in "Beratung") and count at the beginning of a word only.
SHORT = 5


def stems(*texts: str) -> str:
    """What is stored to be searched in: every stem once, with a blank before and after."""
    found = dict.fromkeys(word for text in texts for word in word_stems(text))
    return f" {' '.join(found)} " if found else ""


def query_filter(query: str, field: str = "search_text") -> Q:
    """Rows whose `field` holds all words of `query`, inflected or not; all rows for no words."""
    condition = Q()
    for stem in dict.fromkeys(word_stems(query)):
        wanted = stem if len(stem) >= SHORT else f" {stem}"
        condition &= Q(**{f"{field}__contains": wanted})
    return condition

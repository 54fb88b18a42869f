"""Which contributions answer a query; their words are kept beside them (`search_text`)."""

from django.db.models import QuerySet

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.engines.searching import Entry, find, forms


def search_text(contribution: Contribution) -> str:
    """What a contribution says and is about, never whose voice it is."""
    one = contribution
    texts = (one.title, one.text, one.translation, one.target_group, one.place_name)
    return " ".join(forms("\n".join(filter(None, texts))))


def answering(rows: "QuerySet[Contribution]", query: str) -> list[int]:
    """The keys of those that answer it, the best first, and of those alike the newest."""
    found = list(rows.order_by("-number").values_list("pk", "search_text"))
    hits = find(query, [Entry("", words) for _pk, words in found]).hits
    return [found[hit.place][0] for hit in hits]

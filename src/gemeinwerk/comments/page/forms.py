"""The form for everybody, about a passage: which one travels along from page to page."""

from typing import Any

from django import forms

from gemeinwerk.comments.passages import MOST_MARKED, Part, Passage
from gemeinwerk.contributions.form.forms import ContributionForm

PLACE, WORDS = "stelle", "wortlaut"
"""In addresses and forms: a place of `Said.sentences`, words that were marked."""


class CommentForm(ContributionForm):
    stelle = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    wortlaut = forms.CharField(required=False, max_length=MOST_MARKED, widget=forms.HiddenInput)


def passage_of(part: Part, sent: Any) -> Passage:
    """What was chosen, by the address or by the form."""
    return part.passage(sent.get(PLACE, "")[:80], sent.get(WORDS, ""))

"""What stands to a comment, for templates of pages that know no more than the contribution."""

from django import template

from gemeinwerk.comments import queries
from gemeinwerk.comments.queries import About
from gemeinwerk.contributions.models import Contribution

register = template.Library()


@register.simple_tag
def passage_of(contribution: Contribution) -> About | None:
    return queries.about(contribution)

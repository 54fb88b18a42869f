"""Under their own link people read the answers to what they said: released ones, the last one
first; those to the parts it was split into as well, though they were taken back since."""

from gemeinwerk.answers.rounds.told import answers_to_author
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core.parts import Part

RECEIPT_PARTS.register(Part("answers", "answers/receipt.html", answers_to_author, always=True))

"""What says the same is merged, what says several things is split, and both are taken back.

merge(one, into=other, reason="Beide wollen Bänke am Fluss.", by=user)
merge_several(into, numbers=[4, 9], reason="…", by=user)
answer(question, yes=True)            # by the link of whoever wrote it
decide(proposal, by=user)             # the term is over; drop(proposal, by=user)
unmerge(merge, by=user)
split(whole, passages=["Bänke am Fluss", "ein WC"], by=user); unsplit(split, by=user)
"""

from gemeinwerk.contributions.merging.operations.asking import answer, decide, drop
from gemeinwerk.contributions.merging.operations.merging import (
    Merged,
    merge,
    merge_several,
    unmerge,
)
from gemeinwerk.contributions.merging.operations.splitting import Passage, split, unsplit

__all__ = [
    "Merged",
    "Passage",
    "answer",
    "decide",
    "drop",
    "merge",
    "merge_several",
    "split",
    "unmerge",
    "unsplit",
]

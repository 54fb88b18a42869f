"""What the engine found, in the words of a good clerk; German and English.

    print(telling.tell(problem, plan, "de", compare=True))

Every sentence is written in both languages side by side (`wording.say`).
"""

from gemeinwerk.engines.planning.plan_in_words.whole import tell

__all__ = ["tell"]

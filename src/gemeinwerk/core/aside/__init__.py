"""Work on what strangers sent, in a process of its own with limits of time and memory.

    reading = aside.run(read, content, name, answer=Reading, refused=UnreadableFile)

The process is forked from a server of processes that has everything loaded, so that it begins
within hundredths of a second. What it answers comes back as MessagePack, checked against the type
that was asked for and bounded in size: nothing of it is carried out. Whatever happens to the
process (too slow, too large, too deep, killed by the system) the caller gets a refusal with a
sentence, and only a fault of our own gets a traceback.
"""

from gemeinwerk.core.aside.asking import Bounds, Broken, begin, run
from gemeinwerk.core.aside.registry import register

__all__ = ["Bounds", "Broken", "begin", "register", "run"]

"""How much memory a process took at most."""

from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage


def peak() -> int:
    """Of this process since it began to run this program, in bytes.

    Not `ru_maxrss`: Linux hands on in it what the process that started this one had taken. Linux
    only (proc(5), `VmHWM`).
    """
    told = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in told.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def peak_with_others() -> int:
    """As `peak`, of this process or of one it started and waited for, whichever took more."""
    return max(peak(), getrusage(RUSAGE_CHILDREN).ru_maxrss * 1024)  # Linux counts in KiB

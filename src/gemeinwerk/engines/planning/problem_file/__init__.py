"""From a PROBLEM.json to a `Problem`, or to a sentence that says what is wrong and where.

`load` reads the text, `problem_from` the values: `single_values` knows days and hours, `parts` the
pieces of a problem, `links` what must fit together; what any problem needs is in `problem_files`.
Wherever it can, reading goes on after an error, so that a person can mend several at once
(`ProblemError.others`).
"""

from gemeinwerk.engines.planning.problem_file.keeping import appointments_from
from gemeinwerk.engines.planning.problem_file.whole import problem_from
from gemeinwerk.engines.problem_files.text import load

__all__ = ["appointments_from", "load", "problem_from"]

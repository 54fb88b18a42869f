"""Who sits in which group? The best composition of all groups at once, with proof and reasons.

    problem = problem_file.problem_from(problem_file.load(text))    # problem.Problem
    found = composer.compose(problem, seconds=30)                   # composition.Composition
    cost = costing.cost(problem, seats)                             # what any composition costs

Read `problem` (what is asked), `model` (what must hold and what is good), `composer` (in which
order), `conflict` (why targets cannot be met), `drawing` (equal chances), `checker` (whether an
answer keeps what it says).
"""

"""When does which group meet? The best dates of a year, with proof and with reasons.

    problem = reading.problem_from(json.loads(text))        # problem.Problem
    plan = planner.plan(problem, seconds=60)                # plan.Plan

Read `problem` (what is asked), `calendar` (which dates there are), `ladder` (what is best, and in
which order), `explanation` (why there is none), `checker` (whether a plan keeps what it says).
"""

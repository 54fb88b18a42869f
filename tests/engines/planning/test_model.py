"""Rows that come when they are missed, and go to sleep again."""

import pytest
from ortools.math_opt.python import mathopt

from gemeinwerk.engines.planning.model import Model
from gemeinwerk.engines.planning.problem_tables import Facts
from tests.engines.planning.made import made_problem

MANY = 10**9


@pytest.fixture
def model():
    return Model(Facts(made_problem(1, series=6, weeks=6)))


def most_attended(model):
    """The greatest attendance of the programme as it stands, and its solution."""
    model.programme.maximize(model.attended(model.attendance))
    result = mathopt.solve(model.programme, mathopt.SolverType.HIGHS)
    return round(result.objective_value()), model.values(result.variable_values())


def test_with_fewer_rows_more_is_promised_and_never_less(model):
    model.fill(MANY)
    truly, values = most_attended(model)
    assert model.facts.figures(values > 0.5).attendance == truly
    model.lighten()
    lightly, _ = most_attended(model)
    assert lightly > truly
    model.fill(MANY)
    assert most_attended(model)[0] == truly


def test_a_row_that_was_missed_stays(model):
    promised = [most_attended(model)[0]]
    while model.missing_rows(most_attended(model)[1]):
        model.lighten()
        promised.append(most_attended(model)[0])
    assert len(promised) > 2
    assert promised == sorted(promised, reverse=True)
    model.fill(MANY)
    assert most_attended(model)[0] == promised[-1]


def test_the_likeliest_rows_come_first(model):
    number, column = model._at_once[len(model._at_once) // 2]
    cheap = set(model.facts.shared[number].series)
    costs = model.values(dict.fromkeys(model.meets.values(), 5.0), 9.0)
    costs[list(cheap), column] = 0
    before = set(model.programme.linear_constraints())
    model.lighten(costs, likely=1)
    (row,) = set(model.programme.linear_constraints()) - before
    places = [place for place, meet in model.meets.items() if row.get_coefficient(meet)]
    assert {slot for _, slot in places} == {column}
    assert len(cheap.intersection(series for series, _ in places)) > 1


def test_too_many_rows_are_not_added(model):
    before = model.programme.get_num_linear_constraints()
    model.fill(1)
    assert not model.complete
    assert model.programme.get_num_linear_constraints() == before

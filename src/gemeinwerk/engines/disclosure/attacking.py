"""What somebody can work out who knows what is published, that a sum is a sum, and that no count
lies below nought. Shares nothing with the programme that protects; the tests ask it."""

from collections.abc import Mapping

from ortools.sat.python import cp_model

from gemeinwerk.engines.disclosure.tables import Place, Table


def possible(table: Table, published: Mapping[Place, int | None], place: Place) -> tuple[int, int]:
    """The least and the greatest whole count a place may have. ``table`` gives the categories
    alone; its counts are not looked at."""
    ends = []
    for sense in (1, -1):
        model = cp_model.CpModel()
        most = max((n for n in published.values() if n is not None), default=0)
        cells = {one: model.new_int_var(0, most, "") for one in table.inner}
        for known, count in published.items():
            if count is not None:
                model.add(sum(cells[one] for one in table.within(known)) == count)
        model.minimize(sense * sum(cells[one] for one in table.within(place)))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        if solver.solve(model) != cp_model.OPTIMAL:
            raise ValueError("what is published contradicts itself")
        ends.append(sense * round(solver.objective_value))
    return ends[0], ends[1]

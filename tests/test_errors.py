"""Problems are values: equal, hashable, picklable, and nothing of them can be changed."""

from __future__ import annotations

import copy
import pickle

import pytest

from conventions import ConventionFileError, OperationError, Problem

CELLS = ("a.yaml", 3, 9, "initial.period", "value_error", "fin avant le début")
ELSEWHERE = ("a.yaml", 4, 9, "initial.period", "value_error", "fin avant le début")


def test_a_problem_is_what_its_cells_are() -> None:
    """Two problems of the same cells are one; another line makes another problem."""
    problem, other = Problem(*CELLS), Problem(*ELSEWHERE)
    assert problem == Problem(*CELLS)
    assert {problem, Problem(*CELLS), other} == {problem, other}
    assert problem not in (other, CELLS)


def test_a_problem_travels() -> None:
    """Pickle and copy give the same problem, alone or in its error."""
    problem = Problem(*CELLS)
    assert pickle.loads(pickle.dumps(problem)) == problem == copy.deepcopy(problem)
    assert pickle.loads(pickle.dumps(ConventionFileError([problem]))).problems == (problem,)


def test_a_problem_does_not_change() -> None:
    """No cell can be set."""
    with pytest.raises(AttributeError, match="line cannot be set"):
        Problem(*CELLS).line = 4


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (("rien à l’adresse x",), "rien à l’adresse x"),
        (
            ("un motif : long", "avenants[1 : 2].operations[durée]"),
            "avenants[1 : 2].operations[durée] : un motif : long",
        ),
    ],
)
def test_an_operation_error_tells_its_address_apart(told: tuple[str, ...], shown: str) -> None:
    """The message is made of both; an address or a reason that holds « : » is not cut; the error travels."""
    error = OperationError(*told)
    assert str(error) == shown
    assert (error.reason, error.address) == (told[0], (*told, "")[1])
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.address) == (shown, error.address)

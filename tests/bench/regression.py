"""Logistic regression by Newton's method, for the benchmarks that fit weights."""

from collections.abc import Iterable, Sequence
from math import exp
from typing import NamedTuple

import numpy as np

_STEPS = 25


class Row(NamedTuple):
    """What was measured, and whether it is as it should be."""

    measured: tuple[float, ...]
    is_right: bool
    worth: float


def estimate(weights: Sequence[float], measured: Sequence[float]) -> float:
    """Give the chance by some weights, the constant first."""
    odds = weights[0] + sum(a * b for a, b in zip(weights[1:], measured, strict=True))
    return 1 / (1 + exp(-odds))


def fit(rows: Iterable[Row], *, ridge: float = 1.0, constant: bool = False) -> list[float]:
    """Fit the weights, the constant first where there is one; `ridge` holds all the others small."""
    chosen = list(rows)
    measured = np.array([row.measured for row in chosen], np.float64)
    if constant:
        measured = np.column_stack([np.ones(len(chosen)), measured])
    right = np.array([row.is_right for row in chosen], np.float64)
    worth = np.array([row.worth for row in chosen], np.float64)
    held = np.full(measured.shape[1], ridge)
    held[: int(constant)] = 0.0
    weights = np.zeros(measured.shape[1])
    for _ in range(_STEPS):
        found = 1 / (1 + np.exp(-measured @ weights))
        slope = measured.T @ (worth * (right - found)) - held * weights
        bend = (measured.T * (worth * found * (1 - found))) @ measured + np.diag(held)
        weights += np.linalg.solve(bend, slope)
    return weights.tolist()

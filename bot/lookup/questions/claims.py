"""Whether the closest fact may be claimed to answer. Pure.

A fact answers a question when that is none that people are known to ask in vain, and no opinion; and, unless people are
known to ask for it in such words, when it holds every name, every number and every word that nothing can stand for, and
the question has no turn, as a time to come or the largest of all, that neither the fact nor anybody who asks for it has.
These are rules. And it must be sure enough: by how much of the question the fact and its asks hold, by how much likelier
the fact is asked for in such words than another or than in vain, by how much nearer the nearest of its asks is than the
nearest question in vain, by the kind of answer, by who does what, by which of the commonest words it lacks, and by how far
behind the next report is. That is a confidence, whose weights were fitted to the labelled questions. A question that is
one of a fact's asks is answered by it whatever the rules say. What each rule earns, `python -m tests.bench ablation` tells.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import exp

from bot.lookup.names import frequent_words, names_elsewhere
from bot.lookup.questions.contenders import Candidate, are_on_one
from bot.lookup.questions.question_words import ELSEWHERE
from bot.lookup.questions.stems import stem

_ASKED_SO = 3.0
"""The lead from which on people are known to ask for a fact so, whatever its text lacks."""
RULES: Mapping[str, Callable[[Candidate], bool]] = {
    "every name": lambda candidate: not candidate.lacks_name or candidate.lead >= _ASKED_SO,
    "every number and stranger": lambda candidate: (
        not any(map(is_stranger, candidate.unheld)) or candidate.lead >= _ASKED_SO
    ),
    "not in vain": lambda candidate: not candidate.in_vain,
    "no turn": lambda candidate: not candidate.is_turned or candidate.lead >= _ASKED_SO,
    "no opinion": lambda candidate: not candidate.is_opinion,
}
"""What an answer cannot be without."""
_CLEAREST = 6.0
"""By how much the best fact's score may be above that of others for it to be any surer."""


def _find_clearance(candidates: Sequence[Candidate]) -> float:
    """Tell how far behind the best fact the next one is that stands on other sentences and is no curator's note."""
    best = candidates[0]
    others = (
        other.score
        for other in candidates[1:]
        if other.fact.fact.kind != "note" and not are_on_one(best.fact, other.fact)
    )
    return min(best.score - max(others, default=best.score - _CLEAREST), _CLEAREST)


FEATURES: Mapping[str, Callable[[Sequence[Candidate]], float]] = {
    "share": lambda near: near[0].share,
    "kind": lambda near: float(near[0].is_of_kind),
    "acts": lambda near: float(near[0].acts),
    "lead": lambda near: near[0].lead,
    "margin": lambda near: near[0].margin,
    "clear": _find_clearance,
    "words": lambda near: near[0].words,
}
"""What the confidence in the first of some candidates is made of, each as `Candidate` says."""
CONSTANT = -3.85
WEIGHTS: Mapping[str, float] = {
    "share": 1.9,
    "kind": 1.35,
    "acts": 0.9,
    "lead": 0.65,
    "margin": 3.7,
    "clear": 0.23,
    "words": 0.55,
}
"""By how much each adds to it, in log odds, beginning with `CONSTANT`; `python -m tests.bench.confidence` fits them."""
_NEAR = 0.8
"""How near the best fact's score another must be to be shown with it."""
_SURE = 0.84
"""The confidence from which on a fact is claimed to answer: few of what may not be answered are as sure, and most else."""
_SURE_UNASKED = 0.64
"""The same of a fact that nobody wrote down how people ask for: there, next to nothing is surer."""
_KNOWN = 1e-6
"""How frequent an English word must be, as a share of all words, not to be a name that nobody knows here."""


@lru_cache(maxsize=4096)
def is_stranger(word: str) -> bool:
    """Tell whether a word is a number, the name of a country, or no word at all: nothing can stand for it."""
    if word.isdecimal() or word in ELSEWHERE or (word,) in names_elsewhere():
        return True
    forms = (word, stem(word), f"{stem(word)}e", f"{stem(word).removesuffix('i')}y")
    return frequent_words(_KNOWN).isdisjoint(forms)


def estimate_confidence(candidates: Sequence[Candidate]) -> float:
    """Give how sure it is that the first of some candidates answers, from 0 to 1."""
    odds = CONSTANT + sum(WEIGHTS[name] * measure(candidates) for name, measure in FEATURES.items())
    return 1 / (1 + exp(-odds))


def find_answers(candidates: Sequence[Candidate], without: str = "") -> list[Candidate]:
    """Give the candidates that may be claimed to answer, by all the rules but one."""
    if not candidates:
        return []
    rules = [rule for name, rule in RULES.items() if name != without]
    best = candidates[0]
    sure = _SURE if best.fact.asks else _SURE_UNASKED
    if not best.is_asked and (
        estimate_confidence(candidates) < sure or not all(rule(best) for rule in rules)
    ):
        return []
    near = (other for other in candidates[1:] if other.score >= _NEAR * best.score)
    return [best, *(other for other in near if not other.unheld and all(rule(other) for rule in rules))]

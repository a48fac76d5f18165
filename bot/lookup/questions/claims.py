"""Whether the closest fact may be claimed to answer. Pure.

A fact answers a question when it holds every name in it, the kind of answer asked for, and who does what; when it,
or how people ask for it, holds most of the words that matter; and when no other comes nearly as close. The first are
rules, the last a confidence whose weights were fitted to the labelled questions. A question that is one of a fact's
asks is answered by it whatever the rules say. What each rule earns, `python -m tests.bench.ablation` tells.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import exp

from bot.lookup.names import frequent_words, names_elsewhere
from bot.lookup.questions.contenders import Candidate
from bot.lookup.questions.question_words import ELSEWHERE
from bot.lookup.questions.stems import stem

RULES: Mapping[str, Callable[[Candidate], bool]] = {
    "every name": lambda candidate: not candidate.lacks_name,
    "every number and stranger": lambda candidate: not any(map(is_stranger, candidate.unheld)),
    "kind of answer": lambda candidate: candidate.is_of_kind or candidate.is_asked_so,
    "who does what": lambda candidate: candidate.acts or candidate.is_asked_so,
    "thing asked for": lambda candidate: not candidate.lacks_thing,
    "most words": lambda candidate: (
        (candidate.share >= _MOST and candidate.own_share >= _SOME)
        or (candidate.share >= _HALF and candidate.likeness >= _MUCH_ALIKE)
    ),
    "no opinion": lambda candidate: not candidate.is_opinion,
}
"""What an answer cannot be without."""
FEATURES: Mapping[str, float] = {"share": 0.9, "likeness": 1.2, "margin": 2.9}
"""What adds to the confidence, in log odds; `measure` says what each is."""
_CONSTANT = -0.45
_NEAR = 0.8
"""How near the best fact's score another must be to be shown with it."""
_SURE = 0.74
"""The confidence from which on a fact is claimed to answer."""
_MOST, _SOME = 0.6, 0.25
"""The share of a question that an answer holds, and holds by itself."""
_HALF, _MUCH_ALIKE = 0.45, 0.5
"""The share that is enough where it is asked for that much like the question."""
_KNOWN = 1e-6
"""How frequent an English word must be, as a share of all words, not to be a name that nobody knows here."""


@lru_cache(maxsize=4096)
def is_stranger(word: str) -> bool:
    """Tell whether a word is a number, the name of a country, or no word at all: nothing can stand for it."""
    if word.isdecimal() or word in ELSEWHERE or (word,) in names_elsewhere():
        return True
    forms = (word, stem(word), f"{stem(word)}e", f"{stem(word).removesuffix('i')}y")
    return frequent_words(_KNOWN).isdisjoint(forms)


def measure(candidates: Sequence[Candidate]) -> Mapping[str, float]:
    """Give what the confidence in the first of some candidates is made of."""
    best = candidates[0]
    others = [other.score for other in candidates[1:] if _is_rival(best, other)]
    return {
        "share": best.share,
        "likeness": best.likeness,
        "margin": 1 - max(others, default=0.0) / max(best.score, 1.0),
    }


def _is_rival(best: Candidate, other: Candidate) -> bool:
    """Tell whether another fact may be what was asked for: of that kind of answer, and on other sentences."""
    alike = set(best.fact.fact.sentences) & set(other.fact.fact.sentences)
    return not alike and (other.is_of_kind or other.is_asked_so)


def find_answers(candidates: Sequence[Candidate], without: str = "") -> list[Candidate]:
    """Give the candidates that may be claimed to answer, by all the rules but one."""
    if not candidates:
        return []
    rules = [rule for name, rule in RULES.items() if name != without]
    best = candidates[0]
    if not best.is_asked:
        measured = measure(candidates)
        odds = _CONSTANT + sum(weight * measured[name] for name, weight in FEATURES.items())
        if 1 / (1 + exp(-odds)) < _SURE or not all(rule(best) for rule in rules):
            return []
    near = (other for other in candidates[1:] if other.score >= _NEAR * best.score)
    return [best, *(other for other in near if not other.unheld and all(rule(other) for rule in rules))]

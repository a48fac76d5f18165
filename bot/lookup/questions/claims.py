"""Whether the closest fact may be claimed to answer. Pure.

A fact answers a question when it holds every name in it, every number and every word that nothing can stand for, and
the kind of answer asked for; when the question is none that people are known to ask in vain, and no opinion; when it
has no turn, as a time to come or the largest of all, that neither the fact nor anybody who asks for it has; and when no
other report is as near. These are rules. And it must be sure enough: by how much of the question the fact and its asks
hold, by whose asks the question is most like, by how much liker it is to one of them than to what people ask in vain,
and by who does what. That is a confidence, whose weights were fitted to the labelled questions. A question that is one
of a fact's asks is answered by it whatever the rules say. What each rule earns, `python -m tests.bench ablation` tells.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import exp

from bot.lookup.names import frequent_words, names_elsewhere
from bot.lookup.questions.contenders import Candidate, are_on_one
from bot.lookup.questions.question_words import ELSEWHERE
from bot.lookup.questions.stems import stem

RULES: Mapping[str, Callable[[Candidate], bool]] = {
    "every name": lambda candidate: not candidate.lacks_name,
    "every number and stranger": lambda candidate: not any(map(is_stranger, candidate.unheld)),
    "kind of answer": lambda candidate: candidate.is_of_kind or candidate.is_asked_so,
    "not in vain": lambda candidate: not candidate.in_vain,
    "no turn": lambda candidate: not candidate.is_turned,
    "no opinion": lambda candidate: not candidate.is_opinion,
}
"""What an answer cannot be without."""
FEATURES: Mapping[str, Callable[[Candidate], float]] = {
    "share": lambda candidate: candidate.share,
    "likeness of kind": lambda candidate: candidate.likeness_of_kind,
    "company": lambda candidate: candidate.company,
    "words": lambda candidate: float(candidate.weighty),
    "acts": lambda candidate: float(candidate.acts),
    "lead": lambda candidate: candidate.lead,
    "unasked": lambda candidate: float(not candidate.fact.asks),
}
"""What the confidence is made of, each as `Candidate` says."""
CONSTANT = -5.89
WEIGHTS: Mapping[str, float] = {
    "share": 3.9,
    "likeness of kind": 0.59,
    "company": 2.03,
    "words": 0.38,
    "acts": 1.18,
    "lead": 3.53,
    "unasked": 2.04,
}
"""By how much each adds to it, in log odds, beginning with `CONSTANT`; `python -m tests.bench.confidence` fits them."""
_NEAR = 0.8
"""How near the best fact's score another must be to be shown with it."""
TIE = "no tie"
"""The rule that no other fact is as near, by its name."""
_CLEAR = 0.05
"""The share of the best fact's score by which one on other sentences must be behind it."""
_SURE = 0.45
"""The confidence from which on a fact is claimed to answer: where more is gained than lost on what was left out."""
_KNOWN = 1e-6
"""How frequent an English word must be, as a share of all words, not to be a name that nobody knows here."""


@lru_cache(maxsize=4096)
def is_stranger(word: str) -> bool:
    """Tell whether a word is a number, the name of a country, or no word at all: nothing can stand for it."""
    if word.isdecimal() or word in ELSEWHERE or (word,) in names_elsewhere():
        return True
    forms = (word, stem(word), f"{stem(word)}e", f"{stem(word).removesuffix('i')}y")
    return frequent_words(_KNOWN).isdisjoint(forms)


def confidence(candidate: Candidate) -> float:
    """Give how sure it is that a fact answers, from 0 to 1."""
    odds = CONSTANT + sum(WEIGHTS[name] * measure(candidate) for name, measure in FEATURES.items())
    return 1 / (1 + exp(-odds))


def _ties(best: Candidate, other: Candidate) -> bool:
    """Tell whether another fact may as well be what was asked for: as near, and on other sentences."""
    is_near = other.score > (1 - _CLEAR) * best.score
    return is_near and other.fact.fact.kind != "note" and not are_on_one(best.fact, other.fact)


def find_answers(candidates: Sequence[Candidate], without: str = "") -> list[Candidate]:
    """Give the candidates that may be claimed to answer, by all the rules but one."""
    if not candidates:
        return []
    rules = [rule for name, rule in RULES.items() if name != without]
    best = candidates[0]
    if not best.is_asked:
        tied = without != TIE and any(_ties(best, other) for other in candidates[1:])
        if tied or confidence(best) < _SURE or not all(rule(best) for rule in rules):
            return []
    near = (other for other in candidates[1:] if other.score >= _NEAR * best.score)
    return [best, *(other for other in near if not other.unheld and all(rule(other) for rule in rules))]

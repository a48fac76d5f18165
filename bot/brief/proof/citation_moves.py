"""Where a brief's citations go when the record of its article is made anew. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.brief.model import Brief, Fact
from bot.brief.proof.canonical_wording import fragments
from bot.brief.proof.evidence import Evidence
from bot.brief.sources import SourceRecord


@dataclass(frozen=True, slots=True)
class Move:
    """A citation whose sentence has another number now, or is gone."""

    fact: str
    before: int
    after: tuple[int, ...]
    """Empty: what was cited does not stand in the article any more."""

    def __str__(self) -> str:
        numbers = " or ".join(str(number) for number in self.after)
        return f"{self.fact}: sentence {self.before} {f'is now {numbers}' if numbers else 'is gone'}"


def find_moves(brief: Brief, record: SourceRecord) -> Iterator[Move]:
    """Yield every citation of a brief that does not hold as it is by a record."""
    evidence = Evidence(record)
    for fact in brief.facts.values():
        for citation in fact.cite:
            if citation.words is not None:
                found = evidence.sentences_with(fragments(citation.words))
            else:
                found = _sentences_of_quote(fact, evidence)
            if citation.sentence not in found:
                yield Move(fact.id, citation.sentence, tuple(sorted(found)))


def _sentences_of_quote(fact: Fact, evidence: Evidence) -> set[int]:
    if fact.kind != "quote":
        return set(evidence.sentences)
    return evidence.find_quotation(fragments(fact.wording), evidence.sentences) or set()

"""Rules: what a fact cites stands in the article, where the fact says it does. Pure."""

from collections.abc import Iterator

from bot.brief.proof.canonical_wording import fragments
from bot.brief.proof.rules.rule_registry import fact_rule
from bot.brief.proof.rules.subject import Case, Finding, Mend
from bot.brief.sources import RUN


@fact_rule(
    "sentence-missing",
    why="A citation points at a sentence of the article; this one points past its end.",
    mend="Look the sentence up with `dateline source show` and write its number.",
)
def find_missing_sentences(case: Case) -> Iterator[Finding]:
    """Yield each citation of a sentence that the article does not have."""
    last = len(case.subject.proof.sentences)
    for index, citation in enumerate(case.fact.cite):
        if citation.sentence > last:
            message = f"the article has {last:,} sentences; write a number up to that"
            yield case.finding("cite", message, index, mend=_renumber(case, index))


@fact_rule(
    "citation-too-short",
    why="The record proves runs of three words; one or two words prove nothing.",
    mend="Give three words or more of the sentence, in a row; for a quotation, quote three words or more in a row, "
    "or make it a report with the quoted words inside of longer `words`.",
)
def find_short_citations(case: Case) -> Iterator[Finding]:
    """Yield words, and parts of a quotation, that are under three words."""
    for cited in case.citations:
        if cited.words is not None and not cited.is_provable:
            message = f"`{cited.words}` is under three words; add the words beside it"
            yield case.finding("cite", message, cited.index)
    if case.fact.kind == "quote":
        for part in fragments(case.fact.wording) or [[]]:
            if len(part) < RUN:
                yield case.finding("quote", f"“{' '.join(part)}” is under three words, too few to prove")


@fact_rule(
    "citation-does-not-hold",
    why="Every answer shows the sentence it stands on; these words are not in that sentence.",
    mend="Copy the words from the sentence as they stand there, or correct the sentence's number. `--fix` corrects "
    "the number when the words stand in exactly one other sentence.",
)
def find_unproven_words(case: Case) -> Iterator[Finding]:
    """Yield each citation whose words do not stand in its sentence."""
    proof = case.subject.proof
    for cited in case.citations:
        if cited.is_provable and proof.find_quotation(cited.parts, {cited.sentence}) is None:
            where = (
                f"; they stand in sentence {_list(sorted(cited.found))}"
                if cited.found
                else " or in any other"
            )
            message = f"these words do not stand in sentence {cited.sentence}{where}"
            yield case.finding("cite", message, cited.index, "words", mend=_renumber(case, cited.index))


@fact_rule(
    "citation-not-telling",
    why="Words that stand in several sentences do not say which one is meant, so a slip in the number goes unseen.",
    mend="Give more of the sentence, until the words stand in it alone.",
)
def find_ambiguous_words(case: Case) -> Iterator[Finding]:
    """Yield each citation whose words stand in other sentences too."""
    for cited in case.citations:
        if len(cited.found) > 1 and cited.sentence in cited.found:
            message = f"these words stand in sentences {_list(sorted(cited.found))}; add a word that tells them apart"
            yield case.finding("cite", message, cited.index, "words")


@fact_rule(
    "citation-unproven",
    why="A sentence's number alone proves nothing: any other number would look as good.",
    mend="Add `words` to the citation: three or more of the sentence's words. Only a sentence that a quotation runs "
    "through needs none.",
)
def find_citations_without_words(case: Case) -> Iterator[Finding]:
    """Yield each citation that neither words nor the quotation prove."""
    touched: set[int] = set()
    if case.fact.kind == "quote":
        touched = case.subject.proof.find_quotation(fragments(case.fact.wording), case.cited) or set(
            case.cited
        )
    for cited in case.citations:
        if cited.words is None and cited.sentence not in touched:
            message = f"nothing shows that sentence {cited.sentence} is meant; add `words` from it"
            yield case.finding("cite", message, cited.index)


@fact_rule(
    "quote-does-not-hold",
    why="What somebody is quoted as saying must stand in the sentences cited, word for word and in this order.",
    mend="Copy the quotation as it stands; write … where it skips, and cite every sentence it runs through.",
)
def find_unproven_quotes(case: Case) -> Iterator[Finding]:
    """Yield each quotation that does not stand in the sentences cited."""
    if case.fact.kind != "quote":
        return
    parts = [part for part in fragments(case.fact.wording) if len(part) >= RUN]
    if parts and case.cited and case.subject.proof.find_quotation(parts, case.cited) is None:
        proof = case.subject.proof
        missing = [part for part in parts if not proof.places(part)]
        what = (
            f"“{' '.join(missing[0])}” is not in the article"
            if missing
            else "it stands elsewhere in the article"
        )
        yield case.finding("quote", f"it does not stand in sentence {_list(case.cited)}: {what}")


@fact_rule(
    "quote-not-quoted",
    why="Only what the article puts in quotation marks is somebody's own words; the rest is the reporter's.",
    mend="Quote only what stands inside quotation marks, or make the fact a report (`text`) in your own words.",
)
def find_quotes_of_the_reporter(case: Case) -> Iterator[Finding]:
    """Yield each quotation that the article does not have in quotation marks."""
    if case.fact.kind != "quote":
        return
    proof = case.subject.proof
    for part in fragments(case.fact.wording):
        if proof.places(part) and case.cited and not proof.is_quoted(part, case.cited):
            yield case.finding("quote", f"the article has “{' '.join(part[:6])}” outside quotation marks")
            return


def _renumber(case: Case, index: int) -> Mend | None:
    """Return the mend where the words of a citation stand in exactly one sentence."""
    citation = case.fact.cite[index]
    parts = fragments(citation.words or "")
    found = case.subject.proof.sentences_with(parts) if parts else set[int]()
    if len(found) != 1:
        return None
    return Mend((*case.path, "cite", index, "sentence"), str(citation.sentence), str(found.pop()))


def _list(numbers: tuple[int, ...] | list[int]) -> str:
    return ", ".join(str(number) for number in numbers)

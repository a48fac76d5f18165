"""One small function a rule, each with why it is there and how to mend what breaks it. Pure.

chart_rules     Rules: what charts and maps say of a figure beside its number, the fact says in words
citation_rules  Rules: what a fact cites stands in the article, where the fact says it does
coverage_rules  Rules: every sentence of the article is cited or set aside with a reason, and the brief has its record
entity_rules    Rules: names lead to one entity each, and every entity and topic leads to something
figure_rules    Rules: every number of a fact stands in the article, and is told once in words and once as data
meaning_rules   Rules: what a fact says is not turned round from what its sentences say, by the turning words of both
name_rules      Rules: a fact names those it is about and nobody else, and who speaks is said to speak
passage_rules   Rules: our own wording is our own, and what it quotes stands in the article
reply_rules     Rules: what a command shows fits into what Discord takes
rule_registry   What a rule is, and the register that every rule is entered in
subject         What the rules look at: a loaded brief, the evidence for it, and each of its facts with what that names
translation_rules Rules: what is said in another language says the same, fits, and is understood when it is typed
view_rules      Rules: a time is one that the article gives, and a fact answers the quiz's questions that it carries
"""

from bot.brief.proof.rules.rule_registry import RULES, Rule, find_all, find_in_fact
from bot.brief.proof.rules.subject import Case, Finding, Mend, Subject

__all__ = ["RULES", "Case", "Finding", "Mend", "Rule", "Subject", "find_all", "find_in_fact"]

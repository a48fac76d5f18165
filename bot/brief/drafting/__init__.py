"""An article's text -> the first draft of a brief, for a curator to write out. English only. Pure.

Nothing is made up: names, figures and quotations stand in the article, and what is guessed about them says so in a
comment. The article's sentences are not copied; for each there is an empty text to write in one's own words.

amounts         The figures of a sentence with what they count, so far as the words beside them tell
articles        An article taken apart: its sentences, their words, the names in them, and what stands in quotation marks
countries       Which country or region of the world a word means, or is the adjective of (Unicode CLDR, by way of Babel)
draft_entities  An entity in the making
draft_lines     The entities and the facts of a draft as lines of YAML
draft_topics    The topics that a draft starts with: those for which the article has something to show
drafts          An article's text and its record -> what the first draft of its brief holds
excerpts        A few words of a sentence that prove a citation: three at least, and enough to tell the sentence
figure_spans    Where a sentence states a figure, in digits or in words
gathering       Mentions -> the entities that they name: countries, people with titles, and phrases such as `Latvian pilots`
kinds           What kind of thing a name likely names, from its words and from what stands beside it
manuscripts     A draft as the YAML files of a brief, with empty texts to write and comments where something is not sure
name_spans      Where a sentence names somebody or something: capitalised runs, acronyms, and names with a noun behind
offices         The office before a person's name: `Director of Management and Budget Warren Pike`
speakers        The quotations of an article, each with its likely speaker
suggestions     A few words selected in a sentence -> what a fact about them would cite, name and state
tokens          The words of a sentence as they are written, with what a capital letter means there
variants        Several names of one entity put together: a surname, an acronym, a slip in spelling
vocabulary      The English words by which a name's kind shows: titles before it, nouns behind it or at its end
votes           Which figures of a sentence are votes, and for which side: `voted 4 to 4`, `six voted for it`
"""

from bot.brief.drafting.articles import Article, take_apart
from bot.brief.drafting.draft_entities import make_id
from bot.brief.drafting.drafts import Draft, draft_brief
from bot.brief.drafting.manuscripts import write_files
from bot.brief.drafting.suggestions import Suggesting, Suggestion

__all__ = [
    "Article",
    "Draft",
    "Suggesting",
    "Suggestion",
    "draft_brief",
    "make_id",
    "take_apart",
    "write_files",
]

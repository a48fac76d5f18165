"""Whether a brief holds: every citation, figure, name and quotation, proven from the article's record.

canonical_wording  The one normalisation under which wording is compared: text -> words, and a quotation -> its fragments
checking           Every rule over a loaded brief: citations, figures, names, coverage, collisions, reply budgets
citation_moves     Where a brief's citations go when the record of its article is made anew
evidence           What a source record proves about a wording, a name or a figure
examining          Briefs on disk and the records they rest on: finds, loads and checks them together
figures            The figures that a text states, whatever their spelling
mending            Mends what is mechanical in a brief's files, in place: comments and layout stay as they are
naming             Which entities of a brief a text names, and which of its names nobody in the brief bears
recording          An article's text -> its source record, and the record as YAML. Pure; needs the extra `source` (sentencex)
rules/             One small function a rule, each with why it is there and how to mend what breaks it
turning_words      The turning words of a text: words that turn a statement round, bound a figure or say when. English only
"""

from bot.brief.proof.canonical_wording import quotations, without_possessive, words
from bot.brief.proof.checking import Examination, check_brief
from bot.brief.proof.citation_moves import find_moves
from bot.brief.proof.evidence import Evidence
from bot.brief.proof.examining import BriefOnDisk, find_briefs, find_record, load_proven_library, mend_brief
from bot.brief.proof.figures import written_figures
from bot.brief.proof.naming import Names
from bot.brief.proof.recording import Particulars, record_source, split_sentences, write_record
from bot.brief.proof.turning_words import find_turns

__all__ = [
    "BriefOnDisk",
    "Evidence",
    "Examination",
    "Names",
    "Particulars",
    "check_brief",
    "find_briefs",
    "find_moves",
    "find_record",
    "find_turns",
    "load_proven_library",
    "mend_brief",
    "quotations",
    "record_source",
    "split_sentences",
    "without_possessive",
    "words",
    "write_record",
    "written_figures",
]

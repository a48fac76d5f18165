"""A free question -> the facts that hold all of it, or none. Pure.

agency            Who does what: whether who acts or speaks in a question does so in a fact
answer_kinds      Does a fact hold the kind of answer that a question asks for: a figure of it, a person, a place, a time, a reason?
article_questions Questions about the article itself: what it is about, who wrote it, when and where, and where it is
ask_model         Which fact people ask for in such words: a linear model over words, pairs, names and pieces of words
ask_signs         What texts that people ask are compared by: what is said in them, and how it is spelt
belonging         What belongs to what in a brief: persons to bodies, bodies to countries, capitals to governments
claims            Whether the closest fact may be claimed to answer
common_words      What the commonest English words of a question tell of whether the fact that comes closest answers it
contenders        The facts that come closest to a question, best first, with what is known of each as an answer
fact_asks         How people ask for a fact, as its curator wrote it down, made ready to be compared with questions
fact_index        Facts made ready to be compared with questions: stems, figures, and who does what in the text
fact_search       A free question -> one to three facts that answer, or the closest ones, or that the article does not say
fact_signs        Signs in a fact's text of what it tells: a time, a length of time, a sum of money, a reason. Pure; for English
holdings          Which facts hold a word or a name, by themselves or by how people ask for them, and how rare that is
likeness          Which stems of a vocabulary stand for a stem: itself, another form of its word, a word that says the same
near_asks         How near a question comes to the nearest ask of a fact, next to the nearest of what is asked in vain
name_forms        Names as runs of stems, found in texts that spell them as the brief does
question_kinds    What kind of answer a question asks for: how many, how far, who, where, when, why, what somebody said
question_reading  A question -> the names in it, the kind of answer it asks for, and the words that an answer must explain
question_words    The words of asking: which tell the kind of answer wanted, and which need no answer
stems             Words of a text and their stems
thesaurus         Words that say the same, for the language of news in English
titles            Offices in a question: who holds the one that is asked for, in the country that is named with it
"""

from bot.lookup.questions.article_questions import Aspect, read_article_question
from bot.lookup.questions.claims import is_stranger
from bot.lookup.questions.fact_search import Questions
from bot.lookup.questions.fact_signs import says_why
from bot.lookup.questions.question_kinds import Kind
from bot.lookup.questions.question_reading import Question
from bot.lookup.questions.question_words import SOFT
from bot.lookup.questions.stems import stem

__all__ = [
    "SOFT",
    "Aspect",
    "Kind",
    "Question",
    "Questions",
    "is_stranger",
    "read_article_question",
    "says_why",
    "stem",
]

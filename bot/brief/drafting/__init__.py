"""An article's text -> the first draft of a brief, for a curator to write out. English only. Pure.

Nothing is made up: names, figures and quotations stand in the article, and what is guessed about them says so in a
comment. The article's sentences are not copied; for each there is an empty text to write in one's own words.
"""

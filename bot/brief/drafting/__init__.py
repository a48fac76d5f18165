"""An article's text -> the first draft of a brief, for a curator to write out. English only. Pure.

Nothing is made up: names, figures and quotations stand in the article, and what is guessed about them says so in a
comment. The article's sentences are not copied; for each there is an empty text to write in one's own words.
"""

from bot.brief.drafting.drafts import Draft, draft_brief
from bot.brief.drafting.manuscripts import write_files

__all__ = ["Draft", "draft_brief", "write_files"]

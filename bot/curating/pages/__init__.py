"""The pages of the desk; needs the extra `desk`. Server-rendered, served to this machine alone, behind a token.

article_pages  The article by its sentences, and the facts of the one selected
curator_app    Which address shows what: the pages and their guard put together
desk_server    Serves the pages on this machine until Ctrl-C
guarding       Who may see the pages: this machine's own browser, with the token, from no other site
name_pages     The names of a brief: changed, merged, split, and how each resolves
overview_pages Commands, summary and particulars of a brief, and what the checker finds
reading_pages  The second reading: each fact beside the sentences that it stands on
start_pages    Every brief that is there, and a new one from a pasted text
templating     What is put into pages: templates, and words that several of them need
visits         What a visitor asks for, and how it is answered
"""

from bot.curating.pages.desk_server import serve_desk

__all__ = ["serve_desk"]

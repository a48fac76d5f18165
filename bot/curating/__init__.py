"""The curator's desk: an article becomes a brief in a page of this machine's browser.

article_texts  The record of a brief's article, and its sentences where its text is on this machine
bench          A brief as it lies on the desk: each sentence with what stands on it, each part with what is wrong with it
brief_folder   The files of a brief on disk: read as one snapshot, written whole, never over what somebody else wrote
conflicts      What differs between what somebody wants to save and what stands in the file by now
draft_questions  What a draft asks in its comments and a saved form has answered
fact_edits     A brief's files with a fact written, changed or taken out
fact_forms     A fact as a form has it, and as YAML has it
html_replies   A question -> what `dateline` would reply, as HTML that looks as it does in Discord
items          The parts of a brief as they are written: each fact, name and topic with its file and its place
name_edits     A brief's files with a name written, changed, taken out, put together with another or taken apart
journal        The changes made at the desk, in the user's state folder: they can be undone after a restart too
new_brief      An article's text -> its record and the first draft of its brief, on disk. Overwrites nothing
resolving      How names resolve, in the words of the page
second_readings  Which facts a second person has read, which are left and why
sittings       Who sits at the desk, and what was written there since it was started
topic_edits    A brief's files with a topic written, changed or taken out, and with sentences set aside
translation_edits  A brief's files with what is translated following an edit: renamed, or taken out
verdicts       A fact as it is being typed -> which rules hold, which do not and why
workroom       The briefs of one folder, each with its changes; what the desk keeps between two visits
pages/         The pages of the desk; needs the extra `desk`. Served to this machine alone, behind a token
yaml_editing/  Edits of a brief's YAML in which only the lines change that an edit is about
"""

from bot.curating.new_brief import Wish, describe_draft, start_brief

__all__ = ["Wish", "describe_draft", "start_brief"]

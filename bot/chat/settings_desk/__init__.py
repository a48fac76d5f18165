"""`/settings …`, `/my-settings …` and `/privacy …`: how the bot answers, and what it keeps.

forgetting_buttons  The buttons that confirm that all of a server is to be forgotten
managing            Who may change how the bot answers on a server: checked by us, however it is asked
open_commands       Commands that everybody may use, wherever they are
personal_commands   `/my-settings …`: what goes for one person on every server and in direct messages
privacy_commands    `/privacy …`: what is kept of people and servers, and how to have it forgotten
server_desk         What `/settings …` does: reads what is typed, keeps it, and says in a line what was changed
setting_forms       What a person types for a setting -> its value, or in words what is wrong with it
setting_words       What is said of settings: what each is for, what it is now, and what was changed
settings_commands   `/settings …` and `!settings …`: how the bot answers on a server, for members who may manage it
"""

from discord.ext import commands

from bot.chat.host import Host
from bot.chat.service import DigestService
from bot.chat.settings_desk.forgetting_buttons import ForgetServerButton
from bot.chat.settings_desk.personal_commands import PersonalCommands
from bot.chat.settings_desk.privacy_commands import PrivacyCommands
from bot.chat.settings_desk.server_desk import ServerDesk
from bot.chat.settings_desk.settings_commands import SettingsCommands


def make_settings(bot: Host, service: DigestService | None) -> tuple[commands.Cog, ...]:
    """Make the commands about settings and privacy."""
    server = SettingsCommands(ServerDesk(bot, service))
    return server, PersonalCommands(bot, service), PrivacyCommands(bot, service)


__all__ = ["ForgetServerButton", "make_settings"]

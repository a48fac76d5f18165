"""The bot on Discord, the whole way: simcord's Discord, discord.py, our code, and back."""

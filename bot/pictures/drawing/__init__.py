"""What is worked out -> a PNG, in a thread, by the extra `charts` (matplotlib).

canvas         What every picture is drawn on: 320 units wide, as a phone shows it, in the colours of Discord's night
chart_drawing  A chart -> a PNG
gallery        Draws pictures in a thread of their own, and keeps those drawn last by what is on them
label_placing  Where labels stand on a map so that none covers another. Pure
map_drawing    A map -> a PNG: the brief's countries in colour, the rest of the world muted, names where there is room
"""

from bot.pictures.drawing.gallery import GALLERY, Gallery, Picture, draw, is_able

__all__ = ["GALLERY", "Gallery", "Picture", "draw", "is_able"]

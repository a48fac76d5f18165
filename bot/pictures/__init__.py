"""Pictures where people would rather look: charts of figures, and where things are. Pure, but for the file of outlines.

What is on a picture is worked out as a value, which its words for those who cannot see it are taken from too.

charts         Facts -> a chart as a value: which figures are set beside each other, and what is written at them
maps           A brief's countries and places -> a map as a value: what is in its frame, what lies beyond
outlines       The outlines of the world's countries, read once: code -> polygons
picture_plans  An outcome -> what picture goes with it, if any: of which names or facts, and then what is drawn
projection     Where a place on the earth lies on a flat map
terrain        What of the world's outlines lies in a map's frame, and where in a country there is room for its name
drawing/       What is worked out -> a PNG, in a thread, by the extra `charts` (matplotlib)
"""

from bot.pictures.picture_plans import Subject, find_subject, plan

__all__ = ["Subject", "find_subject", "plan"]

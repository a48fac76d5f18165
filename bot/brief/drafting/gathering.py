"""Mentions -> the entities that they name: countries, people with titles, and phrases such as `Latvian pilots`. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.brief.drafting.countries import find_adjective, find_country, is_adjective
from bot.brief.drafting.draft_entities import DraftEntity, make_id
from bot.brief.drafting.kinds import Guess, Signs, guess_kind, kind_of_noun
from bot.brief.drafting.name_spans import Mention
from bot.brief.drafting.offices import plural_title, split_title


def share_titles(sentence: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of a sentence; the title of several people is put before each of them."""
    title, end = "", 0
    for mention in mentions:
        if sentence[end : mention.start].strip() not in {",", "and", ", and"}:
            title = ""
        yield replace(mention, name=f"{title} {mention.name}") if title else mention
        title = title or plural_title(mention.name)
        end = mention.end


class Gathering:
    """The entities that the mentions read so far name, by id."""

    def __init__(self) -> None:
        self.entities: dict[str, DraftEntity] = {}

    def add(self, mention: Mention, signs: Signs) -> None:
        """Take in one mention: the name itself, and the phrase that it makes with the words behind it."""
        owner = self._add_name(mention, signs)
        if not mention.tail:
            return
        kind = kind_of_noun(mention.tail)
        belongs = mention.joint != " " or is_adjective(mention.name)
        if owner and kind == "weapon" and not belongs:
            owner.aliases.setdefault(mention.phrase, "")
        elif kind:
            name = owner.name if owner and mention.name.endswith(owner.name) else mention.name
            phrase = self._entity(f"{name}{mention.joint}{mention.tail}", mention.sentence)
            phrase.kind, phrase.is_settled = kind, True
            phrase.of = owner.name if owner and belongs else phrase.of

    def add_place(self, name: str, sentence: int) -> None:
        """Take in a name that is a place for sure: where the article is reported from."""
        place = self._entity(name, sentence)
        if not place.is_settled:
            place.kind, place.is_settled = "place", True

    def settle(self) -> list[DraftEntity]:
        """Guess the kinds that are not known, and return the entities in the order of the article."""
        for entity in self.entities.values():
            if not entity.is_settled:
                guess = guess_kind(entity.name, entity.tails, entity.signs, titled=bool(entity.title))
                entity.kind, entity.doubt = guess.kind, guess.doubt
        return list(self.entities.values())

    def _add_name(self, mention: Mention, signs: Signs) -> DraftEntity | None:
        """Take in a name: a country, the adjective of one, somebody with a title, or anything else."""
        country = find_country(mention.name)
        if country:
            entity = self._settled(country[0], Guess(country[1]), mention.sentence)
            if country[0] != mention.name:
                entity.aliases.setdefault(mention.name, "")
            return entity
        adjective, rest = _split_adjective(mention.name)
        if adjective and not rest:
            return self._of_adjective(mention.name, mention.sentence)
        title, name = split_title(rest)
        if adjective and title:
            self._of_adjective(adjective, mention.sentence)
        elif adjective:
            title, name = "", mention.name  # `European Union`
        if not name or is_adjective(name):
            return None
        entity = self._entity(name, mention.sentence)
        if title:
            entity.title = max(entity.title, f"{adjective} {title}".strip(), key=len)
        entity.signs.append(signs)
        if mention.tail and mention.joint == " ":
            entity.tails.append(mention.tail)
        return entity

    def _of_adjective(self, adjective: str, sentence: int) -> DraftEntity | None:
        territory = find_adjective(adjective)
        if territory is None:
            return None
        found = find_country(territory)
        entity = self._settled(territory, Guess(found[1] if found else "country"), sentence)
        singular = adjective.removesuffix("s")
        entity.demonym = entity.demonym or (singular if find_adjective(singular) else adjective)
        return entity

    def _settled(self, name: str, guess: Guess, sentence: int) -> DraftEntity:
        entity = self._entity(name, sentence)
        entity.kind, entity.is_settled = guess.kind, True
        return entity

    def _entity(self, name: str, sentence: int) -> DraftEntity:
        entity = self.entities.setdefault(make_id(name), DraftEntity(name=name))
        entity.sentences.add(sentence)
        if entity.name.isupper() and not name.isupper():
            entity.name = name
        return entity


def _split_adjective(name: str) -> tuple[str, str]:
    """Split `Latvian Defense Minister` into the adjective before and the rest."""
    parts = name.split()
    for length in range(len(parts), 0, -1):
        if is_adjective(" ".join(parts[:length])):
            return " ".join(parts[:length]), " ".join(parts[length:])
    return "", name

"""The briefs of one folder, each with its changes; what the desk keeps between two visits."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.brief import is_slug
from bot.brief.proof import BriefOnDisk
from bot.curating.article_texts import read_article
from bot.curating.bench import Bench
from bot.curating.brief_folder import BriefFolder
from bot.curating.journal import Journal
from bot.curating.sittings import Sitting


@dataclass
class Workroom:
    """The folder of briefs that the desk works on."""

    briefs: Path
    prefix: str = "!"
    """What commands start with."""
    journal: Journal = field(default_factory=Journal)
    """What notes the changes, so that they can be undone."""
    sitting: Sitting = field(default_factory=Sitting)
    """Who sits at the desk."""
    _folders: dict[str, BriefFolder] = field(default_factory=dict[str, BriefFolder])
    _benches: dict[str, Bench] = field(default_factory=dict[str, Bench])
    _notices: dict[str, str] = field(default_factory=dict[str, str])

    def slugs(self) -> list[str]:
        """Return the id of every brief that is there now."""
        if not self.briefs.is_dir():
            return []
        return sorted(
            child.name for child in self.briefs.iterdir() if is_slug(child.name) and any(child.glob("*.yaml"))
        )

    def folder(self, slug: str) -> BriefFolder | None:
        """Return a brief's folder; None where there is none of that id."""
        if not is_slug(slug) or not any((self.briefs / slug).glob("*.yaml")):
            return None
        return self._folders.setdefault(slug, BriefFolder(self.briefs / slug, self.journal))

    def bench(self, folder: BriefFolder) -> Bench:
        """Return a brief as it is on disk now; read again only where that has changed."""
        snapshot = folder.read()
        known = self._benches.get(snapshot.slug)
        if known is not None and known.snapshot.version == snapshot.version:
            snapshot = known.snapshot
        source = read_article(folder.path, snapshot.loaded.brief.source)
        if known is None or known.snapshot is not snapshot or known.source is not source:
            known = Bench(snapshot, source)
            self._benches[snapshot.slug] = known
        return known

    def notify(self, slug: str, text: str) -> None:
        """Leave something to be told on the next page."""
        self._notices[slug] = text

    def take_notice(self, slug: str) -> str:
        """Return what is to be told, once."""
        return self._notices.pop(slug, "")

    def why_not_served(self, folder: BriefFolder) -> str:
        """Say why a bot does not serve a brief as it is on disk now; empty where it does."""
        problems = BriefOnDisk(folder.path).examine().problems
        return next((str(problem) for problem in problems if problem.severity == "error"), "")

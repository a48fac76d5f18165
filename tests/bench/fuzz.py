"""Messages and YAML that nobody would write, found by coverage: no exception, and no reply that Discord would refuse.

`python -m tests.bench fuzz {messages,yaml} [--minutes 5]`; needs atheris (the extra `fuzz`). What breaks is printed
with its input; exit code 1. Start with a corpus kept from before: `--corpus FOLDER`.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_HIDDEN = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the writing round or cannot be seen."""


def main() -> None:
    """Run a target in a process of its own, since atheris ends the one that it runs in."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--corpus", type=Path, help="a folder of inputs, which grows")
    options = parser.parse_args()
    if find_spec("atheris") is None:
        sys.exit("fuzz: atheris is not installed: pip install -c deploy/constraints.txt -e '.[fuzz]'")
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or Path(folder)
        seed(corpus, options.target)
        command = [sys.executable, "-m", "tests.bench.fuzz", options.target, str(corpus)]
        limits = [
            f"-max_total_time={int(options.minutes * 60)}",
            "-max_len=4000",
            "-timeout=20",
            "-rss_limit_mb=4096",
        ]
        sys.exit(subprocess.run([*command, *limits], check=False).returncode and 1)  # noqa: S603 - ourselves


def seed(corpus: Path, target: str) -> None:
    """Give the fuzzer something to begin with: what people write."""
    from bot.brief import find_briefs_folder  # noqa: PLC0415 - atheris is to see the first import

    corpus.mkdir(parents=True, exist_ok=True)
    if target == "yaml":
        for path in find_briefs_folder().glob("*/*.yaml"):
            (corpus / path.name).write_bytes(path.read_bytes()[:3000])
        return
    for number, text in enumerate(
        ("!who pabrix", "!weapons poland", "how many us troops are in latvia?", "!source 32", "!why")
    ):
        (corpus / str(number)).write_text(text, encoding="utf-8")


def make_message_target() -> Callable[[bytes], None]:
    """Return what reads bytes as a message and answers it as in a channel."""
    from bot.brief import find_briefs_folder  # noqa: PLC0415 - atheris is to see the first import
    from bot.chat.paging import FIRST_LENGTH, paginate  # noqa: PLC0415
    from bot.chat.rendering import DiscordMarkup  # noqa: PLC0415
    from bot.lookup import Lookup, Silence, read_request  # noqa: PLC0415
    from bot.lookup.replies import word  # noqa: PLC0415
    from tests.unproven import load_library  # noqa: PLC0415

    lookup = Lookup(load_library(find_briefs_folder()))
    markup = DiscordMarkup("!")

    def answer(data: bytes) -> None:
        message = data.decode("utf-8", "replace")[:2000]
        request = read_request(message, lookup, "!")
        outcome = lookup.respond(request.command, request.words) if request else Silence()
        for each in (outcome, lookup.explain(outcome)):
            reply = word(each, markup)
            pages = paginate(reply) if reply else []
            assert all(len(page.text) <= FIRST_LENGTH for page in pages[:1]), "a first page longer than ours"
            for text in (page.text for page in pages):
                assert len(text) <= 2000, "a text longer than Discord takes"
                assert not _HIDDEN.intersection(text), f"hidden characters are said again: {text!r}"

    return answer


def make_yaml_target() -> Callable[[bytes], None]:
    """Return what reads bytes as a file of a brief: its mistakes are told, whatever they are."""
    from bot.brief.reading import load_brief  # noqa: PLC0415 - atheris is to see the first import

    def load(data: bytes) -> None:
        loaded = load_brief("fuzzed", {"facts.yaml": data})
        assert all(problem.message for problem in loaded.problems)

    return load


TARGETS: dict[str, Callable[[], Callable[[bytes], None]]] = {
    "messages": make_message_target,
    "yaml": make_yaml_target,
}


def fuzz(target: str, arguments: list[str]) -> None:
    """Fuzz until the time is over or something breaks."""
    atheris: Any = import_module("atheris")  # without types
    with atheris.instrument_imports(include=["bot"]):
        test: Any = TARGETS[target]()
    atheris.Setup([f"fuzz {target}", *arguments], test)
    atheris.Fuzz()


if __name__ == "__main__":
    fuzz(sys.argv[1], sys.argv[2:])

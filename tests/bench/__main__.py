"""`python -m tests.bench NAME [OPTION...]` runs a benchmark; without a name, it lists them."""

import importlib
import sys
from pathlib import Path

_OF_THE_BENCH = {
    "__init__",
    "__main__",
    "reports",
    "generated",
    "constant_bot",
    "drafting_parts",
    "regression",
}
BENCHMARKS = sorted({path.stem for path in Path(__file__).parent.glob("*.py")} - _OF_THE_BENCH)


def main() -> int:
    """Run the benchmark that is named first; what follows are its own options."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in BENCHMARKS:
        print("python -m tests.bench NAME [OPTION...]; --help after a name tells its options\n")
        for each in BENCHMARKS:
            summary = importlib.import_module(f"tests.bench.{each}").__doc__ or ""
            print(f"{each:12}{summary.splitlines()[0]}")
        return 2 if name else 0
    sys.argv[:2] = [f"python -m tests.bench {name}"]
    importlib.import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())

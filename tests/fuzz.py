"""Coverage-guided fuzzing of all that reads what others wrote, with the judgements of `fuzzing`.

`make fuzz` makes 200,000 inputs up out of the files of tests/sites and the attack strings; `python tests/fuzz.py` takes
any option of libFuzzer (`-runs=1000000`, `-max_total_time=600`). An input that escapes is kept in .cache/escapes/: it
becomes a file of tests/fuzzed/, which the gate runs, and then the fault is mended. No part of the gate itself.
"""

import sys
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parent))
with atheris.instrument_imports(include=["rumbo", "markdown", "yaml"]):
    import fuzzing

CORPUS = Path(__file__).parents[1] / ".cache" / "fuzz"

if __name__ == "__main__":
    CORPUS.mkdir(parents=True, exist_ok=True)
    for name, content in fuzzing.seeds().items():
        (CORPUS / name).write_bytes(content)
    options = ["-max_len=8192", "-timeout=20", "-rss_limit_mb=2048", *sys.argv[1:]]
    atheris.Setup([sys.argv[0], *options, str(CORPUS)], fuzzing.one_input)
    atheris.Fuzz()

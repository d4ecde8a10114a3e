#!/usr/bin/env python3
"""A file that may not grow any further (RLIMIT_FSIZE) is a write error like others: a sentence, an
exit status, and nothing left over.  Prints TAP.

    file_size.py GROWTH ROOT
"""
import pathlib
import resource
import subprocess
import sys
import tempfile

TODAY = ["--today", "2026-01-01"]
# What is run, the most bytes of a file, what must be said.
CASES = [
    (["chart", "examples/records/boy-late-fall.csv", "-o", "OUT/chart.pdf", *TODAY], 20000,
     "OUT/chart.pdf"),
    (["chart", "examples/records/boy-late-fall.csv", "-o", "OUT/chart.png", *TODAY], 20000,
     "OUT/chart.png"),
    (["scan", "examples/exports/district.csv", "-o", "OUT/list.csv", "--format", "csv", *TODAY],
     100, "OUT/list.csv"),
    (["scan", "examples/exports/district.csv", "--html", "OUT/list.html", *TODAY], 5000,
     "temporary file of the triage list"),
    (["store", "init", "OUT/a.growth"], 4096, "the disk refused"),
    (["store", "init", "OUT/a.growth"], 16384, "the disk refused"),
    (["store", "init", "OUT/a.growth"], 65536, "the disk refused"),
]


def run(growth, root, folder, words, most):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    words = [word.replace("OUT", str(folder)) for word in words]
    return subprocess.run([growth, *words], cwd=root, capture_output=True, text=True, check=False,
                          timeout=120, preexec_fn=limited)


def main(growth, root):
    failed = 0
    for number, (words, most, wanted) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory(prefix="growth-size-") as name:
            folder = pathlib.Path(name)
            done = run(growth, root, folder, words, most)
            left = sorted(path.name for path in folder.iterdir())
            good = done.returncode == 1 and not left and \
                wanted.replace("OUT", str(folder)) in done.stderr
            failed += not good
            name = f"{' '.join(words)}: at most {most} bytes"
            print(f"{'ok' if good else 'not ok'} {number} - {name}")
            if not good:
                print(f"# {done.returncode}, left {left}, said {done.stderr.strip()}")
    print(f"1..{len(CASES)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).absolute(), sys.argv[2]))

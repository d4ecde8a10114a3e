"""What the tests of `growth scan` share: exports made for them, the command, TAP.

The export's `today` is fixed, so that the same rows are read whenever the tests run.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

TODAY = "2025-06-30"
SECONDS = 300


class District:
    """A folder of its own with exports, and the command to scan them."""

    def __init__(self, growth, make_export, folder):
        self.growth, self.make_export, self.folder = growth, make_export, folder

    def export(self, name, rows, *words):
        path = self.folder / name
        with path.open("wb") as out:
            subprocess.run([self.make_export, "--rows", str(rows), "--today", TODAY,
                            *map(str, words)], stdout=out, check=True, timeout=SECONDS)
        return path

    def command(self, *words, form="csv"):
        return [str(self.growth), "scan", "--format", form, "--today", TODAY,
                *map(str, words)]

    def scan(self, *words, form="csv", given=None):
        """The whole outcome.  A status other than "done" or "with rejected rows" is an error."""
        done = subprocess.run(self.command(*words, form=form), input=given, capture_output=True,
                              timeout=SECONDS, check=False,
                              stdin=subprocess.DEVNULL if given is None else None)
        if done.returncode not in (0, 3):
            raise RuntimeError(f"{words}: status {done.returncode}: "
                               f"{done.stderr.decode(errors='replace')[-2000:]}")
        return done


def children_of(path):
    """Header, and child id -> its rows, in the order in which the children first come."""
    children = {}
    with path.open("rb") as lines:
        header = next(lines)
        for line in lines:
            children.setdefault(line.split(b",", 1)[0], []).append(line)
    return header, children


def run(words, tests, rows):
    """Runs tests, generators of (good, name, details); words: GROWTH MAKE_EXPORT [--rows N]."""
    if len(words) > 3 and words[2] == "--rows":
        rows = int(words[3])
    growth, make_export = (pathlib.Path(word).absolute() for word in words[:2])
    number = failed = 0
    os.umask(0o022)
    for test in tests:
        with tempfile.TemporaryDirectory(prefix="growth-scan-") as folder:
            for good, name, details in test(District(growth, make_export, pathlib.Path(folder)),
                                            rows):
                number += 1
                failed += not good
                print(f"{'ok' if good else 'not ok'} {number} - {test.__name__}: {name}",
                      flush=True)
                for line in details if not good else []:
                    print("# " + str(line)[:500])
    print(f"1..{number}")
    sys.exit(1 if failed or not number else 0)

#!/usr/bin/env python3
"""The hazard log: each control has a test that is there and is run (TAP).

usage: hazards.py ROOT BUILD             check, and compare docs/safety/hazard-log.md
       hazards.py --update ROOT BUILD    write that page

docs/safety/hazard-log.csv is what people edit.  Its column `tests` holds `FILE: NAME`, joined by
` | `:
  *.c    NAME is a test of Check that the program adds, or else the test's name in meson
  *.t    NAME is a line of the transcript: a command or a comment
  *.py   NAME stands in the program, as the words of a test case
and the FILE is run by a test that meson knows (BUILD/meson-info).  A hazard without a test says
"None in the software" as its control.
"""
import csv
import json
import pathlib
import re
import sys
import tempfile
import textwrap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lint"))
from tap import Tap                                                        # noqa: E402

LIKELIHOODS = ["very low", "low", "medium", "high", "very high"]
SEVERITIES = ["minor", "significant", "considerable", "major", "catastrophic"]
# The matrix of the NHS's clinical risk management standards, DCB0129 and DCB0160.
MATRIX = [[1, 1, 2, 2, 3], [1, 2, 2, 3, 4], [2, 2, 3, 3, 4], [2, 3, 3, 4, 5], [3, 4, 4, 5, 5]]
UNCONTROLLED = "None in the software"
COLUMNS = ["id", "hazard", "cause", "effect", "severity", "likelihood", "control", "tests",
           "residual_severity", "residual_likelihood", "remains", "who"]

HEAD = """# Hazard log

Made from `hazard-log.csv` by `tests/docs/hazards.py --update`; a test fails where it is out of
date, or where a test that is named here is gone or no longer run.

**Who made it.** The authors of the software, from its code and tests. No clinical safety officer
has reviewed it, and no risk here was agreed with an organisation that uses it. Ratings are a
proposal to begin from: see [intended purpose](intended-purpose.md).

**How to read it.** Severity and likelihood are those of DCB0129 and DCB0160, and the risk, 1 (low)
to 5 (unacceptable), follows from them by their matrix. "Before" is without the control, "after"
with it. A test shows that the control works as its code is now; it cannot show that people use it
well. What remains, and who has to act, is therefore part of each row.

"""

EXCEPT = ('**Without a test**: {}. Their control is "{}": there is nothing that a test could show, '
          "and what is left is for those who act.")


def risk(row, prefix=""):
    return MATRIX[LIKELIHOODS.index(row[prefix + "likelihood"])][
        SEVERITIES.index(row[prefix + "severity"])]


def tests_of(row):
    """(file, name) of each test that a row names."""
    return [tuple(part.split(": ", 1)) for part in row["tests"].split(" | ") if part]


class Registered:
    """Which files the tests that meson knows run."""

    def __init__(self, root, targets, tests):
        self.root = root.resolve()
        words = {str(pathlib.Path(w).resolve()): t["name"] for t in tests for w in t["cmd"]
                 if "/" in w}
        self.names = {}             # file -> names of the tests that run it
        for word, name in words.items():
            self.names.setdefault(word, set()).add(name)
        for target in targets:
            run = {words[str(pathlib.Path(f).resolve())] for f in target.get("filename", [])
                   if str(pathlib.Path(f).resolve()) in words}
            for part in target.get("target_sources", []):
                for source in part.get("sources", []) if run else []:
                    file = str(pathlib.Path(source).resolve())
                    self.names.setdefault(file, set()).update(run)

    def of(self, path):
        return self.names.get(str((self.root / path).resolve()), set())


def complaint_about_test(root, registered, path, name):
    """What is wrong with one named test, or None."""
    file = root / path
    if not file.is_file():
        return "no such file"
    if not registered.of(path):
        return "no registered test runs it"
    text = file.read_text(encoding="utf-8")
    if path.endswith(".t"):
        return None if name in text.splitlines() and name[:2] in ("$ ", "# ") \
            else "no such line in the transcript"
    if path.endswith(".py"):
        return None if re.search(rf"[\"'].*{re.escape(name)}", text) else "no such words in it"
    if name in registered.of(path):
        return None
    if f"START_TEST({name})" not in text:
        return "no such test"
    added = rf"(tcase_add_test|tcase_add_loop_test|tap_each)\(\s*\w+,\s*{re.escape(name)}\b"
    return None if re.search(added, text) else "the program does not add it"


def complaints_about(root, registered, rows):
    ids = [row["id"] for row in rows]
    yield from (f"{i}: twice" for i in sorted(set(ids)) if ids.count(i) > 1)
    for row in rows:
        yield from (f"{row['id']}: {c} is empty" for c in COLUMNS if not row[c] and c != "tests")
        for column, words in (("severity", SEVERITIES), ("likelihood", LIKELIHOODS)):
            yield from (f"{row['id']}: {p}{column} is '{row[p + column]}'"
                        for p in ("", "residual_") if row[p + column] not in words)
        if bool(tests_of(row)) == row["control"].startswith(UNCONTROLLED):
            yield f"{row['id']}: a control has a test, and '{UNCONTROLLED}' has none"
        for test in tests_of(row):
            wrong = complaint_about_test(root, registered, *test) if len(test) == 2 else "no NAME"
            if wrong:
                yield f"{row['id']}: {': '.join(test)}: {wrong}"
    for row in rows:
        if not any(row[p + c] not in w for p in ("", "residual_") for c, w in (
                ("severity", SEVERITIES), ("likelihood", LIKELIHOODS))):
            if risk(row, "residual_") > risk(row):
                yield f"{row['id']}: the risk rises by its control"


def linked(path):
    return f"[{path}](../../{path})"


def document(rows):
    untested = [f"[{r['id']}](#{r['id'].lower()})" for r in rows if not tests_of(r)]
    text = HEAD.splitlines()
    if untested:
        text += [*textwrap.wrap(EXCEPT.format(" and ".join(untested), UNCONTROLLED), 100), ""]
    text += ["| | hazard | before | after |", "|---|---|---|---|"]
    text += [f"| [{r['id']}](#{r['id'].lower()}) | {r['hazard']} | {risk(r)} | "
             f"{risk(r, 'residual_')} |" for r in rows]
    text += ["", "## Each hazard", ""]
    for r in rows:
        text += [f"<a id=\"{r['id'].lower()}\"></a>", f"### {r['id']} {r['hazard']}", "",
                 f"* **Cause**: {r['cause']}.", f"* **Effect**: {r['effect']}.",
                 f"* **Before**: {r['severity']}, {r['likelihood']}: risk {risk(r)}.",
                 f"* **Control**: {r['control']}.",
                 f"* **After**: {r['residual_severity']}, {r['residual_likelihood']}: "
                 f"risk {risk(r, 'residual_')}.",
                 f"* **What remains**: {r['remains']}.", f"* **Who acts**: {r['who']}."]
        text += ["* **Tests**:"] * bool(tests_of(r))
        text += [f"  * {linked(p)}: `{n}`" for p, n in tests_of(r)] + [""]
    text += ["## From test to hazard", "", "| test | hazards |", "|---|---|"]
    by_test = {}
    for r in rows:
        for test in tests_of(r):
            by_test.setdefault(test, []).append(r["id"])
    text += [f"| {linked(p)}: `{n.replace('|', '&#124;')}` | "
             f"{', '.join(f'[{i}](#{i.lower()})' for i in ids)} |"
             for (p, n), ids in sorted(by_test.items())]
    return "\n".join(text) + "\n"


def self_test(tap):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        (root / "tests").mkdir()
        (root / "tests/test_a.c").write_text("START_TEST(x)\nSTART_TEST(lost)\n"
                                             "tcase_add_test(t, x);")
        (root / "tests/a.t").write_text("# Words\n$ growth help\nwhat came out\n")
        (root / "tests/b.t").write_text("# Words\n")
        registered = Registered(root, [{"filename": [str(root / "a")], "target_sources": [
            {"sources": [str(root / "tests/test_a.c")]}]}],
            [{"name": "unit-a", "cmd": [str(root / "a"), str(root / "tests/a.t")]}])
        tap.case("knows the tests that are there", [t for t in (
            ("tests/test_a.c", "x"), ("tests/test_a.c", "unit-a"), ("tests/a.t", "# Words"),
            ("tests/a.t", "$ growth help")) if complaint_about_test(root, registered, *t)])
        for path, name, word in (("tests/gone.c", "x", "no such file"),
                                 ("tests/test_a.c", "y", "no such test"),
                                 ("tests/test_a.c", "lost", "does not add"),
                                 ("tests/b.t", "# Words", "no registered test"),
                                 ("tests/a.t", "what came out", "no such line")):
            tap.expect(f"{path}: {name}", [complaint_about_test(root, registered, path, name)],
                       word)
        row = dict.fromkeys(COLUMNS, "x") | {"tests": "", "severity": "major", "likelihood": "low",
                                             "residual_severity": "major",
                                             "residual_likelihood": "grave"}
        found = list(complaints_about(root, registered, [row]))
        tap.expect("a word that is no likelihood", found, "grave")
        tap.expect("a control without a test", found, "a control has a test")


def main(words):
    update, (root, build) = words[0] == "--update", words[-2:]
    root, info = pathlib.Path(root).resolve(), pathlib.Path(build) / "meson-info"
    with (root / "docs/safety/hazard-log.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    page = root / "docs/safety/hazard-log.md"
    if update:
        page.write_text(document(rows), encoding="utf-8")
        return
    registered = Registered(root, json.loads((info / "intro-targets.json").read_text()),
                            json.loads((info / "intro-tests.json").read_text()))
    tap = Tap()
    tap.case(f"the tests of {len(rows)} hazards are there and run",
             list(complaints_about(root, registered, rows)) if rows else ["no hazard"])
    have = page.read_text(encoding="utf-8") if page.exists() else ""
    tap.case("docs/safety/hazard-log.md is current",
             [] if have == document(rows) else ["run tests/docs/hazards.py --update ROOT BUILD"])
    self_test(tap)
    tap.end()


if __name__ == "__main__":
    main(sys.argv[1:])

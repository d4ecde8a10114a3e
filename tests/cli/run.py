#!/usr/bin/env python3
"""Run a transcript of the growth command.  Prints TAP.

    run.py GROWTH ROOT FILE.t...             compare; GROWTH is the built command
    run.py --update GROWTH ROOT FILE.t...    rewrite the expected lines with what came out
    run.py --self-test                       check this program itself

A transcript is blocks with blank lines between.  A block is a command and what is expected of it:

    # A comment: what is shown here, and why.
    $ growth assess examples/records/girl-term-25th.csv --format csv
    expected standard output, line by line
    ! expected standard error, line by line
    ? exit status, where it is not 0

After the output, files that the command wrote can be shown with further commands of the same block,
which run in the same scratch folder, named OUT:

    $ growth assess examples/records/ten-bad-rows.csv --rejects OUT/rejects.csv
    $ cat OUT/rejects.csv

`< FILE` and `> FILE` redirect, and a word `$(cat FILE)` is what stands in that file; there is no
shell, so nothing else is special.  Allowed commands are `growth` and the few of TOOLS.  Blank
output lines are written as a single backslash.  What is random is shown as something of the same
length: a child's key as CHILD-1---..., numbered in the order they come up in a block, and SHA-256
as HASH---....  How long a scan took is shown as T seconds, N rows a second.

Commands run in ROOT, so that paths are those of the repository; OUT is an empty folder.
The environment is empty but for PATH, HOME and the locale.  Each block runs twice: in the C
locale, and in a German one with a decimal comma (made in $GROWTH_LOCALES where the system has
none).  The output must be the same.
"""
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

TOOLS = {"cat", "head", "ls", "wc", "cmp", "pdfinfo", "pdftotext", "xmllint", "pngcheck"}
COMMA = "de_DE.UTF-8"
SECONDS = 60
# A random key (UUID version 4), SHA-256, and what stands in for the text of a file.
KEY = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b")
HASH = re.compile(r"\b[0-9a-f]{64}\b")
TIMED = re.compile(r"\b\d+\.\d+ seconds, \d+ (rows|children) a second")
CAT = re.compile(r"\$\(cat ([^()]+)\)")


class Step:
    """One command of a block and the lines expected of it."""

    def __init__(self, command):
        self.command, self.want = command, []


def parse(text):
    """Blocks of a transcript: (lines before the first command, steps)."""
    blocks = []
    for chunk in text.split("\n\n"):
        head, steps = [], []
        for line in chunk.strip("\n").splitlines():
            if line.startswith("$ "):
                steps.append(Step(line[2:]))
            elif steps:
                steps[-1].want.append(line)
            else:
                head.append(line)
        stray = [line for line in head if line and not line.startswith("#")]
        if stray:
            raise ValueError(f"expected '#' or '$', found: {stray[0]}")
        if head or steps:
            blocks.append((head, steps))
    return blocks


def redirections(words):
    """Split `a < b > c` into the words of the command, the input and the output."""
    plain, files, i = [], {"<": None, ">": None}, 0
    while i < len(words):
        if words[i] in files:
            if i + 1 == len(words):
                raise ValueError(f"nothing after {words[i]}")
            files[words[i]] = words[i + 1]
            i += 1
        else:
            plain.append(words[i])
        i += 1
    return plain, files["<"], files[">"]


def lines_of(raw, out, keys):
    """Lines of output.  `keys` are the random keys of the block so far."""
    def key(found):
        if found.group() not in keys:
            keys.append(found.group())
        return f"CHILD-{keys.index(found.group()) + 1}".ljust(36, "-")

    text = raw.decode("utf-8", "backslashreplace").replace(out, "OUT")
    text = HASH.sub("HASH".ljust(64, "-"), KEY.sub(key, text))
    text = TIMED.sub(r"T seconds, N \1 a second", text)
    return [line or "\\" for line in text.splitlines()]


def words_of(command, root, out):
    """The words of a command line, with files put in for $(cat FILE)."""
    put_in = lambda found: (root / found.group(1).replace("OUT", out, 1)).read_text().strip()
    return [CAT.sub(put_in, word) for word in shlex.split(CAT.sub(r'"\g<0>"', command))]


def observe(growth, root, command, out, env, keys):
    """What a command prints, in the form of a transcript."""
    words, source, sink = redirections(words_of(command, root, out))
    if words[0] != "growth" and words[0] not in TOOLS:
        raise ValueError(f"only growth and {', '.join(sorted(TOOLS))} may be run: {command}")
    words = [word.replace("OUT", out, 1) if word.split("/")[0].endswith("OUT") else word
             for word in words]
    place = lambda name: root / name.replace("OUT", out, 1)
    if words[0] == "growth":
        words[0] = str(growth)
    stdin = place(source).open("rb") if source else subprocess.DEVNULL
    try:
        p = subprocess.run(words, stdin=stdin, capture_output=True, cwd=root, env=env,
                           timeout=SECONDS, check=False)
    finally:
        if source:
            stdin.close()
    if sink:
        place(sink).write_bytes(p.stdout)
    return ((lines_of(p.stdout, out, keys) if not sink else [])
            + ["! " + line for line in lines_of(p.stderr, out, keys)]
            + ([f"? {p.returncode}"] if p.returncode else []))


def run_block(growth, root, steps, env):
    """What every command of a block prints."""
    with tempfile.TemporaryDirectory(prefix="growth-cli-") as out:
        keys = []
        return [observe(growth, root, step.command, out, env, keys) for step in steps]


def comma_locale():
    """Environment of a locale with a decimal comma, or None where it cannot be had."""
    have = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    if COMMA.lower().replace("-", "") in have.lower().replace("-", ""):
        return {"LC_ALL": COMMA}
    folder = pathlib.Path(os.environ.get("GROWTH_LOCALES", ""))
    if not folder.is_absolute():
        return None
    if not (folder / COMMA).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            made = pathlib.Path(scratch) / COMMA
            subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(made)],
                           capture_output=True, check=False)
            try:
                made.rename(folder / COMMA)
            except OSError:     # not made, or another run was quicker
                pass
    return {"LC_ALL": COMMA, "LOCPATH": str(folder)} if (folder / COMMA).is_dir() else None


def environments():
    base = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": "/nonexistent"}
    # What a sanitized build needs to be told stays.
    base.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
    comma = comma_locale()
    return [("C", {**base, "LC_ALL": "C"}), (COMMA, {**base, **comma} if comma else None)]


def render(blocks, results):
    """The text of a transcript with what was observed."""
    chunks = []
    for (head, steps), seen in zip(blocks, results):
        lines = list(head)
        for step, got in zip(steps, seen):
            lines += ["$ " + step.command] + got
        chunks.append("\n".join(lines))
    return "\n\n".join(chunks) + "\n"


def check_file(growth, root, path):
    """TAP lines (ok, name, details) of one transcript."""
    blocks = parse(path.read_text(encoding="utf-8"))
    for language, env in environments():
        for _, steps in blocks:
            if not steps:
                continue
            name = f"{path.name} [{language}]: {steps[0].command}"
            if env is None:
                yield True, f"{name} # SKIP no such locale, and localedef cannot make one", []
                continue
            want, got = [], []
            for step, seen in zip(steps, run_block(growth, root, steps, env)):
                want += ["$ " + step.command] + step.want
                got += ["$ " + step.command] + seen
            yield want == got, name, difflib.unified_diff(want, got, "expected", "observed",
                                                          lineterm="")


def update(growth, root, paths):
    env = environments()[0][1]
    for path in paths:
        blocks = parse(path.read_text(encoding="utf-8"))
        text = render(blocks, [run_block(growth, root, steps, env) for _, steps in blocks])
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(f"rewritten: {path}", file=sys.stderr)


def report(cases):
    cases, bad = list(cases), 0
    for number, (good, name, details) in enumerate(cases, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        bad += not good
        for line in details if not good else []:
            print("# " + line)
    print(f"1..{len(cases)}")
    return 1 if bad or not cases else 0


FAKE = """#!/bin/sh
case $1 in
say) echo "value 1.5"; echo >&2 "growth: careful"; echo; exit 3 ;;
read) cat ;;
write) echo kept >"$2" ;;
keys) for k in 1 2 1; do echo "$k${k}111111-2222-4333-8444-555555555555"; done ;;
number) case ${LC_ALL} in C) echo 1.5 ;; *) echo 1,5 ;; esac ;;
esac
"""
GOOD = """# A comment alone.

# All kinds of line.
$ growth say
value 1.5
\\
! growth: careful
? 3

$ growth read < input.txt
from a file

$ growth write OUT/x
$ cat OUT/x
kept
$ growth write OUT/$(cat OUT/x)
$ cat OUT/kept
kept

$ growth keys
CHILD-1-----------------------------
CHILD-2-----------------------------
CHILD-1-----------------------------
"""


def self_test():
    """The runner must accept what is right and refuse what is not."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        growth = root / "growth"
        growth.write_text(FAKE)
        growth.chmod(0o755)
        (root / "input.txt").write_text("from a file\n")
        verdict = lambda text: (root / "x.t").write_text(text) and [
            good for good, _, _ in check_file(growth, root, root / "x.t")]
        yield all(verdict(GOOD)) and len(verdict(GOOD)) == 8, "a right transcript passes", []
        for what, old, new in (("output", "value 1.5", "value 1.6"), ("status", "? 3", "? 2"),
                               ("errors", "! growth: careful\n", ""), ("files", "kept", "lost"),
                               ("input", "from a file", "from nowhere"),
                               ("keys", "CHILD-2", "CHILD-1")):
            yield not all(verdict(GOOD.replace(old, new, 1))), f"wrong {what} fails", []
        seen = verdict("$ growth number\n1.5\n")
        yield seen[0] and (comma_locale() is None or not seen[1]), "a decimal comma fails", []
        (root / "x.t").write_text(GOOD.replace("value 1.5", "x"))
        update(growth, root, [root / "x.t"])
        yield (root / "x.t").read_text() == GOOD, "--update writes what came out", []
        try:
            verdict("$ rm input.txt\n")
            yield False, "other programs are refused", []
        except ValueError:
            yield True, "other programs are refused", []


def main(words):
    if words == ["--self-test"]:
        return report(self_test())
    updating = words[0] == "--update"
    words = words[updating:]
    growth, root = pathlib.Path(words[0]).absolute(), pathlib.Path(words[1]).absolute()
    paths = [pathlib.Path(word) for word in words[2:]]
    if updating:
        update(growth, root, paths)
        return 0
    return report(case for path in paths for case in check_file(growth, root, path))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

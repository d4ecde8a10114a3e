"""What the lints share: TAP output, and C text without its comments and strings."""
import re
import sys


class Tap:
    """Collects test cases and prints them as TAP."""

    def __init__(self):
        self.count = self.failed = 0

    def case(self, name, complaints):
        """One test case: passes when there is nothing to complain about."""
        complaints = list(complaints)
        self.count += 1
        self.failed += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {self.count} - {name}")
        for complaint in complaints:
            print(f"# {complaint}")

    def expect(self, name, complaints, word):
        """The lint's own test: a bad example must be complained about, in these words."""
        found = [str(c) for c in complaints]
        self.case(f"complains about {name}",
                  [] if any(word in c for c in found) else [f"no complaint with '{word}': {found}"])

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}")

    def end(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed or not self.count else 0)


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def code_only(text):
    """C text with comments and the insides of strings blanked; the lines stay where they are."""
    def blank(match):
        token = match[0]
        kept = "".join("\n" if c == "\n" else " " for c in token)
        return kept if token[0] == "/" else token[0] + kept[1:-1] + token[-1]
    return TOKEN.sub(blank, text)


def complain_about_calls(path, text, names, why):
    """Calls of functions that are not wanted: "FILE:LINE: calls NAME (WHY)"."""
    call = re.compile(r"(?<![\w.>])(" + "|".join(map(re.escape, names)) + r")\s*\(")
    for number, line in enumerate(code_only(text).splitlines(), 1):
        for found in call.finditer(line):
            yield f"{path}:{number}: calls {found[1]} ({why})"

#!/usr/bin/python3
"""Holds what documents show against programs: no snippet stands there that does not work.

    snippets.py TOP_OF_THE_TREE NAME=PROGRAM...

A fenced block of C, shell or Python says in a comment before it where it comes from:

    <!-- from FILE -->         these lines stand in that file, which is compiled and run
    <!-- output of FILE -->    this is what the program made of that file prints
    <!-- session NAME -->      sessions.py types these lines, in the order of the document
    <!-- prints -->            and this is what the last lines printed
    <!-- not run: WHY -->      reads well, but does not run in a test

Python with ">>>" is run by doctest.
"""

import doctest
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from tap import Tap

FENCE = re.compile(r"(?:<!-- (?P<mark>[^>]*?) -->\n+)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.S | re.M)
CHECKED = {"c", "sh", "python"}


class Block:
    def __init__(self, path, document, match):
        self.mark = match["mark"] or ""
        self.language = match["language"]
        self.text = match["text"]
        self.line = document.count("\n", 0, match.start("language")) + 1
        self.where = f"{path}:{self.line}"

    def of(self, kind):
        """What a mark of this kind says, or None."""
        found = re.fullmatch(rf"{kind}:? ?(.*)", self.mark)
        return found.group(1) if found else None


def documents(top):
    examples = [top / "examples" / name / "README.md" for name in ("python", "shipdesk")]
    return [top / "README.md", *sorted((top / "doc").glob("*.md")), *examples]


def blocks_of(top, path):
    text = path.read_text(encoding="utf-8")
    return [Block(path.relative_to(top), text, match) for match in FENCE.finditer(text)]


def typed_texts(top):
    """What sessions.py types."""
    return [block.text for path in documents(top) for block in blocks_of(top, path) if block.of("session")]


def is_region(part, whole):
    """Whether these lines stand together in the file, indented as they may be."""
    lines = textwrap.dedent(whole).split("\n")
    wanted = textwrap.dedent(part).rstrip("\n").split("\n")
    for at in range(len(lines) - len(wanted) + 1):
        if textwrap.dedent("\n".join(lines[at : at + len(wanted)])).split("\n") == wanted:
            return True
    return False


def printed(program):
    result = subprocess.run([program], capture_output=True, text=True, check=False, timeout=60)
    return result.stdout if result.returncode == 0 else f"exit status {result.returncode}: {result.stderr}"


def doctest_faults(block):
    test = doctest.DocTestParser().get_doctest(block.text, doctest_faults.names, block.where, None, block.line)
    report = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append, clear_globs=False)
    doctest_faults.names.update(test.globs)
    return "".join(report).splitlines()


doctest_faults.names = {}  # the blocks of a document go on from each other


def faults_of(top, block, programs):
    source, output = block.of("from"), block.of("output of")
    if source:
        if not (top / source).is_file():
            return [f"{source} is not there"]
        if source.endswith(".c") and Path(source).stem not in programs:
            return [f"{source} is not compiled and run"]
        if source.endswith(".py") and not any(source in text for text in typed_texts(top)):
            return [f"no session runs {source}"]
        whole = (top / source).read_text(encoding="utf-8")
        return [] if is_region(block.text, whole) else [f"these lines do not stand in {source}"]
    if output:
        name = Path(output).stem
        if name not in programs:
            return [f"{output} is not compiled and run"]
        was = printed(programs[name])
        return [] if was == block.text else [f"{output} prints:", *was.splitlines()]
    if block.language == "python" and ">>>" in block.text:
        return doctest_faults(block)
    if block.of("session") or block.of("not run") or block.mark == "prints":
        return []
    return ["a snippet that no test runs"] if block.language in CHECKED else []


def manual_examples(text):
    """The program in the manual page, as mandoc shows it, and what it prints."""
    found = re.findall(r"^\.Bd -literal[^\n]*\n(.*?)^\.Ed", text[text.index(".Sh EXAMPLES") :], re.S | re.M)
    return [block.replace("\\e", "\\").replace("\\&", "") for block in found]


def main():
    top = Path(sys.argv[1])
    programs = dict(argument.split("=", 1) for argument in sys.argv[2:])
    tap = Tap()
    count = 0
    for path in documents(top):
        doctest_faults.names = {}
        for block in blocks_of(top, path):
            count += 1
            if block.language in CHECKED or block.mark:
                tap.check(f"{block.where}: {block.mark or block.language}", faults_of(top, block, programs))
    for name, program in programs.items():
        tap.check(f"{name} runs", [line for line in printed(program).splitlines() if line.startswith("exit status")])
    manual = top / "doc" / "libshipment.3"
    example = (top / "tests" / "snippets" / "manual.c").read_text(encoding="utf-8")
    shown = manual_examples(manual.read_text(encoding="utf-8"))
    tap.check("the example of the manual page", [] if shown[0] == example else ["is not tests/snippets/manual.c"])
    tap.check("what it prints", [] if shown[1:] == [printed(programs["manual"])] else ["is not what it says"])
    tap.check("documents have snippets", [] if count >= 10 else [f"{count} only"])
    tap.finish()


if __name__ == "__main__":
    main()

"""Reads the public headers: every declaration with the comment that stands before it."""

import re
from pathlib import Path

TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/)"
    r"|(?P<directive>^[ \t]*#(?:[^\n\\]|\\.|\\\n)*)"
    r"|(?P<function>\bSHP_API\b[^;{]*;)"
    r"|(?P<typedef>\btypedef\b[^;]*;)"
    r"|(?P<enum>\benum\s+\w+\s*\{.*?\};)"
    r"|(?P<struct>^struct\s+\w+;)"
    r"|(?P<other>\S[^\n]*)",
    re.S | re.M,
)
STATUS = re.compile(r"\bSHP_(?:OK|ERR_\w+)\b")


class Declaration:
    """One function, type, type of a function, constant or value of an enum."""

    def __init__(self, header, line, kind, name, text, comment, parent=None):
        self.header = header
        self.line = line
        self.kind = kind
        self.name = name
        self.text = " ".join(text.split())
        self.comment = comment  # None if there is none
        self.parent = parent

    def where(self):
        return f"{self.header}:{self.line}: {self.name}"

    def returns(self):
        """What follows @return, as far as the next command."""
        found = re.search(r"@return\b(.*?)(?=@\w|$)", self.comment or "")
        return found.group(1).strip() if found else ""

    def documented_parameters(self):
        return {
            name
            for names in re.findall(r"@param\s+([\w,]+)", self.comment or "")
            for name in names.split(",")
            if name
        }

    def parameters(self):
        """[(type, name)] of a function or of a type of functions."""
        inside = re.search(r"\((?!\*)([^()]*)\)\s*;$", self.text).group(1)
        parts = [] if inside.strip() == "void" else inside.split(",")
        found = [re.fullmatch(r"(.*?)(\w+)(\[\w*\])?", part.strip()) for part in parts]
        return [(match.group(1).strip() + ("[]" if match.group(3) else ""), match.group(2)) for match in found]

    def result(self):
        return re.match(r"SHP_API (.*?)shp_\w+\(", self.text).group(1).strip()


def text_of(comment):
    """The words of a comment, on one line."""
    lines = re.sub(r"^/\*\*?<?|\*/$", "", comment).split("\n")
    return " ".join(" ".join(re.sub(r"^\s*\*(?!\*)", "", line) for line in lines).split())


def values_of(enum, header, line, parent):
    """The values of an enum; a comment stands before its value, or begins with < behind it."""
    body = enum[enum.index("{") + 1 : enum.rindex("}")]
    before, found = None, []
    for match in re.finditer(r"(/\*.*?\*/)|(SHP_\w+)\s*=\s*([^,/]*?)\s*(?=,|/|$)", body, re.S):
        at = line + enum[: enum.index("{") + 1 + match.start()].count("\n")
        comment, name, value = match.groups()
        if name:
            found.append(Declaration(header, at, "value", name, value, before, parent))
            before = None
        elif comment.startswith("/**<"):
            if found and found[-1].comment is None:
                found[-1].comment = text_of(comment)
        elif comment.startswith("/**"):
            before = text_of(comment)
    return found


def name_of(kind, text):
    pattern = {
        "function": r"(shp_\w+)\s*\(",
        "typedef": r"\(\*(shp_\w+)\)",
        "enum": r"enum\s+(\w+)",
        "struct": r"struct\s+(\w+)",
        "constant": r"#define\s+(\w+)",
    }[kind]
    found = re.search(pattern, text)
    return found.group(1) if found else " ".join(text.split())[:60]


class Header:
    def __init__(self, path):
        self.name = path.name
        self.declarations = []
        self.about = None  # the comment with @file
        self.blocks = []  # the others that stand before no declaration
        text = path.read_text(encoding="utf-8")
        before, end = None, 0
        for match in TOKEN.finditer(text):
            kind, token, line = match.lastgroup, match.group(), text.count("\n", 0, match.start()) + 1
            if before is not None and text[end : match.start()].count("\n") > 1:
                self.blocks.append(before)  # an empty line parts it from what follows
                before = None
            end = match.end()
            if kind == "comment":
                if "@file" in token:
                    self.about = text_of(token)
                elif token.startswith("/**"):
                    before = text_of(token)
                else:
                    self.blocks.append(text_of(token))
                continue
            if kind == "directive":
                kind = "constant" if re.match(r"\s*#\s*define\s+SHP_(?!API\b)", token) else None
            if kind in {"function", "typedef", "enum", "struct", "constant"}:
                made = Declaration(self.name, line, kind, name_of(kind, token), token, before)
                self.declarations.append(made)
                if kind == "enum":
                    self.declarations += values_of(token, self.name, line, made)
            before = None


def read(include):
    """All public headers of an include directory."""
    return [Header(path) for path in sorted((Path(include) / "libshipment").glob("*.h"))]


def functions(headers):
    return {found.name: found for header in headers for found in header.declarations if found.kind == "function"}

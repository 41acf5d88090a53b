"""Reads the headers of libshipment, and refuses what ctypes cannot call safely or what it does not understand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

# What is passed by value. The classes named here are those of shipment/_types.py: unlike those of ctypes they refuse a
# number that does not fit, where ctypes would cut it to size.
INTEGERS = {
    "int32_t": "Int32",
    "uint32_t": "UInt32",
    "int64_t": "Int64",
    "uint64_t": "UInt64",
    "size_t": "Size",
    "uint8_t": "UInt8",
}
# The same as ctypes has them: what C answers, what it hands to a hook, and what a pointer points to.
PLAIN = {
    "int32_t": "c_int32",
    "uint32_t": "c_uint32",
    "int64_t": "c_int64",
    "uint64_t": "c_uint64",
    "size_t": "c_size_t",
    "uint8_t": "c_uint8",
    "char": "c_char",
}
LIMITS = {"INT32_MIN": -(2**31), "INT32_MAX": 2**31 - 1, "INT64_MIN": -(2**63), "INT64_MAX": 2**63 - 1}
# Macros that hold no value: what marks the exported functions.
MARKS = {"SHP_API"}


class Refusal(Exception):
    """Something in a header that cannot be bound, or that this generator does not understand."""


@dataclass
class Enum:
    name: str
    members: dict[str, int]
    is_flags: bool
    comment: str
    comments: dict[str, str] = field(default_factory=dict)
    """What is said of each member."""


@dataclass
class Function:
    name: str
    result: str
    parameters: list[str]


@dataclass
class Binding:
    """Everything that the headers declare."""

    constants: dict[str, int | str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    """What is said of each constant."""
    enums: dict[str, Enum] = field(default_factory=dict)
    structs: set[str] = field(default_factory=set)
    hooks: dict[str, Function] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)


# ---- types ----


@dataclass
class Declared:
    """A C type with the name it is given: the base type, what it points to, and the size if it is an array."""

    base: str
    is_const: bool
    stars: int
    array: str | None
    name: str


def parse_declared(text: str, where: str) -> Declared:
    """Takes apart `const struct shp_event *const *events`, `uint8_t ret_id[16]`, `int64_t now`."""
    text = " ".join(text.replace("*", " * ").split())
    match = re.fullmatch(r"(.*?)\s*(\w+)?\s*(?:\[\s*(\w*)\s*\])?", text)
    assert match
    words = text.split("[")[0].split()
    is_const = words[0] == "const"
    words = words[1:] if is_const else words
    if words and words[0] in ("struct", "enum", "union"):
        base, words = " ".join(words[:2]), words[2:]
    else:
        base, words = words[0] if words else "", words[1:]
    name = ""
    if words and re.fullmatch(r"[a-z]\w*", words[-1]) and words[-1] != "const":
        name = words.pop()
    stars = words.count("*")
    rest = [word for word in words if word not in ("*", "const")]
    if rest or not base:
        raise Refusal(f"{where}: a type that is not understood: {text}")
    array = match.group(3)
    return Declared(base, is_const, stars, array if "[" in text else None, name)


def parameter_type(declared: Declared, binding: Binding, where: str) -> str:
    """What a parameter is to ctypes: the text of an expression over _types.py."""
    base, stars, is_const = declared.base, declared.stars, declared.is_const
    shown = f"{where}: parameter {declared.name or '?'}"
    if declared.array is not None:
        if base == "uint8_t" and declared.array == "16" and stars == 0:
            return "Id" if is_const else "POINTER(c_uint8)"
        if base == "char" and stars == 0 and not is_const and declared.array in binding.constants:
            return "POINTER(c_char)"
        raise Refusal(f"{shown}: an array that is neither an id nor a buffer")
    if base.startswith("struct "):
        struct = base.removeprefix("struct ")
        if stars == 0:
            raise Refusal(f"{shown}: a struct by value: {struct}")
        if stars > 2:
            raise Refusal(f"{shown}: a pointer to a pointer to a pointer")
        binding.structs.add(struct)
        return "POINTER(" * stars + struct + ")" * stars
    if base in binding.hooks and stars == 0:
        return base
    if base in INTEGERS and stars == 0:
        return INTEGERS[base]
    if base == "void" and stars == 1:
        return "c_void_p"
    if base == "char" and stars == 1:
        return "Text" if is_const else "POINTER(c_char)"
    if base == "uint8_t" and stars == 1:
        return "Bytes" if is_const else "POINTER(c_uint8)"
    if base in PLAIN and base != "char" and stars == 1:
        return f"POINTER({PLAIN[base]})"
    raise Refusal(f"{shown}: a type that ctypes is not to be trusted with: {base} {'*' * stars}".rstrip())


def result_type(declared: Declared, parameters: list[Declared], binding: Binding, where: str) -> str:
    """What a function answers. Text that comes with a size need not end in a NUL, so it is an address."""
    base, stars = declared.base, declared.stars
    if base == "void" and stars == 0:
        return "None"
    if base.startswith("struct ") and stars == 0:
        raise Refusal(f"{where}: answers a struct by value: {base.removeprefix('struct ')}")
    if base.startswith("struct ") and stars == 1:
        binding.structs.add(base.removeprefix("struct "))
        return f"POINTER({base.removeprefix('struct ')})"
    sized = any(parameter.base == "size_t" and parameter.stars == 1 for parameter in parameters)
    if base == "char" and stars == 1 and declared.is_const:
        return "c_void_p" if sized else "c_char_p"
    if base == "uint8_t" and stars == 1 and declared.is_const and sized:
        return "c_void_p"
    if base in PLAIN and base != "char" and stars == 0:
        return PLAIN[base]
    raise Refusal(f"{where}: answers a type that ctypes is not to be trusted with: {base} {'*' * stars}".rstrip())


def parse_parameters(text: str, where: str) -> list[Declared]:
    if text.strip() == "void":
        return []
    if not text.strip():
        raise Refusal(f"{where}: () is no prototype in C; (void) is")
    if "..." in text:
        raise Refusal(f"{where}: takes a variable number of arguments")
    if "(" in text:
        raise Refusal(f"{where}: a pointer to a function without a typedef")
    return [parse_declared(part, where) for part in text.split(",")]


# ---- declarations ----


def parse_value(text: str, known: dict[str, int], where: str) -> int:
    """The value of a constant expression, of the kinds that headers have."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text in LIMITS:
        return LIMITS[text]
    if text in known:
        return known[text]
    match = re.fullmatch(r"U?INT(?:32|64)_C\((\w+)\)|(-?(?:0x[0-9A-Fa-f]+|\d+))[uUlL]*|(\d+)\s*<<\s*(\d+)", text)
    if not match:
        raise Refusal(f"{where}: a value that is not understood: {text}")
    if match.group(3):
        return int(match.group(3)) << int(match.group(4))
    return int(match.group(1) or match.group(2), 0)


def parse_enum(name: str, body: str, comment: str) -> Enum:
    members: dict[str, int] = {}
    for part in body.split(","):
        if not part.strip():
            continue
        match = re.fullmatch(r"\s*(SHP_\w+)\s*=\s*(.+?)\s*", part, flags=re.S)
        if not match:
            raise Refusal(f"enum {name}: every member needs a name and a frozen value, not: {part.strip()}")
        members[match.group(1)] = parse_value(match.group(2), members, f"enum {name}")
    is_flags = bool(re.search(r"\bbits\b", comment, flags=re.I))
    if is_flags and any(value <= 0 or value & (value - 1) for value in members.values()):
        raise Refusal(f"enum {name}: is said to be bits, but has values that are none")
    return Enum(name, members, is_flags, comment)


def member_comments(body: str) -> dict[str, str]:
    """What is said of each member of an enum, before it or, by /**<, after it."""
    said: dict[str, str] = {}
    last = before = ""
    for comment, name in re.findall(r"(/\*\*.*?\*/)|(SHP_\w+)\s*=", body, flags=re.S):
        if name:
            said[name], last, before = before, name, ""
        elif comment.startswith("/**<"):
            said[last] = comment
        else:
            before = comment
    return said


def parse_function(text: str, binding: Binding) -> Function:
    match = re.fullmatch(r"(.*?)\b(\w+)\s*\((.*)\)", text, flags=re.S)
    if not match:
        raise Refusal(f"not understood: {text}")
    name = match.group(2)
    parameters = parse_parameters(match.group(3), name)
    types = [parameter_type(parameter, binding, name) for parameter in parameters]
    return Function(name, result_type(parse_declared(match.group(1), name), parameters, binding, name), types)


def parse_hook(text: str, binding: Binding) -> Function:
    """The type of a function that the host hands over. What ctypes hands to Python is plain."""
    match = re.fullmatch(r"typedef\s+(.*?)\(\s*\*\s*(\w+)\s*\)\s*\((.*)\)", text, flags=re.S)
    if not match:
        raise Refusal(f"a typedef that is no pointer to a function: {text}")
    name = match.group(2)
    types = []
    for parameter in parse_parameters(match.group(3), name):
        shown = parameter_type(parameter, binding, name)
        types.append(PLAIN[parameter.base] if shown in INTEGERS.values() else shown)
        if shown in ("Text", "Bytes", "Id") or shown in binding.hooks:
            raise Refusal(f"{name}: a hook that is handed {shown}")
    result = parse_declared(match.group(1), name)
    if result.base == "void" and result.stars == 1:
        return Function(name, "c_void_p", types)  # an allocator
    answered = result_type(result, [], binding, name)
    if answered != "None":
        raise Refusal(f"{name}: a hook that answers by its result; C would read garbage when it raises")
    return Function(name, answered, types)


def parse_macro(line: str, binding: Binding, comment: str) -> None:
    match = re.fullmatch(r"#\s*define\s+(\w+)(\(.*?\))?(?:\s+(.*))?", line)
    if not match:
        raise Refusal(f"not understood: {line}")
    name, arguments, value = match.groups()
    if name in MARKS or (name.startswith("LIBSHIPMENT_") and name.endswith("_H") and not value):
        return
    if arguments:
        raise Refusal(f"{name}: a macro that does work; ctypes cannot call it")
    if not value:
        raise Refusal(f"{name}: a macro without a value")
    if value.startswith('"') and value.endswith('"'):
        binding.constants[name] = value[1:-1]
        binding.comments[name] = comment
        return
    known = {key: number for key, number in binding.constants.items() if isinstance(number, int)}
    binding.constants[name] = parse_value(value, known, name)
    binding.comments[name] = comment


def tokens_of(text: str) -> list[tuple[str, str]]:
    """The header without comments, as (declaration or directive, the comment before it)."""
    found = []
    comment = ""
    position = 0
    text = text.replace("\\\n", " ")
    pattern = re.compile(
        r"(?P<space>\s+)|(?P<comment>/\*.*?\*/)|(?P<directive>#[^\n]*)|(?P<open>extern\s+\"C\"\s*\{)|(?P<close>\})"
        r"|(?P<enum>enum\s+\w+\s*\{.*?\}\s*;)|(?P<declaration>[^;#{}]+(?:\{[^{}]*\})?\s*;?)",
        flags=re.S,
    )
    while position < len(text):
        match = pattern.match(text, position)
        if not match:
            raise Refusal(f"not understood: {text[position:position + 60]!r}")
        position = match.end()
        kind = match.lastgroup
        shown = match.group()
        if kind == "comment":
            comment = "" if shown.startswith("/**<") else shown
        elif kind == "directive":
            found.append((re.sub(r"/\*.*?\*/", "", shown).strip(), comment))
            comment = ""
        elif kind in ("enum", "declaration"):
            if kind == "enum":
                comment += shown  # with what it says of its members
            shown = re.sub(r"/\*.*?\*/", " ", shown, flags=re.S)
            found.append((" ".join(shown.split()), comment))
            comment = ""
    return found


def parse_declaration(text: str, comment: str, binding: Binding) -> None:
    enum = re.fullmatch(r"enum (\w+) \{(.*)\} ;|enum (\w+) \{(.*)\};", text)
    if enum:
        name = enum.group(1) or enum.group(3)
        said, _, body = comment.rpartition(f"enum {name}")
        binding.enums[name] = parse_enum(name, enum.group(2) or enum.group(4), said)
        binding.enums[name].comments = member_comments(body)
    elif re.fullmatch(r"struct \w+;", text):
        binding.structs.add(text.split()[1].rstrip(";"))
    elif text.startswith("typedef") and text.endswith(";"):
        hook = parse_hook(text[:-1].strip(), binding)
        binding.hooks[hook.name] = hook
    elif text.startswith("SHP_API ") and text.endswith(";"):
        function = parse_function(text.removeprefix("SHP_API ")[:-1].strip(), binding)
        if function.name in binding.functions:
            raise Refusal(f"{function.name}: declared twice")
        binding.functions[function.name] = function
    elif re.match(r"(?:static\s+)?(?:inline|__inline)", text) or "static" in text.split("(")[0].split():
        raise Refusal(f"a function without a symbol: {text[:60]}")
    elif re.match(r"(?:struct|union)\b[^(]*\{", text):
        raise Refusal(f"a struct whose size is public: {text.split('{')[0].strip()}")
    else:
        raise Refusal(f"neither exported function, enum, opaque struct nor hook: {text[:80]}")


def parse_header(text: str, binding: Binding) -> None:
    for shown, comment in tokens_of(text):
        if not shown.startswith("#"):
            parse_declaration(shown, comment, binding)
        elif re.match(r"#\s*define\b", shown):
            parse_macro(shown, binding, comment)
        elif not re.match(r"#\s*(?:if|ifdef|ifndef|elif|else|endif|include)\b", shown):
            raise Refusal(f"not understood: {shown}")


def parse_headers(include: Path) -> Binding:
    """Reads all headers; those that others include come first, so that names are known before they are used."""
    paths = {path.name: path for path in sorted((include / "libshipment").glob("*.h"))}
    if not paths:
        raise Refusal(f"no headers in {include}/libshipment")
    binding = Binding()
    done: set[str] = set()

    def read(name: str) -> None:
        if name in done:
            return
        done.add(name)
        text = paths[name].read_text(encoding="utf-8")
        for other in re.findall(r"#\s*include\s+<libshipment/(\w+\.h)>", text):
            if other not in paths:
                raise Refusal(f"{name}: includes {other}, which is not there")
            read(other)
        try:
            parse_header(text, binding)
        except Refusal as refusal:
            raise Refusal(f"{name}: {refusal}") from None

    for name in paths:
        read(name)
    return binding

"""As much of CDDL (RFC 8610) as doc/libshipment.cddl uses: does a value match a rule?"""

import re

TOKEN = re.compile(r"""\s+|;[^\n]*
    |(?P<text>"[^"]*")
    |(?P<number>-?\d+)
    |(?P<name>[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)*)
    |(?P<control>\.(?:size|regexp)\b)
    |(?P<mark>\.\.|//|[][(){},:/?*=])""", re.X)


def tokens_of(source):
    tokens, at = [], 0
    while at < len(source):
        found = TOKEN.match(source, at)
        if not found:
            raise SyntaxError(f"CDDL: {source[at:at + 40]!r}")
        at = found.end()
        if found.lastgroup:
            tokens.append((found.lastgroup, found.group(found.lastgroup)))
    return tokens


class Parser:
    """Types become tuples ("kind", ...), groups lists of choices, each a list of entries (least, most, key, what)."""

    def __init__(self, source):
        self.tokens = tokens_of(source) + [("end", "")]
        self.at = 0

    def peek(self, ahead=0):
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def take(self, value=None):
        token = self.tokens[self.at]
        if value is not None and token[1] != value:
            raise SyntaxError(f"CDDL: {value!r} expected before {self.tokens[self.at:self.at + 5]}")
        self.at += 1
        return token

    def rules(self):
        rules = {}
        while self.peek()[0] != "end":
            name = self.take()[1]
            self.take("=")
            rules[name] = ("group", self.parenthesis()) if self.peek()[1] == "(" else self.type()
        return rules

    def parenthesis(self):
        self.take("(")
        group = self.group(")")
        self.take(")")
        return group

    def type(self):
        choices = [self.type1()]
        while self.peek()[1] == "/":
            self.take()
            choices.append(self.type1())
        return choices[0] if len(choices) == 1 else ("choice", choices)

    def type1(self):
        first = self.type2()
        if self.peek()[1] == "..":
            self.take()
            return ("range", first[1], self.type2()[1])
        if self.peek()[0] == "control":
            return ("control", first, self.take()[1], self.type2())
        return first

    def type2(self):
        kind, value = self.take()
        if kind == "text":
            return ("literal", value[1:-1])
        if kind == "number":
            return ("literal", int(value))
        if value in ("[", "{"):
            group = self.group("]" if value == "[" else "}")
            self.take()
            return ("array" if value == "[" else "map", group)
        if value == "(":
            inner = self.type()
            self.take(")")
            return inner
        return ("name", value)

    def group(self, end):
        choices = [[]]
        while self.peek()[1] != end:
            if self.peek()[1] == "//":
                self.take()
                choices.append([])
            elif self.peek()[1] == ",":
                self.take()
            else:
                choices[-1].append(self.entry())
        return choices

    def entry(self):
        least, most = 1, 1
        if self.peek()[1] == "?":
            self.take()
            least = 0
        elif self.peek()[0] == "number" and self.peek(1)[1] == "*":
            least = int(self.take()[1])
            self.take("*")
            most = int(self.take()[1])
        key = None
        if self.peek(1)[1] == ":":
            kind, value = self.take()
            self.take(":")
            key = int(value) if kind == "number" else value
        if key is None and self.peek()[1] == "(":
            return least, most, None, ("group", self.parenthesis())
        return least, most, key, self.type()


class Schema:
    def __init__(self, source):
        self.rules = Parser(source).rules()
        self.used = set()

    def matches(self, name, value):
        return self.type_matches(("name", name), value)

    def resolve(self, what):
        while what[0] == "name" and what[1] in self.rules:
            self.used.add(what[1])
            what = self.rules[what[1]]
        return what

    def type_matches(self, what, value):
        what = self.resolve(what)
        kind = what[0]
        if kind == "literal":
            return type(value) is type(what[1]) and value == what[1]
        if kind == "range":
            return type(value) is int and what[1] <= value <= what[2]
        if kind == "choice":
            return any(self.type_matches(choice, value) for choice in what[1])
        if kind == "control":
            return self.type_matches(what[1], value) and self.control_holds(what[2], what[3], value)
        if kind == "array":
            return type(value) is list and any(at == len(value) for at in self.sequence(what[1], value, 0))
        if kind == "map":
            return type(value) is dict and any(not rest for rest in self.pairs(what[1], value))
        plain = {"tstr": str, "bstr": bytes, "uint": int, "true": bool, "null": type(None)}[what[1]]
        return type(value) is plain and (plain is not int or value >= 0) and (plain is not bool or value)

    def control_holds(self, control, argument, value):
        if control == ".regexp":
            return re.fullmatch(argument[1], value) is not None
        size = len(value.encode() if isinstance(value, str) else value)
        return self.type_matches(argument, size)

    def sequence(self, group, values, at):
        """Where a group may end that begins at an index of an array."""
        for entries in group:
            yield from self.entries_of_sequence(entries, values, at)

    def entries_of_sequence(self, entries, values, at):
        if not entries:
            yield at
            return
        least, most, _, what = entries[0]
        what = self.resolve(what)
        ends = [at]
        for count in range(most + 1):
            if count >= least:
                for end in ends:
                    yield from self.entries_of_sequence(entries[1:], values, end)
            if what[0] == "group":
                ends = sorted({after for end in ends for after in self.sequence(what[1], values, end) if after > end})
            else:
                ends = [end + 1 for end in ends if end < len(values) and self.type_matches(what, values[end])]
            if not ends:
                return

    def pairs(self, group, values):
        """What a group may leave of a map."""
        for entries in group:
            yield from self.entries_of_pairs(entries, values)

    def entries_of_pairs(self, entries, values):
        if not entries:
            yield values
            return
        least, _, key, what = entries[0]
        rests = [values] if least == 0 else []
        if key is None:
            rests += self.pairs(self.resolve(what)[1], values)
        elif key in values and self.type_matches(what, values[key]):
            rests = [{other: values[other] for other in values if other != key}]
        elif key in values:
            rests = []
        for rest in rests:
            yield from self.entries_of_pairs(entries[1:], rest)

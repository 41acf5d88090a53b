#!/usr/bin/python3
"""Writes calls of every public function with NULL for each of its pointers, and with numbers out of range, in C.

    nulls.py INCLUDE_DIRECTORY
"""

import re
import sys
from pathlib import Path

# May be NULL: then the function does something sensible, or the argument is not looked at.
OPTIONAL = {"reterr_error", "error", "ret_outside", "ret_outside_calendar", "user_data", "destroy_fn"}
OPTIONAL_OF = {
    "shp_order_write_json": {"rules"},
    "shp_order_apply": {"order"},
    "shp_order_replay": {"order"},
    "shp_order_equals": {"a", "b"},
    "shp_carriers_builder_new": {"base"},
    "shp_tracking_detect": {"carrier", "ret_verdict"},
    "shp_tracking_url": {"carrier"},
    "shp_metrics_add_change": {"category"},
    "shp_metrics_sum": {"category"},
    "shp_metrics_report": {"category", "ret_denominator", "ret_numerator", "ret_rate", "ret_standing", "ret_threshold"},
    "shp_metrics_add_event": {"before"},
}
OPTIONAL_OF_HOST = {"ret_decision", "ret_cursor"}
HOOKS = {"load_fn", "commit_fn", "pending_fn", "deliver_fn", "acknowledge_fn"}  # NULL takes a hook away
BUILT_IN = "carriers"  # a table that is NULL is the built-in one
# Numbers that say how large an array is: they are always true.
SIZES = {
    "capacity": "GIVEN_ROOM",
    "size": "given->size",
    "count": "1",
    "closed_count": "1",
    "opened_count": "1",
}
NUMBERS = {
    "int32_t": "given->number",
    "uint32_t": "given->index",
    "int64_t": "given->instant",
    "uint64_t": "given->candidates[0]",
}
# What to give for a pointer. What stands for an object of a hook's call is NULL: there is none outside of it.
POINTERS = {
    "const char *": "given->text",
    "char *": "given->buffer",
    "uint8_t *": "(uint8_t *)given->buffer",
    "const uint8_t *": "given->bytes",
    "uint8_t[]": "given->id_room",
    "const uint8_t[]": "given->id",
    "char[]": "given->buffer",
    "const int32_t *": "given->dates",
    "const int64_t *": "given->weights",
    "int32_t *": "&given->number_room[0]",
    "uint32_t *": "&given->index_room",
    "int64_t *": "&given->instant_room[0]",
    "uint64_t *": "given->candidates",
    "size_t *": "&given->size_room",
    "const struct shp_event *const *": "given->events",
    "void *": "given->user_data",
}
HOOK_OBJECTS = {"load", "commit", "pending", "delivery", "acknowledgement"}
RELEASED_BY_FREE = {
    "placement", "adoption", "contents", "confirmation", "cancellation", "error", "rules_builder", "carriers_builder",
    "host", "batch", "metrics",
}  # fmt: skip


class Parameter:
    def __init__(self, text):
        found = re.fullmatch(r"(.*?)(\w+)(\[\w*\])?", text)
        self.name = found.group(2)
        self.type = found.group(1).strip() + ("[]" if found.group(3) else "")
        self.is_function = self.type.endswith("_fn")
        self.is_pointer = "*" in self.type or "[]" in self.type or self.is_function
        made = re.fullmatch(r"struct shp_(\w+) \*\*", self.type)
        self.makes = made.group(1) if made else None

    def given(self):
        if self.is_function:
            return f"given_{self.name}"
        if self.makes:
            return "&made"
        if not self.is_pointer:
            return SIZES.get(self.name) or NUMBERS[self.type]
        if self.type in POINTERS:
            return POINTERS[self.type]
        kind = re.fullmatch(r"(?:const )?struct shp_(\w+) \*", self.type).group(1)
        return "NULL" if kind in HOOK_OBJECTS else f"given->{kind}"


class Function:
    def __init__(self, text):
        found = re.fullmatch(r"(.*?)(shp_\w+)\((.*)\)", text)
        self.returns = found.group(1).strip()
        self.name = found.group(2)
        parts = [] if found.group(3) == "void" else found.group(3).split(",")
        self.parameters = [Parameter(part.strip()) for part in parts]
        self.pointers = [at for at, parameter in enumerate(self.parameters) if parameter.is_pointer]
        self.makes = next((parameter.makes for parameter in self.parameters if parameter.makes), None)

    def is_status(self):
        names = [parameter.name for parameter in self.parameters]
        told = any(name.startswith("ret_") or name.endswith("error") for name in names)
        return self.returns == "int32_t" and told

    def is_of_hook(self):
        """Whether it asks the object of a hook's call, which can only be NULL here."""
        return bool(self.parameters) and self.parameters[0].given() == "NULL"

    def may_be_null(self, parameter):
        optional = OPTIONAL | OPTIONAL_OF.get(self.name, set()) | HOOKS | {BUILT_IN}
        if self.name.startswith("shp_host_"):
            optional |= OPTIONAL_OF_HOST
        return parameter.name in optional

    def has_numbers(self):
        """Whether there is a number that can be out of range, and nothing is released."""
        free = [p for p in self.parameters if not p.is_pointer and p.name not in SIZES]
        return bool(free) and bool(self.pointers)

    def call(self):
        arguments = []
        for at, parameter in enumerate(self.parameters):
            given = parameter.given()
            arguments.append(f"null == {at} ? NULL : {given}" if parameter.is_pointer and given != "NULL" else given)
        return f"{self.name}({', '.join(arguments)})"

    def answer(self):
        """The body of the function that makes the call."""
        lines = []
        if self.makes:
            lines.append(f"struct shp_{self.makes} *made = NULL;")
            release = "free" if self.makes in RELEASED_BY_FREE else "unref"
            lines.append(f"const int32_t status = {self.call()};")
            out = next(at for at, parameter in enumerate(self.parameters) if parameter.makes)
            lines.append(f"const int is_made = made != NULL || (null == {out} && !status);")
            lines.append(f"return made_answer(status, is_made, shp_{self.makes}_{release}(made) != NULL);")
        elif self.returns == "void":
            lines += [f"{self.call()};", "return 0;"]
        elif self.returns == "const char *":
            lines.append(f"return text_answer({self.call()});")
        elif self.returns.endswith("*"):
            lines.append(f"return {self.call()} != NULL;")
        else:
            lines.append(f"return {self.call()};")
        for name in ("null", "given"):
            if not re.search(rf"\b{name}\b", " ".join(lines)):
                lines.insert(0, f"(void){name};")
        return lines


def functions_of(include):
    found = []
    for path in sorted((include / "libshipment").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", " ", path.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", "", text, flags=re.M)
        found += [Function(" ".join(part.split())) for part in re.findall(r"\bSHP_API\b([^;{]*);", text)]
    return [function for function in found if function.pointers]


def wrap(line, indent="\t"):
    """A statement in lines of at most 120 columns, tabs being eight."""
    lines, room = [], 120 - 8 * len(indent)
    while len(line) > room:
        cut = line.rfind(", ", 0, room) + 1
        lines.append(indent + line[:cut])
        line, indent, room = line[cut + 1 :], "\t\t", 104
    return lines + [indent + line]


def table(functions):
    out = ["/* Written by nulls.py from the headers. */", '#include "nulls.h"', ""]
    rows = []
    for function in functions:
        out += [f"static int64_t call_{function.name}(struct given *given, int null)", "{"]
        for line in function.answer():
            out += wrap(line)
        out += ["}", ""]
        for at in function.pointers:
            parameter = function.parameters[at]
            kind = "NULL_IS_NEUTRAL"
            if function.is_status() and not function.is_of_hook():
                kind = "NULL_IS_MISSING" if parameter.type == "const char *" else "NULL_IS_REFUSED"
            if function.may_be_null(parameter):
                kind = "NULL_MAY_BE"
            rows.append(f'\t{{"{function.name}", "{parameter.name}", call_{function.name}, {at}, {kind}}},')
        if function.has_numbers():
            rows.append(f'\t{{"{function.name}", "numbers", call_{function.name}, -1, NUMBERS_OUT_OF_RANGE}},')
    out += ["const struct null_call null_calls[] = {", *rows, "};", ""]
    out += ["const size_t null_call_count = sizeof(null_calls) / sizeof(null_calls[0]);"]
    return "\n".join(out) + "\n"


def main():
    sys.stdout.write(table(functions_of(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()

"""The generator: what is checked in is what the headers say, and what ctypes cannot call is refused by name."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import shipment
from shipment import _constants_table as constants
from shipment import _functions_table as functions
from shipment._library import lib

FOLDER = Path(__file__).resolve().parent.parent
TOP = FOLDER.parent.parent
INCLUDE = TOP / "include"

sys.path.insert(0, str(FOLDER))
import generate  # noqa: E402


def headers(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "libshipment"
    folder.mkdir()
    (folder / "one.h").write_text(text, encoding="utf-8")
    return tmp_path


def declared(text: str) -> str:
    """What Python would run: without what is only said about it."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = [one for one in getattr(node, "body", []) if not (isinstance(one, ast.Expr) and is_text(one.value))]
        if isinstance(node, (ast.Module, ast.ClassDef)):
            node.body = body or [ast.Pass()]
    return ast.unparse(tree)


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_what_is_checked_in_is_fresh():
    """Names, values and types, exactly. What is said about a constant may be a word behind its header."""
    for name, text in generate.generate(INCLUDE).items():
        checked_in = (FOLDER / "shipment" / name).read_text(encoding="utf-8")
        assert declared(checked_in) == declared(text), f"{name} is stale: run generate.py"


def test_every_constant_is_documented():
    text = (FOLDER / "shipment" / "_constants_table.py").read_text(encoding="utf-8")
    tree = ast.parse(text)
    for body in [tree.body, *[node.body for node in tree.body if isinstance(node, ast.ClassDef)]]:
        for node, after in zip(body, [*body[1:], None]):
            if isinstance(node, ast.Assign):
                assert isinstance(after, ast.Expr) and is_text(after.value), ast.unparse(node)


def test_check_fails_when_stale(tmp_path):
    assert generate.main([str(INCLUDE), str(tmp_path)]) == 0
    assert generate.main(["--check", str(INCLUDE), str(tmp_path)]) == 0
    table = tmp_path / "_functions_table.py"
    table.write_text(table.read_text(encoding="utf-8").replace("Int64", "Int32", 1), encoding="utf-8")
    assert generate.main(["--check", str(INCLUDE), str(tmp_path)]) == 1


def test_every_exported_function_has_argtypes_and_restype():
    exported = set(re.findall(r"\b(shp_\w+);", (TOP / "lib" / "libshipment.map").read_text(encoding="utf-8")))
    assert exported == {name for name, _, _ in functions.FUNCTIONS}
    for name, answered, taken in functions.FUNCTIONS:
        function = getattr(lib, name)
        assert function.argtypes == taken
        assert function.restype is answered


def test_every_constant_is_there():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((INCLUDE / "libshipment").glob("*.h")))
    macros = set(re.findall(r"#define SHP_(\w+) ", text)) - {"API"}
    assert macros and macros <= set(dir(constants))
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    members = set(re.findall(r"^\s+SHP_(\w+) = ", bare, flags=re.M))
    classes = [value for value in vars(constants).values() if isinstance(value, type) and issubclass(value, int)]
    known = {name for one in classes for name in one.__members__}
    assert len(members) > 200
    for member in members:
        assert any(member == name or member.endswith("_" + name) for name in known), member


def test_numbers_have_the_names_that_the_library_gives_them():
    for status in shipment.Status:
        assert shipment.status_name(status) == f"SHP_{status.name}"
        assert (shipment.status_kind(status) == shipment.StatusKind.OK) == (status == shipment.Status.OK)
    for advice in shipment.AdviceCode:
        assert shipment.status_name(advice) == f"SHP_ADVICE_{advice.name}"
        assert shipment.status_kind(advice) == shipment.StatusKind.OK
    assert shipment.status_kind(-1199) == shipment.StatusKind.HOST  # of a later version
    with pytest.raises(ValueError):
        shipment.status_kind(-1)
    for kind in shipment.EventKind:
        name = lib.shp_event_kind_type(kind).decode().removeprefix("libshipment.")
        assert name.replace(".", "_") == kind.name.lower()
    for program in shipment.Program:
        assert lib.shp_program_name(program).decode() == program.name
    assert constants.VERSION_NUMBER == lib.shp_version_number()
    assert constants.VERSION == shipment.__version__


REFUSED = {
    "varargs": ("SHP_API int32_t shp_say(const char *format, ...);", "shp_say: takes a variable number"),
    "struct by value": ("struct shp_x;\nSHP_API int32_t shp_take(struct shp_x x);", "shp_take: parameter x: a struct"),
    "struct answered": ("struct shp_x;\nSHP_API struct shp_x shp_give(void);", "shp_give: answers a struct by value"),
    "bool": ("SHP_API bool shp_is(void);", "shp_is: answers a type"),
    "long": ("SHP_API int32_t shp_take(long number);", "shp_take: parameter number: a type"),
    "time_t": ("SHP_API int32_t shp_take(time_t at);", "shp_take: parameter at: a type"),
    "FILE": ("SHP_API int32_t shp_print(FILE *to);", "shp_print: parameter to: a type"),
    "unsigned int": ("SHP_API int32_t shp_take(unsigned int number);", "shp_take: a type that is not understood"),
    "double": ("SHP_API double shp_rate(void);", "shp_rate: answers a type"),
    "char by value": ("SHP_API int32_t shp_take(char letter);", "shp_take: parameter letter: a type"),
    "int array": ("SHP_API int32_t shp_take(int32_t numbers[4]);", "shp_take: parameter numbers: an array"),
    "id of 15": ("SHP_API int32_t shp_take(const uint8_t id[15]);", "shp_take: parameter id: an array"),
    "three stars": ("struct shp_x;\nSHP_API int32_t shp_take(struct shp_x ***x);", "shp_take: parameter x: a pointer"),
    "function pointer": ("SHP_API int32_t shp_call(int32_t (*f)(void));", "shp_call: a pointer to a function"),
    "no prototype": ("SHP_API int32_t shp_call();", "shp_call: () is no prototype"),
    "macro with arguments": ("#define SHP_MAX(a, b) ((a) > (b) ? (a) : (b))", "SHP_MAX: a macro that does work"),
    "macro that is code": ("#define SHP_NEXT shp_next(1)", "SHP_NEXT: a value that is not understood"),
    "inline": ("static inline int32_t shp_one(void) { return 1; }", "a function without a symbol"),
    "not exported": ("int32_t shp_hidden(void);", "neither exported function"),
    "public struct": ("struct shp_point { int32_t x; };", "a struct whose size is public: struct shp_point"),
    "union": ("union shp_any { int32_t x; };", "a struct whose size is public: union shp_any"),
    "typedef": ("typedef int32_t shp_status_t;", "a typedef that is no pointer to a function"),
    "enum without values": ("enum shp_color { SHP_RED, SHP_GREEN };", "enum shp_color: every member needs"),
    "bits that are none": ("/** Bits. */\nenum shp_set { SHP_A = 1, SHP_B = 3 };", "enum shp_set: is said to be bits"),
    "hook that answers": ("typedef int32_t (*shp_hook_fn)(void *user_data);", "shp_hook_fn: a hook that answers by"),
    "declared twice": ("SHP_API int32_t shp_a(void);\nSHP_API int32_t shp_a(void);", "shp_a: declared twice"),
    "bytes without a size": ("SHP_API const uint8_t *shp_bytes(void);", "shp_bytes: answers a type"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_ctypes_cannot_call_is_refused_by_name(case, tmp_path, capsys):
    text, said = REFUSED[case]
    include = headers(tmp_path, text + "\nSHP_API int32_t shp_fine(void);\n")
    assert generate.main([str(include), str(tmp_path)]) == 1
    shown = capsys.readouterr().err
    assert said in shown and "one.h" in shown
    assert not (tmp_path / "_functions_table.py").exists()


def test_text_that_comes_with_a_size_is_no_c_string(tmp_path):
    include = headers(tmp_path, "SHP_API const char *shp_a(void);\nSHP_API const char *shp_b(size_t *ret_size);\n")
    text = generate.generate(include)["_functions_table.py"]
    assert '("shp_a", c_char_p, ())' in text
    assert '("shp_b", c_void_p, (POINTER(c_size_t),))' in text


def test_no_headers_is_no_success(tmp_path):
    assert generate.main([str(tmp_path), str(tmp_path)]) == 1
    assert generate.main([]) == 2


def test_a_library_that_is_none_is_told(tmp_path):
    def load(path: str) -> str:
        result = subprocess.run(
            [sys.executable, "-c", "import shipment"],
            env={"PYTHONPATH": str(FOLDER), "LIBSHIPMENT": path, "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, text=True, check=False,
        )
        assert result.returncode != 0
        return result.stderr

    missing = load(str(tmp_path / "nowhere.so"))
    assert "LibraryMissing" in missing and "nowhere.so" in missing and "LIBSHIPMENT=" in missing
    assert "is no libshipment" in load("libc.so.6")

"""The mutations of abi_mutations.py: what is broken, the test that catches it, and edits: file, what stands there, what
stands there instead. A fourth column, RELEASED, says that the version is taken for released before."""

RELEASED = "released"
HEADERS = "include/libshipment"
OF_0_1 = "tests/abi/0.1/include/libshipment"
SHARE = "shp_money_share(int64_t amount, int32_t k, int32_t q, int64_t *ret_share)"
MAP_SHARE = "\tshp_money_share;\n"
LAST_ERROR = "SHP_ERR_HOST_FAILED = -1126"
NEW = "SHP_API int32_t shp_money_new(void);"
NEW_HEADER = (f"{HEADERS}/money.h", f"SHP_API int32_t {SHARE};", f"SHP_API int32_t {SHARE};\n{NEW}")
NEW_CODE = ("lib/money.c", f"int32_t {SHARE}", f"int32_t shp_money_new(void)\n{{\n\treturn 0;\n}}\n\nint32_t {SHARE}")
NEW_IN_MAP = ("lib/libshipment.map", "\tshp_money_parse;\n", "\tshp_money_new;\n\tshp_money_parse;\n")


def share(header, code, name="shp_money_share"):
    """Edits that give shp_money_share another type, or another name."""
    return [(f"{HEADERS}/money.h", SHARE, header), ("lib/money.c", f"int32_t {SHARE}", code),
            ("lib/libshipment.map", MAP_SHARE, f"\t{name};\n")]


def in_core(statement, declaration=""):
    return [("lib/money.c", "{\n\tif (!ret_share)", f"{{\n\t{statement}\n\tif (!ret_share)"),
            ("lib/money.c", f"int32_t {SHARE}", f"{declaration}\nint32_t {SHARE}")]


def row(number):
    """An edit of the table of constants: one more."""
    return "SHP_ERR_HOST_FAILED -1126 0.1\n", f"SHP_ERR_HOST_FAILED -1126 0.1\nSHP_ERR_NEW {number} 0.1\n"


MUTATIONS = [
    # symbols
    ("a function removed everywhere", "abi_types",
     share(SHARE.replace("share(", "part("), f"int32_t {SHARE.replace('share(', 'part(')}", "shp_money_part")),
    ("a function removed from the version script", "symbols", [("lib/libshipment.map", MAP_SHARE, "")]),
    ("a function added to the headers and the code, not to the version script", "symbols", [NEW_HEADER, NEW_CODE]),
    ("a name in the version script that no header declares", "symbols", [NEW_IN_MAP]),
    ("a function declared and listed that nobody wrote", "symbols", [NEW_HEADER, NEW_IN_MAP]),
    ("SHP_API forgotten", "symbols", [(f"{HEADERS}/money.h", f"SHP_API int32_t {SHARE}", f"int32_t {SHARE}")]),
    ("a symbol added to the node of a released version", "abi_releases", [NEW_HEADER, NEW_CODE, NEW_IN_MAP], RELEASED),
    ("another soname", "symbols", [("meson.build", "soversion = '0'\n", "soversion = '1'\n")]),
    ("another major version, the soname not thought of", "meson setup",
     [("meson.build", "version: '0.1.0'", "version: '1.0.0'"), (f"{HEADERS}/base.h", '"0.1.0"', '"1.0.0"')]),
    ("another version in meson.build than in the headers", "meson setup",
     [("meson.build", "version: '0.1.0'", "version: '0.1.1'")]),
    # types of functions
    ("a return value narrowed to 32 bits", "abi_types",
     [(f"{HEADERS}/order.h", "int64_t shp_order_get_revision(", "int32_t shp_order_get_revision("),
      ("lib/order_get.c", "int64_t shp_order_get_revision(", "int32_t shp_order_get_revision(")]),
    ("a parameter widened to 64 bits", "abi_types",
     share(SHARE.replace("int32_t k", "int64_t k"), "int32_t shp_money_share(int64_t amount, int64_t k_, int32_t q, "
           "int64_t *ret_share)\n{\n\tint32_t shp__share(int64_t, int32_t, int32_t, int64_t *);\n\treturn shp__share("
           "amount, (int32_t)k_, q, ret_share);\n}\n\nint32_t shp__share(int64_t amount, int32_t k, int32_t q, "
           "int64_t *ret_share)")),
    ("a parameter added", "abi_types",
     share(SHARE.replace("amount,", "amount, int32_t round,"),
           f"int32_t {SHARE.replace('amount,', 'amount, int32_t round,')}")),
    ("a parameter that is written through now", "abi_releases",
     [(f"{HEADERS}/order.h", "shp_order_get_revision(const struct", "shp_order_get_revision(struct"),
      ("lib/order_get.c", "shp_order_get_revision(const struct", "shp_order_get_revision(struct")], RELEASED),
    ("a hook with another answer", "abi_types",
     [(f"{HEADERS}/hook.h", "typedef void (*shp_host_load_fn)", "typedef int32_t (*shp_host_load_fn)"),
      ("lib/host.c", "\t\thost->load_fn = load_fn;", "\t\thost->load_fn = load_fn; /* built anew */")]),
    ("a hook with another parameter", "abi_types",
     [(f"{HEADERS}/hook.h", "(*shp_host_commit_fn)(void *", "(*shp_host_commit_fn)(int32_t once, void *"),
      ("lib/host.c", "\t\thost->load_fn = load_fn;", "\t\thost->load_fn = load_fn; /* built anew */")]),
    ("two parameters of one type swapped", "abi_releases",
     share(SHARE.replace("int32_t k, int32_t q", "int32_t q, int32_t k"),
           f"int32_t {SHARE.replace('int32_t k, int32_t q', 'int32_t q, int32_t k')}"), RELEASED),
    # what cannot be kept
    ("a struct with members in a header", "abi_public",
     [(f"{HEADERS}/order.h", "struct shp_order;", "struct shp_order {\n\tint32_t revision;\n};")]),
    ("varargs", "abi_public", [(f"{HEADERS}/money.h", "int64_t *ret_share);", "int64_t *ret_share, ...);")]),
    ("a type whose width differs between machines", "abi_public",
     [(f"{HEADERS}/money.h", "shp_money_share(int64_t amount", "shp_money_share(long amount")]),
    ("a macro that does work", "abi_public",
     [(f"{HEADERS}/money.h", f"SHP_API int32_t {SHARE};", f"#define SHP_HALF(x) ((x) / 2)\nSHP_API int32_t {SHARE};")]),
    # constants
    ("a constant changed", "abi_constants", [(f"{HEADERS}/base.h", "SHP_LIMIT_SKU 120", "SHP_LIMIT_SKU 121")]),
    ("a constant removed", "abi_constants", [(f"{HEADERS}/base.h", "#define SHP_LIMIT_SKU 120\n", "")]),
    ("two values of an enum swapped", "abi_constants",
     [(f"{HEADERS}/order.h", "SHP_LINE_SKU = 2", "SHP_LINE_SKU = 3"),
      (f"{HEADERS}/order.h", "SHP_LINE_TITLE = 3", "SHP_LINE_TITLE = 2")]),
    ("an enum grown, not entered in the table", "abi_constants",
     [(f"{HEADERS}/base.h", LAST_ERROR, f"SHP_ERR_NEW = -1127,\n\t{LAST_ERROR}")]),
    ("an enum grown, a number used again", "abi_constants",
     [(f"{HEADERS}/base.h", LAST_ERROR, f"SHP_ERR_NEW = -1125,\n\t{LAST_ERROR}"),
      ("tests/abi/constants.txt", *row("-1125"))]),
    ("a value of an enum removed", "abi_constants",
     [(f"{HEADERS}/order.h", "\tSHP_LINE_SKU = 2, /**< The seller's SKU. */\n", "")]),
    ("a released constant changed, in the table too", "abi_releases",
     [(f"{HEADERS}/base.h", "SHP_LIMIT_SKU 120", "SHP_LIMIT_SKU 121"),
      ("tests/abi/constants.txt", "SHP_LIMIT_SKU 120", "SHP_LIMIT_SKU 121")], RELEASED),
    ("a released header changed, in what was kept of it too", "abi_releases",
     [(f"{HEADERS}/base.h", "SHP_LIMIT_SKU 120", "SHP_LIMIT_SKU 121"),
      (f"{OF_0_1}/base.h", "SHP_LIMIT_SKU 120", "SHP_LIMIT_SKU 121"),
      ("tests/abi/constants.txt", "SHP_LIMIT_SKU 120", "SHP_LIMIT_SKU 121")], RELEASED),
    # what the core asks for
    ("a clock in the core", "purity", in_core("time((void *)0);", "long time(long *);")),
    ("randomness in the core", "purity", in_core("amount += rand();", "int rand(void);")),
    ("output in the core", "purity", in_core('puts("share");', "int puts(const char *);")),
    ("the environment in the core", "purity", in_core('amount += !getenv("HOME");', "char *getenv(const char *);")),
    ("memory around the context", "purity", in_core("amount += (int64_t)malloc((size_t)q);", "void *malloc(size_t);")),
    ("state that is shared by all", "purity", in_core("amount += calls++;", "static volatile int calls;")),
    ("a clock read by an instruction", "purity", in_core('__asm__ volatile("rdtsc" ::: "eax", "edx");')),
    ("a function of the library without its prefix", "purity",
     in_core("", "int32_t share_money(void);\nint32_t share_money(void)\n{\n\treturn 0;\n}\n")),
    # what it does
    ("other bytes of an order", "abi_program_0_1",
     [("lib/order_encode.c", "(to, identity->marketplace);", "(to, identity->reference);")]),
    ("another type of an event", "abi_program_0_1",
     [("lib/event_kind.c", 'TYPE("buyer.charged")', 'TYPE("buyer.billed")')]),
    ("other ids of orders", "abi_program_0_1", [("lib/order_id.c", '"libshipment:"', '"libshipment/"')]),
    ("another answer to a question", "abi_program_0_1",
     [("lib/order_get.c", "int64_t shp_order_get_revision(const struct shp_order *order)\n{",
       "int64_t shp_order_get_revision(const struct shp_order *order)\n{\n\tif (order)\n\t\treturn 7;")]),
]

# What is an addition, and must pass everything.
ALLOWED = [
    ("a function added", [NEW_HEADER, NEW_CODE, NEW_IN_MAP, (f"{OF_0_1}/money.h", *NEW_HEADER[1:])]),
    ("an enum grown", [
        (f"{HEADERS}/base.h", LAST_ERROR, f"SHP_ERR_NEW = -1127,\n\t{LAST_ERROR}"),
        (f"{OF_0_1}/base.h", LAST_ERROR, f"SHP_ERR_NEW = -1127,\n\t{LAST_ERROR}"),
        ("tests/abi/constants.txt", *row("-1127")),
    ]),
]

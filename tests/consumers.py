#!/usr/bin/python3
"""Programs that find the library in each of the ways that there are, built and run: examples/hello.c each time.

    consumers.py TOP_OF_THE_TREE BUILD_DIRECTORY DIRECTORY_OF_ITS_OWN

Installs what is in the build directory into a folder that is not the one it was configured for: what is installed may
be moved.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tap import Tap

HERE = Path(__file__).resolve().parent / "consumers"


class Failure(Exception):
    pass


def run(*command, **environment):
    words = [str(word) for word in command]
    result = subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    if result.returncode:
        raise Failure("\n".join([" ".join(words), result.stdout[-3000:], result.stderr[-3000:]]))
    return result.stdout


class Consumers:
    def __init__(self, top, build, own):
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(parents=True)
        self.top, self.own, self.tap = top, own, Tap()
        self.hello = top / "examples" / "hello.c"
        run("meson", "install", "-C", build, "--no-rebuild", "--destdir", own / "first")
        made = next((own / "first").rglob("include/libshipment")).parent.parent
        self.prefix = own / "moved to another folder"
        made.rename(self.prefix)
        self.libdir = next(self.prefix.rglob("libshipment.pc")).parent.parent
        self.pkg = {"PKG_CONFIG_PATH": str(self.libdir / "pkgconfig")}
        self.load = {"LD_LIBRARY_PATH": str(self.libdir)}

    def check(self, name, consumer):
        try:
            faults = consumer() or []
        except Failure as failure:
            faults = str(failure).splitlines()
        self.tap.check(name, faults)

    def folder(self, name, source=None):
        folder = self.own / name
        if source:
            shutil.copytree(HERE / source, folder)
        else:
            folder.mkdir()
        shutil.copy(self.hello, folder / "host.c")
        return folder

    def says(self, program, shared):
        """What is wrong with it: it must say what hello.c says, with the library beside it or in it."""
        said = run(program, **self.load)
        faults = [] if "libshipment.buyer.charged        5198" in said else [said]
        needs = run("readelf", "-d", program)
        if ("libshipment.so.0" in needs) != shared:
            faults.append(f"linked to the shared library: {not shared}")
        return faults

    def flags(self, *how):
        prefix = str(self.prefix).replace(" ", "\\ ")
        return self.split(run("pkg-config", f"--define-variable=prefix={prefix}", *how, "libshipment", **self.pkg))

    @staticmethod
    def split(text):
        return [word.replace("\0", " ") for word in text.replace("\\ ", "\0").split()]

    def by_pkg_config(self):
        folder = self.folder("pkg-config")
        run("cc", folder / "host.c", "-o", folder / "host", *self.flags("--cflags", "--libs"))
        return self.says(folder / "host", shared=True)

    def by_pkg_config_static(self):
        folder = self.folder("pkg-config-static")
        flags = self.flags("--static", "--cflags", "--libs")
        run("cc", folder / "host.c", "-o", folder / "host", "-static", *flags)
        return self.says(folder / "host", shared=False)

    def private_is_private(self):
        """Who links the shared library need not have what it needs itself."""
        shared, static = self.flags("--libs"), self.flags("--libs", "--static")
        return [flag for flag in shared if "uuid" in flag] + ([] if len(static) >= len(shared) else ["less is linked"])

    def by_meson(self):
        folder = self.folder("meson", "meson")
        shutil.copytree(self.top, folder / "subprojects" / "libshipment", ignore=shutil.ignore_patterns(
            "build*", ".git", "subprojects", "*.db*", "__pycache__"))
        run("meson", "setup", folder / "build", folder, "--wrap-mode=forcefallback", "-Doptimization=0")
        run("ninja", "-C", folder / "build", "-j", "2")
        library = next((folder / "build").rglob("libshipment.so.0"))
        return self.says_with(folder / "build" / "host", library.parent)

    def by_installed_meson(self):
        folder = self.folder("meson-installed", "meson")
        run("meson", "setup", folder / "build", folder, "--wrap-mode=nofallback", **self.pkg_moved())
        run("ninja", "-C", folder / "build")
        return self.says(folder / "build" / "host", shared=True)

    def says_with(self, program, libdir):
        self.load = {"LD_LIBRARY_PATH": str(libdir)}
        return self.says(program, shared=True)

    def pkg_moved(self):
        """For programs that cannot be told the prefix: a description that says it."""
        moved = self.own / "pkgconfig"
        moved.mkdir(exist_ok=True)
        text = (self.libdir / "pkgconfig" / "libshipment.pc").read_text(encoding="utf-8").splitlines()
        text[0] = "prefix=" + str(self.prefix).replace(" ", "\\ ")
        (moved / "libshipment.pc").write_text("\n".join(text) + "\n", encoding="utf-8")
        return {"PKG_CONFIG_PATH": str(moved)}

    def by_cmake(self):
        folder = self.folder("cmake", "cmake")
        run("cmake", "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run("cmake", "--build", folder / "build")
        return self.says(folder / "build/host", shared=True) + self.says(folder / "build/host-static", shared=False)

    def by_cmake_too_new(self):
        folder = self.folder("cmake-too-new", "cmake")
        lists = folder / "CMakeLists.txt"
        text = lists.read_text(encoding="utf-8")
        lists.write_text(text.replace("libshipment 0.1", "libshipment 0.99"), encoding="utf-8")
        try:
            run("cmake", "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        except Failure as failure:
            return [] if "0.99" in str(failure) else [str(failure)]
        return ["version 0.99 was found"]

    def by_cmake_pkg_config(self):
        folder = self.folder("cmake-pkgconfig", "cmake-pkgconfig")
        run("cmake", "-S", folder, "-B", folder / "build", **self.pkg_moved())
        run("cmake", "--build", folder / "build")
        return self.says(folder / "build" / "host", shared=True)


def main():
    consumers = Consumers(*(Path(argument).resolve() for argument in sys.argv[1:4]))
    consumers.check("pkg-config, shared", consumers.by_pkg_config)
    consumers.check("pkg-config, static", consumers.by_pkg_config_static)
    consumers.check("pkg-config names libuuid to static programs alone", consumers.private_is_private)
    consumers.check("a Meson project, installed", consumers.by_installed_meson)
    for name, consumer in (("by its package file, shared and static", consumers.by_cmake),
                           ("by its package file, which is too old", consumers.by_cmake_too_new),
                           ("by pkg-config", consumers.by_cmake_pkg_config)):
        if shutil.which("cmake"):
            consumers.check(f"a CMake project, {name}", consumer)
        else:
            print(f"# cmake is not installed: a CMake project, {name}")
    consumers.check("a Meson project, with libshipment as its subproject", consumers.by_meson)
    consumers.tap.finish()


if __name__ == "__main__":
    main()

#!/bin/sh
# Writes anew all that says what the ABI is, from the headers and sources of now:
#
#   sh tests/abi_write.sh
#
# the version script, the constants, the headers of the version that is to be released, and the types of functions for
# each machine whose compiler is there. What is released is left alone: that a change is an addition is for the tests.
set -eu
cd "$(dirname "$0")/.."

python=/usr/bin/python3
[ -x "$python" ] || python=python3

"$python" tests/symbols.py --write
"$python" tests/abi_constants.py --write
"$python" tests/abi_releases.py --write
for machine in x86_64 aarch64 i686 s390x; do
	if command -v "$machine-linux-gnu-gcc" >/dev/null; then
		"$python" tests/abi_types.py --arch "$machine" --compile --write
	else
		echo "$machine: its compiler is not there, its reference stays as it is"
	fi
done
git diff --stat -- lib/libshipment.map tests/abi

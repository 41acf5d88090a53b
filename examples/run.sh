#!/bin/sh
# Builds the reference host, shipdesk, in build/.
#
# Installs what is missing when it is root or has sudo.
set -eu
cd "$(dirname "$0")/.."
. tests/lib.sh

need_packages gcc libc6-dev meson ninja-build pkg-config uuid-dev libsqlite3-dev libjansson-dev

mkdir -p build/logs
echo "Building in build/"
if ! { configure example -Dbuildtype=release -Dexamples=enabled -Dtests=disabled && ninja -C build/example; } \
	>build/logs/example.log 2>&1; then
	tail -n 50 build/logs/example.log
	exit 1
fi
cp build/example/examples/shipdesk/shipdesk build/shipdesk

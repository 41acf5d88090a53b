# shellcheck shell=sh
# What the scripts of this tree share. They stand in the top of the tree when they read this file.

# need_packages NAME...: installs the Debian packages that are missing, and says so; anywhere else, only names them.
need_packages() {
	if ! command -v dpkg-query >/dev/null 2>&1; then
		echo "This is no Debian: what follows needs the like of $*"
		return 0
	fi
	missing=
	for package in "$@"; do
		if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
			missing="$missing $package"
		fi
	done
	[ -n "$missing" ] || return 0

	if [ "$(id -u)" -eq 0 ]; then
		as_root=
	elif command -v sudo >/dev/null 2>&1; then
		as_root=sudo
	else
		echo "Missing, and neither root nor sudo is there to install it:$missing" >&2
		return 1
	fi
	echo "Installing with apt-get:$missing"
	mkdir -p build/logs
	if ! apt_get update >build/logs/apt.log 2>&1; then
		echo "apt-get update failed; going on with the package lists that are there"
	fi
	# shellcheck disable=SC2086  # a list of words
	if ! apt_get install --no-install-recommends $missing >>build/logs/apt.log 2>&1; then
		echo "apt-get install failed:" >&2
		tail -n 30 build/logs/apt.log >&2
		return 1
	fi
}

apt_get() {
	# shellcheck disable=SC2086  # empty, or the word sudo
	$as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
		apt-get --yes --quiet --option DPkg::Lock::Timeout=600 --option Dpkg::Use-Pty=0 "$@" </dev/null
}

# configure NAME OPTION...: configures the build directory build/NAME with Meson. An old one is kept if it was
# configured alike.
configure() {
	directory=build/$1
	shift
	if [ -f "$directory/build.ninja" ] && [ "$(cat "$directory/configured" 2>/dev/null)" = "${CC-} $*" ]; then
		return 0
	fi
	rm -rf "$directory"
	meson setup "$directory" "$@" && echo "${CC-} $*" >"$directory/configured"
}

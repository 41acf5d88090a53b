#!/bin/sh
# Builds the reference host, shipdesk, and plays eleven days of a seller's life: orders come in, packages leave,
# mistakes are corrected, a deadline passes, and everything that follows is delivered exactly once.
#
#   sh examples/run.sh
#
# Installs what is missing when it is root or has sudo. Leaves the tool and its databases in build/, to play with. The
# same on every run: each command is told what time it is.
set -eu
cd "$(dirname "$0")/.."
. tests/lib.sh

need_packages gcc libc6-dev meson ninja-build pkg-config uuid-dev libsqlite3-dev libjansson-dev

mkdir -p build/logs build/desk
echo "Building in build/"
if ! { configure example -Dbuildtype=release -Dexamples=enabled -Dtests=disabled && ninja -C build/example; } \
	>build/logs/example.log 2>&1; then
	tail -n 50 build/logs/example.log
	exit 1
fi
cp build/example/examples/shipdesk/shipdesk build/shipdesk
rm -f build/desk/*

# ---- how it is shown ----

data=examples/data
now=
desk=us

bold='' blue='' plain=''
if [ -t 1 ]; then
	bold=$(printf '\033[1m') blue=$(printf '\033[36m') plain=$(printf '\033[0m')
fi

say() {
	printf '\n%s%s%s\n' "$bold" "$*" "$plain"
}

# run ARGUMENT...: shows a command and runs it, at the time and on the desk that the story has come to. What it answers
# is part of the story, refusals too; only a broken file or database ends it.
run() {
	printf '%s$ shipdesk' "$blue"
	for argument in "$@"; do
		case $argument in
		*[!A-Za-z0-9_.,:=/@%+-]*) printf " '%s'" "$argument" ;;
		*) printf ' %s' "$argument" ;;
		esac
	done
	printf '%s\n' "$plain"
	at_desk "$@" 2>&1 || [ $? -eq 1 ]
}

at_desk() {
	build/shipdesk --db "build/desk/$desk.db" --rules "$desk" --now "$now" "$@"
}

# What has been delivered, a line each: the outside world as a seller sees it.
readable() {
	awk '
	function field(name) {
		if (!match($0, "\"" name "\":\"[^\"]*\""))
			return ""
		return substr($0, RSTART + length(name) + 4, RLENGTH - length(name) - 5)
	}
	{
		type = field("type")
		sub("libshipment.", "", type)
		gsub("[.]", " ", type)
		what = field("amount") != "" ? sprintf("%12s %s", field("amount"), field("currency")) : \
			"package " field("package") ": " field("carrier") " " field("tracking")
		printf "  %s  %-16s %s\n", field("subject"), type, what
	}'
}

# The sums of what has been delivered. Minor units are whole numbers, so that nothing is rounded.
account() {
	awk '
	function field(name) {
		if (!match($0, "\"" name "\":\"[^\"]*\""))
			return ""
		return substr($0, RSTART + length(name) + 4, RLENGTH - length(name) - 5)
	}
	field("amount") != "" {
		type = field("type")
		sub("libshipment.", "", type)
		sub("[.]", " ", type)
		amount = field("amount")
		digits = index(amount, ".") ? length(amount) - index(amount, ".") : 0
		sub("[.]", "", amount)
		sum[type] += amount
		count[type]++
		currency = field("currency")
	}
	END {
		split("buyer charged,buyer refunded,seller credited,seller debited", types, ",")
		for (i = 1; i <= 4; i++)
			if (count[types[i]])
				printf "  %-16s %3d × %14.*f %s\n", types[i], count[types[i]], digits,
					sum[types[i]] / 10 ^ digits, currency
	}' "build/desk/$desk.delivered"
}

# Hands over what waits, to a file as to a payment provider and a mail server, and shows it.
deliver() {
	printf '%s$ shipdesk deliver%s\n' "$blue" "$plain"
	at_desk deliver >build/desk/delivery
	cat build/desk/delivery >>"build/desk/$desk.delivered"
	readable <build/desk/delivery
	printf '  %s effects delivered\n' "$(wc -l <build/desk/delivery | tr -d ' ')"
}

# ---- the story ----

now=2025-11-04T16:00:00Z
say "Tuesday: the order report arrives. The marketplace gives two business days to ship."
run import $data/new-orders-us.tsv --ship-within 2
say "The same report again, as reports do: nothing changes."
run import $data/new-orders-us.tsv --ship-within 2
say "The orders before"
run orders

now=2025-11-04T23:30:00Z
say "The warehouse has sent its confirmation file. Record 6 is a Prime order, record 7 one mug too many."
run confirm-file $data/confirmation-8.tsv
say "The whole order is charged with its first package, even where the rest is still here (902-1000002-1000002)."
deliver
say "The file once more, by mistake: what is confirmed stays confirmed, and there is nothing to deliver."
run confirm-file $data/confirmation-8.tsv
deliver

now=2025-11-05T18:00:00Z
say "Six pandas do not fit into a box: three packages of two."
run split 902-1000003-1000003 1:05010000000031=2 2:05010000000031=2 3:05010000000031=2
for package in 1 2 3; do
	run confirm 902-1000003-1000003 --package $package --ship-date 2025-11-05 --carrier FedEx --method '2Day' \
		--tracking "$(sed -n ${package}p <<-END
			986578788855
			477179081230
			799531274483
		END
		)"
done
run show 902-1000003-1000003

say "The page's own way: confirm it all, then notice that some of it is still on the shelf: that moves to package 2."
run confirm 902-1000007-1000007 --ship-date 2025-11-05 --carrier UPS --method Ground --tracking 1Z879E930346834440 \
	--memo 'only 60 packs were in the box'
run reconfirm 902-1000007-1000007 --package 1 --item 05010000000071=60
say "A tracking id with a typing error: there is advice, and then there is the correction. No money moves."
run confirm 902-1000007-1000007 --package 2 --ship-date 2025-11-05 --carrier UPS --method Ground \
	--tracking 1Z410E7W0392751590
run reconfirm 902-1000007-1000007 --package 2 --tracking 1Z410E7W0392751591
say "One tea tin has a dent and there is no other: it is cancelled, and the buyer gets its share back."
run cancel 902-1000002-1000002 --item 05010000000023=1 --reason NoInventory
say "Prime orders ship with a bought label, which confirms by itself."
run label 902-1000004-1000004 --ship-date 2025-11-05 --carrier UPS --method '2nd Day Air' \
	--tracking 1Z5R89390357567127
say "Half of the bowls and chopsticks, by a file that has a row for each transparency code."
run confirm-file $data/confirmation-9.tsv
deliver

now=2025-11-08T02:00:00Z
say "The carriers have scanned nearly everything."
for package in 902-1000001-1000001:1 902-1000002-1000002:2 902-1000003-1000003:1 902-1000003-1000003:2 \
	902-1000003-1000003:3 902-1000004-1000004:1 902-1000005-1000005:1 902-1000007-1000007:1 \
	902-1000007-1000007:2; do
	at_desk scan "${package%:*}" --package "${package#*:}" --status delivered --at 2025-11-07T19:00:00Z >/dev/null
done
run scan 902-1000008-1000008 --package 2 --status in_transit --at 2025-11-07T23:15:00Z
run metrics

now=2025-11-15T08:00:00Z
say "A week later nobody has confirmed the wall clock: the seventh business day after its ship-by date is over."
run expire
deliver

say "The orders after"
run orders
say "The money, as it was delivered"
account

desk=jp
now=2025-11-05T03:00:00Z
say "Another desk, in Japan: Shift_JIS, yen, cash on delivery, the template with three header lines."
run import $data/new-orders-jp.tsv --encoding Shift_JIS
run confirm-file $data/confirmation-jp.tsv
run --lang zh orders
deliver

desk=uk
now=2025-11-05T12:00:00Z
say "And one in Britain, with the report of unshipped orders only: it has no amounts, so that must be asked for."
run import $data/unshipped-uk.tsv
run import $data/unshipped-uk.tsv --without-amounts
run confirm-file $data/confirmation-long.tsv
run orders

say "Every order decoded and replayed, every id recomputed, every law checked"
for desk in us jp uk; do
	run verify
done

say "All of it is yours now"
cat <<END
  build/shipdesk --db build/desk/us.db orders
  build/shipdesk --db build/desk/us.db show 902-1000003-1000003
  build/shipdesk --db build/desk/us.db events 902-1000003-1000003
  build/shipdesk --help
END

/*
 * Relays that share the work. Each holds a lock on one byte of a file beside the database, its number, for as long as
 * it lives; what it has been handed carries this number. The kernel ends the lock with its holder, however that ends
 * and whatever any clock says: so the effects of a relay that was killed are free at once, and those of one whose
 * reader is slow stay its own.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "buffer.h"
#include "desk.h"
#include "store.h"

#define RELAYS 256

static struct flock byte_lock(int32_t number)
{
	struct flock lock = {0};

	lock.l_type = F_WRLCK;
	lock.l_whence = SEEK_SET;
	lock.l_start = number;
	lock.l_len = 1;
	return lock;
}

/* Takes the first number that nobody holds. */
static int take_number(struct store *store)
{
	for (store->relay = 0; store->relay < RELAYS; store->relay++) {
		struct flock lock = byte_lock(store->relay);

		if (fcntl(store->relay_file, F_SETLK, &lock) == 0)
			return 1;
		if (errno != EAGAIN && errno != EACCES)
			return 0;
	}
	errno = EAGAIN;
	return 0;
}

static int is_alive(const struct store *store, int32_t relay)
{
	struct flock lock = byte_lock(relay);

	return fcntl(store->relay_file, F_GETLK, &lock) != 0 || lock.l_type != F_UNLCK;
}

static int end_leases(struct store *store, int32_t relay)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_FREE);

	if (!statement)
		return 0;
	sqlite3_bind_int(statement, 1, relay);
	return store_step(statement) == SQLITE_DONE;
}

int relay_begin(struct store *store, int64_t now)
{
	struct buffer path = {0};
	int good;

	store->relay_now = now;
	/* A file of its own: closing any other descriptor of the database would drop SQLite's locks on it. */
	buffer_format(&path, "%s-relay", store->path);
	store->relay_file = open(path.bytes, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	good = store->relay_file >= 0 && take_number(store);
	if (!good)
		fprintf(stderr, "shipdesk: %s: %s\n", path.bytes, strerror(errno));
	buffer_free(&path);
	if (!good || !store_begin(store))
		return EXIT_BROKEN;
	/* Who had this number before is gone. */
	if (end_leases(store, store->relay))
		return store_commit(store) > 0 ? EXIT_DONE : EXIT_BROKEN;
	store_complain(store, "becoming a relay", "登记交付进程");
	store_rollback(store);
	return EXIT_BROKEN;
}

int relay_free_leases(struct store *store)
{
	sqlite3_stmt *statement = store_statement(store, STATEMENT_RELAYS);
	uint8_t is_gone[RELAYS] = {0};
	int32_t relay;
	int result;

	if (!statement)
		return 0;
	sqlite3_bind_int(statement, 1, store->relay);
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		relay = sqlite3_column_int(statement, 0);
		if (relay >= 0 && relay < RELAYS)
			is_gone[relay] = !is_alive(store, relay);
	}
	sqlite3_reset(statement);
	for (relay = 0; relay < RELAYS && result == SQLITE_DONE; relay++) {
		if (is_gone[relay] && !end_leases(store, relay))
			return 0;
	}
	return result == SQLITE_DONE;
}

#include "walk.h"

#include "buffer.h"

void walk_begin(struct walk *walk, struct desk *desk, const char *where)
{
	struct buffer sql = {0};

	buffer_format(&sql, "SELECT reference, state FROM orders %s ORDER BY ordered_at, reference", where);
	*walk = (struct walk){.desk = desk, .status = EXIT_DONE};
	walk->statement = store_prepare(desk->store, sql.bytes);
	if (!walk->statement)
		walk->status = EXIT_BROKEN;
	buffer_free(&sql);
}

struct shp_order *walk_next(struct walk *walk)
{
	struct desk *desk = walk->desk;
	int result;

	if (!walk->statement)
		return NULL;
	while ((result = sqlite3_step(walk->statement)) == SQLITE_ROW) {
		const char *reference = (const char *)sqlite3_column_text(walk->statement, 0);
		const void *bytes = sqlite3_column_blob(walk->statement, 1);
		const size_t size = (size_t)sqlite3_column_bytes(walk->statement, 1);
		struct shp_order *order = NULL;
		const int32_t status = shp_order_decode(desk->ctx, bytes, size, &order, desk->error);

		if (status == SHP_OK)
			return order;
		walk->status = EXIT_BROKEN;
		desk_complain(desk, desk->error, status, reference ? reference : "?");
	}
	if (result != SQLITE_DONE) {
		store_complain(desk->store, "reading the database", "读取数据库");
		walk->status = EXIT_BROKEN;
	}
	return NULL;
}

int walk_end(struct walk *walk)
{
	sqlite3_finalize(walk->statement);
	return walk->status;
}

struct shp_order *order_load(struct desk *desk, const char *reference, int *ret_status)
{
	struct shp_order *order = NULL;
	struct buffer message = {0};
	uint8_t id[16];
	int32_t status;

	switch (store_find(desk->store, reference, id)) {
	case 1:
		status = shp_host_load(desk->host, id, &order, desk->error);
		*ret_status = status == SHP_OK ? EXIT_DONE : desk_complain(desk, desk->error, status, reference);
		return order;
	case 0:
		buffer_fill(&message, say("There is no order {1}.", "没有订单 {1}。"), reference, "", "");
		fprintf(stderr, "%s (%s)\n", message.bytes, shp_status_name(SHP_ERR_HOST_ABSENT));
		buffer_free(&message);
		*ret_status = EXIT_REFUSED;
		return NULL;
	default:
		*ret_status = EXIT_BROKEN;
		return NULL;
	}
}

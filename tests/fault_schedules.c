#include "fault_schedules.h"

#include <string.h>

/* More than any schedule needs: a client that does not come to an end in time has lost something. */
#define TELLINGS 16
#define ROUNDS 24

static const enum fake_behaviour kinds[] = {FAKE_SILENT, FAKE_CRASH, FAKE_DONE_SILENT, FAKE_DONE_CRASH};
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

struct schedule {
	uint32_t count;
	struct {
		uint32_t at; /* the hook call, from 1 */
		enum fake_behaviour behaviour;
	} faults[FAULTS_MAXIMUM];
};

/* All that a run needs, made once. */
static struct {
	struct shp_ctx *ctx;
	struct help help;
	struct fake_store placed;
	struct fake_store store;
	struct fake_store expected;
	struct fake_world world;
	struct fake_world expected_world;
	struct schedule schedule;
	uint32_t skipped;
} base;

static enum fake_behaviour plan_schedule(void *plan_data, struct fake_host *fake, enum fake_hook hook)
{
	const struct schedule *schedule = plan_data;

	(void)hook;
	for (uint32_t i = 0; i < schedule->count; i++)
		if (schedule->faults[i].at == fake->calls)
			return schedule->faults[i].behaviour;
	return FAKE_WELL;
}

static void start_again_if_dead(struct fake_host *fake)
{
	if (!fake->dead)
		return;
	fake_host_free(fake);
	must(fake_host_new(fake, base.ctx) == SHP_OK);
}

static void confirm_and_deliver(struct fake_host *fake)
{
	int64_t now = HELP_NOW;

	for (int command = HELP_CONFIRM_1; command <= HELP_CONFIRM_3; command++) {
		for (uint32_t i = 0; i < TELLINGS; i++) {
			const int32_t status = help_run(&base.help, fake->host, (enum help_command)command, HELP_NOW,
							NULL, NULL);

			start_again_if_dead(fake);
			if (status == SHP_OK)
				break;
		}
	}
	for (uint32_t i = 0; i < ROUNDS && fake_store_count_pending(fake->store); i++) {
		(void)shp_host_deliver(fake->host, 0, 64, now, NULL, NULL);
		start_again_if_dead(fake);
		now += 60001;
	}
}

static int is_bad(void)
{
	return !help_same_store(&base.store, &base.expected) || fake_store_count_pending(&base.store) ||
	       fake_world_count_doubles(&base.world) || base.world.out_of_order || base.world.contradictions ||
	       base.world.count != base.expected_world.count ||
	       memcmp(base.world.moved, base.expected_world.moved, sizeof(base.world.moved)) != 0;
}

/* Answers how many hook calls there were. */
static uint32_t run_schedule(struct fault_schedules *of)
{
	fake_store_copy(&base.store, &base.placed);
	base.world.count = 0;
	memset(base.world.moved, 0, sizeof(base.world.moved));
	base.world.out_of_order = 0;
	base.world.contradictions = 0;
	base.world.never_dedupes = of->never_dedupes;
	of->fake.calls = 0;
	confirm_and_deliver(&of->fake);
	return of->fake.calls;
}

/* Every schedule that goes on as this one does, with faults after its last. */
static void explore(struct fault_schedules *of)
{
	struct schedule *schedule = &base.schedule;
	const uint32_t count = schedule->count;
	const uint32_t last = count ? schedule->faults[count - 1].at : 0;
	uint32_t calls;

	if (count == of->faults && base.skipped++ % of->stride)
		return;
	calls = run_schedule(of);
	of->schedules[count]++;
	of->bad[count] += (uint32_t)is_bad();
	if (count == of->faults)
		return;
	schedule->count++;
	for (uint32_t at = last + 1; at <= calls; at++) {
		for (size_t kind = 0; kind < KINDS; kind++) {
			schedule->faults[count].at = at;
			schedule->faults[count].behaviour = kinds[kind];
			explore(of);
		}
	}
	schedule->count--;
}

static void prepare(void)
{
	struct fake_host fake = {.store = &base.store, .world = &base.world};

	base.store.order_count = base.store.event_count = 0;
	base.world = (struct fake_world){0};
	base.schedule.count = 0;
	base.skipped = 0;
	must(shp_ctx_new(&base.ctx) == SHP_OK);
	help_open(&base.help, base.ctx);
	must(fake_host_new(&fake, base.ctx) == SHP_OK);
	must(help_run(&base.help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL) == SHP_OK);
	fake_store_copy(&base.placed, &base.store);
	confirm_and_deliver(&fake);
	fake_host_free(&fake);
	fake_store_copy(&base.expected, &base.store);
	base.expected_world = base.world;
	must(base.world.count == 7); /* a charge; an e-mail and an account for each package */
	must(fake_store_count_pending(&base.store) == 0);
}

void fault_schedules_run(struct fault_schedules *of)
{
	must(of->faults <= FAULTS_MAXIMUM);
	prepare();
	of->fake.store = &base.store;
	of->fake.world = &base.world;
	of->fake.plan = plan_schedule;
	of->fake.plan_data = &base.schedule;
	must(fake_host_new(&of->fake, base.ctx) == SHP_OK);
	of->calls = run_schedule(of);
	explore(of);
	fake_host_free(&of->fake);
	help_close(&base.help);
	shp_ctx_unref(base.ctx);
}

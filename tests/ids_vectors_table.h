/*
 * Ids of the events of one order, by their names without what fills them up: computed with Python's uuid module, as
 * doc/ids.md says, which tests/ids.py does anew with every run.
 */
#define IDS_MARKETPLACE "us"
#define IDS_REFERENCE "902-3159896-1390916"
#define IDS_ORDER "e5a5b035-30c9-5629-a40d-111185a1ff61"

static const struct {
	const char *name;
	const char *id;
} ids_vectors[] = {
	{"order.placed", "04b7a498-4157-557b-8fd7-73703a92cf41"},
	{"order.adopted", "e02fb4ce-4297-5792-a179-f7d1efd9e31f"},
	{"order.released", "9227dbb0-2f16-5c1f-9f21-13910f12e779"},
	{"package.split/2/1", "b05b51a9-d2cb-5f13-bd5f-45a2c4584e5c"},
	{"package.split/3/1", "6cd95e72-d770-5016-8349-63a0002789f9"},
	{"package.split/AAAAAAAAAAAAAAAAAAAAAAAA/1", "33ef996f-70ef-5fc0-9989-f6497bd2aae3"},
	{"shipment.confirmed/1/1", "3428fac3-55fd-544b-9fb8-261f16e0c0dd"},
	{"shipment.confirmed/1/3", "e0e9780c-8a75-5120-9871-647c59f2c477"},
	{"shipment.confirmed/2/1", "571d4847-1c55-53b7-ac28-0927d2afd2b1"},
	{"shipment.confirmed/3/1", "124935ef-a25e-5eca-93e7-6bfeec6b1a85"},
	{"shipment.confirmed/3/3", "9b53d0c7-102a-5c6b-b609-3e075e2308b6"},
	{"shipment.confirmed/AAAAAAAAAAAAAAAAAAAAAAAA/1", "182cb365-f85b-5a88-987f-b9385deb16ea"},
	{"shipment.confirmed/box-a_1.Z/1", "c5648d2f-ec87-5685-b2be-705d49f273c5"},
	{"shipment.reconfirmed/2/2", "dab225bf-cce3-57e0-9175-f8a3ade315d6"},
	{"shipment.reconfirmed/box-a_1.Z/2", "9b78d2f7-04bb-508a-ad68-f2d657aca987"},
	{"shipment.reconfirmed/box-a_1.Z/3", "f0ad08ae-e87f-54cb-b82d-55855ffce706"},
	{"label.cancelled/1/2", "143b5cdd-c6b6-5458-97bf-187f83e74e5e"},
	{"label.cancelled/3/2", "9215b8a8-d657-5d56-8a66-ff511de03522"},
	{"shipment.scanned/2/5/1762387200000", "f29b652c-aabe-5a1f-b573-35ba2164ae60"},
	{"shipment.scanned/AAAAAAAAAAAAAAAAAAAAAAAA/7/253402300799999", "8937ae05-1ab4-5988-a8ca-d1f847dcf8ed"},
	{"payment.settled/order/1", "0e45fcd5-8e93-5ec8-808b-e9c51e67a324"},
	{"payment.settled/package/3/3", "a0d1c685-4b11-5194-a598-226ed14b0230"},
	{"payment.declined/order/1", "c333d952-3df1-567e-be03-edaa627a1bcc"},
	{"payment.declined/package/3/1", "1c358554-7348-5bf2-ada5-39a50bca44a4"},
	{"items.cancelled/1", "2676ac7f-1720-50f8-abed-8a6250ab1db2"},
	{"items.cancelled/ZZZZZZZZZZZZZZZZZZZZZZZZ", "0ada645c-519d-5716-bac6-7d967f1bf2b8"},
	{"items.cancelled/x", "2daad3c6-4ad6-5425-80f2-8d1905b2018b"},
	{"order.cancelled", "7c86a100-8140-5fde-b0d9-c37082811813"},
	{"buyer.charged/order/1", "3410d265-5041-5210-accd-640f07c3e5d5"},
	{"buyer.charged/order/2", "7a657c28-e30d-5f05-bf4d-cfb059488fa0"},
	{"buyer.charged/package/3/1", "ab5a08d9-286e-57d1-87c0-fecaf1ea288e"},
	{"buyer.charged/package/3/3", "fb0f779d-de23-51de-b604-7098185fc161"},
	{"buyer.charged/package/AAAAAAAAAAAAAAAAAAAAAAAA/1", "1a6799c8-0653-5409-84b5-8a768e05865f"},
	{"buyer.charged/package/box-a_1.Z/1", "37fd71ef-edd7-5d94-8a3b-cda6dfcdaeff"},
	{"buyer.charged/package/box-a_1.Z/2", "0f7b92e8-cdd0-54ef-8949-97b5af4baa01"},
	{"buyer.refunded/cancellation/x", "d79c0b78-d220-55fc-a11e-1865bf76043f"},
	{"buyer.refunded/order/1", "65b9e4df-0327-52b8-8d51-7b2690bab7a8"},
	{"buyer.refunded/package/3/2", "eb1c12b2-5690-585e-a577-e1a04c563e51"},
	{"buyer.refunded/package/box-a_1.Z/3", "c774d965-208a-592a-81ea-1a7c8159e1dd"},
	{"seller.credited/order/1", "2e64edd5-878b-51e4-8ced-0d839eb91702"},
	{"seller.credited/order/2", "11c7b35e-c23a-5a63-89ed-e822c8fc9aa3"},
	{"seller.credited/package/3/1", "40224454-ee8b-5fcd-b285-57aa51042dfa"},
	{"seller.credited/package/3/3", "7aeed4ca-8def-548c-ac09-7d114f37dca0"},
	{"seller.credited/package/box-a_1.Z/1", "4bdba09e-31e2-5259-9761-b659bd59f73b"},
	{"seller.credited/package/box-a_1.Z/2", "9256867c-21d8-5910-9634-028df7bee668"},
	{"seller.debited/cancellation/x", "448af214-7ddf-551c-ae9c-57445ce6bc40"},
	{"seller.debited/order/1", "8180381c-7a4e-5dc1-a98b-b12222a802ba"},
	{"seller.debited/package/3/2", "8a12bec2-6a5d-57b0-8969-31b85cdc9e7f"},
	{"seller.debited/package/box-a_1.Z/3", "45284b51-0853-5922-b8a4-5a0f2d63a5ea"},
	{"buyer.notified/1/1", "18283acb-4fac-5b40-8553-c967f1444a92"},
	{"buyer.notified/1/3", "baa44df9-7265-509f-bc7f-ba80a36a5b33"},
	{"buyer.notified/2/1", "75bf0fea-4fdf-5cdd-a98e-f31d3edfa0f1"},
	{"buyer.notified/3/1", "533bcfe8-d365-5925-99e2-7bf1eda41d11"},
	{"buyer.notified/3/3", "130b3822-5a6e-5a42-b050-4e20b67d334c"},
	{"buyer.notified/AAAAAAAAAAAAAAAAAAAAAAAA/1", "6f51f892-edb2-5ddf-8c58-b08871d1b7ff"},
	{"buyer.notified/box-a_1.Z/1", "c7c1bb05-647b-525f-8eac-47c54e2a0b29"},
	{"buyer.notified/box-a_1.Z/2", "2c2a391a-6225-5a77-bfd9-17f1370f30cc"},
	{"buyer.notified/box-a_1.Z/3", "f17b5d89-afbc-5281-973e-4f8a1592df35"},
	{"account.updated/1/1", "4b8c931e-cd87-54cb-a54c-3e30592108f4"},
	{"account.updated/1/2", "82d5e556-3ebf-52f5-bdfd-a504ee0b64cf"},
	{"account.updated/1/3", "aabf260f-5e40-5338-b82b-7c2ab040f658"},
	{"account.updated/2/1", "4c55cb86-2ec9-50ba-851d-b2e6a549510e"},
	{"account.updated/3/1", "6d5025c4-a0ee-51a8-ba66-053d96034de3"},
	{"account.updated/3/2", "9bc05861-9686-5a07-b388-161c53365eb1"},
	{"account.updated/3/3", "f80c92f0-fbde-58e5-b16a-047046f4db5f"},
	{"account.updated/AAAAAAAAAAAAAAAAAAAAAAAA/1", "9d67cad5-eb0e-5389-8145-1105523eef7b"},
	{"account.updated/box-a_1.Z/1", "d868a202-b3e7-565e-8061-d2c8d7baa640"},
	{"account.updated/box-a_1.Z/2", "9bd87a29-a905-5b5d-bbbb-1250e360f59c"},
	{"account.updated/box-a_1.Z/3", "0242b43c-db91-5bbd-8e99-6faceb115e82"},
};

/* Ids of orders, by marketplace and reference. */
static const struct {
	const char *marketplace;
	const char *reference;
	const char *id;
} order_ids_vectors[] = {
	{"us", "902-3159896-1390916", "e5a5b035-30c9-5629-a40d-111185a1ff61"},
	{"uk", "902-3159896-1390916", "ea86f451-f2b9-5cef-90d5-21fb54b62fec"},
	{"ATVPDKIKX0DER", "111-2222222-3333333", "1e0d3ca2-5a48-5522-8913-f5b9afc55733"},
	{"a", "b", "dff7bc0e-1470-5691-b93e-a79a805b57f6"},
	{"a.b", "c", "45113bc7-ccf9-591b-9fe4-d02798de409b"},
	{"a", "b.c", "30403a06-3a7f-5d0a-bbd6-8b6a036152f7"},
	{"A", "b", "76bf76a3-b97c-5d30-b2de-6ba5881b6b14"},
	{"ABCDEFGHIJKLMNOPQRSTUVWX", "YZabcdefghijklmnopqrstuv", "41aab88d-d67b-5f59-99fe-632c0b1b9a62"},
};

"""Constants of libshipment. Generated from its headers by generate.py: do not edit."""

from ._enums import OpenEnum, OpenFlag

CALENDAR_FIRST_DATE = -719528
"""First date that calendars take: 0000-01-01."""
DATE_NONE = -2147483648
"""A date that is not given: no ship-by, no deliver-by."""
INSTANT_NONE = -9223372036854775808
"""An instant that is not given."""
LIMIT_AMOUNT = 100000000000000
"""Largest money component of a line, minor units: 10^14."""
LIMIT_BATCH = 100000
"""Most commands in a batch."""
LIMIT_BYTES = 67108864
"""Largest encoding that is read, bytes."""
LIMIT_CANCELLATIONS = 10000
"""Most cancellations of an order; of items one less, since the last is kept for all that is open."""
LIMIT_CARRIER = 100
"""Longest carrier code, carrier name, shipping method, bytes of UTF-8."""
LIMIT_CARRIERS = 4096
"""Most entries of a table."""
LIMIT_CARRIER_COURIERS = 3
"""Most couriers that an entry links to."""
LIMIT_CARRIER_KEY = 27
"""Longest folded code or spelling of an entry, bytes of UTF-8."""
LIMIT_CATEGORY = 100
"""Longest category of a line, bytes of UTF-8."""
LIMIT_CHECK_SERIAL = 128
"""Longest serial of a check character."""
LIMIT_COURIERS = 250
"""Most couriers of a table, and most templates of a courier."""
LIMIT_DATE = 2932896
"""First and last date that is taken: 1970-01-01 (0) to 9999-12-31."""
LIMIT_DELIVERY = 10000
"""Most effects in one delivery."""
LIMIT_EXEMPT_CATEGORIES = 100
"""Most categories that are exempt from the tracking rate."""
LIMIT_EXPONENT = 4
"""Largest exponent of a currency: decimal places."""
LIMIT_INSTANT = 253402300799999
"""First and last instant that is taken: 1970-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z."""
LIMIT_ITEMS = 100000
"""Most (package, line) pairs in an order."""
LIMIT_LINES = 10000
"""Most lines in an order."""
LIMIT_LINE_ID = 40
"""Longest id of a line, bytes of UTF-8."""
LIMIT_MEMO = 2000
"""Longest seller memo, bytes of UTF-8."""
LIMIT_METRICS_CATEGORIES = 1000
"""Most categories."""
LIMIT_METRICS_DAYS = 400
"""Most days on which a number, or the tracking rate of a category, has something to say."""
LIMIT_METRICS_SUM = 1000000000000000
"""Largest sum of a day, either sign: 10^15."""
LIMIT_PACKAGES = 10000
"""Most packages that an order may ever have had, the vanished ones included."""
LIMIT_QUANTITY = 1000000
"""Largest quantity of a line, units."""
LIMIT_REFERENCE = 24
"""Longest reference of an order, marketplace, package or cancellation, bytes of [A-Za-z0-9._-]."""
LIMIT_SERVICE = 100
"""Longest service level of an order, bytes of UTF-8."""
LIMIT_SKU = 120
"""Longest SKU, bytes of UTF-8."""
LIMIT_TITLE = 1000
"""Longest title of a line, bytes of UTF-8."""
LIMIT_TRACKING = 128
"""Longest tracking id, bytes of UTF-8, blanks included."""
RULE_NONE = -9223372036854775808
"""What there is of a field that is none."""
VERSION = '0.1.0'
"""Version of these headers as text."""
VERSION_NUMBER = 256
"""Version of these headers, 0xMMmmpp."""
WEEKMASK_WEEKDAYS = 31
"""Monday to Friday."""


class Status(OpenEnum):
    """What a function answers."""

    OK = 0
    """Done."""
    ERR_NO_MEMORY = -1001
    """The context's allocator answered NULL."""
    ERR_ARGUMENT = -1002
    """A pointer that must be given is NULL, or two objects cannot be used together."""
    ERR_INDEX = -1003
    """An index is not below the count it belongs to."""
    ERR_BUFFER = -1004
    """The buffer is too small; the size that is needed has been told."""
    ERR_REQUIRED = -1010
    """A field that must be given is missing or empty."""
    ERR_TEXT = -1011
    """Not valid UTF-8, or it holds control characters."""
    ERR_TOO_LONG = -1012
    """Longer than the field's limit."""
    ERR_REFERENCE = -1013
    """Not 1 to 24 bytes of [A-Za-z0-9._-]."""
    ERR_QUANTITY = -1014
    """Not between 1 and LIMIT_QUANTITY."""
    ERR_AMOUNT = -1015
    """Negative, or above LIMIT_AMOUNT."""
    ERR_DISCOUNT = -1016
    """A discount is above the component that it is taken from."""
    ERR_CURRENCY = -1017
    """Not three letters A to Z."""
    ERR_EXPONENT = -1018
    """Not between 0 and LIMIT_EXPONENT."""
    ERR_DATE = -1019
    """Not a date that is taken."""
    ERR_INSTANT = -1020
    """Not an instant that is taken."""
    ERR_VALUE = -1021
    """Not one of the values that the field knows."""
    ERR_RANGE = -1022
    """A number is outside its range."""
    ERR_DUPLICATE = -1023
    """The same line, package or reference twice in one request."""
    ERR_LIMIT = -1024
    """More lines, packages, items or events than the limit."""
    ERR_OVERFLOW = -1025
    """A sum does not fit."""
    ERR_WEIGHTS = -1026
    """Weights are negative, or all zero."""
    ERR_UNKNOWN_KEY = -1027
    """No field has this key."""
    ERR_NOT_BUSINESS_DAY = -1028
    """The day is closed, and an open one is asked for."""
    ERR_CALENDAR = -1029
    """A week mask without an open day or with unknown bits, or a bad range."""
    ERR_ORDER_PENDING = -1040
    """Payment is not authorised yet: it must not ship."""
    ERR_ORDER_CANCELLED = -1041
    """The order is cancelled."""
    ERR_ORDER_AFN = -1042
    """The marketplace fulfils this order: the seller confirms nothing."""
    ERR_ORDER_PRIME = -1043
    """A Prime order ships with a bought label only."""
    ERR_ORDER_SHIP_PLUS = -1044
    """A Ship+ order needs no manual confirmation."""
    ERR_SINGLE_SHIPMENT = -1045
    """This marketplace takes the order as one shipment only."""
    ERR_NOTHING_OPEN = -1046
    """No unit of the order is open."""
    ERR_UNKNOWN_LINE = -1047
    """No line of this order has this id."""
    ERR_UNKNOWN_PACKAGE = -1048
    """No package of this order has this reference."""
    ERR_PACKAGE_GONE = -1049
    """The package vanished when it was emptied; its reference is never used again."""
    ERR_PACKAGE_OPEN = -1050
    """The package has not been confirmed."""
    ERR_PACKAGE_CONFIRMED = -1051
    """The package has been confirmed."""
    ERR_PACKAGE_EMPTY = -1052
    """A package must hold something."""
    ERR_EXCEEDS = -1053
    """More units than can be fulfilled (18021 of the feeds)."""
    ERR_DIFFERS = -1054
    """This was already done, with different data: the path names the field."""
    ERR_MONEY_DISAGREES = -1055
    """Adopted money is not what the units say, and is not declared the baseline."""
    ERR_UNITS_DISAGREE = -1056
    """Adopted packages and cancellations do not add up to what was ordered."""
    ERR_NOT_PENDING = -1057
    """The payment is authorised already."""
    ERR_CARRIER_UNKNOWN = -1070
    """The carrier code is not in the table."""
    ERR_CARRIER_NAME_MISSING = -1071
    """Carrier "Other" needs a name."""
    ERR_METHOD_MISSING = -1072
    """The shipping method is missing, and the rules ask for it."""
    ERR_TRACKING_MISSING = -1073
    """The tracking id is missing, and the rules or the carrier ask for it."""
    ERR_TRACKING_MALFORMED = -1074
    """The tracking id does not have the carrier's form."""
    ERR_TRACKING_CHECK_DIGIT = -1075
    """The tracking id has the carrier's form but not its check digit."""
    ERR_SHIP_DATE_FUTURE = -1076
    """The ship date is in the future."""
    ERR_SHIP_DATE_BEFORE_ORDER = -1077
    """The ship date is before the order."""
    ERR_CANNOT_CLEAR = -1078
    """Ship date and carrier can be changed but not cleared."""
    ERR_EDIT_WINDOW = -1079
    """Too late to edit this shipment."""
    ERR_EDIT_LIMIT = -1080
    """Edited too often."""
    ERR_LABEL = -1081
    """Confirmed by a bought label: its carrier, method, date, tracking and contents are the label's."""
    ERR_NO_LABEL = -1082
    """The package was not confirmed by a label."""
    ERR_LABEL_SCANNED = -1083
    """The carrier has scanned the label: it cannot be cancelled any more."""
    ERR_UNKNOWN_CHARGE = -1084
    """No charge of this order has this id."""
    ERR_NO_DEADLINE = -1085
    """The order has no deadline."""
    ERR_BYTES = -1100
    """Not the canonical bytes of a released version; the detail is the offset of the first bad byte."""
    ERR_BYTES_VERSION = -1101
    """Written by a later version of the library."""
    ERR_REPLAY = -1102
    """The event does not follow from this order."""
    ERR_HOST_BUSY = -1120
    """The host was called from one of its own hooks, or by two threads at once."""
    ERR_HOST_HOOK = -1121
    """A hook that is needed has not been set."""
    ERR_HOST_ABSENT = -1122
    """The host knows no such order."""
    ERR_HOST_CONFLICT = -1124
    """Others were faster each time, for all tries."""
    ERR_HOST_UNKNOWN = -1125
    """A hook gave no clear answer: load, pending or acknowledge, or a commit, of which nobody knows then whether it
    happened."""
    ERR_HOST_FAILED = -1126
    """A hook answered that it failed: what it was to do has not been done."""


class StatusKind(OpenEnum):
    """What to do about a status."""

    OK = 0
    """Nothing: it is done."""
    CALL = 1
    """The call is wrong: an argument, an index, no memory, a buffer."""
    INPUT = 2
    """The input is refused: show it to whoever gave it."""
    REFUSED = 3
    """The order or the rules do not allow it."""
    BYTES = 4
    """Bytes cannot be read, or an event does not follow."""
    HOST = 5
    """The host or one of its hooks: call again later."""


class Language(OpenEnum):
    """Languages of messages and names."""

    EN = 0
    """English."""
    ZH = 1
    """Simplified Chinese."""


class OrderText(OpenEnum):
    """Texts of an order."""

    REFERENCE = 1
    """The marketplace's order id, a reference."""
    MARKETPLACE = 2
    """A reference; the rules' marketplace if not given."""
    SERVICE = 3
    """Service level, "Standard", "NextDay": at most LIMIT_SERVICE bytes."""


class OrderDate(OpenEnum):
    """Dates of an order, civil dates in the marketplace's zone."""

    SHIP_FROM = 11
    """First day of the ship window."""
    SHIP_BY = 12
    """Last day of the ship window: the base of lateness and, by most rules, of auto-cancel."""
    DELIVER_BY = 13
    """Promised delivery."""


class Channel(OpenEnum):
    """Who fulfils."""

    MFN = 0
    """The seller."""
    AFN = 1
    """The marketplace: the seller confirms nothing."""


class Program(OpenFlag):
    """Programs of an order: bits of a set."""

    PRIME = 1
    """Ships with a bought label only."""
    PREMIUM = 2
    """Premium shipping."""
    FBM_SHIP_PLUS = 4
    """Ship+: needs no manual confirmation."""
    AMAZON_BAZAAR = 8
    """Bazaar."""
    AMAZON_BUSINESS = 16
    """Business."""
    AMAZON_EASY_SHIP = 32
    """Easy Ship."""
    AMAZON_HAUL = 64
    """Haul."""
    DELIVERY_BY_AMAZON = 128
    """Delivery by the marketplace."""
    INVOICE_BY_AMAZON = 256
    """Invoice by the marketplace."""
    IN_STORE_PICK_UP = 512
    """Picked up in a store."""
    PREORDER = 1024
    """Ordered before it is out."""


class LineText(OpenEnum):
    """Texts of a line."""

    ID = 1
    """The order item id, opaque, unique in the order: 1 to LIMIT_LINE_ID bytes."""
    SKU = 2
    """The seller's SKU."""
    TITLE = 3
    """What the buyer reads."""
    CATEGORY = 4
    """Product category: the tracking rate is measured by it."""


class Amount(OpenEnum):
    """Money components of a line, each for the whole line, minor units, 0 to LIMIT_AMOUNT."""

    ITEM_PRICE = 1
    """Price of all units."""
    ITEM_TAX = 2
    """Tax on it."""
    SHIPPING_PRICE = 3
    """Shipping of all units."""
    SHIPPING_TAX = 4
    """Tax on it."""
    GIFT_WRAP_PRICE = 5
    """Gift wrap."""
    GIFT_WRAP_TAX = 6
    """Tax on it."""
    ITEM_DISCOUNT = 7
    """Taken off the item price, at most as much."""
    SHIPPING_DISCOUNT = 8
    """Taken off the shipping price, at most as much."""


class Units(OpenEnum):
    """What became of the units of a line; ordered = cancelled + shipped + open, always."""

    ORDERED = 1
    """As placed."""
    CANCELLED = 2
    """Will not ship."""
    SHIPPED = 3
    """In confirmed packages."""
    OPEN = 4
    """In open packages."""


class Money(OpenEnum):
    """Money of an order, minor units, none negative but the baselines."""

    TOTAL = 1
    """Gross of everything as placed."""
    CHARGED = 2
    """Sum of all charges to the buyer."""
    REFUNDED = 3
    """Sum of all refunds to the buyer."""
    CREDITED = 4
    """Sum of all credits to the seller."""
    DEBITED = 5
    """Sum of all debits to the seller."""
    COD = 6
    """What the seller collects from the buyer on delivery."""
    HELD = 7
    """Credits that wait for their charge to settle."""
    DUE = 8
    """What the buyer owes by now for the units that the charge policy counts, less what he pays on delivery."""
    BASELINE_CHARGE = 9
    """Of an adopted order whose money was declared the baseline, what the buyer had paid beyond what was due, negative
    where it was less; else 0."""
    BASELINE_CREDIT = 10
    """The same for the seller: what had been credited, or waited for settlement, beyond what was due to him."""


class ChargePolicy(OpenEnum):
    """Charge policies: fixed in an order when it is placed."""

    FIRST_PACKAGE = 0
    """Everything that is not cancelled, with the first confirmed package: the founding rule."""
    PER_PACKAGE = 1
    """What has shipped."""
    LAST_PACKAGE = 2
    """Everything, once nothing is open."""


class CreditTiming(OpenEnum):
    """When the seller is credited: fixed in an order when it is placed."""

    CHARGE = 0
    """With the charge."""
    SETTLEMENT = 1
    """When the charge has settled."""


class OrderStatus(OpenEnum):
    """Status of an order."""

    PENDING = 1
    """Payment not authorised: must not ship."""
    UNSHIPPED = 2
    """Nothing has shipped."""
    PARTIALLY_SHIPPED = 3
    """Something has shipped, something is open."""
    SHIPPED = 4
    """Nothing is open, something has shipped."""
    CANCELLED = 5
    """Everything is cancelled."""


class PackageStatus(OpenEnum):
    """Status of a package."""

    OPEN = 1
    """Not left yet."""
    CONFIRMED = 2
    """Left: it has a shipment."""


class ShipField(OpenEnum):
    """Fields of a shipment: of a confirmation, of the order, and of the changes of a re-confirmation."""

    DATE = 1
    """Ship date, as the seller claims it."""
    CARRIER = 2
    """Carrier code, canonical where the table knows it."""
    CARRIER_NAME = 3
    """Name of a carrier of CARRIER_FLAG_OTHER, and only then."""
    METHOD = 4
    """Shipping method."""
    TRACKING = 5
    """Tracking id as given."""
    MEMO = 6
    """For the seller alone: in facts, never in an effect or in what the buyer sees."""
    ITEMS = 7
    """The contents of the package."""


class CancelReason(OpenEnum):
    """Reasons of a cancellation."""

    OTHER = 1
    """Any other."""
    NO_INVENTORY = 2
    """Nothing left to send."""
    BUYER_CANCELLED = 3
    """The buyer asked for it."""
    SHIPPING_ADDRESS_UNDELIVERABLE = 4
    """Cannot be delivered there."""
    CUSTOMER_EXCHANGE = 5
    """An exchange."""
    PRICING_ERROR = 6
    """Wrong price."""
    GENERAL_ADJUSTMENT = 7
    """An adjustment."""
    CARRIER_COVERAGE_FAILURE = 8
    """No carrier goes there."""
    WEATHER_DELAY = 9
    """Weather."""
    CANNOT_VERIFY_INFORMATION = 10
    """Buyer's data could not be verified."""
    NOT_CONFIRMED_IN_TIME = 11
    """Auto-cancel; only the library gives it."""
    PAYMENT_NOT_AUTHORISED = 12
    """A pending order that will never be paid."""


class CarrierStatus(OpenEnum):
    """Status of a package as the carrier sees it; never moves an order."""

    NONE = 0
    """Nothing heard."""
    SCANNED = 1
    """First physical scan."""
    IN_TRANSIT = 2
    """On the way."""
    OUT_FOR_DELIVERY = 3
    """On the van."""
    ATTEMPTED = 4
    """Tried to deliver."""
    DELIVERED = 5
    """Delivered."""
    RETURNED = 6
    """On the way back, or back."""
    LOST = 7
    """Lost."""


class PaymentStatus(OpenEnum):
    """Result of a charge, as the payment provider tells it."""

    NONE = 0
    """Nothing heard."""
    SETTLED = 1
    """Paid."""
    DECLINED = 2
    """Declined."""


class EventKind(OpenEnum):
    """Kinds."""

    ORDER_PLACED = 1
    """Fact "order.placed"; name order.placed."""
    ORDER_ADOPTED = 2
    """Fact "order.adopted"; name order.adopted."""
    ORDER_RELEASED = 3
    """Fact "order.released"; name order.released."""
    PACKAGE_SPLIT = 4
    """Fact "package.split"; name package.split/PACKAGE/N: the N-th split named after this package."""
    SHIPMENT_CONFIRMED = 5
    """Fact "shipment.confirmed"; name shipment.confirmed/PACKAGE/REVISION."""
    SHIPMENT_RECONFIRMED = 6
    """Fact "shipment.reconfirmed"; name shipment.reconfirmed/PACKAGE/REVISION."""
    LABEL_CANCELLED = 7
    """Fact "label.cancelled"; name label.cancelled/PACKAGE/REVISION."""
    SHIPMENT_SCANNED = 8
    """Fact "shipment.scanned"; name shipment.scanned/PACKAGE/STATUS/UNIX_MS."""
    PAYMENT_SETTLED = 9
    """Fact "payment.settled"; name payment.settled/ and what the charge's name has after its type."""
    PAYMENT_DECLINED = 10
    """Fact "payment.declined"; likewise."""
    ITEMS_CANCELLED = 11
    """Fact "items.cancelled"; name items.cancelled/CANCELLATION."""
    ORDER_CANCELLED = 12
    """Fact "order.cancelled"; name order.cancelled."""
    BUYER_CHARGED = 20
    """Effect "buyer.charged"; name buyer.charged/CAUSE: see shp_cause."""
    BUYER_REFUNDED = 21
    """Effect "buyer.refunded"; likewise."""
    SELLER_CREDITED = 22
    """Effect "seller.credited"; likewise."""
    SELLER_DEBITED = 23
    """Effect "seller.debited"; likewise."""
    BUYER_NOTIFIED = 24
    """Effect "buyer.notified", the e-mail; name buyer.notified/PACKAGE/REVISION."""
    ACCOUNT_UPDATED = 25
    """Effect "account.updated", what the buyer sees; name account.updated/PACKAGE/REVISION."""


class Cause(OpenEnum):
    """What money moved for; a part of its event's name."""

    NONE = 0
    """Not a money event."""
    ORDER = 1
    """The order as a whole: order/N, the N-th time that all of it is charged."""
    PACKAGE = 2
    """A shipment: package/PACKAGE/REVISION."""
    CANCELLATION = 3
    """A cancellation: cancellation/CANCELLATION."""


class Advice(OpenEnum):
    """Advice: nothing was refused for it."""

    TRACKING_MISSING = 1001
    """No tracking id: 95 % of shipments in every category need a valid one."""
    TRACKING_MALFORMED = 1002
    """The tracking id does not have the carrier's form."""
    TRACKING_CHECK_DIGIT = 1003
    """The tracking id's check digit is wrong: a typing error?."""
    CARRIER_UNKNOWN = 1004
    """The carrier code is not in the table."""
    CARRIER_HIDDEN = 1005
    """An integrated carrier is named under "Other": its tracking will not count."""
    CARRIER_NAME_IGNORED = 1006
    """A carrier name belongs to "Other" only; it was left out."""
    METHOD_MISSING = 1007
    """No shipping method."""
    SHIP_DATE_FUTURE = 1008
    """The ship date is in the future."""
    SHIP_DATE_BEFORE_ORDER = 1009
    """The ship date is before the order."""
    CLAIM_RISK = 1010
    """Without valid tracking an A-to-z claim for "not received" is lost."""
    PROGRAMS_LOST = 1011
    """Premium programs ask for tracking."""
    TRACKING_AFTER_DELIVERY = 1012
    """Tracking added or changed after delivery is a defect."""
    LATE = 1013
    """Confirmed after the ship-by date: counts in the late shipment rate."""
    DEADLINE_PASSED = 1014
    """The auto-cancel deadline has passed: the order may be cancelled at any moment."""
    DEADLINE_NEAR = 1015
    """Less than a day to the auto-cancel deadline."""
    UNCONFIRMED_NOT_PAID = 1016
    """Cancelled: what was shipped without confirmation will not be paid."""
    PAYMENT_DECLINED = 1017
    """A charge of this order was declined."""
    REST_OPEN = 1018
    """It is the ship-by date and units are still open: confirm or cancel them, or the order is late."""
    OUTSIDE_CALENDAR = 1019
    """The deadline depends on days that the calendar does not know."""
    SINGLE_SHIPMENT = 1020
    """This marketplace wants the order as one shipment."""
    SHIP_BY_PASSED = 1021
    """The ship-by date has passed and units are still open: the order is late."""


class Severity(OpenEnum):
    """What becomes of a matter."""

    IGNORE = 0
    """Nothing."""
    ADVISE = 1
    """Advice; the command is done."""
    REFUSE = 2
    """A problem; the command is refused."""
    CARRIER = 3
    """Tracking only: refuse for carriers with a tracking mandate, advise for others."""


class DayUnit(OpenEnum):
    """Unit of the auto-cancel rule."""

    BUSINESS = 0
    """Business days of the rules' calendar."""
    CALENDAR = 1
    """Every day."""


class CancelBase(OpenEnum):
    """Base of the auto-cancel rule."""

    SHIP_BY = 0
    """The ship-by date; an order without one has no deadline."""
    ORDERED = 1
    """The civil date of the order in the marketplace's zone."""


class Rule(OpenEnum):
    """Numeric fields."""

    CHARGE = 1
    """"charge": CHARGE_*; first_package, per_package, last_package."""
    CREDIT = 2
    """"credit": CREDIT_*; charge, settlement."""
    FEE = 3
    """"fee": basis points, 0 to 10,000."""
    TRACKING = 4
    """"tracking": severity of a missing or malformed tracking id; ignore, advise, refuse, carrier."""
    METHOD = 5
    """"method": severity of a missing method; ignore, advise, refuse."""
    CARRIER = 6
    """"carrier": severity of a carrier code that the table does not know."""
    SHIP_DATE = 7
    """"ship_date": severity of a ship date in the future or before the order."""
    SINGLE_SHIPMENT = 8
    """"single_shipment": severity of shipping in more than one package."""
    CANCEL_COUNT = 9
    """"cancel_after": number of days, 0 to 3,650, with their unit as text: "7bd", "30d"."""
    CANCEL_UNIT = 10
    """DAYS_*: the unit of "cancel_after", without a key of its own."""
    CANCEL_FROM = 11
    """"cancel_from": ship_by, ordered."""
    UTC_OFFSET = 12
    """"utc_offset": minutes east of UTC, -1,080 to 1,080: where a day ends."""
    EDIT_WINDOW = 13
    """"edit_window": hours, 0 to 100,000, after the confirmation in which a shipment may be edited; -1: no end."""
    EDIT_LIMIT = 14
    """"edit_limit": how often a shipment may be edited, 0 to 100,000; -1: no limit."""
    MIN_TRACKING_RATE = 15
    """"min_tracking_rate": basis points, 0 to 10,000, of packages with valid tracking, by category."""
    MAX_LATE_RATE = 16
    """"max_late_rate": basis points, 0 to 10,000, of orders confirmed late."""
    MAX_CANCEL_RATE = 17
    """"max_cancel_rate": basis points, 0 to 10,000, of orders cancelled."""
    MIN_ON_TIME_RATE = 18
    """"min_on_time_rate": basis points, 0 to 10,000, of units on time."""
    MIN_ON_TIME_UNITS = 19
    """"min_on_time_units": units, 0 to 1,000,000, below which delivery on time is not judged."""
    EXEMPT_BELOW = 20
    """"exempt_below": minor units, 0 to LIMIT_AMOUNT: an order with a lower total is exempt from the tracking rate."""
    TWO_SCANS_FROM = 21
    """"two_scans_from": minor units, 0 to LIMIT_AMOUNT: an order with this total or a higher one needs two scans for
    valid tracking, one of them the delivery or an attempt; -1: one will do for all."""


class Action(OpenEnum):
    """Actions of the page."""

    CONFIRM = 1
    """Confirm shipment."""
    SPLIT = 2
    """Add a package."""
    RECONFIRM = 3
    """Edit shipment."""
    CANCEL = 4
    """Cancel items."""
    BUY_SHIPPING = 5
    """Buy a label."""
    CANCEL_LABEL = 6
    """Cancel a label."""
    RELEASE = 7
    """Payment authorised."""


class Audience(OpenEnum):
    """Who reads an order's view."""

    SELLER = 0
    """Everything."""
    BUYER = 1
    """Without what is the seller's alone: memo, fee, credits and debits, charge policy and credit timing, SKU and
    category, label and verdict of a tracking id, deadline and actions."""


class Weekday(OpenFlag):
    """Bits of a week mask: a day of the week that is open."""

    MONDAY = 1
    """Monday."""
    TUESDAY = 2
    """Tuesday."""
    WEDNESDAY = 4
    """Wednesday."""
    THURSDAY = 8
    """Thursday."""
    FRIDAY = 16
    """Friday."""
    SATURDAY = 32
    """Saturday."""
    SUNDAY = 64
    """Sunday."""


class CalendarPreset(OpenEnum):
    """Calendars that are built in: a convenience, never a default."""

    WEEKDAYS = 0
    """Monday to Friday, no holidays."""
    US_FEDERAL = 1
    """Monday to Friday less the federal holidays of the United States, as observed by offices that work Monday to
    Friday: a holiday on a Sunday closes the Monday after, one on a Saturday the Friday before (so that 31 December can
    be a holiday of the next year)."""
    US_FEDERAL_RESERVE = 2
    """The same, but a holiday on a Saturday closes no other day, as the Federal Reserve Banks do it."""
    CN = 3
    """Mainland China by the State Council's yearly notices: statutory holidays, the days moved around them, and the
    weekend days worked in exchange."""


class Roll(OpenEnum):
    """Where counting starts when the start is no business day."""

    STRICT = 0
    """The n-th business day strictly after the start; strictly before it for a negative n; for 0 the start if it is a
    business day, else the next one."""
    FOLLOWING = 1
    """First forward to a business day, then n from there: from a Saturday, Monday is day 0."""
    PRECEDING = 2
    """First back to a business day, then n from there: from a Saturday, Friday is day 0."""
    MODIFIED_FOLLOWING = 3
    """As following, but back where forward would leave the start's month."""
    MODIFIED_PRECEDING = 4
    """As preceding, but forward where back would leave the start's month."""
    ERROR = 5
    """A start that is no business day is refused."""


class CarrierFlag(OpenFlag):
    """What is known about an entry: bits."""

    MANDATE = 1
    """A missing or malformed tracking id is refused where the rules follow the carriers' mandates."""
    INTEGRATED = 2
    """The marketplace reads this carrier's scans."""
    EXEMPT = 4
    """Freight for heavy and bulky goods: exempt from the valid tracking rate."""
    OTHER = 8
    """As "Other": delivered by somebody who is not in the table."""
    NOT_A_CARRIER = 16
    """A code of the marketplace that names no carrier: own delivery, digital delivery, "HS code"."""
    ALIAS = 32
    """Another spelling: the code is another entry's."""
    COURIER = 64
    """No code of the marketplace: a courier's code, taken by the functions of tracking.h only."""
    OPEN = 128
    """The numbers of this carrier are not all known: what fits no template of its couriers but could be one is not
    malformed."""


class CourierFlag(OpenFlag):
    """What is known about a courier: bits."""

    S10 = 1
    """Handles international mail: besides its own templates every UPU S10 number is taken, whatever its country, since
    the post of the destination tracks it under the number of the origin."""
    OPEN = 2
    """As CARRIER_FLAG_OPEN, for every entry that links to the courier."""


class CommitResult(OpenEnum):
    """Answers of a commit, for each order."""

    DONE = 1
    """Durable: state and events."""
    CONFLICT = 2
    """The stored revision is another."""
    UNKNOWN = 3
    """It may have happened or not."""
    FAILED = 4
    """It did not happen, for sure."""


class PendingResult(OpenEnum):
    """Answers of pending."""

    DONE = 1
    """All that can be handed out has been added."""
    FAILED = 2
    """It could not be found out."""


class DeliveryResult(OpenEnum):
    """What became of an effect."""

    DONE = 1
    """It happened now."""
    ALREADY = 2
    """It had happened before, under the same id."""
    RETRY = 3
    """Not now: shp_delivery_answer_retry() says from when on."""
    REFUSED = 4
    """It never will: a declined card, an address that does not exist."""
    UNKNOWN = 5
    """Nobody knows."""
    WAITING = 6
    """Never an answer: not tried, since an earlier effect of its order is not final, or its kind has no hook."""


class AcknowledgementResult(OpenEnum):
    """Answers of acknowledge, for all its effects together."""

    DONE = 1
    """Recorded."""
    FAILED = 2
    """Not recorded: the effects will be handed out again, with the same ids."""


class Metric(OpenEnum):
    """Numbers."""

    TRACKING = 1
    """Valid tracking rate: packages, 30 days; at least RULE_MIN_TRACKING_RATE."""
    LATE_10_DAYS = 2
    """Late shipment rate: orders, 10 days; below RULE_MAX_LATE_RATE."""
    LATE_30_DAYS = 3
    """The same, 30 days."""
    CANCELLATION = 4
    """Cancellation rate: orders, 7 days; below RULE_MAX_CANCEL_RATE."""
    ON_TIME = 5
    """On-time delivery: units, 14 days ending 7 days ago; at least RULE_MIN_ON_TIME_RATE, from RULE_MIN_ON_TIME_UNITS
    on."""
    DECLINED = 6
    """Declined charges: charges, 30 days; no threshold."""


class Standing(OpenEnum):
    """What a number means for the seller."""

    NO_DATA = 0
    """"no_data": nothing was counted."""
    OK = 1
    """"ok": the threshold is kept."""
    AT_RISK = 2
    """"at_risk": it is kept, but of the failures that it allows four fifths or more have happened."""
    FAILING = 3
    """"failing": it is not kept."""
    NOT_JUDGED = 4
    """"not_judged": there is no threshold, or too little to judge by."""


class Verdict(OpenEnum):
    """What is made of a tracking number."""

    NONE = 0
    """There is no number."""
    UNKNOWN_CARRIER = 1
    """"unknown_carrier": neither carrier nor courier of the table."""
    MALFORMED = 2
    """"malformed": not the carrier's form."""
    BAD_CHECK_DIGIT = 3
    """"bad_check_digit": the form, but not the check digit."""
    FORMAT_ONLY = 4
    """"format_only": the form; it has no check digit that is known."""
    CHECK_DIGIT_OK = 5
    """"check_digit_ok": form and check digit."""


class Evidence(OpenEnum):
    """How a number shows whose it is."""

    NONE = 0
    """None."""
    LENGTH = 1
    """"length": digits, or letters and digits, of the right length."""
    STRUCTURE = 2
    """"structure": letters or certain characters where they belong."""
    CHECK_DIGIT = 3
    """"check_digit": the right length and check digit."""
    PREFIX = 4
    """"prefix": begins or ends in its own way: a letter or two digits at least."""
    STRUCTURE_AND_CHECK_DIGIT = 5
    """"structure_and_check_digit"."""
    PREFIX_AND_CHECK_DIGIT = 6
    """"prefix_and_check_digit"."""


class Check(OpenEnum):
    """How a check character follows from a serial."""

    NONE = 0
    """No check character."""
    LUHN = 1
    """Luhn: from the right every other digit twice, its digits added."""
    MOD7 = 2
    """The serial as a number, modulo 7."""
    S10 = 3
    """UPU S10: eight digits, weights 8 6 4 2 3 5 9 7, modulo 11."""
    SUM_PRODUCT_317 = 4
    """FedEx: weights 3 1 7 again and again, modulo 11, modulo 10."""
    SUM_PRODUCT_173 = 5
    """FedEx: weights 1 7 3 again and again, modulo 11, modulo 10."""
    MOD37_36 = 6
    """ISO 7064 mod 37,36: letters and digits."""
    STO = 7
    """STO Express until about 2016: nine digits, weights 7 9 5 3 2 4 6 8 9, modulo 11."""
    MOD10 = 4096
    """Mod 10 of any weighting: see above."""
    MOD10_1_2 = 4384
    """Mod 10, evens 1, odds 2."""
    MOD10_1_3 = 4400
    """Mod 10, evens 1, odds 3."""
    MOD10_3_1 = 4880
    """Mod 10, evens 3, odds 1."""
    MOD10_3_1_REVERSE = 4881
    """The same from the right: GS1, so SSCC; USPS IMpb."""
    MOD10_4_9 = 5264
    """Mod 10, evens 4, odds 9."""

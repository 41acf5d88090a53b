"""Constants of libshipment. Generated from its headers by generate.py: do not edit."""

from ._enums import OpenEnum, OpenFlag

ACTION_COUNT = 7
CALENDAR_FIRST_DATE = -719528
DATE_NONE = -2147483648
EVENT_NAME_SIZE = 80
INSTANT_NONE = -9223372036854775808
LIMIT_AMOUNT = 100000000000000
LIMIT_BATCH = 100000
LIMIT_BYTES = 67108864
LIMIT_CANCELLATIONS = 10000
LIMIT_CARRIER = 100
LIMIT_CARRIERS = 4096
LIMIT_CARRIER_COURIERS = 3
LIMIT_CARRIER_KEY = 27
LIMIT_CATEGORY = 100
LIMIT_CHECK_SERIAL = 128
LIMIT_COURIERS = 250
LIMIT_DATE = 2932896
LIMIT_DELIVERY = 10000
LIMIT_EXEMPT_CATEGORIES = 100
LIMIT_EXPONENT = 4
LIMIT_INSTANT = 253402300799999
LIMIT_ITEMS = 100000
LIMIT_LINES = 10000
LIMIT_LINE_ID = 40
LIMIT_MEMO = 2000
LIMIT_METRICS_CATEGORIES = 1000
LIMIT_METRICS_DAYS = 400
LIMIT_METRICS_SUM = 1000000000000000
LIMIT_PACKAGES = 10000
LIMIT_QUANTITY = 1000000
LIMIT_REFERENCE = 24
LIMIT_SERVICE = 100
LIMIT_SKU = 120
LIMIT_TITLE = 1000
LIMIT_TRACKING = 128
METRIC_COUNT = 6
RULE_COUNT = 21
VERSION = '0.1.0'
VERSION_NUMBER = 256
WEEKMASK_WEEKDAYS = 31


class Status(OpenEnum):
    """What a function answers."""

    OK = 0
    ERR_NO_MEMORY = -1001
    ERR_ARGUMENT = -1002
    ERR_INDEX = -1003
    ERR_REQUIRED = -1010
    ERR_TEXT = -1011
    ERR_TOO_LONG = -1012
    ERR_REFERENCE = -1013
    ERR_QUANTITY = -1014
    ERR_AMOUNT = -1015
    ERR_DISCOUNT = -1016
    ERR_CURRENCY = -1017
    ERR_EXPONENT = -1018
    ERR_DATE = -1019
    ERR_INSTANT = -1020
    ERR_VALUE = -1021
    ERR_RANGE = -1022
    ERR_DUPLICATE = -1023
    ERR_LIMIT = -1024
    ERR_OVERFLOW = -1025
    ERR_WEIGHTS = -1026
    ERR_ORDER_PENDING = -1040
    ERR_ORDER_CANCELLED = -1041
    ERR_ORDER_AFN = -1042
    ERR_ORDER_PRIME = -1043
    ERR_ORDER_SHIP_PLUS = -1044
    ERR_SINGLE_SHIPMENT = -1045
    ERR_NOTHING_OPEN = -1046
    ERR_UNKNOWN_LINE = -1047
    ERR_UNKNOWN_PACKAGE = -1048
    ERR_PACKAGE_GONE = -1049
    ERR_PACKAGE_OPEN = -1050
    ERR_PACKAGE_CONFIRMED = -1051
    ERR_PACKAGE_EMPTY = -1052
    ERR_EXCEEDS = -1053
    ERR_DIFFERS = -1054
    ERR_MONEY_DISAGREES = -1055
    ERR_UNITS_DISAGREE = -1056
    ERR_NOT_PENDING = -1057
    ERR_CARRIER_UNKNOWN = -1070
    ERR_CARRIER_NAME = -1071
    ERR_METHOD_MISSING = -1072
    ERR_TRACKING_MISSING = -1073
    ERR_TRACKING_MALFORMED = -1074
    ERR_TRACKING_CHECK_DIGIT = -1075
    ERR_SHIP_DATE_FUTURE = -1076
    ERR_SHIP_DATE_BEFORE_ORDER = -1077
    ERR_CANNOT_CLEAR = -1078
    ERR_EDIT_WINDOW = -1079
    ERR_EDIT_LIMIT = -1080
    ERR_LABEL = -1081
    ERR_NO_LABEL = -1082
    ERR_LABEL_SCANNED = -1083
    ERR_UNKNOWN_CHARGE = -1084
    ERR_NO_DEADLINE = -1085
    ERR_BYTES = -1100
    ERR_BYTES_VERSION = -1101
    ERR_REPLAY = -1102
    ERR_BUFFER = -1103
    ERR_CALENDAR = -1104
    ERR_HOST_BUSY = -1120
    ERR_HOST_HOOK = -1121
    ERR_HOST_ABSENT = -1122
    ERR_HOST_EXISTS = -1123
    ERR_HOST_CONFLICT = -1124
    ERR_HOST_UNKNOWN = -1125
    ERR_HOST_FAILED = -1126


class Language(OpenEnum):
    """Languages of messages and names."""

    EN = 0
    ZH = 1


class OrderText(OpenEnum):
    """Texts of an order."""

    REFERENCE = 1
    MARKETPLACE = 2
    SERVICE = 3


class OrderDate(OpenEnum):
    """Dates of an order, civil dates in the marketplace's zone."""

    SHIP_FROM = 1
    SHIP_BY = 2
    DELIVER_BY = 3


class Channel(OpenEnum):
    """Who fulfils."""

    MFN = 0
    AFN = 1


class Program(OpenFlag):
    """Programs of an order: bits of a set."""

    PRIME = 1
    PREMIUM = 2
    FBM_SHIP_PLUS = 4
    AMAZON_BAZAAR = 8
    AMAZON_BUSINESS = 16
    AMAZON_EASY_SHIP = 32
    AMAZON_HAUL = 64
    DELIVERY_BY_AMAZON = 128
    INVOICE_BY_AMAZON = 256
    IN_STORE_PICK_UP = 512
    PREORDER = 1024


class LineText(OpenEnum):
    """Texts of a line."""

    ID = 1
    SKU = 2
    TITLE = 3
    CATEGORY = 4


class Amount(OpenEnum):
    """Money components of a line, each for the whole line, minor units, 0 to SHP_LIMIT_AMOUNT."""

    ITEM_PRICE = 1
    ITEM_TAX = 2
    SHIPPING_PRICE = 3
    SHIPPING_TAX = 4
    GIFT_WRAP_PRICE = 5
    GIFT_WRAP_TAX = 6
    ITEM_DISCOUNT = 7
    SHIPPING_DISCOUNT = 8


class Units(OpenEnum):
    """What became of the units of a line; ordered = cancelled + shipped + open, always."""

    ORDERED = 1
    CANCELLED = 2
    SHIPPED = 3
    OPEN = 4


class Money(OpenEnum):
    """Money of an order, minor units, none negative."""

    TOTAL = 1
    CHARGED = 2
    REFUNDED = 3
    CREDITED = 4
    DEBITED = 5
    COLLECT = 6
    HELD = 7


class ChargePolicy(OpenEnum):
    """Charge policies: fixed in an order when it is placed."""

    FIRST_PACKAGE = 0
    PER_PACKAGE = 1
    LAST_PACKAGE = 2


class CreditTiming(OpenEnum):
    """When the seller is credited: fixed in an order when it is placed."""

    CHARGE = 0
    SETTLEMENT = 1


class OrderStatus(OpenEnum):
    """Status of an order."""

    PENDING = 1
    UNSHIPPED = 2
    PARTIALLY_SHIPPED = 3
    SHIPPED = 4
    CANCELLED = 5


class PackageStatus(OpenEnum):
    """Status of a package."""

    OPEN = 1
    CONFIRMED = 2


class ShipField(OpenEnum):
    """Fields of a shipment: of a confirmation, of the order, and of the changes of a re-confirmation."""

    DATE = 1
    CARRIER = 2
    CARRIER_NAME = 3
    METHOD = 4
    TRACKING = 5
    MEMO = 6
    ITEMS = 7


class CancelReason(OpenEnum):
    """Reasons of a cancellation."""

    OTHER = 1
    NO_INVENTORY = 2
    BUYER_CANCELLED = 3
    SHIPPING_ADDRESS_UNDELIVERABLE = 4
    CUSTOMER_EXCHANGE = 5
    PRICING_ERROR = 6
    GENERAL_ADJUSTMENT = 7
    CARRIER_COVERAGE_FAILURE = 8
    WEATHER_DELAY = 9
    CANNOT_VERIFY_INFORMATION = 10
    NOT_CONFIRMED_IN_TIME = 11
    PAYMENT_NOT_AUTHORISED = 12


class CarrierStatus(OpenEnum):
    """Status of a package as the carrier sees it; never moves an order."""

    NONE = 0
    SCANNED = 1
    IN_TRANSIT = 2
    OUT_FOR_DELIVERY = 3
    ATTEMPTED = 4
    DELIVERED = 5
    RETURNED = 6
    LOST = 7


class PaymentStatus(OpenEnum):
    """Result of a charge, as the payment provider tells it."""

    NONE = 0
    SETTLED = 1
    DECLINED = 2


class EventKind(OpenEnum):
    """Kinds."""

    ORDER_PLACED = 1
    ORDER_ADOPTED = 2
    ORDER_RELEASED = 3
    PACKAGE_SPLIT = 4
    SHIPMENT_CONFIRMED = 5
    SHIPMENT_RECONFIRMED = 6
    LABEL_CANCELLED = 7
    SHIPMENT_SCANNED = 8
    PAYMENT_SETTLED = 9
    PAYMENT_DECLINED = 10
    ITEMS_CANCELLED = 11
    ORDER_CANCELLED = 12
    BUYER_CHARGED = 20
    BUYER_REFUNDED = 21
    SELLER_CREDITED = 22
    SELLER_DEBITED = 23
    BUYER_NOTIFIED = 24
    ACCOUNT_UPDATED = 25


class Cause(OpenEnum):
    """What money moved for; a part of its event's name."""

    NONE = 0
    ORDER = 1
    PACKAGE = 2
    CANCELLATION = 3


class Audience(OpenEnum):
    """Who reads an order's view."""

    SELLER = 0
    BUYER = 1


class Weekday(OpenFlag):
    """Bits of a week mask: a day of the week that is open."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 4
    THURSDAY = 8
    FRIDAY = 16
    SATURDAY = 32
    SUNDAY = 64


class CalendarPreset(OpenEnum):
    """Calendars that are built in: a convenience, never a default."""

    WEEKDAYS = 0
    US_FEDERAL = 1
    US_FEDERAL_RESERVE = 2
    CN = 3


class Roll(OpenEnum):
    """Where counting starts when the start is no business day."""

    STRICT = 0
    FOLLOWING = 1
    PRECEDING = 2
    MODIFIED_FOLLOWING = 3
    MODIFIED_PRECEDING = 4
    ERROR = 5


class CarrierFlag(OpenFlag):
    """What is known about an entry: bits."""

    MANDATE = 1
    INTEGRATED = 2
    EXEMPT = 4
    OTHER = 8
    NOT_A_CARRIER = 16
    ALIAS = 32
    COURIER = 64
    OPEN = 128


class CourierFlag(OpenFlag):
    """What is known about a courier: bits."""

    S10 = 1
    OPEN = 2


class Advice(OpenEnum):
    """Advice: nothing was refused for it."""

    NO_TRACKING = 1001
    TRACKING_MALFORMED = 1002
    TRACKING_CHECK_DIGIT = 1003
    CARRIER_UNKNOWN = 1004
    CARRIER_HIDDEN = 1005
    CARRIER_NAME_IGNORED = 1006
    METHOD_MISSING = 1007
    SHIP_DATE_FUTURE = 1008
    SHIP_DATE_BEFORE_ORDER = 1009
    CLAIM_RISK = 1010
    PROGRAMS_LOST = 1011
    TRACKING_AFTER_DELIVERY = 1012
    LATE = 1013
    DEADLINE_PASSED = 1014
    DEADLINE_NEAR = 1015
    UNCONFIRMED_NOT_PAID = 1016
    PAYMENT_DECLINED = 1017
    REST_OPEN = 1018
    OUTSIDE_CALENDAR = 1019
    SINGLE_SHIPMENT = 1020


class Severity(OpenEnum):
    """What becomes of a matter."""

    IGNORE = 0
    ADVISE = 1
    REFUSE = 2
    CARRIER = 3


class DayUnit(OpenEnum):
    """Unit of the auto-cancel rule."""

    BUSINESS = 0
    CALENDAR = 1


class CancelBase(OpenEnum):
    """Base of the auto-cancel rule."""

    SHIP_BY = 0
    ORDERED = 1


class Rule(OpenEnum):
    """Numeric fields."""

    CHARGE = 1
    CREDIT = 2
    FEE = 3
    TRACKING = 4
    METHOD = 5
    CARRIER = 6
    SHIP_DATE = 7
    SINGLE_SHIPMENT = 8
    CANCEL_COUNT = 9
    CANCEL_UNIT = 10
    CANCEL_FROM = 11
    UTC_OFFSET = 12
    EDIT_WINDOW = 13
    EDIT_LIMIT = 14
    MIN_TRACKING_RATE = 15
    MAX_LATE_RATE = 16
    MAX_CANCEL_RATE = 17
    MIN_ON_TIME_RATE = 18
    MIN_ON_TIME_UNITS = 19
    EXEMPT_BELOW = 20
    TWO_SCANS_FROM = 21


class Action(OpenEnum):
    """Actions of the page."""

    CONFIRM = 1
    SPLIT = 2
    RECONFIRM = 3
    CANCEL = 4
    BUY_SHIPPING = 5
    CANCEL_LABEL = 6
    RELEASE = 7


class CommitAnswer(OpenEnum):
    """Answers of a commit, for each order."""

    DONE = 1
    CONFLICT = 2
    UNKNOWN = 3
    FAILED = 4


class PendingAnswer(OpenEnum):
    """Answers of pending."""

    DONE = 1
    FAILED = 2


class DeliveryResult(OpenEnum):
    """What became of an effect."""

    DONE = 1
    ALREADY = 2
    RETRY = 3
    REFUSED = 4
    UNKNOWN = 5
    WAITING = 6


class AcknowledgementAnswer(OpenEnum):
    """Answers of acknowledge, for all its effects together."""

    DONE = 1
    FAILED = 2


class Metric(OpenEnum):
    """Numbers."""

    TRACKING = 1
    LATE_10 = 2
    LATE_30 = 3
    CANCELLATION = 4
    ON_TIME = 5
    DECLINED = 6


class Standing(OpenEnum):
    """What a number means for the seller."""

    NO_DATA = 0
    OK = 1
    AT_RISK = 2
    FAILING = 3
    NOT_JUDGED = 4


class Verdict(OpenEnum):
    """What is made of a tracking number."""

    NONE = 0
    UNKNOWN_CARRIER = 1
    MALFORMED = 2
    BAD_CHECK_DIGIT = 3
    FORMAT_ONLY = 4
    CHECK_DIGIT_OK = 5


class Evidence(OpenEnum):
    """How a number shows whose it is."""

    NONE = 0
    LENGTH = 1
    STRUCTURE = 2
    CHECK_DIGIT = 3
    PREFIX = 4
    STRUCTURE_AND_CHECK_DIGIT = 5
    PREFIX_AND_CHECK_DIGIT = 6


class Check(OpenEnum):
    """How a check character follows from a serial."""

    NONE = 0
    LUHN = 1
    MOD7 = 2
    S10 = 3
    SUM_PRODUCT_317 = 4
    SUM_PRODUCT_173 = 5
    MOD37_36 = 6
    STO = 7
    MOD10 = 4096
    MOD10_1_2 = 4384
    MOD10_1_3 = 4400
    MOD10_3_1 = 4880
    MOD10_3_1_REVERSE = 4881
    MOD10_4_9 = 5264

/*
 * Names and sentences of all codes. The Chinese follows the words of the marketplace's own help page: 发货日期, 配送方式,
 * 承运人, 追踪编码, 卖家备注, 确认发货, 重新确认发货, 包裹, 货件.
 *
 * MEANS() is for codes whose sentence needs no values. SAYS() adds the sentence with values; what {t} and {n} are for
 * a code is what its sentence says they are.
 */
#include "libshipment/decision.h"
#include "status.h"

#define MEANS(code, en, zh) {code, SHP__STATUS_TEXTS(#code, en, zh, "", "")},
#define SAYS(code, en, zh, with_en, with_zh) {code, SHP__STATUS_TEXTS(#code, en, zh, with_en, with_zh)},

const struct shp__status_entry shp__status_table[] = {
	MEANS(SHP_OK, "Done.", "已完成。")

	/* the call */
	MEANS(SHP_ERR_NO_MEMORY, "Out of memory; nothing has changed.", "内存不足,未作任何更改。")
	MEANS(SHP_ERR_ARGUMENT, "A pointer that must be given is NULL, or two objects cannot be used together.",
	      "必填的指针为 NULL,或两个对象不能一起使用。")
	SAYS(SHP_ERR_INDEX, "The index is too large.", "索引超出范围。",
	     "The index is too large[: it must be below {n}].", "索引超出范围[:必须小于 {n}]。")

	SAYS(SHP_ERR_BUFFER, "The buffer is too small.", "缓冲区太小。",
	     "The buffer is too small[: {n} bytes are needed].", "缓冲区太小[:需要 {n} 字节]。")
	/* the form of the input */
	SAYS(SHP_ERR_REQUIRED, "A value that must be given is missing or empty.", "缺少必填项,或其内容为空。",
	     "A value that must be given is missing or empty[: {t}].", "缺少必填项,或其内容为空[:{t}]。")
	MEANS(SHP_ERR_TEXT, "The text is not valid UTF-8, or it holds control characters.",
	      "文本不是有效的 UTF-8,或含有控制字符。")
	SAYS(SHP_ERR_TOO_LONG, "The text is longer than its limit.", "文本超过长度上限。",
	     "The text is longer than its limit[ of {n} bytes].", "文本超过长度上限[({n} 字节)]。")
	SAYS(SHP_ERR_REFERENCE, "A reference must be 1 to 24 of the characters A-Z, a-z, 0-9, '.', '_' and '-'.",
	     "编号必须由 1 到 24 个 A-Z、a-z、0-9、“.”、“_”或“-”字符组成。",
	     "The reference[ \"{t}\"] is not 1 to 24 of the characters A-Z, a-z, 0-9, '.', '_' and '-'.",
	     "编号[“{t}”]无效:必须由 1 到 24 个 A-Z、a-z、0-9、“.”、“_”或“-”字符组成。")
	SAYS(SHP_ERR_QUANTITY, "A quantity must be between 1 and 1000000.", "数量必须在 1 到 1000000 之间。",
	     "Quantity {n} is not between 1 and 1000000.", "数量 {n} 不在 1 到 1000000 之间。")
	SAYS(SHP_ERR_AMOUNT, "The amount is not a number, is negative, or is above its limit.",
	     "金额无效:不是数字、为负数或超过上限。",
	     "The amount[ \"{t}\"][ {n}] is not a number, is negative, or is above its limit.",
	     "金额[“{t}”][ {n} ]无效:不是数字、为负数或超过上限。")
	SAYS(SHP_ERR_DISCOUNT, "A discount is above the amount that it is taken from.", "折扣超过其所抵扣的金额。",
	     "The discount is above the {n} minor units that it is taken from.",
	     "折扣超过其所抵扣的金额({n} 个最小货币单位)。")
	SAYS(SHP_ERR_CURRENCY, "A currency must be three capital letters.", "币种必须是三个大写字母。",
	     "The currency[ \"{t}\"] is not three capital letters.", "币种[“{t}”]不是三个大写字母。")
	SAYS(SHP_ERR_EXPONENT, "A currency must have 0 to 4 decimal places.", "币种的小数位数必须在 0 到 4 之间。",
	     "{n} decimal places of a currency are not between 0 and 4.", "币种的小数位数 {n} 不在 0 到 4 之间。")
	SAYS(SHP_ERR_DATE, "A date must be a day from 1970-01-01 to 9999-12-31.",
	     "日期必须是 1970-01-01 至 9999-12-31 之间的一天。",
	     "The date[ \"{t}\"] is not a day from 1970-01-01 to 9999-12-31.",
	     "日期[“{t}”]不是 1970-01-01 至 9999-12-31 之间的一天。")
	SAYS(SHP_ERR_INSTANT, "An instant must lie between 1970-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z.",
	     "时间必须在 1970-01-01T00:00:00Z 与 9999-12-31T23:59:59.999Z 之间。",
	     "The instant[ \"{t}\"] is not between 1970-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z.",
	     "时间[“{t}”]不在 1970-01-01T00:00:00Z 与 9999-12-31T23:59:59.999Z 之间。")
	SAYS(SHP_ERR_VALUE, "The field does not take this value.", "该字段不接受这个值。",
	     "The field does not take the value[ \"{t}\"][ {n}].", "该字段不接受[“{t}”][ {n} ]这个值。")
	SAYS(SHP_ERR_RANGE, "A number is outside its range.", "数字超出范围。",
	     "The number {n} is outside its range.", "数字 {n} 超出范围。")
	SAYS(SHP_ERR_DUPLICATE,
	     "Given twice in one request. Each line, package, reference or key may stand there once.",
	     "同一请求中重复给出:每个商品行、包裹、编号或键只能出现一次。",
	     "Given twice in one request[: \"{t}\"]. Each line, package, reference or key may stand there once.",
	     "同一请求中重复给出[“{t}”]:每个商品行、包裹、编号或键只能出现一次。")
	SAYS(SHP_ERR_LIMIT, "Too many.", "数目超过上限。",
	     "Too many[: the limit is {n}].", "数目超过上限[({n})]。")
	MEANS(SHP_ERR_OVERFLOW, "A sum is too large.", "合计过大。")
	MEANS(SHP_ERR_WEIGHTS, "The weights are negative, or all of them are zero.", "权重为负数,或全部为零。")
	SAYS(SHP_ERR_UNKNOWN_KEY, "There is no rule with this key.", "没有此名称的规则。",
	     "There is no rule[ \"{t}\"].", "没有此规则[:“{t}”]。")
	SAYS(SHP_ERR_NOT_BUSINESS_DAY, "The day is not a business day.", "这一天不是工作日。",
	     "The day[ {t}] is not a business day.", "这一天[({t})]不是工作日。")

	MEANS(SHP_ERR_CALENDAR, "The week mask has unknown bits or no open day, or the range ends before it begins.",
	      "星期设置含有未知的位或没有任何工作日,或有效范围的结束早于开始。")

	/* what the order says */
	MEANS(SHP_ERR_ORDER_PENDING, "The order is pending: its payment is not authorised yet, so it must not ship.",
	      "订单处于等待中状态:付款尚未获得授权,不能发货。")
	MEANS(SHP_ERR_ORDER_CANCELLED, "The order is cancelled.", "订单已取消。")
	MEANS(SHP_ERR_ORDER_AFN, "The marketplace fulfils this order itself: the seller confirms nothing.",
	      "此订单由商城负责配送,卖家无需确认发货。")
	MEANS(SHP_ERR_ORDER_PRIME, "A Prime order cannot be confirmed by hand: shipping must be bought for it.",
	      "Prime 订单不能手动确认发货,必须为其购买配送服务。")
	MEANS(SHP_ERR_ORDER_SHIP_PLUS,
	      "A Ship+ order is confirmed automatically by its label: it cannot be confirmed by hand.",
	      "Ship+ 订单由其配送标签自动确认发货,不能手动确认。")
	MEANS(SHP_ERR_SINGLE_SHIPMENT,
	      "This marketplace takes the order as one shipment only: everything must leave in one package.",
	      "该商城要求整个订单一次发货:所有商品必须装在一个包裹中发出。")
	MEANS(SHP_ERR_NOTHING_OPEN, "No unit of the order is left to ship.", "订单中没有待发货的商品。")
	SAYS(SHP_ERR_UNKNOWN_LINE, "The order has no such line.", "订单中没有此商品行。",
	     "The order has no line[ \"{t}\"].", "订单中没有此商品行[:“{t}”]。")
	SAYS(SHP_ERR_UNKNOWN_PACKAGE, "The order has no such package.", "订单中没有此包裹。",
	     "The order has no package[ \"{t}\"].", "订单中没有此包裹[:“{t}”]。")
	SAYS(SHP_ERR_PACKAGE_GONE, "The package vanished when it was emptied; its reference is never used again.",
	     "包裹已清空并移除,其编号不能再次使用。",
	     "The package[ \"{t}\"] vanished when it was emptied; its reference is never used again.",
	     "包裹[“{t}”]已清空并移除,其编号不能再次使用。")
	SAYS(SHP_ERR_PACKAGE_OPEN, "The package has not been confirmed.", "包裹尚未确认发货。",
	     "The package[ \"{t}\"] has not been confirmed.", "包裹[“{t}”]尚未确认发货。")
	SAYS(SHP_ERR_PACKAGE_CONFIRMED, "The package has already been confirmed. To change it, re-confirm it.",
	     "包裹已确认发货。如需更改,请重新确认发货。",
	     "The package[ \"{t}\"] has already been confirmed. To change it, re-confirm it.",
	     "包裹[“{t}”]已确认发货。如需更改,请重新确认发货。")
	SAYS(SHP_ERR_PACKAGE_EMPTY, "A package must hold something.", "包裹内必须有商品。",
	     "The package[ \"{t}\"] would be empty: it must hold something.", "包裹[“{t}”]将变为空包裹:包裹内必须有商品。")
	SAYS(SHP_ERR_EXCEEDS, "There are not enough units.", "件数不足。",
	     "There are not enough units[ of \"{t}\"]; available: {n}.", "[“{t}”的]件数不足:可用 {n} 件。")
	MEANS(SHP_ERR_DIFFERS, "This was already done, with different data here. To correct a shipment, re-confirm it.",
	      "此操作此前已完成,但该项的数据不同。如需更正货件,请重新确认发货。")
	SAYS(SHP_ERR_MONEY_DISAGREES,
	     "The money that has moved is not what the units come to, and is not declared the baseline.",
	     "已发生的金额与件数对应的金额不符,且未声明为基准。",
	     "The money that has moved is not what the units come to, {n} minor units, and is not declared the "
	     "baseline.",
	     "已发生的金额与件数对应的金额不符(应为 {n} 个最小货币单位),且未声明为基准。")
	SAYS(SHP_ERR_UNITS_DISAGREE, "Packages and cancellations do not add up to what was ordered.",
	     "包裹与取消的件数之和与订购数量不符。",
	     "Packages and cancellations[ of \"{t}\"] do not add up to what was ordered[: the difference is {n}; "
	     "below 0, units are missing].",
	     "[“{t}”的]包裹与取消的件数之和与订购数量不符[:差额为 {n} 件,负数表示缺少]。")
	MEANS(SHP_ERR_NOT_PENDING, "The payment of this order is already authorised.", "此订单的付款已获得授权。")

	/* what the rules say */
	SAYS(SHP_ERR_CARRIER_UNKNOWN,
	     "The carrier code is not in the table. Choose a carrier of the table, or \"Other\" with a name.",
	     "承运人代码不在表中。请选择表中的承运人,或选“其他”并填写名称。",
	     "The carrier code[ \"{t}\"] is not in the table. Choose a carrier of the table, or \"Other\" with a name.",
	     "承运人代码[“{t}”]不在表中。请选择表中的承运人,或选“其他”并填写名称。")
	MEANS(SHP_ERR_CARRIER_NAME_MISSING, "Carrier \"Other\" needs a name.", "承运人选为“其他”时必须填写承运人名称。")
	MEANS(SHP_ERR_METHOD_MISSING, "The shipping method is missing.", "缺少配送方式。")
	MEANS(SHP_ERR_TRACKING_MISSING, "The tracking ID is missing.", "缺少追踪编码。")
	SAYS(SHP_ERR_TRACKING_MALFORMED, "The tracking ID does not have the carrier's form.",
	     "追踪编码不符合承运人的格式。",
	     "The tracking ID[ \"{t}\"] does not have the carrier's form.", "追踪编码[“{t}”]不符合承运人的格式。")
	SAYS(SHP_ERR_TRACKING_CHECK_DIGIT, "The check digit of the tracking ID is wrong.", "追踪编码的校验位有误。",
	     "The check digit of the tracking ID[ \"{t}\"] is wrong.", "追踪编码[“{t}”]的校验位有误。")
	SAYS(SHP_ERR_SHIP_DATE_FUTURE, "The ship date is in the future.", "发货日期晚于当前日期。",
	     "The ship date[ {t}] is in the future.", "发货日期[ {t} ]晚于当前日期。")
	SAYS(SHP_ERR_SHIP_DATE_BEFORE_ORDER, "The ship date is before the order.", "发货日期早于订单日期。",
	     "The ship date[ {t}] is before the order.", "发货日期[ {t} ]早于订单日期。")
	MEANS(SHP_ERR_CANNOT_CLEAR, "Ship date and carrier can be changed but not cleared.",
	      "发货日期和承运人可以更改,但不能清除。")
	SAYS(SHP_ERR_EDIT_WINDOW, "It is too late to edit this shipment.", "已超过编辑此货件的期限。",
	     "It is too late to edit this shipment[: it can be edited for {n} hours].",
	     "已超过编辑此货件的期限[({n} 小时)]。")
	SAYS(SHP_ERR_EDIT_LIMIT, "This shipment has been edited too often.", "此货件的编辑次数已达上限。",
	     "This shipment has been edited too often[: the limit is {n}].",
	     "此货件的编辑次数已达上限[({n} 次)]。")
	MEANS(SHP_ERR_LABEL,
	      "A bought label confirmed this package: carrier, method, date, tracking and contents are the label's. To "
	      "change them, cancel the label before its first scan.",
	      "此包裹由购买的配送标签确认发货:承运人、配送方式、日期、追踪编码和包裹内的商品以标签为准。"
	      "如需更改,请在首次扫描之前取消标签。")
	MEANS(SHP_ERR_NO_LABEL, "The package was not confirmed by a bought label.", "此包裹不是由购买的配送标签确认发货的。")
	MEANS(SHP_ERR_LABEL_SCANNED, "The carrier has scanned the label: it can no longer be cancelled.",
	      "承运人已扫描该配送标签,不能再取消。")
	MEANS(SHP_ERR_UNKNOWN_CHARGE, "The order has no charge with this id.", "订单中没有此标识符对应的收款。")
	MEANS(SHP_ERR_NO_DEADLINE, "The order has no deadline.", "订单没有截止时间。")

	/* bytes and replay */
	SAYS(SHP_ERR_BYTES, "These are not the canonical bytes of a released version.", "这些字节不是已发布版本的规范形式。",
	     "These are not the canonical bytes of a released version: the first bad byte is at offset {n}.",
	     "这些字节不是已发布版本的规范形式:第一个错误字节位于偏移量 {n} 处。")
	SAYS(SHP_ERR_BYTES_VERSION, "The bytes were written by a later version of the library: update this one.",
	     "这些字节由更新版本的库写成,请升级本库。",
	     "The bytes were written by a later version of the library[, in format {n}]: update this one.",
	     "这些字节由更新版本的库写成[(格式 {n})],请升级本库。")
	SAYS(SHP_ERR_REPLAY, "The event does not follow from this order.", "此事件无法接续该订单的当前状态。",
	     "The event[ \"{t}\"] does not follow from this order.", "此事件[“{t}”]无法接续该订单的当前状态。")
	/* the host */
	MEANS(SHP_ERR_HOST_BUSY, "The host was called from one of its own hooks, or by two threads at once.",
	      "宿主程序在其自身的钩子中被调用,或同时被两个线程调用。")
	SAYS(SHP_ERR_HOST_HOOK, "A hook that is needed has not been set.", "未设置所需的钩子。",
	     "A hook that is needed has not been set[: {t}].", "未设置所需的钩子[:{t}]。")
	SAYS(SHP_ERR_HOST_ABSENT, "The host knows no such order.", "宿主程序中没有此订单。",
	     "The host knows no such order[: \"{t}\"].", "宿主程序中没有此订单[:“{t}”]。")
	SAYS(SHP_ERR_HOST_CONFLICT, "Others were faster every time. Nothing of this command was committed. Call again.",
	     "每次都被其他操作抢先,此命令未提交任何内容。请再次调用。",
	     "Others were faster every time[, for {n} tries]. Nothing of this command was committed. Call again.",
	     "每次都被其他操作抢先[(已尝试 {n} 次)],此命令未提交任何内容。请再次调用。")
	MEANS(SHP_ERR_HOST_UNKNOWN,
	      "The host gave no clear answer: it may have happened or not. Call again: what happened is recognised.",
	      "宿主程序没有给出明确答复:操作可能已完成,也可能未完成。请再次调用:已完成的会被识别出来。")
	MEANS(SHP_ERR_HOST_FAILED, "A hook of the host failed: what it was to do has not been done.",
	      "宿主程序的钩子报告失败,其所要求的操作未执行。")

	/* advice: what is the matter, and what to do */
	MEANS(SHP_ADVICE_TRACKING_MISSING,
	      "There is no tracking ID. 95 % of the shipments of every category need a valid one: add it by "
	      "re-confirming.",
	      "未提供追踪编码。所有商品分类下 95% 的货件需要有效的追踪编码:请通过重新确认发货补上。")
	MEANS(SHP_ADVICE_TRACKING_MALFORMED,
	      "The tracking ID does not have the carrier's form. Check it and the carrier, and re-confirm if "
	      "one is wrong.",
	      "追踪编码不符合承运人的格式。请核对追踪编码和承运人,如有误,请重新确认发货。")
	MEANS(SHP_ADVICE_TRACKING_CHECK_DIGIT,
	      "The check digit of the tracking ID is wrong, so it was probably mistyped. Check it and re-confirm.",
	      "追踪编码的校验位有误,可能是输入错误。请核对并重新确认发货。")
	MEANS(SHP_ADVICE_CARRIER_UNKNOWN,
	      "The carrier code is not in the table, so tracking cannot be checked. Choose a carrier of the "
	      "table or \"Other\".",
	      "承运人代码不在表中,无法检查追踪编码。请选择表中的承运人或“其他”。")
	MEANS(SHP_ADVICE_CARRIER_HIDDEN,
	      "An integrated carrier is named under \"Other\", so its tracking will not count. Choose the "
	      "carrier itself.",
	      "承运人选为“其他”,但填写的名称是已对接的承运人,其追踪编码不计入有效追踪率。请直接选择该承运人。")
	MEANS(SHP_ADVICE_CARRIER_NAME_IGNORED,
	      "A carrier name belongs to \"Other\" only. It was left out; nothing need be done.",
	      "承运人名称仅用于“其他”。该名称已忽略,无需处理。")
	MEANS(SHP_ADVICE_METHOD_MISSING, "There is no shipping method. Add it by re-confirming.",
	      "未提供配送方式。请通过重新确认发货补上。")
	MEANS(SHP_ADVICE_SHIP_DATE_FUTURE, "The ship date is in the future. Re-confirm if it is wrong.",
	      "发货日期晚于当前日期。如有误,请重新确认发货。")
	MEANS(SHP_ADVICE_SHIP_DATE_BEFORE_ORDER, "The ship date is before the order. Re-confirm if it is wrong.",
	      "发货日期早于订单日期。如有误,请重新确认发货。")
	MEANS(SHP_ADVICE_CLAIM_RISK,
	      "Without a valid tracking ID an A-to-z claim for \"not received\" is lost. Keep a proof of "
	      "delivery, or add tracking.",
	      "没有有效的追踪编码,买家以未收到商品为由提出的亚马逊商城交易保障索赔将无法胜诉。请保留妥投证明或补上追踪编码。")
	MEANS(SHP_ADVICE_PROGRAMS_LOST,
	      "Premium shipping and guaranteed delivery ask for tracking. Add a valid tracking ID to stay eligible.",
	      "优先配送选项和保证送达日期要求提供追踪编码。请补上有效的追踪编码以保持资格。")
	MEANS(SHP_ADVICE_TRACKING_AFTER_DELIVERY,
	      "Tracking that is added or changed after delivery does not count. Confirm with tracking next time.",
	      "在送达之后添加或更改的追踪编码不计入有效追踪。下次请在确认发货时提供追踪编码。")
	MEANS(SHP_ADVICE_LATE,
	      "This was confirmed after the ship-by date and counts in the late shipment rate. Confirm the next "
	      "ones earlier.",
	      "确认发货晚于最迟发货日期,将计入迟发率。以后请尽早确认发货。")
	MEANS(SHP_ADVICE_DEADLINE_PASSED,
	      "The deadline has passed: the order may be cancelled at any moment. Confirm what has left without delay.",
	      "已过截止时间,订单随时可能被自动取消。已发出的商品请立即确认发货。")
	MEANS(SHP_ADVICE_DEADLINE_NEAR,
	      "Less than a day is left before the order is cancelled automatically. Ship and confirm it now.",
	      "距订单自动取消不足一天。请立即发货并确认发货。")
	MEANS(SHP_ADVICE_UNCONFIRMED_NOT_PAID,
	      "The order is cancelled: what was shipped without confirmation will not be paid. Stop or recall "
	      "such parcels.",
	      "订单已取消:未确认发货的商品即使已发出也不会收到款项。请拦截或召回此类包裹。")
	MEANS(SHP_ADVICE_PAYMENT_DECLINED,
	      "A charge of this order was declined. Hold back what has not left until it is settled.",
	      "此订单的一笔收款被拒。款项结清之前,请暂缓发出其余商品。")
	MEANS(SHP_ADVICE_REST_OPEN,
	      "The ship-by date has come and units are still open. Confirm or cancel them, or the order is late.",
	      "最迟发货日期已到,仍有商品未发货。请确认发货或取消,否则订单将逾期。")
	MEANS(SHP_ADVICE_OUTSIDE_CALENDAR,
	      "The deadline depends on days that the calendar does not know. Bring the calendar up to date.",
	      "截止时间涉及日历中没有的日期。请更新日历。")
	MEANS(SHP_ADVICE_SINGLE_SHIPMENT,
	      "This marketplace wants the order as one shipment. Put the rest into one package and confirm it.",
	      "该商城要求整个订单一次发货。请将其余商品放入一个包裹并确认发货。")
	MEANS(SHP_ADVICE_SHIP_BY_PASSED,
	      "The ship-by date has passed and units are still open: the order is late. Confirm or cancel them.",
	      "最迟发货日期已过,仍有商品未发货:订单已逾期。请确认发货或取消。")
};

const uint32_t shp__status_count = sizeof(shp__status_table) / sizeof(shp__status_table[0]);

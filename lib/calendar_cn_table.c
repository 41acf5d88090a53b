/*
 * Mainland China 2004 to 2026, by the State Council's yearly notices: days off (OFF) and weekend days worked in
 * exchange (WORK), as first day and number of days. Weekends inside a stretch of days off are part of it; no day is
 * both. A line is one holiday:
 *
 *	元旦 New Year's Day, 春节 Spring Festival, 清明节 Tomb-Sweeping Day, 劳动节 Labour Day, 端午节 Dragon Boat Festival,
 *	中秋节 Mid-Autumn Festival, 国庆节 National Day, 抗战胜利纪念日 Victory Day (2015 only)
 *
 * 2020 is as amended: the Spring Festival was extended to 2 February, and Monday the 3rd is named as worked.
 * To add a year, add its lines at the end: the valid range follows from the first and the last line.
 *
 * Put together from two tables and held against a third, which agree on every day that they share:
 *
 *	holiday-cn, github.com/NateScarlet/holiday-cn (2007 to 2026), Copyright (c) 2019 NateScarlet
 *	chinese-days, github.com/vsme/chinese-days (2004 to 2026), Copyright (c) 2024 Yawei sun
 *	chinese-calendar, github.com/LKI/chinese-calendar (2004 to 2026), Copyright (c) 2017 Lirian Su
 *
 * each under the MIT License:
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
 * permit persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of
 * the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
 * THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
 * TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 * SOFTWARE.
 */
#include "calendar.h"

#define OFF(year, month, day, days) {year, month, day, days, 0}
#define WORK(year, month, day, days) {year, month, day, days, 1}

const struct shp__calendar_cn_days shp__calendar_cn_table[] = {
	/* 2004 */
	OFF(2004, 1, 1, 1), /* 元旦 */
	OFF(2004, 1, 22, 7), WORK(2004, 1, 17, 2), /* 春节 */
	OFF(2004, 5, 1, 7), WORK(2004, 5, 8, 2), /* 劳动节 */
	OFF(2004, 10, 1, 7), WORK(2004, 10, 9, 2), /* 国庆节 */

	/* 2005 */
	OFF(2005, 1, 1, 3), /* 元旦 */
	OFF(2005, 2, 9, 7), WORK(2005, 2, 5, 2), /* 春节 */
	OFF(2005, 5, 1, 7), WORK(2005, 4, 30, 1), WORK(2005, 5, 8, 1), /* 劳动节 */
	OFF(2005, 10, 1, 7), WORK(2005, 10, 8, 2), /* 国庆节 */

	/* 2006 */
	OFF(2006, 1, 1, 3), /* 元旦 */
	OFF(2006, 1, 29, 7), WORK(2006, 1, 28, 1), WORK(2006, 2, 5, 1), /* 春节 */
	OFF(2006, 5, 1, 7), WORK(2006, 4, 29, 2), /* 劳动节 */
	OFF(2006, 10, 1, 7), WORK(2006, 9, 30, 1), WORK(2006, 10, 8, 1), /* 国庆节 */

	/* 2007 */
	OFF(2007, 1, 1, 3), WORK(2006, 12, 30, 2), /* 元旦 */
	OFF(2007, 2, 18, 7), WORK(2007, 2, 17, 1), WORK(2007, 2, 25, 1), /* 春节 */
	OFF(2007, 5, 1, 7), WORK(2007, 4, 28, 2), /* 劳动节 */
	OFF(2007, 10, 1, 7), WORK(2007, 9, 29, 2), /* 国庆节 */

	/* 2008 */
	OFF(2007, 12, 30, 3), WORK(2007, 12, 29, 1), /* 元旦 */
	OFF(2008, 2, 6, 7), WORK(2008, 2, 2, 2), /* 春节 */
	OFF(2008, 4, 4, 3), /* 清明节 */
	OFF(2008, 5, 1, 3), WORK(2008, 5, 4, 1), /* 劳动节 */
	OFF(2008, 6, 7, 3), /* 端午节 */
	OFF(2008, 9, 13, 3), /* 中秋节 */
	OFF(2008, 9, 29, 7), WORK(2008, 9, 27, 2), /* 国庆节 */

	/* 2009 */
	OFF(2009, 1, 1, 3), WORK(2009, 1, 4, 1), /* 元旦 */
	OFF(2009, 1, 25, 7), WORK(2009, 1, 24, 1), WORK(2009, 2, 1, 1), /* 春节 */
	OFF(2009, 4, 4, 3), /* 清明节 */
	OFF(2009, 5, 1, 3), /* 劳动节 */
	OFF(2009, 5, 28, 3), WORK(2009, 5, 31, 1), /* 端午节 */
	OFF(2009, 10, 1, 8), WORK(2009, 9, 27, 1), WORK(2009, 10, 10, 1), /* 国庆节与中秋节 */

	/* 2010 */
	OFF(2010, 1, 1, 3), /* 元旦 */
	OFF(2010, 2, 13, 7), WORK(2010, 2, 20, 2), /* 春节 */
	OFF(2010, 4, 3, 3), /* 清明节 */
	OFF(2010, 5, 1, 3), /* 劳动节 */
	OFF(2010, 6, 14, 3), WORK(2010, 6, 12, 2), /* 端午节 */
	OFF(2010, 9, 22, 3), WORK(2010, 9, 19, 1), WORK(2010, 9, 25, 1), /* 中秋节 */
	OFF(2010, 10, 1, 7), WORK(2010, 9, 26, 1), WORK(2010, 10, 9, 1), /* 国庆节 */

	/* 2011 */
	OFF(2011, 1, 1, 3), /* 元旦 */
	OFF(2011, 2, 2, 7), WORK(2011, 1, 30, 1), WORK(2011, 2, 12, 1), /* 春节 */
	OFF(2011, 4, 3, 3), WORK(2011, 4, 2, 1), /* 清明节 */
	OFF(2011, 4, 30, 3), /* 劳动节 */
	OFF(2011, 6, 4, 3), /* 端午节 */
	OFF(2011, 9, 10, 3), /* 中秋节 */
	OFF(2011, 10, 1, 7), WORK(2011, 10, 8, 2), /* 国庆节 */

	/* 2012 */
	OFF(2012, 1, 1, 3), WORK(2011, 12, 31, 1), /* 元旦 */
	OFF(2012, 1, 22, 7), WORK(2012, 1, 21, 1), WORK(2012, 1, 29, 1), /* 春节 */
	OFF(2012, 4, 2, 3), WORK(2012, 3, 31, 2), /* 清明节 */
	OFF(2012, 4, 29, 3), WORK(2012, 4, 28, 1), /* 劳动节 */
	OFF(2012, 6, 22, 3), /* 端午节 */
	OFF(2012, 9, 30, 8), WORK(2012, 9, 29, 1), /* 国庆节与中秋节 */

	/* 2013 */
	OFF(2013, 1, 1, 3), WORK(2013, 1, 5, 2), /* 元旦 */
	OFF(2013, 2, 9, 7), WORK(2013, 2, 16, 2), /* 春节 */
	OFF(2013, 4, 4, 3), WORK(2013, 4, 7, 1), /* 清明节 */
	OFF(2013, 4, 29, 3), WORK(2013, 4, 27, 2), /* 劳动节 */
	OFF(2013, 6, 10, 3), WORK(2013, 6, 8, 2), /* 端午节 */
	OFF(2013, 9, 19, 3), WORK(2013, 9, 22, 1), /* 中秋节 */
	OFF(2013, 10, 1, 7), WORK(2013, 9, 29, 1), WORK(2013, 10, 12, 1), /* 国庆节 */

	/* 2014 */
	OFF(2014, 1, 1, 1), /* 元旦 */
	OFF(2014, 1, 31, 7), WORK(2014, 1, 26, 1), WORK(2014, 2, 8, 1), /* 春节 */
	OFF(2014, 4, 5, 1), OFF(2014, 4, 7, 1), /* 清明节 */
	OFF(2014, 5, 1, 3), WORK(2014, 5, 4, 1), /* 劳动节 */
	OFF(2014, 6, 2, 1), /* 端午节 */
	OFF(2014, 9, 8, 1), /* 中秋节 */
	OFF(2014, 10, 1, 7), WORK(2014, 9, 28, 1), WORK(2014, 10, 11, 1), /* 国庆节 */

	/* 2015 */
	OFF(2015, 1, 1, 3), WORK(2015, 1, 4, 1), /* 元旦 */
	OFF(2015, 2, 18, 7), WORK(2015, 2, 15, 1), WORK(2015, 2, 28, 1), /* 春节 */
	OFF(2015, 4, 5, 2), /* 清明节 */
	OFF(2015, 5, 1, 1), /* 劳动节 */
	OFF(2015, 6, 20, 1), OFF(2015, 6, 22, 1), /* 端午节 */
	OFF(2015, 9, 3, 3), WORK(2015, 9, 6, 1), /* 抗战胜利 70 周年纪念日 */
	OFF(2015, 9, 27, 1), /* 中秋节 */
	OFF(2015, 10, 1, 7), WORK(2015, 10, 10, 1), /* 国庆节 */

	/* 2016 */
	OFF(2016, 1, 1, 1), /* 元旦 */
	OFF(2016, 2, 7, 7), WORK(2016, 2, 6, 1), WORK(2016, 2, 14, 1), /* 春节 */
	OFF(2016, 4, 4, 1), /* 清明节 */
	OFF(2016, 5, 1, 2), /* 劳动节 */
	OFF(2016, 6, 9, 3), WORK(2016, 6, 12, 1), /* 端午节 */
	OFF(2016, 9, 15, 3), WORK(2016, 9, 18, 1), /* 中秋节 */
	OFF(2016, 10, 1, 7), WORK(2016, 10, 8, 2), /* 国庆节 */

	/* 2017 */
	OFF(2017, 1, 1, 2), /* 元旦 */
	OFF(2017, 1, 27, 7), WORK(2017, 1, 22, 1), WORK(2017, 2, 4, 1), /* 春节 */
	OFF(2017, 4, 2, 3), WORK(2017, 4, 1, 1), /* 清明节 */
	OFF(2017, 5, 1, 1), /* 劳动节 */
	OFF(2017, 5, 28, 3), WORK(2017, 5, 27, 1), /* 端午节 */
	OFF(2017, 10, 1, 8), WORK(2017, 9, 30, 1), /* 国庆节与中秋节 */

	/* 2018 */
	OFF(2018, 1, 1, 1), /* 元旦 */
	OFF(2018, 2, 15, 7), WORK(2018, 2, 11, 1), WORK(2018, 2, 24, 1), /* 春节 */
	OFF(2018, 4, 5, 3), WORK(2018, 4, 8, 1), /* 清明节 */
	OFF(2018, 4, 29, 3), WORK(2018, 4, 28, 1), /* 劳动节 */
	OFF(2018, 6, 18, 1), /* 端午节 */
	OFF(2018, 9, 24, 1), /* 中秋节 */
	OFF(2018, 10, 1, 7), WORK(2018, 9, 29, 2), /* 国庆节 */

	/* 2019 */
	OFF(2018, 12, 30, 3), WORK(2018, 12, 29, 1), /* 元旦 */
	OFF(2019, 2, 4, 7), WORK(2019, 2, 2, 2), /* 春节 */
	OFF(2019, 4, 5, 1), /* 清明节 */
	OFF(2019, 5, 1, 4), WORK(2019, 4, 28, 1), WORK(2019, 5, 5, 1), /* 劳动节 */
	OFF(2019, 6, 7, 1), /* 端午节 */
	OFF(2019, 9, 13, 1), /* 中秋节 */
	OFF(2019, 10, 1, 7), WORK(2019, 9, 29, 1), WORK(2019, 10, 12, 1), /* 国庆节 */

	/* 2020 */
	OFF(2020, 1, 1, 1), /* 元旦 */
	OFF(2020, 1, 24, 10), WORK(2020, 1, 19, 1), WORK(2020, 2, 3, 1), /* 春节 */
	OFF(2020, 4, 4, 3), /* 清明节 */
	OFF(2020, 5, 1, 5), WORK(2020, 4, 26, 1), WORK(2020, 5, 9, 1), /* 劳动节 */
	OFF(2020, 6, 25, 3), WORK(2020, 6, 28, 1), /* 端午节 */
	OFF(2020, 10, 1, 8), WORK(2020, 9, 27, 1), WORK(2020, 10, 10, 1), /* 国庆节与中秋节 */

	/* 2021 */
	OFF(2021, 1, 1, 3), /* 元旦 */
	OFF(2021, 2, 11, 7), WORK(2021, 2, 7, 1), WORK(2021, 2, 20, 1), /* 春节 */
	OFF(2021, 4, 3, 3), /* 清明节 */
	OFF(2021, 5, 1, 5), WORK(2021, 4, 25, 1), WORK(2021, 5, 8, 1), /* 劳动节 */
	OFF(2021, 6, 12, 3), /* 端午节 */
	OFF(2021, 9, 19, 3), WORK(2021, 9, 18, 1), /* 中秋节 */
	OFF(2021, 10, 1, 7), WORK(2021, 9, 26, 1), WORK(2021, 10, 9, 1), /* 国庆节 */

	/* 2022 */
	OFF(2022, 1, 1, 3), /* 元旦 */
	OFF(2022, 1, 31, 7), WORK(2022, 1, 29, 2), /* 春节 */
	OFF(2022, 4, 3, 3), WORK(2022, 4, 2, 1), /* 清明节 */
	OFF(2022, 4, 30, 5), WORK(2022, 4, 24, 1), WORK(2022, 5, 7, 1), /* 劳动节 */
	OFF(2022, 6, 3, 3), /* 端午节 */
	OFF(2022, 9, 10, 3), /* 中秋节 */
	OFF(2022, 10, 1, 7), WORK(2022, 10, 8, 2), /* 国庆节 */

	/* 2023 */
	OFF(2022, 12, 31, 3), /* 元旦 */
	OFF(2023, 1, 21, 7), WORK(2023, 1, 28, 2), /* 春节 */
	OFF(2023, 4, 5, 1), /* 清明节 */
	OFF(2023, 4, 29, 5), WORK(2023, 4, 23, 1), WORK(2023, 5, 6, 1), /* 劳动节 */
	OFF(2023, 6, 22, 3), WORK(2023, 6, 25, 1), /* 端午节 */
	OFF(2023, 9, 29, 8), WORK(2023, 10, 7, 2), /* 国庆节与中秋节 */

	/* 2024 */
	OFF(2024, 1, 1, 1), /* 元旦 */
	OFF(2024, 2, 10, 8), WORK(2024, 2, 4, 1), WORK(2024, 2, 18, 1), /* 春节 */
	OFF(2024, 4, 4, 3), WORK(2024, 4, 7, 1), /* 清明节 */
	OFF(2024, 5, 1, 5), WORK(2024, 4, 28, 1), WORK(2024, 5, 11, 1), /* 劳动节 */
	OFF(2024, 6, 10, 1), /* 端午节 */
	OFF(2024, 9, 15, 3), WORK(2024, 9, 14, 1), /* 中秋节 */
	OFF(2024, 10, 1, 7), WORK(2024, 9, 29, 1), WORK(2024, 10, 12, 1), /* 国庆节 */

	/* 2025 */
	OFF(2025, 1, 1, 1), /* 元旦 */
	OFF(2025, 1, 28, 8), WORK(2025, 1, 26, 1), WORK(2025, 2, 8, 1), /* 春节 */
	OFF(2025, 4, 4, 3), /* 清明节 */
	OFF(2025, 5, 1, 5), WORK(2025, 4, 27, 1), /* 劳动节 */
	OFF(2025, 5, 31, 3), /* 端午节 */
	OFF(2025, 10, 1, 8), WORK(2025, 9, 28, 1), WORK(2025, 10, 11, 1), /* 国庆节与中秋节 */

	/* 2026 */
	OFF(2026, 1, 1, 3), WORK(2026, 1, 4, 1), /* 元旦 */
	OFF(2026, 2, 15, 9), WORK(2026, 2, 14, 1), WORK(2026, 2, 28, 1), /* 春节 */
	OFF(2026, 4, 4, 3), /* 清明节 */
	OFF(2026, 5, 1, 5), WORK(2026, 5, 9, 1), /* 劳动节 */
	OFF(2026, 6, 19, 3), /* 端午节 */
	OFF(2026, 9, 25, 3), /* 中秋节 */
	OFF(2026, 10, 1, 7), WORK(2026, 9, 20, 1), WORK(2026, 10, 10, 1), /* 国庆节 */
};

const uint32_t shp__calendar_cn_count = sizeof(shp__calendar_cn_table) / sizeof(shp__calendar_cn_table[0]);

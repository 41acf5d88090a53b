/*
 * The first table: test numbers of tracking_number_data 2.0.0 (github.com/jkeen/tracking_number_data, commit
 * b79ce4b), blanks and all, under this notice:
 *
 *   MIT License
 *
 *   Copyright (c) 2017 Jeff Keen
 *
 *   Permission is hereby granted, free of charge, to any person obtaining a copy
 *   of this software and associated documentation files (the "Software"), to deal
 *   in the Software without restriction, including without limitation the rights
 *   to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 *   copies of the Software, and to permit persons to whom the Software is
 *   furnished to do so, subject to the following conditions:
 *
 *   The above copyright notice and this permission notice shall be included in all
 *   copies or substantial portions of the Software.
 *
 *   THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 *   IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 *   FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 *   AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 *   LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 *   OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 *   SOFTWARE.
 *
 * The second table: numbers found in public, of couriers that it lacks; where from stands beside each. Their check
 * digits were computed anew.
 */
#include "tracking_vectors.h"

#include "libshipment/tracking.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

const struct tracking_vector tracking_vectors[] = {
	/* amazon: Amazon Logistics */
	{"amazon", "Amazon Logistics", "000000000000000", 0},
	{"amazon", "Amazon Logistics", "000000000000", 0},

	/* amazon: Amazon International */
	{"amazon", "Amazon International", "C1004444443", 1},
	{"amazon", "Amazon International", "C1004444444", 1},
	{"amazon", "Amazon International", "D1234567890", 0},

	/* canada_post: Canada Post (16) */
	{"canada_post", "Canada Post (16)", "0073938000549297", 1},
	{"canada_post", "Canada Post (16)", "7035114477138472", 1},
	{"canada_post", "Canada Post (16)", "0073938000549292", 0},
	{"canada_post", "Canada Post (16)", "5002847016405018", 0},

	/* canpar: Canpar (22) */
	{"canpar", "Canpar (22)", "D576002440000002496001", 1},
	{"canpar", "Canpar (22)", "L576002440000000001004", 1},
	{"canpar", "Canpar (22)", "S576002440000000025001", 1},
	{"canpar", "Canpar (22)", "1576002440000002510003", 0},
	{"canpar", "Canpar (22)", "M576002440000002510003", 0},

	/* dhl: DHL Express */
	{"dhl", "DHL Express", "73891051146", 1},
	{"dhl", "DHL Express", "3821724944", 1},
	{"dhl", "DHL Express", "3318810034", 0},
	{"dhl", "DHL Express", "3318810011", 0},

	/* dhl: DHL Express (Piece ID) */
	{"dhl", "DHL Express (Piece ID)", "JJD0099999999", 1},
	{"dhl", "DHL Express (Piece ID)", "JVGL0999999990", 1},
	{"dhl", "DHL Express (Piece ID)", "XJD0099999998", 0},

	/* dhl: DHL E-Commerce */
	{"dhl", "DHL E-Commerce", "GM2951173225174494", 1},
	{"dhl", "DHL E-Commerce", "GM 2 9 5 117 32 25 1 7 44 9 4", 1},
	{"dhl", "DHL E-Commerce", "GM295117494011169042", 1},
	{"dhl", "DHL E-Commerce", "GM9E44608A27984866BA2D", 1},
	{"dhl", "DHL E-Commerce", "GS295117494011169041", 0},
	{"dhl", "DHL E-Commerce", "ABCDEFGHILJKLMNOPQ", 0},

	/* dhl: DHL E-Commerce (14) */
	{"dhl", "DHL E-Commerce (14)", "60120172242323", 1},
	{"dhl", "DHL E-Commerce (14)", "60120174971147", 1},
	{"dhl", "DHL E-Commerce (14)", "A60120172242323", 0},
	{"dhl", "DHL E-Commerce (14)", "6012017224232301", 0},
	{"dhl", "DHL E-Commerce (14)", "601201722X2323", 0},
	{"dhl", "DHL E-Commerce (14)", "GS295117494011169041", 0},

	/* dpd: DPD (28) */
	{"dpd", "DPD (28)", "0081 827 0998 0000 0200 45 327 276 N", 1},
	{"dpd", "DPD (28)", "008182709980000020033350276A", 0},
	{"dpd", "DPD (28)", "0081 827 0998 0000 0200 45 000 000 N", 0},

	/* dpd: DPD (14) */
	{"dpd", "DPD (14)", "0998 0000 0200 34D", 1},

	/* fedex: FedEx Express (12) */
	{"fedex", "FedEx Express (12)", "986578788855", 1},
	{"fedex", "FedEx Express (12)", "477179081230", 1},
	{"fedex", "FedEx Express (12)", "799531274483", 1},
	{"fedex", "FedEx Express (12)", " 7 9 0 5 3 5 3 1 2 3 1 7 ", 1},

	/* fedex: FedEx Express (34) */
	{"fedex", "FedEx Express (34)", " 1 0 0 1 9 0 1 7 8 1 9 9 0 0 0 1 0 0 0 3 0 0 6 1 7 7 6 7 8 3 9 4 3 7 ", 1},
	{"fedex", "FedEx Express (34)", "1002297871540001000300790695517286", 1},
	{"fedex", "FedEx Express (34)", "1027590111820004833500785458233610", 1},
	{"fedex", "FedEx Express (34)", "1195271874060007521100871140316925", 1},
	{"fedex", "FedEx Express (34)", "1195583874210007521100871140316936", 1},

	/* fedex: FedEx ASTRA (32) */
	{"fedex", "FedEx ASTRA (32)", "32971514560102447849175802862014", 1},
	{"fedex", "FedEx ASTRA (32)", "33810799560000004380417923803212", 1},
	{"fedex", "FedEx ASTRA (32)", "3 29715 145 6010244 784917580286 2014", 1},
	{"fedex", "FedEx ASTRA (32)", "32971514560102447849175802852014", 0},
	{"fedex", "FedEx ASTRA (32)", "3297151456010244784917580286201", 0},

	/* fedex: FedEx Ground */
	{"fedex", "FedEx Ground", "0414 4176 0228 964", 1},
	{"fedex", "FedEx Ground", "5682 8361 0012 000", 1},
	{"fedex", "FedEx Ground", " 5 6 8 2   8 3 6 1   0 0 1 2   0 0 0 ", 1},

	/* fedex: FedEx Ground 96 (22) */
	{"fedex", "FedEx Ground 96 (22)", "9611020987654312345672", 1},
	{"fedex", "FedEx Ground 96 (22)", " 9 6 1 1 0 2 0 9 8 7 6 5 4 3 1 2 3 4 5 6 7 2 ", 1},

	/* fedex: FedEx Ground GSN */
	{"fedex", "FedEx Ground GSN", "9622001560000000000000794808390594", 1},
	{"fedex", "FedEx Ground GSN", " 9 6 2 2 0 0 1 5 6 0 0 0 1 2 3 4 5 6 7 1 0 0 7 9 4 8 0 8 3 9 0 5 9 4 ", 1},
	{"fedex", "FedEx Ground GSN", "9632001560123456789900794808390594", 1},
	{"fedex", "FedEx Ground GSN", "9622001560001234567100794808390597", 0},

	/* gofo: GOFO Express (US) */
	{"gofo", "GOFO Express (US)", "GFUS01011884214464", 1},
	{"gofo", "GOFO Express (US)", "GFUS01011884214272", 1},
	{"gofo", "GOFO Express (US)", "GFUS0101188421446", 0},

	/* landmark: Landmark Global LTN */
	{"landmark", "Landmark Global LTN", "LTN74209518N1", 1},
	{"landmark", "Landmark Global LTN", "LSN74209518N2", 0},
	{"landmark", "Landmark Global LTN", "LSN74209518N1", 0},

	/* lasership: LaserShip LX */
	{"lasership", "LaserShip LX", "LI12976442", 1},
	{"lasership", "LaserShip LX", "LA28376237", 1},
	{"lasership", "LaserShip LX", "LH13816137", 1},
	{"lasership", "LaserShip LX", "LH13820469", 1},
	{"lasership", "LaserShip LX", "LH13821737", 1},
	{"lasership", "LaserShip LX", "LH13820881", 1},
	{"lasership", "LaserShip LX", "LH13795254", 1},
	{"lasership", "LaserShip LX", "LE10917377", 1},
	{"lasership", "LaserShip LX", "LE10913900", 1},
	{"lasership", "LaserShip LX", "LE10913753", 1},
	{"lasership", "LaserShip LX", "LN30083672", 1},
	{"lasership", "LaserShip LX", "LX9763503N", 0},
	{"lasership", "LaserShip LX", "LH9176350N6", 0},
	{"lasership", "LaserShip LX", "XA17635036", 0},

	/* lasership: LaserShip 1LS7 (15) */
	{"lasership", "LaserShip 1LS7 (15)", "1LS717793482164", 1},
	{"lasership", "LaserShip 1LS7 (15)", " 1 L S 7 2 0 0 0 0 0 0 0 0 0 0 ", 1},
	{"lasership", "LaserShip 1LS7 (15)", "1LX734505321754", 0},

	/* lasership: LaserShip 1LS7 (18) */
	{"lasership", "LaserShip 1LS7 (18)", "1LS7119013618127-1", 1},
	{"lasership", "LaserShip 1LS7 (18)", " 1 L S 7 1 1 9 0 1 3 6 1 8 1 2 7 - 1 ", 1},
	{"lasership", "LaserShip 1LS7 (18)", "1LS7119013618127-2", 0},

	/* lasership: LaserShip 1LSCX (15) */
	{"lasership", "LaserShip 1LSCX (15)", "1LS CX VE00 58631Y", 1},
	{"lasership", "LaserShip 1LSCX (15)", "1LSCZVE0058631Y", 0},

	/* old_dominion: Old Dominion */
	{"old_dominion", "Old Dominion", "07209562763", 1},
	{"old_dominion", "Old Dominion", " 0 7 2 0 9 5 6 2 7 6 3 ", 1},
	{"old_dominion", "Old Dominion", "77806528897", 1},
	{"old_dominion", "Old Dominion", "78045768393", 1},
	{"old_dominion", "Old Dominion", "07209562773", 0},
	{"old_dominion", "Old Dominion", "79927398713", 0},
	{"old_dominion", "Old Dominion", "10000000000", 0},

	/* old_dominion: Old Dominion Guaranteed Shipment */
	{"old_dominion", "Old Dominion Guaranteed Shipment", " 8 0 0 0 3 2 8 0 3 7 9 ", 1},
	{"old_dominion", "Old Dominion Guaranteed Shipment", "10000000000", 0},

	/* ontrac: OnTrac */
	{"ontrac", "OnTrac", "C11031500001879", 1},
	{"ontrac", "OnTrac", "C10999911320231", 1},
	{"ontrac", "OnTrac", "C11121553156000", 1},
	{"ontrac", "OnTrac", "C11121552829468", 1},

	/* ontrac: OnTrac D */
	{"ontrac", "OnTrac D", "D 100 113 459 830 10", 1},
	{"ontrac", "OnTrac D", "D10011342332145", 1},
	{"ontrac", "OnTrac D", "D10011342332144", 0},

	/* purolator: Purolator (12) */
	{"purolator", "Purolator (12)", "287809468872", 1},
	{"purolator", "Purolator (12)", "320610804900", 1},
	{"purolator", "Purolator (12)", "331426749957", 1},
	{"purolator", "Purolator (12)", "331434972567", 1},
	{"purolator", "Purolator (12)", "320595463939", 0},
	{"purolator", "Purolator (12)", "287809468875", 0},

	/* purolator: Purolator (alpha + 9) */
	{"purolator", "Purolator (alpha + 9)", "KYV009956937", 1},
	{"purolator", "Purolator (alpha + 9)", "CGK002986959", 1},
	{"purolator", "Purolator (alpha + 9)", "JFV247545960", 1},
	{"purolator", "Purolator (alpha + 9)", "TLR000083964", 1},
	{"purolator", "Purolator (alpha + 9)", "KY009956937", 0},
	{"purolator", "Purolator (alpha + 9)", "331426749957", 0},

	/* s10: S10 */
	{"s10", "S10", "RB123456785US", 1},
	{"s10", "S10", "RB123456785CF", 1},
	{"s10", "S10", "RB123456786US", 0},

	/* speedee: Spee-Dee (20) */
	{"speedee", "Spee-Dee (20)", "SP029692510000920746", 1},
	{"speedee", "Spee-Dee (20)", "SP029692510000901479", 1},
	{"speedee", "Spee-Dee (20)", "SP029692510000279301", 1},
	{"speedee", "Spee-Dee (20)", "SX029692510000920746", 0},

	/* ups: UPS */
	{"ups", "UPS", "1Z5R89390357567127", 1},
	{"ups", "UPS", "1Z879E930346834440", 1},
	{"ups", "UPS", "1Z410E7W0392751591", 1},
	{"ups", "UPS", "1Z8V92A70367203024", 1},
	{"ups", "UPS", " 1 Z 8 V 9 2 A 7 0 3 6 7 2 0 3 0 2 4 ", 1},
	{"ups", "UPS", "1ZXX3150YW44070023", 1},
	{"ups", "UPS", "2Z5R89390357567127", 0},
	{"ups", "UPS", "1A5R89390357567127", 0},

	/* ups: UPS Waybill */
	{"ups", "UPS Waybill", "K 150 623 562 0", 1},
	{"ups", "UPS Waybill", "J4603636537", 1},
	{"ups", "UPS Waybill", "V0490119172", 1},
	{"ups", "UPS Waybill", "K1506235622", 0},
	{"ups", "UPS Waybill", "V0411335627", 0},
	{"ups", "UPS Waybill", "V0423305841", 0},

	/* usps: USPS 20 */
	{"usps", "USPS 20", "0307 1790 0005 2348 3741", 1},
	{"usps", "USPS 20", "7112 3456 7891 2345 6787", 1},
	{"usps", "USPS 20", "0307 1790 0005 2348 3742", 0},

	/* usps: USPS IMpb N */
	{"usps", "USPS IMpb N", "9400 1112 0108 0805 4830 16", 1},
	{"usps", "USPS IMpb N", "9405803699300124287899", 1},
	{"usps", "USPS IMpb N", "9434611206206406227577", 1},
	{"usps", "USPS IMpb N", "9400111206206407628746", 1},
	{"usps", "USPS IMpb N", "9434611206206407667131", 0},
	{"usps", "USPS IMpb N", "2334611306206407667222", 0},

	/* usps: USPS Legacy */
	{"usps", "USPS Legacy", "420 22153 9101026837331000039521", 1},
	{"usps", "USPS Legacy", "7196 9010 7560 0307 7385", 1},
	{"usps", "USPS Legacy", "9101 1234 5678 9000 0000 14", 0},
	{"usps", "USPS Legacy", "7196 9010 7560 0307 7386", 0},

	/* usps: USPS IMpb C */
	{"usps", "USPS IMpb C", "4201002334249200190132607600833457", 1},
	{"usps", "USPS IMpb C", "9505 5110 6960 5048 6006 24", 1},
	{"usps", "USPS IMpb C", "92748931507708513018050063", 1},
	{"usps", "USPS IMpb C", "92001903060085300042901077", 1},
	{"usps", "USPS IMpb C", "9361 2898 7870 0317 6337 95", 1},
	{"usps", "USPS IMpb C", "92 6129098349792366623 8", 1},
	{"usps", "USPS IMpb C", "420902459261290336128704042634", 1},
	{"usps", "USPS IMpb C", "420900469261290336128704216936", 1},
	{"usps", "USPS IMpb C", "61299998820821171811", 0},
	{"usps", "USPS IMpb C", "420000000000000000000000000000", 0},
	{"usps", "USPS IMpb C", "420000009200000000000000000000", 0},
	{"usps", "USPS IMpb C", "4201028200009261290113185417468511", 0},

	/* yodel: Yodel */
	{"yodel", "Yodel", "JJD0002257639032011", 1},
	{"yodel", "Yodel", "JD0002242617644732", 1},
	{"yodel", "Yodel", "JD0002254405060992", 1},
	{"yodel", "Yodel", "JD000225440506099", 0},

	/* yunexpress: YunExpress */
	{"yunexpress", "YunExpress", "YT2229521272164446", 1},
	{"yunexpress", "YunExpress", " Y T 2 2 2 9 5 2 1 2 7 2 1 6 4 4 4 7 ", 1},
};

const uint32_t tracking_vector_count = COUNT(tracking_vectors);

enum { FORMAT = SHP_VERDICT_FORMAT_ONLY, CHECKED = SHP_VERDICT_CHECK_DIGIT_OK };

const struct tracking_sample tracking_samples[] = {
	/* yanwen */
	{"yanwen", "Yanwen (YN, YP)", "VR344217874YP", CHECKED}, /* norkator/paketin-seuranta#66 */
	{"yanwen", "Yanwen (YN, YP)", "AC550032883YN", CHECKED}, /* hdnpt/geartrack-website#51 */

	/* s10 */
	{"s10", "S10", "EB000717618HK", CHECKED}, /* npm s10 README */
	{"s10", "S10", "RN803049000RO", CHECKED}, /* public sample */
	{"s10", "S10", "AG904312272CN", CHECKED}, /* public sample (China Post) */
	{"s10", "S10", "EJ287071520AU", CHECKED}, /* public sample */
	{"s10", "S10", "LB270687462SG", CHECKED}, /* public sample */
	{"s10", "S10", "TQ071537693GB", CHECKED}, /* public sample */
	{"s10", "S10", "LF030796530FR", CHECKED}, /* public sample */
	{"s10", "S10", "RK801660960IE", CHECKED}, /* public sample */
	{"s10", "S10", "NL044620100BR", CHECKED}, /* public sample */

	/* yamato */
	{"yamato", "Yamato Transport (12)", "276571216773", CHECKED}, /* public sample */
	{"yamato", "Yamato Transport (12)", "200961185434", CHECKED}, /* cm55.com manual example */

	/* sagawa */
	{"sagawa", "Sagawa Express (12)", "360889315032", CHECKED}, /* public sample */

	/* dhl_paket */
	{"dhl_paket", "DHL Paket Identcode (12)", "201298452277", CHECKED}, /* paketda.de */
	{"dhl_paket", "DHL Paket Identcode (12)", "428001369716", CHECKED}, /* lobster-world.com */
	{"dhl_paket", "DHL Paket Identcode (12)", "563102430313", CHECKED}, /* bwipp wiki */

	/* hermes_de */
	{"hermes_de", "Hermes (14)", "14032168300008", CHECKED}, /* public sample */

	/* postnord */
	{"postnord", "PostNord (20)", "00373400306297064918", CHECKED}, /* public sample */

	/* courierpost_nz */
	{"courierpost_nz", "CourierPost (20)", "00794210320413344113", CHECKED}, /* public sample */

	/* sf_express */
	{"sf_express", "SF Express", "SF1385628716739", FORMAT}, /* BF-zh/Courier-Validation test */
	{"sf_express", "SF Express", "SF6043310798724", FORMAT}, /* public sample */

	/* zto */
	{"zto", NULL, "432542035598773", FORMAT}, /* public Hive UDF comment, which claims ZTO */

	/* sto */
	{"sto", "STO Express (77)", "773277027280336", FORMAT}, /* BF-zh test */

	/* yunda */
	{"yunda", "Yunda Express (15)", "462598779470531", FORMAT}, /* public Hive UDF comment */

	/* chinapost_parcel */
	{"chinapost_parcel", "China Post parcel (13)", "1240921381750", FORMAT}, /* public Hive UDF comment */

	/* jd */
	{"jd", "JD Logistics", "JDX024407261700", FORMAT}, /* BF-zh test */
	{"jd", "JD Logistics", "JDVA11408814483", FORMAT}, /* public Hive UDF comment */

	/* jt_express */
	{"jt_express", "J&T Express", "JT5261988016578", FORMAT}, /* BF-zh test */
	{"jt_express", "J&T Express", "JT0006968326954", FORMAT}, /* public Hive UDF comment */
	{"jt_express", "J&T Express", "JT3002232682242", FORMAT}, /* public Hive UDF comment (ex-Best) */

	/* deppon */
	{"deppon", "Deppon", "DPK202252612836", FORMAT}, /* BF-zh test */
	{"deppon", "Deppon", "DPK200071957168", FORMAT}, /* public sample */

	/* 4px */
	{"4px", "4PX", "4PX3001794604846CN", FORMAT}, /* itsvic-dev/deliveries#147 */
	{"4px", "4PX (12)", "304200631500", FORMAT}, /* public sample */

	/* cainiao */
	{"cainiao", "Cainiao (LP)", "LP00068434402473", FORMAT}, /* hdnpt/geartrack#10 */
	{"cainiao", "Cainiao (23 to 26)", "63590000017347601815002", FORMAT}, /* hdnpt/geartrack-website#50 */

	/* yunexpress */
	{"yunexpress", "YunExpress", "YT2133821236040818", FORMAT}, /* public sample */

	/* best_express */
	{"best_express", "Best Express (14)", "60850136322011", FORMAT}, /* public sample */
};

const uint32_t tracking_sample_count = COUNT(tracking_samples);

/* Two words that are one name. A row of its own file, because the list compiler
 * marks the heads in the word list. */
#include "name/find.h"

const struct compound_rule compound_rules[] = {
    { "servant of", "عبد", "", HALF_ARTICLE, "وصل عبد الرقيب", "عبدالرقيب" },
    { "father of", "ابو", "", HALF_ANY, "يدعى أبو فدك", "ابوفدك" },
    { "father of, genitive", "ابي", "", HALF_PERSON, "علي بن أبي طالب", "علي ابيطالب" },
    { "father of, accusative", "ابا", "", HALF_PERSON, "أن أبا بكر", "ابابكر" },
    { "mother of", "ام", "", HALF_PERSON, "غنت أم كلثوم", "امكلثوم" },
    { "of the faith",
      "نور صلاح سيف علاء شمس عز بهاء جمال محيي محي فخر ناصر نصر حسام عماد كمال شرف بدر ضياء ركن تقي زين "
      "شهاب خير مجد نجم قطب تاج سراج برهان جلال صفي نظام رشيد محمود امين اسد خالد ولي معز عضد",
      "الدين", HALF_FIXED, "قال نور الدين", "نورالدين" },
    { "of God", "نصر جار جاد خير عطا ضيف سعد خلف حزب حبيب فتح",
      "الله", HALF_FIXED, "حسن نصر الله", "حسن نصرالله" },
    { "of Islam", "سيف شمس", "الاسلام", HALF_FIXED, "سيف الإسلام", "سيفالاسلام" },
};
const unsigned compound_rule_count = sizeof compound_rules / sizeof compound_rules[0];

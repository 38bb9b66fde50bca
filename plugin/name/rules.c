#include "name/find.h"

/* Tried top to bottom; the first that holds takes the word. */
const struct find_rule find_rules[] = {
    { "listed name", IS_CERTAIN, 0, 0, true, "وصل باراك أوباما", "باراك أوباما" },
    { "listed place or organization", IS_THING, 0, 0, true, "في بغداد", "بغداد" },
    { "behind a title", IS_DOUBTFUL, BEHIND_TITLE | BEHIND_OFFICE, 0, false, "قال الشيخ خالد", "خالد" },
    { "behind a name", IS_DOUBTFUL, BEHIND_NAME, 0, false, "وصل محمد سعيد", "محمد سعيد" },
    { "behind ابن", IS_DOUBTFUL | IS_UNKNOWN | IS_NISBA, BEHIND_SON, 0, false, "أسامة بن زبرقان", "أسامة زبرقان" },
    { "before ابن", IS_DOUBTFUL, 0, BEFORE_SON, true, "الأمير سعود بن نايف", "سعود نايف" },
    { "before a name", IS_DOUBTFUL, 0, BEFORE_PERSON, true, "قال سعيد جليلي", "سعيد جليلي" },
    { "unknown, behind a title", IS_UNKNOWN, BEHIND_TITLE, 0, false, "الدكتور زبرقان", "زبرقان" },
    { "nisba behind a given name", IS_NISBA, BEHIND_GIVEN, 0, false, "محمد الزبرقاني", "محمد الزبرقاني" },
};
const unsigned find_rule_count = sizeof find_rules / sizeof find_rules[0];

const char *
find_why (unsigned why)
{
    static const char *const others[] = { "named before in this document" };

    if (why < find_rule_count)
        return find_rules[why].why;
    why -= find_rule_count;
    return why < compound_rule_count ? compound_rules[why].why : others[0];
}

#include "name/find.h"

/* Tried top to bottom; the first that holds takes the word. */
const struct find_rule find_rules[] = {
    { "listed name", IS_CERTAIN, 0, 0, BEHIND_ANY, false, "وصل باراك أوباما", "باراك اوباما" },
    { "listed place or organization", IS_THING, 0, 0, BEHIND_ANY, false, "في بغداد", "بغداد" },
    { "behind a title", IS_DOUBTFUL, BEHIND_TITLE, 0, ALONE, false, "قال الشيخ طارق", "طارق" },
    { "an ordinary word behind a title", IS_ORDINARY, BEHIND_TITLE, 0, ALONE, true, "قال الشيخ صالح", "صالح" },
    { "behind an office", IS_DOUBTFUL, BEHIND_OFFICE, 0, ALONE, true, "قال المقدم طارق", "طارق" },
    { "behind an office, before a name", IS_ORDINARY, BEHIND_OFFICE, BEFORE_PERSON, ALONE, true,
      "الرئيس الأمريكي جو بايدن", "جو بايدن" },
    { "behind a name", IS_DOUBTFUL | IS_ORDINARY, BEHIND_PERSON, 0, ALONE, false, "وصل محمد سعيد", "محمد سعيد" },
    { "joined to a name", IS_DOUBTFUL | IS_ORDINARY, BEHIND_PERSON, 0, BEHIND_AND, true,
      "عثمان ومحمود", "عثمان محمود" },
    { "behind ابن", IS_DOUBTFUL | IS_ORDINARY | IS_UNKNOWN | IS_NISBA, BEHIND_SON, 0, ALONE, false,
      "أسامة بن زبرقان", "اسامه زبرقان" },
    { "before ابن", IS_DOUBTFUL | IS_ORDINARY, 0, BEFORE_SON, BEHIND_ANY, false, "ولسعيد بن نايف", "سعيد نايف" },
    { "before a name", IS_DOUBTFUL, 0, BEFORE_PERSON, BEHIND_ANY, true, "طارق القحطاني", "طارق القحطاني" },
    { "before a family's name", IS_ORDINARY, 0, BEFORE_FAMILY, BEHIND_AND, true, "قال صالح القحطاني", "صالح القحطاني" },
    { "unknown, behind a title", IS_UNKNOWN, BEHIND_TITLE, 0, ALONE, false, "الدكتور زبرقان", "زبرقان" },
    { "nisba behind a given name", IS_NISBA, BEHIND_GIVEN, 0, ALONE, false, "محمد الزبرقاني", "محمد الزبرقاني" },
};
const unsigned find_rule_count = sizeof find_rules / sizeof find_rules[0];

const char *
find_why (unsigned why)
{
    static const char *const others[] = { "named before in this document", "another spelling of a name here" };

    if (why < find_rule_count)
        return find_rules[why].why;
    why -= find_rule_count;
    return why < compound_rule_count ? compound_rules[why].why : others[why - compound_rule_count];
}

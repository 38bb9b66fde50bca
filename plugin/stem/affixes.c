#include "stem/affixes.h"

#define NOUNS    (CLASS_NOUNS | CLASS_NAME_AL)
#define JOINED   (CLASS_NOUNS | CLASS_NAMES | CLASS_BOUND | CLASS_PARTICLE)
#define PRESENT  (CLASS_NOWS | CLASS_BOUND)
#define NISBA    (CLASS_NOUN | CLASS_FEMININE | CLASS_NAMES)
#define OWNED    (CLASS_NOUN | CLASS_PLURAL | CLASS_BOUND | CLASS_VERBS)
#define VERBAL   AFFIX_VERBAL
#define PERSON   (AFFIX_VERBAL | AFFIX_PERSON)
#define DEFINITE AFFIX_DEFINITE
#define OPEN     AFFIX_OPEN
#define KEPT     AFFIX_KEPT

/* Costs were weighed on news: what readers meet often is cheap. A name takes no
 * suffix but the nisba; the present takes its person, the past none. */
/* A row's text with its sizes. */
#define LETTERS(text) text, sizeof text - 1, (sizeof text - 1) / 2
#define SIZED(text)   text, sizeof text - 1

const struct affix affixes[] = {
    /* letters, side, takes, cost, guess, keep, flags, restore, gloss, example, stem */

    { LETTERS ("و"), SIDE_JOINT, CLASS_ALL, 2, GUESS_ALWAYS, 3, 0, SIZED (""), "and", "وقرار", "قرار" },
    { LETTERS ("ف"), SIDE_JOINT, CLASS_ALL, 4, GUESS_DERIVED, 4, 0, SIZED (""), "so", "فقرار", "قرار" },

    { LETTERS ("ال"), SIDE_FRONT, NOUNS, 0, GUESS_ALWAYS, 2, DEFINITE, SIZED (""), "the", "القرار", "قرار" },
    { LETTERS ("ا"), SIDE_FRONT, PRESENT, 5, GUESS_NEVER, 0, PERSON, SIZED (""), "I …", "اكتب", "كتب" },
    { LETTERS ("بال"), SIDE_FRONT, NOUNS, 1, GUESS_ALWAYS, 3, DEFINITE, SIZED (""), "with the", "بالقرار", "قرار" },
    { LETTERS ("ب"), SIDE_FRONT, JOINED, 3, GUESS_DERIVED, 4, 0, SIZED (""), "with", "بقرار", "قرار" },
    { LETTERS ("ت"), SIDE_FRONT, PRESENT, 1, GUESS_NEVER, 0, PERSON, SIZED (""), "she …", "تكتب", "كتب" },
    { LETTERS ("سي"), SIDE_FRONT, PRESENT, 1, GUESS_BARE, 3, PERSON, SIZED (""), "he will …", "سيكتب", "كتب" },
    { LETTERS ("ست"), SIDE_FRONT, PRESENT, 1, GUESS_BARE, 4, PERSON, SIZED (""), "she will …", "ستكتب", "كتب" },
    { LETTERS ("سن"), SIDE_FRONT, PRESENT, 1, GUESS_BARE, 4, PERSON, SIZED (""), "we will …", "سنكتب", "كتب" },
    { LETTERS ("سا"), SIDE_FRONT, PRESENT, 4, GUESS_NEVER, 0, PERSON, SIZED (""), "I will …", "ساكتب", "كتب" },
    { LETTERS ("كال"), SIDE_FRONT, NOUNS, 1, GUESS_ALWAYS, 4, DEFINITE, SIZED (""), "as the", "كالقرار", "قرار" },
    { LETTERS ("ك"), SIDE_FRONT, JOINED, 5, GUESS_NEVER, 0, 0, SIZED (""), "as", "كقرار", "قرار" },
    { LETTERS ("لل"), SIDE_FRONT, NOUNS, 1, GUESS_ALWAYS, 2, DEFINITE, SIZED (""), "to the", "للقرار", "قرار" },
    { LETTERS ("لي"), SIDE_FRONT, PRESENT, 3, GUESS_NEVER, 0, PERSON, SIZED (""), "so that he …", "ليكتب", "كتب" },
    { LETTERS ("لت"), SIDE_FRONT, PRESENT, 4, GUESS_NEVER, 0, PERSON, SIZED (""), "so that she …", "لتكتب", "كتب" },
    { LETTERS ("لن"), SIDE_FRONT, PRESENT, 6, GUESS_NEVER, 0, PERSON, SIZED (""), "so that we …", "لنكتب", "كتب" },
    { LETTERS ("ل"), SIDE_FRONT, NOUNS | CLASS_NAME, 0, GUESS_NEVER, 0, DEFINITE | AFFIX_DOUBLED, SIZED (""), "to the, before another ل",
      "للجنه", "لجنه" },
    { LETTERS ("ل"), SIDE_FRONT, JOINED, 3, GUESS_DERIVED, 4, 0, SIZED (""), "to", "لقرار", "قرار" },
    { LETTERS ("ن"), SIDE_FRONT, PRESENT, 3, GUESS_NEVER, 0, PERSON, SIZED (""), "we …", "نكتب", "كتب" },
    { LETTERS ("ي"), SIDE_FRONT, PRESENT, 1, GUESS_BARE, 3, PERSON, SIZED (""), "he …", "يكتب", "كتب" },

    { LETTERS ("تا"), SIDE_INNER, CLASS_FEMININE, 4, GUESS_NEVER, 0, 0, SIZED (""), "both, of a word in teh", "دولتاهما", "دوله" },
    { LETTERS ("نا"), SIDE_INNER, CLASS_PAST_NA, 2, GUESS_NEVER, 0, VERBAL, SIZED (""), "we …ed", "كتبناه", "كتب" },
    { LETTERS ("ا"), SIDE_INNER, CLASS_NOUN, 5, GUESS_NEVER, 0, 0, SIZED (""), "both", "كتاباهما", "كتاب" },
    { LETTERS ("ات"), SIDE_INNER, CLASS_FEMININE, 0, GUESS_ALWAYS, 3, 0, SIZED (""), "plural of a word in teh", "حكوماته",
      "حكومه" },
    { LETTERS ("ات"), SIDE_INNER, CLASS_NOUN, 1, GUESS_NEVER, 0, 0, SIZED (""), "plural in ات", "قراراته", "قرار" },
    { LETTERS ("ت"), SIDE_INNER, CLASS_FEMININE | CLASS_PLURAL_TEH, 0, GUESS_ALWAYS, 3, 0, SIZED (""),
      "teh before a pronoun", "حكومتهم", "حكومه" },
    { LETTERS ("ت"), SIDE_INNER, CLASS_NOUN, 1, GUESS_NEVER, 0, 0, SIZED (""), "teh of the feminine before a pronoun",
      "كبيرتهم", "كبير" },
    { LETTERS ("ت"), SIDE_INNER, CLASS_PAST_TA | CLASS_PAST_NA, 1, GUESS_NEVER, 0, VERBAL, SIZED (""), "she …ed", "كتبتها",
      "كتب" },
    { LETTERS ("ان"), SIDE_INNER, CLASS_NOW, 3, GUESS_NEVER, 0, VERBAL, SIZED (""), "they both …", "يكتبانه", "كتب" },
    { LETTERS ("ون"), SIDE_INNER, CLASS_NOW_LONG, 1, GUESS_PERSON, 3, VERBAL, SIZED (""), "they …", "يكتبونه", "كتب" },
    { LETTERS ("و"), SIDE_INNER, CLASS_NOUN | CLASS_PAST_TA | CLASS_NOW_LONG, 2, GUESS_NEVER, 0, 0, SIZED (""), "they; plural", "كتبوه",
      "كتب" },
    { LETTERS ("تي"), SIDE_INNER, CLASS_FEMININE, 4, GUESS_NEVER, 0, 0, SIZED (""), "both, of a word in teh", "دولتيهما", "دوله" },
    { LETTERS ("ي"), SIDE_INNER, CLASS_NOUN, 2, GUESS_NEVER, 0, 0, SIZED (""), "plural or both", "مراسليهم", "مراسل" },

    { LETTERS ("ها"), SIDE_PRONOUN, CLASS_ALL, 2, GUESS_ALWAYS, 3, OPEN, SIZED (""), "her", "قرارها", "قرار" },
    { LETTERS ("هما"), SIDE_PRONOUN, CLASS_ALL, 2, GUESS_ALWAYS, 3, OPEN, SIZED (""), "of both", "قرارهما", "قرار" },
    { LETTERS ("كما"), SIDE_PRONOUN, CLASS_ALL, 6, GUESS_NEVER, 0, OPEN, SIZED (""), "of you both", "قراركما", "قرار" },
    { LETTERS ("نا"), SIDE_PRONOUN, CLASS_ALL, 4, GUESS_ALWAYS, 4, OPEN, SIZED (""), "our", "قرارنا", "قرار" },
    { LETTERS ("ك"), SIDE_PRONOUN, CLASS_ALL, 6, GUESS_NEVER, 0, OPEN, SIZED (""), "your", "كتابك", "كتاب" },
    { LETTERS ("هم"), SIDE_PRONOUN, CLASS_ALL, 2, GUESS_ALWAYS, 3, OPEN, SIZED (""), "their", "قرارهم", "قرار" },
    { LETTERS ("كم"), SIDE_PRONOUN, CLASS_ALL, 4, GUESS_ALWAYS, 4, OPEN, SIZED (""), "your, of many", "قراركم", "قرار" },
    { LETTERS ("هن"), SIDE_PRONOUN, CLASS_ALL, 4, GUESS_ALWAYS, 4, OPEN, SIZED (""), "of those women", "قرارهن", "قرار" },
    { LETTERS ("ه"), SIDE_PRONOUN, CLASS_ALL, 2, GUESS_NEVER, 0, OPEN, SIZED (""), "his", "بنوكه", "بنك" },
    { LETTERS ("ني"), SIDE_PRONOUN, CLASS_VERBS | CLASS_BOUND, 4, GUESS_NEVER, 0, OPEN | VERBAL, SIZED (""), "me", "كتبني", "كتب" },
    { LETTERS ("ي"), SIDE_PRONOUN, CLASS_NOUNS, 5, GUESS_NEVER, 0, OPEN, SIZED (""), "my", "بنوكي", "بنك" },

    { LETTERS ("تا"), SIDE_BACK, CLASS_FEMININE | CLASS_PAST_TA, 3, GUESS_NEVER, 0, OPEN, SIZED (""), "both, feminine", "دولتا", "دوله" },
    { LETTERS ("يا"), SIDE_BACK, NISBA, 2, GUESS_ALWAYS, 3, OPEN | KEPT, SIZED ("ي"), "nisba, indefinite", "قراريا", "قراري" },
    { LETTERS ("نا"), SIDE_BACK, CLASS_PAST_NA, 3, GUESS_NEVER, 0, VERBAL, SIZED (""), "we …ed", "قلنا", "قال" },
    { LETTERS ("تما"), SIDE_BACK, CLASS_PAST_NA, 6, GUESS_NEVER, 0, VERBAL, SIZED (""), "you both …ed", "كتبتما", "كتب" },
    { LETTERS ("وا"), SIDE_BACK, CLASS_PAST_TA | CLASS_NOW_LONG, 1, GUESS_INDEFINITE, 3, VERBAL, SIZED (""), "they …", "كتبوا", "كتب" },
    { LETTERS ("ا"), SIDE_BACK, CLASS_NOUN | CLASS_PLURAL, 2, GUESS_INDEFINITE, 3, OPEN, SIZED (""),
      "indefinite accusative", "قرارا", "قرار" },
    { LETTERS ("ا"), SIDE_BACK, CLASS_PAST | CLASS_PAST_NA | CLASS_NOW, 4, GUESS_NEVER, 0, VERBAL, SIZED (""),
      "they both …", "استخدما", "استخدم" },
    { LETTERS ("يات"), SIDE_BACK, NISBA, 2, GUESS_ALWAYS, 3, KEPT, SIZED ("ي"), "nisba, feminine plural", "قراريات", "قراري" },
    { LETTERS ("ات"), SIDE_BACK, CLASS_FEMININE, 0, GUESS_ALWAYS, 3, 0, SIZED (""), "plural of a word in teh", "حكومات", "حكومه" },
    { LETTERS ("ات"), SIDE_BACK, CLASS_NOUN, 1, GUESS_NEVER, 0, 0, SIZED (""), "plural in ات", "قرارات", "قرار" },
    { LETTERS ("ت"), SIDE_BACK, CLASS_PAST_TA | CLASS_PAST_NA, 1, GUESS_BARE, 3, VERBAL, SIZED (""), "she …ed", "كتبت", "كتب" },
    { LETTERS ("تم"), SIDE_BACK, CLASS_PAST_NA, 4, GUESS_NEVER, 0, VERBAL, SIZED (""), "you …ed", "كتبتم", "كتب" },
    { LETTERS ("تان"), SIDE_BACK, CLASS_NOUN, 2, GUESS_NEVER, 0, 0, SIZED (""), "both, of the feminine", "كبيرتان", "كبير" },
    { LETTERS ("تان"), SIDE_BACK, CLASS_FEMININE, 1, GUESS_ALWAYS, 3, 0, SIZED (""), "both, feminine", "دولتان", "دوله" },
    { LETTERS ("يان"), SIDE_BACK, NISBA, 3, GUESS_NEVER, 0, KEPT, SIZED ("ي"), "nisba, both", "قراريان", "قراري" },
    { LETTERS ("ان"), SIDE_BACK, CLASS_NOUN | CLASS_NOW, 2, GUESS_ALWAYS, 4, 0, SIZED (""), "both", "قراران", "قرار" },
    { LETTERS ("يون"), SIDE_BACK, NISBA, 2, GUESS_ALWAYS, 3, KEPT, SIZED ("ي"), "nisba, plural", "قراريون", "قراري" },
    { LETTERS ("ون"), SIDE_BACK, CLASS_NOUN | CLASS_NOW_LONG, 1, GUESS_ALWAYS, 3, 0, SIZED (""), "plural", "يكتبون", "كتب" },
    { LETTERS ("تين"), SIDE_BACK, CLASS_NOUN, 2, GUESS_NEVER, 0, 0, SIZED (""), "both, of the feminine", "كبيرتين", "كبير" },
    { LETTERS ("تين"), SIDE_BACK, CLASS_FEMININE, 1, GUESS_ALWAYS, 3, 0, SIZED (""), "both, feminine", "دولتين", "دوله" },
    { LETTERS ("يين"), SIDE_BACK, NISBA, 2, GUESS_ALWAYS, 3, KEPT, SIZED ("ي"), "nisba, plural", "قراريين", "قراري" },
    { LETTERS ("ين"), SIDE_BACK, CLASS_NOUN | CLASS_NOW_LONG, 1, GUESS_ALWAYS, 3, 0, SIZED (""), "plural or both", "قرارين", "قرار" },
    { LETTERS ("ن"), SIDE_BACK, CLASS_PAST_NA | CLASS_NOW_SHORT, 5, GUESS_NEVER, 0, VERBAL, SIZED (""), "those women …", "كتبن", "كتب" },
    { LETTERS ("و"), SIDE_BACK, CLASS_AGENT, 1, GUESS_NEVER, 0, OPEN, SIZED (""), "plural before its owner", "مراسلو", "مراسل" },
    { LETTERS ("اته"), SIDE_BACK, 0, 0, GUESS_INDEFINITE, 3, OPEN, SIZED (""), "his, of a feminine plural", "زغروطاته", "زغروط" },
    { LETTERS ("ته"), SIDE_BACK, 0, 0, GUESS_INDEFINITE, 4, OPEN, SIZED (""), "his, of a word in teh", "زغروطته", "زغروط" },
    { LETTERS ("يه"), SIDE_BACK, NISBA, 2, GUESS_ALWAYS, 3, KEPT, SIZED ("ي"), "nisba, feminine", "قراريه", "قراري" },
    { LETTERS ("ه"), SIDE_BACK, CLASS_FEMININE | CLASS_PLURAL_TEH, 0, GUESS_ALWAYS, 3, 0, SIZED (""), "teh", "حكومه", "حكومه" },
    { LETTERS ("ه"), SIDE_BACK, CLASS_NOUN, 1, GUESS_NEVER, 0, 0, SIZED (""), "teh of the feminine", "كبيره", "كبير" },
    { LETTERS ("تي"), SIDE_BACK, CLASS_FEMININE, 4, GUESS_NEVER, 0, OPEN, SIZED (""), "my; both, feminine", "دولتي", "دوله" },
    { LETTERS ("ي"), SIDE_BACK, CLASS_AGENT, 1, GUESS_NEVER, 0, OPEN, SIZED (""), "plural before its owner", "مراسلي", "مراسل" },
    { LETTERS ("ي"), SIDE_BACK, NISBA, 3, GUESS_NEVER, 0, KEPT, SIZED ("ي"), "nisba", "قراري", "قراري" },
};

const unsigned affix_count = sizeof affixes / sizeof *affixes;

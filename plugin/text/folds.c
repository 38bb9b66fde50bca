/* The foldings, one a row.
 *
 * What counts as one spelling: everything writers and keyboards interchange
 * without thinking. Alef with any hamza, madda or wasla is alef (in news a
 * third of initial hamzas are not typed); ى is ي and ة is ه, as everybody
 * types them.
 *
 * Hamza has one letter, ء, whatever seat carries it: ؤ and ئ become ء, so that
 * مسؤول and مسئول, شؤون and شئون, قراءة and قرائة fall together. The seat alef
 * cannot join them: أ must be ا (أحمد, احمد), and ا is far too common to stand
 * for ء. Where a seat ئ and a seat أ are both in use for one word, a NEAR row
 * says so: هيئة and هيأة, هيئته and هيأته. Only the ئ changes there, so no word
 * written with a bare alef is touched (إلهيات, بديهيات).
 * Not joined: و or ي typed for ؤ or ئ (مسوول, رييس), which is rare in news and
 * would merge مؤمن with مومن but also سئل with سيل; a final ء left out (سما),
 * which is rarer still; مائة and مئة, which is a word, not a letter. */
#include "text/folds.h"

#include "text/fold_table.h"

const struct fold_row fold_rows[] = {
    { "forms", "Arabic presentation forms and ligatures taken apart (NFKC)", FOLD_EXPAND, "arabic",
      "ﻣﺤﻤﺪ ﷲ", "محمد الله" },
    { "caseless", "letters of other scripts: small, plain, unligated (NFKC, full case folding)", FOLD_EXPAND,
      "other", "Straße Ａﬁ", "strasse afi" },
    { "digits", "Arabic, Persian and all other decimal digits are 0-9", FOLD_EXPAND, "digits",
      "١٢٣ ۴۵", "123 45" },
    { "accents", "accents on letters of other scripts, Hebrew points", FOLD_DROP,
      "0300-034E 0350-036F 0591-05BD 05BF 05C1-05C2 05C4-05C5 05C7 1AB0-1ACE 1DC0-1DFF 20D0-20F0 FE20-FE2F",
      "Éléphant", "elephant" },
    { "tashkeel", "short vowels, tanwin, shadda and sukun", FOLD_DROP,
      "064B-0652 0656-065F 08E3-08FF", "مُحَمَّدٌ", "محمد" },
    { "dagger", "superscript alef", FOLD_DROP, "0670", "هٰذا", "هذا" },
    { "hamza-marks", "hamza and madda as combining marks, high hamza", FOLD_DROP,
      "0653-0655 0674", "سٔل", "سل" },
    { "quran", "Quranic signs, small letters and pauses, honorific marks", FOLD_DROP,
      "0610-061A 06D6-06DC 06DF-06E8 06EA-06ED 0887 088E 0897-089F 08C9-08E1 10EFD-10EFF",
      "بِهِۦ", "به" },
    { "tatweel", "the stroke that lengthens a word", FOLD_DROP, "0640 0883-0885", "محـــمد", "محمد" },
    { "joiners", "joiners, soft hyphens, variation selectors", FOLD_DROP,
      "00AD 034F 180B-180F 200B-200D 2060-2064 FE00-FE0F FEFF E0100-E01EF",
      "می\u200cروم", "ميروم" },
    { "bidi", "marks and controls of writing direction", FOLD_DROP,
      "061C 200E 200F 202A-202E 2066-206F", "\u202bبغداد\u202c", "بغداد" },
    { "alef", "alef with hamza, madda, wasla is alef", FOLD_LETTER,
      "أا إا آا ٱا ٲا ٳا ٵا", "أحمد إلى آخر", "احمد الي اخر" },
    { "maqsura", "alef maqsura is yeh", FOLD_LETTER, "ىي", "مستشفى", "مستشفي" },
    { "marbuta", "teh marbuta is heh", FOLD_LETTER, "ةه ۃه", "حكومة", "حكومه" },
    { "hamza", "hamza on waw or yeh is hamza", FOLD_LETTER, "ؤء ئء ٶء ٸء", "مسؤول مسئول", "مسءول مسءول" },
    { "persian", "Persian letters", FOLD_LETTER, "کك یي گك چج پب ژز ۀه", "گیلان پژو", "كيلان بزو" },
    { "urdu", "Urdu and other letters of the Indian north-west", FOLD_LETTER,
      "ٹت ڈد ڑر ںن ھه ہه ۂه ےي ۓي ٺت ٻب ټت ٽت ٿت ڀب ځح ڃج ڄج څح ڇج ڊد ډد ڋد ڌد ڍد ڎد ڏد ڐد "
      "ڒر ړر ڔر ږر ڗر ڙر ښس ڦف ڪك ګك ڬك ڮك ڰك ڱن ڲك ڳك ڴك ڹن ڻن ڼن ڽن ڿج ۍي ۑي ېي",
      "پاکستانی لڑکے", "باكستاني لركي" },
    { "kurdish", "Kurdish and Turkic letters", FOLD_LETTER,
      "ەه ێي ۆو ڵل ڕر ۇو ۈو ۋو ٷو ڤف ۄو ۅو ۉو ۊو ۏو ڶل ڷل ڸل ۮد ۯر ۿه", "کوردستانە ڤێرۆ", "كوردستانه فيرو" },
    { "maghrebi", "Maghrebi letters", FOLD_LETTER,
      "ڢف ڧق ڨق ڥف ڭك ڣف ڂح ڛس ڜش ڝص ڞض ڟظ ڠغ ۺش ۻض ۼغ", "ڨابس ڭادير", "قابس كادير" },
    { "dotless", "letters written without their dots", FOLD_LETTER, "ٮب ٯق ڡف", "ڡاس", "فاس" },
    { "far", "letters of African and Asian languages", FOLD_LETTER, FOLD_FAR_PAIRS, "ݐݦ", "بم" },
    { "strokes", "Latin letters with a stroke", FOLD_LETTER, "øo đd łl ħh ŧt ıi", "Øłı", "oli" },
    { "apostrophe", "typographic apostrophes inside words", FOLD_LETTER, "’' ‘' ʼ'", "don’t", "don't" },
    { "hayat", "hamza of هيئة: on yeh or on alef", FOLD_NEAR, "هي ء هتا ا", "هيئة هيأة هيئته", "هياه هياه هياته" },
};

const unsigned fold_row_count = sizeof fold_rows / sizeof fold_rows[0];

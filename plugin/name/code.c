#include "name/match.h"

/* Arabic letters become bytes above ASCII, in the order of enum letter. */
enum { CODE_BASE = 0x80 };

static uint8_t
code_of (unsigned letter)
{
    static const uint8_t folded[LETTERS] = { [PEH] = BEH, [CHEH] = JEEM, [JEH] = ZAIN, [GAF] = KAF, [VEH] = FEH };

    if (letter >= LETTERS)
        return (uint8_t) letter;
    return (uint8_t) (CODE_BASE + (folded[letter] ? folded[letter] : letter));
}

static void
code_bytes (struct span name, struct name_code *code)
{
    code->len = name.len < sizeof code->at ? name.len : sizeof code->at;
    memcpy (code->at, name.at, code->len);
}

static void
add_word (const struct letters *word, struct name_code *code)
{
    for (unsigned k = letters_article (word) ? 2 : 0; k < word->count; k++)
        code->at[code->len++] = (char) code_of (word->at[k]);
}

void
code_word (const struct letters *word, struct name_code *code)
{
    code->len = 0;
    add_word (word, code);
}

void
code_make (struct span name, const struct name_form *form, struct name_code *code)
{
    code->len = 0;
    if (form->script == SCRIPT_OTHER) {
        code_bytes (name, code);
        return;
    }
    for (unsigned i = 0; i < form->parts; i++) {
        if (i > 0)
            code->at[code->len++] = ' ';
        add_word (&form->part[i], code);
    }
}

/* Whether the byte is a letter of a code in that script: a code may come from
 * a file that was compiled elsewhere. */
static bool
in_script (enum name_script script, unsigned byte)
{
    return script == SCRIPT_ARABIC ? byte >= CODE_BASE && byte < CODE_BASE + LETTERS : byte < CODE_BASE;
}

void
code_read (struct span code, struct name_form *form)
{
    bool open = false;

    form->parts  = 0;
    form->son    = false;
    form->script = code.len && (unsigned char) code.at[0] >= CODE_BASE ? SCRIPT_ARABIC : SCRIPT_LATIN;
    for (size_t i = 0; i < code.len; i++) {
        unsigned letter = (unsigned char) code.at[i];

        if (letter == ' ')
            open = false;
        if (letter == ' ' || ! in_script (form->script, letter))
            continue;
        if (! open && form->parts == NAME_PARTS)
            return;
        if (! open)
            form->part[form->parts++].count = 0;
        open = true;

        struct letters *word = &form->part[form->parts - 1];
        if (word->count < NAME_LETTERS)
            word->at[word->count++] = (uint8_t) (letter >= CODE_BASE ? letter - CODE_BASE : letter);
    }
}

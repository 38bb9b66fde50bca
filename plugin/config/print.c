/* What is read off the settings table for people. */
#include "config/settings.h"

static const char *const effects[] = {
    [EFFECT_TERMS]  = "changes stored terms: reindex",
    [EFFECT_WEIGHT] = "changes stored weights: reindex when convenient",
    [EFFECT_QUERY]  = "seen at the next query",
    [EFFECT_HOST]   = "seen at the next start of the program",
};

const char *
effect_text (enum setting_effect effect)
{
    return effects[effect];
}

static bool
print_range (const struct setting *s, struct buffer *to)
{
    switch (s->kind) {
    case SETTING_FLAG:
    case SETTING_SWITCH:
        return buffer_add_text (to, "yes or no");
    case SETTING_NUMBER:
    case SETTING_DECIMAL:
        return buffer_print (to, "%.10g to %.10g", s->low, s->high);
    case SETTING_CHOICE:
    case SETTING_SET:
        for (int i = 0; s->choices[i] != NULL; i++)
            if (! buffer_print (to, "%s%s", i ? s->kind == SETTING_SET ? ", " : " | " : "", s->choices[i]))
                return false;
        return true;
    case SETTING_STRING:
        return buffer_print (to, "text, at most %zu bytes", s->size - 1);
    case SETTING_FILE:
        return buffer_add_text (to, "path of a list, or empty");
    }
    return true;
}

/* "[section]" where the key begins a new one. */
static bool
print_section (const struct setting *s, struct buffer *to)
{
    size_t section = strcspn (s->key, ".");

    if (s > settings_table && strncmp (s[-1].key, s->key, section + 1) == 0)
        return true;
    return buffer_print (to, "%s[%.*s]\n", s > settings_table ? "\n" : "", (int) section, s->key);
}

bool
config_defaults (struct buffer *to)
{
    bool ok = buffer_add_text (to, "# xapian-arabic: every key with its default.\n"
                                   "# A key that is left out, or commented out, has its default.\n\n");

    for (size_t i = 0; ok && i < settings_count; i++) {
        const struct setting *s = &settings_table[i];
        ok = print_section (s, to) && buffer_print (to, "\n# %s\n# ", setting_help (s)) && print_range (s, to)
             && buffer_print (to, "; %s\n%s = %s\n", effects[s->effect], strchr (s->key, '.') + 1, s->standard);
    }
    return ok;
}

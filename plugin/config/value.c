/* One key's value, from text and to text. Each kind of setting is a row with a
 * reader and a printer. */
#include "config/settings.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { VALUE_MAX = SETTING_TEXT - 1 };

static const struct {
    const char *word;
    bool        on;
} flag_words[] = { { "yes", true }, { "no", false }, { "true", true }, { "false", false },
                   { "on", true },  { "off", false }, { "1", true },   { "0", false } };

static void
store_number (struct settings *settings, const struct setting *setting, int64_t number)
{
    char *at = (char *) settings + setting->offset;

    switch (setting->size) {
    case 1: *(uint8_t *) at = (uint8_t) number; break;
    case 2: memcpy (at, &(uint16_t) { (uint16_t) number }, 2); break;
    case 4: memcpy (at, &(uint32_t) { (uint32_t) number }, 4); break;
    default: memcpy (at, &number, sizeof number);
    }
}

static int64_t
load_number (const struct settings *settings, const struct setting *setting)
{
    const char *at = (const char *) settings + setting->offset;
    uint16_t    two;
    int32_t     four;
    int64_t     eight;

    switch (setting->size) {
    case 1: return *(const uint8_t *) at;
    case 2: memcpy (&two, at, 2); return two;
    case 4: memcpy (&four, at, 4); return four;
    default: memcpy (&eight, at, 8); return eight;
    }
}

static bool
read_flag (struct span value, bool *on)
{
    for (size_t i = 0; i < sizeof flag_words / sizeof flag_words[0]; i++)
        if (span_is (value, flag_words[i].word)) {
            *on = flag_words[i].on;
            return true;
        }
    return false;
}

static xarab_status
set_flag (struct settings *settings, const struct setting *setting, struct span value, xarab_error *error)
{
    bool on;

    if (! read_flag (value, &on))
        return fail (error, XARAB_BAD_CONFIG, "%s: '%.*s' is not allowed; it is yes or no", setting->key,
                     (int) value.len, value.at);
    if (setting->kind == SETTING_FLAG) {
        store_number (settings, setting, on);
    } else {
        uint32_t bit  = UINT32_C (1) << (unsigned) setting->low;
        uint32_t mask = (uint32_t) load_number (settings, setting);
        store_number (settings, setting, on ? mask & ~bit : mask | bit);
    }
    return XARAB_OK;
}

static bool
print_flag (const struct settings *settings, const struct setting *setting, struct buffer *to)
{
    uint32_t bit = UINT32_C (1) << (unsigned) setting->low;
    bool     on  = setting->kind == SETTING_FLAG ? load_number (settings, setting) != 0
                                                 : ! ((uint32_t) load_number (settings, setting) & bit);

    return buffer_add_text (to, on ? "yes" : "no");
}

/* The whole value as a number; false when it is none. */
static bool
read_decimal (struct span value, double *number)
{
    char  text[VALUE_MAX + 1];
    char *end;

    memcpy (text, value.at, value.len);
    text[value.len] = '\0';
    *number         = strtod (text, &end);
    return value.len != 0 && *end == '\0' && isfinite (*number) && strpbrk (text, "xXpP") == NULL;
}

static xarab_status
set_number (struct settings *settings, const struct setting *setting, struct span value, xarab_error *error)
{
    double number;

    if (! read_decimal (value, &number) || number < setting->low || number > setting->high
        || (setting->kind == SETTING_NUMBER && number != floor (number)))
        return fail (error, XARAB_BAD_CONFIG, "%s: '%.*s' is not allowed; it is a %s from %.10g to %.10g",
                     setting->key, (int) value.len, value.at,
                     setting->kind == SETTING_NUMBER ? "whole number" : "number", setting->low, setting->high);
    if (setting->kind == SETTING_NUMBER)
        store_number (settings, setting, (int64_t) number);
    else
        memcpy ((char *) settings + setting->offset, &number, sizeof number);
    return XARAB_OK;
}

static bool
print_number (const struct settings *settings, const struct setting *setting, struct buffer *to)
{
    double number;

    if (setting->kind == SETTING_NUMBER)
        return buffer_print (to, "%lld", (long long) load_number (settings, setting));
    memcpy (&number, (const char *) settings + setting->offset, sizeof number);
    return buffer_print (to, "%g", number);
}

static int
choice_of (const struct setting *setting, struct span word)
{
    for (int i = 0; setting->choices[i] != NULL; i++)
        if (span_is (word, setting->choices[i]))
            return i;
    return -1;
}

static xarab_status
refuse_choice (const struct setting *setting, struct span word, xarab_error *error)
{
    struct buffer allowed = { 0 };

    for (int i = 0; setting->choices[i] != NULL; i++)
        if (! buffer_print (&allowed, "%s%s", i ? ", " : "", setting->choices[i]))
            break;
    fail (error, XARAB_BAD_CONFIG, "%s: '%.*s' is not allowed; it is %s %.*s", setting->key, (int) word.len,
          word.at, setting->kind == SETTING_SET ? "any of" : "one of", (int) allowed.len, allowed.at);
    buffer_free (&allowed);
    return XARAB_BAD_CONFIG;
}

static xarab_status
set_choice (struct settings *settings, const struct setting *setting, struct span value, xarab_error *error)
{
    int choice = choice_of (setting, value);

    if (choice < 0)
        return refuse_choice (setting, value, error);
    store_number (settings, setting, choice);
    return XARAB_OK;
}

static bool
print_choice (const struct settings *settings, const struct setting *setting, struct buffer *to)
{
    return buffer_add_text (to, setting->choices[load_number (settings, setting)]);
}

static xarab_status
set_set (struct settings *settings, const struct setting *setting, struct span value, xarab_error *error)
{
    int64_t     mask = 0;
    struct span rest = value, word;

    while (span_next (&rest, ' ', &word)) {
        if (word.len == 0)
            continue;
        int choice = choice_of (setting, word);
        if (choice < 0)
            return refuse_choice (setting, word, error);
        mask |= INT64_C (1) << choice;
    }
    if (mask == 0)
        return refuse_choice (setting, value, error);
    store_number (settings, setting, mask);
    return XARAB_OK;
}

static bool
print_set (const struct settings *settings, const struct setting *setting, struct buffer *to)
{
    int64_t mask  = load_number (settings, setting);
    bool    first = true;

    for (int i = 0; setting->choices[i] != NULL; i++) {
        if (! (mask & INT64_C (1) << i))
            continue;
        if (! buffer_print (to, "%s%s", first ? "" : " ", setting->choices[i]))
            return false;
        first = false;
    }
    return true;
}

static xarab_status
set_string (struct settings *settings, const struct setting *setting, struct span value, xarab_error *error)
{
    char *at = (char *) settings + setting->offset;

    if (value.len >= setting->size)
        return fail (error, XARAB_BAD_CONFIG, "%s: %zu bytes are too many; at most %zu", setting->key,
                     value.len, setting->size - 1);
    memcpy (at, value.at, value.len);
    at[value.len] = '\0';
    return XARAB_OK;
}

static bool
print_string (const struct settings *settings, const struct setting *setting, struct buffer *to)
{
    return buffer_add_text (to, (const char *) settings + setting->offset);
}

static const struct {
    xarab_status (*set) (struct settings *, const struct setting *, struct span, xarab_error *);
    bool (*print) (const struct settings *, const struct setting *, struct buffer *);
} kinds[] = {
    [SETTING_FLAG]    = { set_flag,   print_flag },
    [SETTING_NUMBER]  = { set_number, print_number },
    [SETTING_DECIMAL] = { set_number, print_number },
    [SETTING_CHOICE]  = { set_choice, print_choice },
    [SETTING_SET]     = { set_set,    print_set },
    [SETTING_SWITCH]  = { set_flag,   print_flag },
    [SETTING_STRING]  = { set_string, print_string },
    [SETTING_FILE]    = { set_string, print_string },
};

xarab_status
setting_set (struct settings *settings, const struct setting *setting, struct span value, xarab_error *error)
{
    if (value.len > VALUE_MAX)
        return fail (error, XARAB_BAD_CONFIG, "%s: %zu bytes are too many; at most %d", setting->key,
                     value.len, VALUE_MAX);
    return kinds[setting->kind].set (settings, setting, value, error);
}

bool
setting_print (const struct settings *settings, const struct setting *setting, struct buffer *to)
{
    return kinds[setting->kind].print (settings, setting, to);
}

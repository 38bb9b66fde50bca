/* key.h - the loose key names are filed under.
 *
 * A key keeps the order of the consonants' classes and little else; it must
 * reach every spelling the distance would accept, and may reach many more. */
#ifndef XARAB_NAME_KEY_H
#define XARAB_NAME_KEY_H

#include "name/letters.h"
#include "name/name.h"

/* Adds a key unless it is there or the room is full. */
void keys_add (struct name_keys *, struct span key);

/* `son`: the name was written behind بن. */
void keys_arabic (const struct letters *, bool son, struct name_keys *);
void keys_latin (const struct letters *, struct name_keys *);

bool keys_meet (const struct name_keys *, const struct name_keys *);

#endif

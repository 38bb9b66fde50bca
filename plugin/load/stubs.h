/* stubs.h - between door.c and the functions it exports. */
#ifndef XARAB_LOAD_STUBS_H
#define XARAB_LOAD_STUBS_H

#include "load/door.h"

/* What hook `i` is to call; opens the door the first time. */
hook_function *door_called (int i);

#endif

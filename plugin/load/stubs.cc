/* The functions that stand in for libxapian's: each row of hooks.def, exported
 * under its mangled name, passes its arguments on.
 *
 * C++ for one reason: a result returned by way of a hidden address reaches the
 * caller untouched in C++ only. No library of C++ is needed. */
extern "C" {
#include "load/stubs.h"
}

namespace {

/* Stands for Xapian::Query, Xapian::MSet and std::string: its destructor makes
 * the compiler return it as it does them, and is never called here. */
struct object {
    void *place;
    ~object ();
};

} // namespace

#define EXPORTED extern "C" __attribute__ ((visibility ("default")))

#define STUB(name, symbol, result, parameters, arguments)                                \
    EXPORTED result name parameters __asm__ (symbol);                                    \
    EXPORTED result name parameters                                                      \
    {                                                                                    \
        return reinterpret_cast<result (*) parameters> (door_called (HOOK_##name)) arguments; \
    }
#undef HOOK
#define HOOK(name, symbol, result, parameters, arguments) STUB (name, symbol, result, parameters, arguments)

#undef BOTH
#define BOTH(name, head, tail, result, parameters, arguments)                            \
    STUB (name, head "1" tail, result, parameters, arguments)                            \
    EXPORTED result name##_base parameters __asm__ (head "2" tail);                      \
    EXPORTED result name##_base parameters                                               \
    {                                                                                    \
        return name arguments;                                                           \
    }

#include "load/hooks.def"

#include "text/class.h"

#include "text/class_table.h"

uint8_t
class_byte (uint32_t letter)
{
    return class_blocks[class_index[letter >> 7]][letter & 0x7f];
}

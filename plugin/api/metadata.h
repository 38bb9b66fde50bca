/* metadata.h - the keys of what a database of ours says of itself. */
#ifndef XARAB_API_METADATA_H
#define XARAB_API_METADATA_H

#define METADATA_FORMAT   "xapian-arabic.format"   /* the version of its terms */
#define METADATA_PROFILE  "xapian-arabic.profile"
#define METADATA_SETTINGS "xapian-arabic.settings" /* those its terms were made with */
#define METADATA_SPELLING "xapian-arabic.spelling" /* that it keeps words for correction */

#endif

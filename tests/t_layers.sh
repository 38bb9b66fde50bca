#!/bin/sh
# Nobody includes upward: plugin/LAYERS is the law. Also proves, on a made-up
# tree, that a breach would be seen.
SOURCE=${SOURCE:-$(dirname "$0")/..}

# breaches LAYERS ROOT: prints "file:line may not include room" for every breach
breaches () {
    (cd "$2" && grep -rn --include='*.[ch]' --include='*.cc' --include='*.hpp' '#include "[a-z]*/' [a-z]*/ || :) |
    awk -v layers="$1" '
        BEGIN { while ((getline line < layers) > 0) {
                    if (line ~ /^#/ || line == "") continue
                    n = split(line, word, " ")
                    if (word[2] == "sees") { narrow[word[1]] = 1; for (i = 3; i <= n; i++) may[word[1], word[i]] = 1 }
                    else { depth++; for (i = 1; i <= n; i++) rank[word[i]] = depth } } }
        { split($0, place, ":")
          own = place[1]; sub(/\/.*/, "", own)
          match($0, /#include "[a-z]*\//); used = substr($0, RSTART + 10, RLENGTH - 11)
          if (own == used) next
          if (!(own in rank))       { print place[1] ": room " own " is not in LAYERS"; next }
          if (!(used in rank))      { print place[1] ":" place[2] " room " used " is not in LAYERS"; next }
          if (rank[used] >= rank[own] || ((own in narrow) && !((own, used) in may)))
              print place[1] ":" place[2] " may not include " used }'
}

found=$(breaches "$SOURCE/plugin/LAYERS" "$SOURCE/plugin")
if [ -n "$found" ]; then
    echo "$found"
    exit 1
fi

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir "$made/text" "$made/stem" "$made/tool" "$made/date"
echo '#include "stem/stem.h"' >"$made/text/up.c"
echo '#include "date/date.h"' >"$made/stem/beside.c"
echo '#include "stem/stem.h"' >"$made/tool/past.c"
echo '#include "text/fold.h"' >"$made/date/fine.c"
seen=$(breaches "$SOURCE/plugin/LAYERS" "$made" | sort | tr '\n' ';')
want='stem/beside.c:1 may not include date;text/up.c:1 may not include stem;tool/past.c:1 may not include stem;'
if [ "$seen" != "$want" ]; then
    echo "the check is blind: $seen"
    exit 1
fi

#!/bin/sh
# usage: page.sh TOOL PAGE.in - the manual page with what the tool says of
# itself put in: @COMMANDS@ (every command and its flags), @KEYS@ (every key of
# the settings file).
set -eu
tool=$1 page=$2

commands () {
    "$tool" help | sed -n 's/^  \([a-z]*\) .*/\1/p' | while read -r command; do
        "$tool" "$command" --help | LC_ALL=C awk -v command="$command" '
            NR == 1 { sub (/^usage: xapian-arabic [a-z]* \[FLAGS\] */, ""); arguments = $0 }
            NR == 3 {
                printf ".Ss %s\n.Nm\n.Cm %s\n.Op Ar flags\n", command, command
                n = split (arguments, word, " ")
                for (i = 1; i <= n; i++)
                    if (word[i] ~ /^\[/) { gsub (/[][]/, "", word[i]); print ".Op Ar " word[i] } else print ".Ar " word[i]
                print ".Pp\n" sentence($0) "\n.Bl -tag -width Ds" }
            /^  --/ {
                head = substr ($0, 3, 22); text = substr ($0, 26)
                sub (/ +$/, "", head); sub (/^ +/, "", text); sub (/^--/, "", head); sub (/ /, " Ar ", head)
                print ".It Fl -" head "\n" sentence(text) }
            END { print ".El" }
            function sentence(s) { return toupper (substr (s, 1, 1)) substr (s, 2) "." }'
    done
}

keys () {
    "$tool" config --defaults | LC_ALL=C awk '
        /^\[/ { if (open) print ".El"; print ".Ss Section " substr ($0, 2, length ($0) - 2) "\n.Bl -tag -width Ds"; open = 1; next }
        /^# / { note[++notes] = substr ($0, 3); next }
        / =/  { sub (/ +$/, ""); print ".It Ic " $0 "\n" note[1] "\n.br\n" note[2] }
        { notes = 0 }
        END { print ".El" }'
}

while IFS= read -r line; do
    case $line in
    @COMMANDS@) commands ;;
    @KEYS@) keys ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$page"

#!/bin/sh
# Programs that use Xapian and that we did not write: Perl's and Ruby's bindings,
# notmuch, zimwriterfs and zimsearch, recoll. Each one that is not here is skipped.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
needs

# here WHAT PROGRAM [COMMAND...]: whether the program can be run and the command succeeds
here () {
    what=$1
    if ! "$tool" status "$2" >"$room/status" 2>&1; then
        skip "$what" "no $2 that can be run"
        return 1
    fi
    shift 2
    if [ $# -gt 0 ] && ! "$@" >/dev/null 2>&1; then
        skip "$what" "'$*' fails"
        return 1
    fi
}

# ---- Perl ----

cat >"$room/index.pl" <<'END'
use strict; use Search::Xapian qw(:all);
my ($path, $folder, $language) = @ARGV;
my $db = Search::Xapian::WritableDatabase->new ($path, DB_CREATE_OR_OPEN);
my $generator = Search::Xapian::TermGenerator->new ();
$generator->set_stemmer (Search::Xapian::Stem->new ($language));
opendir (my $names, $folder) or die;
for my $name (sort grep { !/^\./ } readdir $names) {
    open (my $file, '<', "$folder/$name") or die;
    my $document = Search::Xapian::Document->new ();
    $generator->set_document ($document);
    $generator->index_text (do { local $/; <$file> });
    $document->set_data ("url=/$name");
    $db->add_document ($document);
}
END
cat >"$room/search.pl" <<'END'
use strict; use Search::Xapian qw(:all);
my ($path, $language, $query) = @ARGV;
my $db = Search::Xapian::Database->new ($path);
my $parser = Search::Xapian::QueryParser->new ();
$parser->set_stemmer (Search::Xapian::Stem->new ($language));
$parser->set_database ($db);
my $enquire = $db->enquire ($parser->parse_query ($query));
print $_->get_document ()->get_data (), "\n" for $enquire->matches (0, 100);
END
if here "Perl" perl perl -MSearch::Xapian -e 1; then
    check "perl indexes" runs 0 '' arabic perl "$room/index.pl" "$room/perl.db" "$docs" arabic
    by_perl () { arabic perl "$room/search.pl" "$room/perl.db" arabic "$1"; }
    search=by_perl
    must_hold perl
    by_plain_perl () { perl "$room/search.pl" "$room/perl.db" none "$1"; }
    search=by_plain_perl
    check "perl without us finds exact words" finds 'البقر' baqar.txt
fi

# ---- Ruby; it asks for Stem("ar") ----

cat >"$room/index.rb" <<'END'
require 'xapian'
db = Xapian::WritableDatabase.new(ARGV[0], Xapian::DB_CREATE_OR_OPEN)
generator = Xapian::TermGenerator.new
generator.stemmer = Xapian::Stem.new(ARGV[2])
Dir.children(ARGV[1]).sort.each do |name|
  document = Xapian::Document.new
  generator.document = document
  generator.index_text(File.read(File.join(ARGV[1], name)))
  document.data = "url=/#{name}"
  db.add_document(document)
end
db.commit
END
cat >"$room/search.rb" <<'END'
require 'xapian'
db = Xapian::Database.new(ARGV[0])
parser = Xapian::QueryParser.new
parser.stemmer = Xapian::Stem.new(ARGV[1])
parser.database = db
enquire = Xapian::Enquire.new(db)
enquire.query = parser.parse_query(ARGV[2])
enquire.mset(0, 100).matches.each { |match| puts match.document.data }
END
if here "Ruby" ruby ruby -rxapian -e 1; then
    check "ruby indexes" runs 0 '' arabic ruby "$room/index.rb" "$room/ruby.db" "$docs" ar
    by_ruby () { arabic ruby "$room/search.rb" "$room/ruby.db" ar "$1"; }
    search=by_ruby
    must_hold ruby
    by_plain_ruby () { ruby "$room/search.rb" "$room/ruby.db" none "$1"; }
    search=by_plain_ruby
    check "ruby without us finds exact words" finds 'البقر' baqar.txt
fi

# ---- ZIM files: libzim asks for Stem("ar") where the language is ara ----

if here "libzim" zimwriterfs && here "libzim" zimsearch; then
    mkdir "$room/pages"
    for name in "$docs"/*; do
        page=$(basename "$name")
        html "${page%.*}" "$(sed 's/<[^>]*>/ /g' "$name")" >"$room/pages/${page%.*}.html"
    done
    # a picture of 48 by 48 points, white: zimwriterfs wants one
    printf '%s' 'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwAQAAAAB/ecQqAAAAGElEQVR42mP4DwMMo4xRxihjlDHKoCcDAB4eZLpm7VhvAAAAAElFTkSuQmCC' |
        base64 -d >"$room/pages/picture.png"
    make_zim () {
        zim=$1
        shift
        rm -f "$zim"
        "$@" zimwriterfs --welcome=kitab.html --illustration=picture.png --language=ara --title=news \
            --description=news --creator=us --publisher=us --name=news "$room/pages" "$zim" >"$room/zim.log" 2>&1
    }
    check "zimwriterfs" make_zim "$room/news.zim" arabic
    # zimsearch prints titles, and these are the files' names
    titles () { sed -n 's/^score.*:[^a-z]*\([a-z]*\)$/url=\/\1/p'; }
    by_zim () { arabic zimsearch "$room/news.zim" "$1" | titles; }
    search=by_zim
    check "zim: another form of a word" finds 'الوزير' wuzara
    check "zim: marks are nothing" finds 'كتاب' kitab
    check "zim: words that are not Arabic" finds 'sentence' english
    check "zim: a day" finds 'date:2023-12-04' date
    if names_found; then
        check "zim: a name in another spelling" finds 'باقير' baqiri
        check "zim: a name by field" finds 'name:باقير' baqiri
    fi
    by_plain_zim () { zimsearch "$room/news.zim" "$1" | titles; }
    search=by_plain_zim
    check "zim without us finds exact words that are their own stem" finds 'sentence' english
    check "zimwriterfs without us" make_zim "$room/stock.zim" env
    by_stock_zim () { arabic zimsearch "$room/stock.zim" "$1" | titles; }
    search=by_stock_zim
    check "a stock ZIM is read with its own stems" finds 'الوزراء' wuzara

    # the same files behind Kiwix's web server
    if here "kiwix-serve" kiwix-serve curl --version; then
        port=$(free_port)
        arabic kiwix-serve --address 127.0.0.1 --port "$port" "$room/news.zim" >"$room/kiwix" 2>&1 &
        server=$!
        kiwix_pages () { grep -o 'href="[^"]*/[a-z]*\.html"' | sed 's|.*/\([a-z]*\)\.html"|url=/\1|'; }
        by_kiwix () { curl -s -G "http://127.0.0.1:$port/search" -d content=news --data-urlencode "pattern=$1" | kiwix_pages; }
        search=by_kiwix
        if await curl -s -o "$room/page" "http://127.0.0.1:$port/"; then
            check "kiwix-serve: another form of a word" finds 'الوزير' wuzara
            check "kiwix-serve: marks are nothing" finds 'كتاب' kitab
            check "kiwix-serve: a day" finds 'date:2023-12-04' date
        else
            skip "kiwix-serve" "it does not start here"
        fi
        kill $server
        wait $server 2>/dev/null
    fi
fi

# ---- recoll: only words' stems, when it expands a query ----

if here "recoll" recollindex && here "recoll" recollq; then
    mkdir "$room/recoll"
    printf 'topdirs = %s\nindexstemminglanguages = arabic\nnoaspell = 1\n' "$docs" >"$room/recoll/recoll.conf"
    check "recoll: status says how far it goes" grep -q 'its expansion of stems is ours' "$room/status"
    check "recollindex" runs 0 '' arabic recollindex -c "$room/recoll"
    recoll_urls () { sed -n 's|.*\[file://[^]]*/\([^]/]*\)\].*|url=/\1|p'; }
    by_recoll () { arabic recollq -c "$room/recoll" -s arabic "$1" 2>/dev/null | recoll_urls; }
    search=by_recoll
    check "recoll: another form of a word" finds 'وزير' wuzara.txt
    check "recoll: a word without its article" finds 'مكتبات' maktaba.txt
    check "recoll: no names" finds 'باقير'
    by_stock_recoll () { recollq -c "$room/recoll" -s none "$1" 2>/dev/null | recoll_urls; }
    search=by_stock_recoll
    check "recoll without us finds exact words" finds 'البقر' baqar.txt
fi

# ---- notmuch: it asks for Stem("english") only ----

# mail NAME FROM SUBJECT TEXT
mail () {
    printf 'From: %s\nTo: reader@example.org\nSubject: =?utf-8?B?%s?=\nMessage-ID: <%s@example.org>\n' "$2" \
        "$(printf '%s' "$3" | base64 | tr -d '\n')" "$1"
    printf 'Date: Mon, 04 Dec 2023 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n'
    printf 'Content-Transfer-Encoding: 8bit\n\n%b\n' "$4"
}
# mailbox NAME: folder $room/NAME with mails, and notmuch's settings for it
mailbox () {
    mkdir -p "$room/$1/cur" "$room/$1/new" "$room/$1/tmp"
    mail cows 'Ann Farmer <ann@example.org>' 'Running cows' \
        'The cows were running over the hills; AT&T called user_name twice.' >"$room/$1/cur/cows:2,S"
    mail hills 'Ann Farmer <ann@example.org>' 'Hills' 'A run over one hill, C++ and U.N.C.L.E.' >"$room/$1/cur/hills:2,S"
    printf '[database]\npath=%s\n[user]\nname=a\nprimary_email=reader@example.org\n[new]\ntags=inbox\n' \
        "$room/$1" >"$room/$1.notmuch"
}
arabic_mail () {
    mail baqiri 'Ali <ali@example.org>' 'news' 'قال السيد محمد باقري إن العمل انتهى' >"$room/$1/cur/baqiri:2,S"
    mail wuzara 'Ali <ali@example.org>' 'اجتماع' 'اجتمع الوزراء في القاهرة' >"$room/$1/cur/wuzara:2,S"
    mail mixed 'Ali <ali@example.org>' 'both' 'The ministers said:\nقرأتُ كِتَابًا\nand kept running.' >"$room/$1/cur/mixed:2,S"
}
notmuch_with () {
    NOTMUCH_CONFIG=$room/$1.notmuch XAPIAN_ARABIC_CONFIG=$room/mail.conf "$tool" exec -- notmuch "$2" "$3" "$4"
}
mails () { sed -n 's|^id:\(.*\)@.*|url=/\1|p'; }
by_notmuch () { notmuch_with ours search --output=messages "$1" | mails; }
by_plain_notmuch () { NOTMUCH_CONFIG=$room/plain.notmuch notmuch search --output=messages "$1" | mails; }
# The two English mails' terms, one a line. Which document each is depends on the
# order in which the folder was read.
mail_terms () {
    for id in cows hills; do
        number=$(xapian-delve -1 -t "Q$id@example.org" "$room/$1/.notmuch/xapian" | sed -n '$s/[^0-9]//gp')
        xapian-delve -r "$number" -v -1 "$room/$1/.notmuch/xapian" | grep -v -e '^XDIR' -e '^XFDIR' -e ^Data -e '^Term List'
    done
}
if here "notmuch" notmuch; then
    printf '[load]\nreplaces = arabic ar english\n' >"$room/mail.conf"
    mailbox ours
    mailbox plain
    check "notmuch new" runs 0 '' notmuch_with ours new --quiet --no-hooks
    NOTMUCH_CONFIG=$room/plain.notmuch notmuch new --quiet --no-hooks
    mail_terms ours >"$room/have"
    mail_terms plain >"$room/want"
    check "notmuch: there are terms" test -s "$room/want"
    same "notmuch: English mail has stock terms" "$room/have" "$room/want"
    for query in 'running' 'run and hill' '"the hills"' 'user_name' 'AT&T' 'c++' 'uncle' 'from:ann' 'subject:cow' 'not hill' 'hil*'; do
        by_plain_notmuch "$query" | sed 's|url=/||' | sort >"$room/stock-answer"
        # shellcheck disable=SC2046 # names of mails
        search=by_notmuch check "notmuch: English query '$query' as stock" finds "$query" $(cat "$room/stock-answer")
    done
    arabic_mail ours
    check "notmuch new, Arabic mail" runs 0 '' notmuch_with ours new --quiet --no-hooks
    search=by_notmuch
    check "notmuch: another form of a word" finds 'الوزير' wuzara
    check "notmuch: marks are nothing" finds 'كتاب' mixed
    check "notmuch: a subject, which it asks for as typed" finds 'subject:اجتماع' wuzara
    check "notmuch: a phrase" finds '"قرأت كتابا"' mixed
    check "notmuch: both languages of one mail" finds 'كتاب and minister and run' mixed
    check "notmuch: a filter of its own" finds 'from:ali and tag:inbox and الوزير' wuzara
    check "notmuch: its own date" finds 'date:2023-12-04..2023-12-04 and كتاب' mixed
    if names_found; then
        check "notmuch: a name in another spelling" finds 'باقير' baqiri
        check "notmuch: a name by field" finds 'name:باقير' baqiri
    fi
    check "notmuch: English in the same mails" finds 'running' cows hills mixed
    arabic_mail plain
    check "notmuch's own database is not made half ours" runs 1 'rebuild it' notmuch_with plain new --quiet --no-hooks
fi

# ---- mu: refused; where it is started under the preload all the same, it is as without ----

if command -v mu >/dev/null; then
    mkdir -p "$room/mu/cur" "$room/mu/new" "$room/mu/tmp"
    mail kitab 'Ali <ali@example.org>' 'news' 'قرأتُ كِتَابًا جديداً' >"$room/mu/cur/kitab:2,S"
    mail cows 'Ann <ann@example.org>' 'cows' 'The cows were running' >"$room/mu/cur/cows:2,S"
    # by_mu HOW ARGUMENTS...: mu with a store of its own
    by_mu () {
        how=$1
        shift
        MUHOME=$room/$how.mu LD_PRELOAD=$preload mu "$@" 2>"$room/err"
    }
    for how in with without; do
        preload=
        [ $how = without ] || preload=$BUILD/.libs/xapian_arabic_door.so
        by_mu $how init --maildir="$room/mu" >"$room/out" 2>&1
        by_mu $how index >"$room/out" 2>&1
        for query in كتابا جديدا الكتاب running cow; do
            echo "$query"
            by_mu $how find --fields=i "$query"
        done >"$room/$how.found"
    done
    check "mu: refused" runs 2 'mu reads queries by itself' "$tool" exec -- mu find cows
    check "mu finds something" grep -q cows@ "$room/without.found"
    same "mu under the preload: as without" "$room/with.found" "$room/without.found"
else
    skip "mu" "no mu that can be run"
fi
finish

"""Rows for host_rows made at random: options and texts that a program may have.

usage: host_rows.py terms|query SEED COUNT [arabic]

Without "arabic" no letter and no stemmer is Arabic.
"""

import random
import sys

WORDS = """storms ahead the plain-spoken AT&T C++ U.N. user_name café naïve Ärger бегущие 日本語 car bridgw sea food 3.14
1,000 x été can't I.B.M. foo* ~car "storms "sea author:orwell title:"a b" site:example.org kind:x one:a other:b own:Z
only:q $1..5 2..3 AND OR NOT XOR NEAR ADJ NEAR/3 ( ) +storms -sea -(a -) +( +"x y" author: site: :: "" “storms” Storms
STORMS and or not e-mail a/b http://x.org/a?b=c @who #tag ’s 1..""".split() + ["\u200f", "\u00ad", "\u200c"]
ARABIC = """الوزراء بغداد name:باقير date:2023-12-04 «قرأت كتابا» قرأتُ وزير* name:"محمد باقري" date:أمس title:الوزير author:باقري ـ ،
؟ ٢٠٢٣ /أو/ نفط ~نفط +بغداد -بغداد (الوزراء site:بغداد own:بغداد only:بغداد name: date: keyword:نفط""".split() + ["\u0651"]
COMMON = ["none", "some", "all", "all_z", "full", "stop=the+sea", "prefix=XT", "cjk", "spelling"]
QUERY = ["any_case", "wildcard", "pure_not", "partial", "synonym", "auto", "multi", "flat", "no_flat", "and", "near",
         "phrase", "max", "bare", "most=3", "accumulate", "before=storms ahead", "show=corrected", "show=stopped",
         "show=Zstorm"]
TERMS = ["stop_none", "stop_all", "stop_stemmed", "weight=3", "longest=5", "from=50", "bare"]

kind, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
arabic = len(sys.argv) > 4
chance = random.Random(seed)
words = WORDS + 3 * ARABIC if arabic else WORDS
stems = ["arabic"] if arabic else ["en", "fr", "de", "ru", "none"]
for _ in range(count):
    options = chance.sample(COMMON + (QUERY if kind == "query" else TERMS), chance.randint(0, 4))
    text = " ".join(chance.choice(words) for _ in range(chance.randint(1, 8)))
    print(",".join(["stem=" + chance.choice(stems)] + options), text, "?", "by chance", sep="\t")

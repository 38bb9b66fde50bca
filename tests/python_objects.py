"""xapian_arabic on the objects of Xapian's bindings, without the preload."""

import copy
import gc
import pickle
import sys
import tempfile
import threading

import xapian
import xapian_arabic as arabic

TEXT = 'قال السيد محمد باقري إن الوزراء قرأوا كِتَابًا يوم 4 كانون الأول 2023 '


def terms(generator=None, text=TEXT):
    generator = generator or arabic.TermGenerator()
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(text)
    return [(item.term.decode(), item.wdf) for item in document]


def raises(kind, function, *arguments):
    try:
        function(*arguments)
    except kind as error:
        return str(error)
    raise AssertionError('%s was not raised' % kind)


# a stemmer in Xapian's own classes
stem = arabic.stemmer()
assert stem('وبالمدارس'.encode()) == stem('مدرسة'.encode()) != b'', stem('وبالمدارس'.encode())
plain = xapian.TermGenerator()
plain.set_stemmer(stem)
document = xapian.Document()
plain.set_document(document)
plain.index_text('المدارس')
assert b'Z' + stem('مدرسة'.encode()) in [item.term for item in document]
again = arabic.stemmer()
del stem
assert again('المدارس'.encode()) == again('مدرسة'.encode())

# the generator
wanted = terms()
assert ('D20231204' not in dict(wanted)) and ('XD20231204' in dict(wanted)), wanted
generator = arabic.TermGenerator()
assert terms(generator) == wanted == terms(generator), 'a document teaches the next nothing'
generator.set_termpos(100)
generator.index_text('كتاب جديد')
assert generator.get_termpos() == 102
generator.increase_termpos()
assert generator.get_termpos() == 202
document = xapian.Document()
generator.set_document(document, date='2023-12-04')
assert generator.get_termpos() == 0
assert b'D20231204' in [item.term for item in document]
assert document.get_value(4) == b'20231204'
assert 'is no date' in raises(xapian.InvalidArgumentError, generator.set_document, document, 'soon')
for function in (copy.copy, copy.deepcopy, pickle.dumps):
    assert 'cannot be copied' in raises(TypeError, function, generator)
document = xapian.Document()
generator.set_document(document)
generator.set_stemming_strategy(xapian.TermGenerator.STEM_NONE)
generator.index_text('الوزراء', 3, 'XT')
assert [(item.term, item.wdf) for item in document] == [('XTالوزراء'.encode(), 3)]
stopper = xapian.SimpleStopper()
stopper.add('الوزراء')
generator.set_stopper(stopper)
del stopper
generator.set_stopper_strategy(xapian.TermGenerator.STOP_ALL)
document = xapian.Document()
generator.set_document(document)
generator.index_text_without_positions('الوزراء كتاب')
assert [item.term.decode() for item in document] == ['كتاب']


# classes written in Python, called from the library
class Stopper(xapian.Stopper):
    def __init__(self, what):
        super().__init__()
        self.what = what

    def __call__(self, term):
        if self.what == 'raise':
            raise KeyError('mine')
        return term.decode() == self.what


generator.set_stopper(Stopper('كتاب'))
raises(TypeError, generator.set_stopper, 'كتاب')
gc.collect()
document = xapian.Document()
generator.set_document(document)
generator.index_text('كتاب جديد')
assert [item.term.decode() for item in document] == ['جديد']
generator.set_stopper(Stopper('raise'))
assert 'mine' in raises(KeyError, generator.index_text, 'كتاب جديد')
generator.set_stopper()
generator.set_max_word_length(8)
document = xapian.Document()
generator.set_document(document)
generator.index_text_without_positions('كتاب المكتبات')
assert [item.term.decode() for item in document] == ['كتاب']
generator.set_max_word_length(0)
with tempfile.TemporaryDirectory() as folder:
    words = xapian.WritableDatabase(folder + '/words', xapian.DB_CREATE)
    generator.set_database(words)
    assert generator.set_flags(xapian.TermGenerator.FLAG_SPELLING) == 0
    generator.index_text('مكتبات')
    words.commit()
    assert [item.term.decode() for item in words.spellings()] == ['مكتبات']
    words.close()

    # databases
    database = xapian.WritableDatabase(folder + '/db', xapian.DB_CREATE)
    arabic.prepare(database)
    arabic.prepare(database)
    generator = arabic.TermGenerator()
    for text, kind in ((TEXT, 'a'), ('البقر في الحقل الأخضر', 'b'), ('اجتمع الوزراء', 'b')):
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(text)
        document.add_boolean_term('K' + kind)
        document.set_data(text)
        database.add_document(document)
    database.commit()
    stock = xapian.WritableDatabase(folder + '/stock', xapian.DB_CREATE)
    document = xapian.Document()
    document.add_term('كتاب')
    stock.add_document(document)
    stock.commit()
    assert 'without xapian-arabic' in raises(xapian.DatabaseVersionError, arabic.prepare, stock)
    other = xapian.WritableDatabase(folder + '/other', xapian.DB_CREATE)
    arabic.prepare(other)
    other.set_metadata('xapian-arabic.settings', 'stem.mode=none\n')
    raises(xapian.DatabaseVersionError, arabic.QueryParser, other)

    # queries
    def found(query):
        enquire = xapian.Enquire(database)
        enquire.set_weighting_scheme(arabic.weighting())
        enquire.set_query(query)
        return sorted(match.docid for match in enquire.get_mset(0, 10))

    assert found(arabic.parse_query('باقير', database)) == [1]
    assert found(arabic.parse_query('name:باقير', database)) == [1]
    assert found(arabic.parse_query('date:2023-12-04', database)) == [1]
    assert found(arabic.parse_query('الوزير', database)) == [1, 3]
    assert found(arabic.parse_query('الوزير البقر', database, default_op=xapian.Query.OP_AND)) == []
    assert found(arabic.parse_query('', database)) == []
    parser = arabic.QueryParser(database)
    parser.add_boolean_prefix('kind', 'K')
    assert found(parser.parse_query('kind:b الوزير')) == [3]
    assert found(parser.parse_query('kind:a date:2023-12-04')) == [1]
    parser.add_prefix('', '')
    parser.add_prefix('title', 'S')
    assert found(parser.parse_query('title:الوزير')) == []
    parser.set_stemming_strategy(xapian.QueryParser.STEM_NONE)
    assert found(parser.parse_query('الوزير')) == [] and found(parser.parse_query('الوزراء')) == [1, 3]
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    assert found(parser.parse_query('الوزير')) == [1, 3]
    parser.set_max_expansion(1)
    assert found(parser.parse_query('اجتم*')) == [3]
    assert 'expands to more than 1' in raises(xapian.WildcardError, lambda: found(parser.parse_query('ال*')))
    parser.set_max_expansion(1, xapian.Query.WILDCARD_LIMIT_FIRST)
    assert found(parser.parse_query('ال*')) == [2]
    query = parser.parse_query('البقرر')
    assert parser.get_corrected_query_string(found=False) == 'البقر', parser.get_corrected_query_string(False)
    assert 'is no date' in raises(xapian.QueryParserError, parser.parse_query, 'date:soon')
    assert 'needs a name' in raises(xapian.QueryParserError, parser.parse_query, 'name:')

    # what is of another kind is told, and stays out of the library
    for wrong in ('news.db', None, 5, xapian.Document()):
        assert 'xapian.Database is wanted' in raises(TypeError, arabic.parse_query, 'كتاب', wrong)
    assert 'WritableDatabase is wanted' in raises(TypeError, arabic.prepare, xapian.Database())
    assert 'Document is wanted' in raises(TypeError, arabic.TermGenerator().set_document, database)
    assert 'Query is wanted' in raises(TypeError, arabic.highlight, database, 'كتاب')
    assert 'text is wanted' in raises(TypeError, arabic.TermGenerator().index_text, 5)
    assert 'text is wanted' in raises(TypeError, parser.parse_query, None)
    assert '-1 is not allowed' in raises(OverflowError, arabic.TermGenerator().index_text, 'كتاب', -1)
    assert 'not allowed' in raises(OverflowError, arabic.TermGenerator().set_termpos, 2**32)
    parser.set_stopper(None)

    class Range(xapian.RangeProcessor):
        def __init__(self, parser):
            super().__init__(1)
            self.parser = parser
            self.left = 3

        def __call__(self, begin, end):
            if begin == b'9':
                raise KeyError('mine')
            self.left -= 1
            return self.parser.parse_query('الوزير 1..2 name:باقير') if self.left else xapian.Query('Ka')

    parser = arabic.QueryParser(database)
    parser.set_stopper(Stopper('البقر'))
    assert '(0.5 *' in str(parser.parse_query('البقر الوزير')), 'a stop word weighs less'
    parser.set_stopper(Stopper('raise'))
    assert 'mine' in raises(KeyError, parser.parse_query, 'البقر')
    parser.set_stopper()
    parser.add_rangeprocessor(Range(parser))
    assert found(parser.parse_query('الوزير 1..2')) == [1]
    assert 'mine' in raises(KeyError, parser.parse_query, 'الوزير 9..2')
    assert 'cannot be copied' in raises(TypeError, copy.copy, parser)
    del parser
    gc.collect()

    class Bare(xapian.Stopper):
        def __init__(self):
            pass

    parser = arabic.QueryParser(database)
    assert '__init__' in raises(TypeError, parser.set_stopper, Bare())

    # a query joined with others still lights
    query = xapian.Query(xapian.Query.OP_FILTER, arabic.parse_query('باقير', database), xapian.Query('Ka'))
    assert found(query) == [1]
    assert arabic.highlight(query, '<b>محمد باقري & Co') == '&lt;b&gt;محمد <strong>باقري</strong> &amp; Co'
    assert arabic.highlight(query, 'محمد باقري', open='[', close=']') == 'محمد [باقري]'
    assert arabic.highlight(query, 'لا شيء', only_marked=True) == ''
    assert arabic.highlight(query, 'كلمة ' * 1000 + 'باقري', size=60).count('كلمة') < 12
    raises(xapian.InvalidArgumentError, arabic.highlight, xapian.Query('كلمة'), 'كلمة')

    # so does what Xapian's own parser read, whatever the database
    for parser in (arabic.QueryParser(database), arabic.QueryParser(stock)):
        parser.add_prefix('title', 'S')
        parser.add_boolean_prefix('kind', 'K')
        for line in ('news', 'title:news', 'kind:a news', '"good news"', 'كتاب news', 'title:كتاب news', 'news 1..2'):
            for flags in (parser.FLAGS, 0):
                shown = arabic.highlight(parser.parse_query(line, flags), 'good news')
                assert '<strong>' in shown and 'news</strong>' in shown, (line, shown)
        for line in ('', '(', 'kind:a'):
            assert arabic.highlight(parser.parse_query(line), 'good news') == 'good news'
    for i in range(300):
        query = xapian.Query(xapian.Query.OP_AND if i % 2 else xapian.Query.OP_OR, query, xapian.Query('x%d' % i))
    assert arabic.highlight(query, 'محمد باقري') == 'محمد <strong>باقري</strong>'

    # what Xapian throws of a database comes as that
    reader = xapian.Database(folder + '/db')
    reader.close()
    raises(xapian.DatabaseClosedError, arabic.QueryParser, reader)

    # whatever is thrown at it
    for hostile in ('\0', '"' * 1000, '(' * 1000, '\ud800', b'\xff\xfe' * 500, 'أ' * 100000, '<script>'):
        query = arabic.parse_query(hostile, database)
        found(query)

    # a word typed very often
    assert parser.parse_query('-كتاب ' * 40000).get_length() > 0

    # stop words left out are listed by the parser beside ours; a parser outlives its database's name
    parser = arabic.QueryParser(xapian.Database(folder + '/db'))
    assert found(parser.parse_query('باقير')) == [1]


# threads, each with its own
def work(results):
    results.append(all(terms() == wanted for _ in range(20)))


results = []
threads = [threading.Thread(target=work, args=(results,)) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert results == [True] * 8, results
assert sys.modules['xapian_arabic'].version().count('.') == 2

/* Lucene beside tests/bench/build.sh: articles (JSON lines) into an index of
 * ArabicAnalyzer's words with positions, the text kept for showing.
 *
 *     java Build FOLDER ARTICLES.jsonl THREADS */
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;

public class Build {
    /* The string of a key of a flat object; "" where there is none. */
    static String valueOf (String line, String key) {
        int at = line.indexOf ("\"" + key + "\": \"");
        if (at < 0)
            return "";
        StringBuilder value = new StringBuilder ();
        for (at += key.length () + 5; line.charAt (at) != '"'; at++) {
            char c = line.charAt (at);
            if (c != '\\') {
                value.append (c);
                continue;
            }
            c = line.charAt (++at);
            switch (c) {
            case 'n': value.append ('\n'); break;
            case 't': value.append ('\t'); break;
            case 'r': value.append ('\r'); break;
            case 'b': value.append ('\b'); break;
            case 'f': value.append ('\f'); break;
            case 'u':
                value.append ((char) Integer.parseInt (line.substring (at + 1, at + 5), 16));
                at += 4;
                break;
            default: value.append (c);
            }
        }
        return value.toString ();
    }

    static void add (IndexWriter writer, String line) throws IOException {
        Document document = new Document ();
        document.add (new StringField ("id", valueOf (line, "id"), Field.Store.YES));
        document.add (new StoredField ("date", valueOf (line, "date")));
        document.add (new TextField ("text", valueOf (line, "title"), Field.Store.YES));
        document.add (new TextField ("text", valueOf (line, "text"), Field.Store.YES));
        writer.addDocument (document);
    }

    public static void main (String[] args) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig (new ArabicAnalyzer ());
        config.setOpenMode (IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB (256);
        try (BufferedReader in = Files.newBufferedReader (Paths.get (args[1]), StandardCharsets.UTF_8);
             IndexWriter writer = new IndexWriter (FSDirectory.open (Paths.get (args[0])), config)) {
            Thread[] threads = new Thread[Integer.parseInt (args[2])];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread (() -> {
                    try {
                        for (;;) {
                            String line;
                            synchronized (in) {
                                line = in.readLine ();
                            }
                            if (line == null)
                                return;
                            add (writer, line);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException (e);
                    }
                });
                threads[i].start ();
            }
            for (Thread thread : threads)
                thread.join ();
            writer.commit ();
        }
    }
}

/* Lucene's own words for tests/t_light10.sh: one word a line in, its stem out,
 * by ArabicNormalizer and ArabicStemmer. Build and run by that script. */
import java.io.*;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.ar.ArabicStemmer;

public class Light10 {
    public static void main (String[] args) throws IOException {
        BufferedReader in = new BufferedReader (new InputStreamReader (System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream (System.out, false, "UTF-8");
        ArabicNormalizer normalizer = new ArabicNormalizer ();
        ArabicStemmer stemmer = new ArabicStemmer ();

        for (String line; (line = in.readLine ()) != null; ) {
            char[] word = line.toCharArray ();
            int length = normalizer.normalize (word, word.length);
            out.println (new String (word, 0, stemmer.stem (word, length)));
        }
        out.flush ();
    }
}

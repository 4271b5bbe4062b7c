package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.git.GitChild;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One content, searched in pieces that end where no key is cut. */
final class BlobText {
    private static final int PIECE_BYTES = 4 << 20;

    /** A line of which so much is one word is nothing that people wrote: it is cut anywhere. */
    private static final int LONGEST_WORD_BYTES = 1 << 16;

    /** As far as git looks for a zero byte, too. */
    private static final int HEAD_BYTES = 8000;

    /** Binary, but of text: what vim keeps while it runs. */
    private static final Pattern SWAP = Pattern.compile(".*\\.(s[a-w][a-z]|un~)");

    private final GitChild contents;
    private final Search search;
    private final LinePlace places;
    private long left;
    private long line = 1;
    private int column = 1;

    /** Makes the place of a hit. */
    @FunctionalInterface
    interface LinePlace {
        Place at(long line, int column);
    }

    BlobText(GitChild contents, long size, Search search, LinePlace places) {
        this.contents = contents;
        this.left = size;
        this.search = search;
        this.places = places;
    }

    /** Takes all of it from the child, whether it is searched or not. */
    void search(String path) throws IOException {
        byte[] piece = {};
        try {
            piece = filled(new byte[0]);
            if (isBinary(piece) && !SWAP.matcher(path).matches()) {
                contents.skip(left);
                return;
            }
            searchFrom(piece);
        } finally {
            Arrays.fill(piece, (byte) 0);
        }
    }

    private void searchFrom(byte[] first) throws IOException {
        byte[] piece = first;
        while (left > 0) {
            int cut = cut(piece);
            searchPiece(Arrays.copyOf(piece, cut));
            byte[] rest = Arrays.copyOfRange(piece, cut, piece.length);
            Arrays.fill(piece, (byte) 0);
            piece = filled(rest);
        }
        searchPiece(piece);
    }

    /** A piece that begins with what was left of the one before, which is wiped. */
    private byte[] filled(byte[] begun) throws IOException {
        int more = (int) Math.min(left, PIECE_BYTES - begun.length);
        byte[] piece = Arrays.copyOf(begun, begun.length + more);
        Arrays.fill(begun, (byte) 0);
        contents.read(piece, begun.length, piece.length);
        left -= more;
        return piece;
    }

    private void searchPiece(byte[] piece) {
        long firstLine = line;
        int firstColumn = column;
        count(piece);
        search.bytes(
                piece, (offset, length, at, in) -> places.at(firstLine + at - 1, at == 1 ? firstColumn + in - 1 : in));
    }

    private void count(byte[] piece) {
        for (byte b : piece) {
            column++;
            if (b == '\n') {
                line++;
                column = 1;
            }
        }
    }

    /** After the last line's end; if there is none, after the last byte that is in no key. */
    private static int cut(byte[] piece) {
        for (int i = piece.length - 1; i > piece.length / 2; i--) {
            if (piece[i] == '\n') {
                return i + 1;
            }
        }
        for (int i = piece.length - 1; i > piece.length - LONGEST_WORD_BYTES; i--) {
            if (piece[i] <= ' ' || piece[i] == ',' || piece[i] == ';') {
                return i + 1;
            }
        }
        return piece.length;
    }

    /** Text of two bytes a letter has zero bytes, but says so at its beginning. */
    private static boolean isBinary(byte[] piece) {
        boolean wide = piece.length >= 2 && (piece[0] & piece[1] & 0xFE) == 0xFE && piece[0] != piece[1];
        for (int i = 0; !wide && i < Math.min(piece.length, HEAD_BYTES); i++) {
            if (piece[i] == 0) {
                return true;
            }
        }
        return false;
    }
}

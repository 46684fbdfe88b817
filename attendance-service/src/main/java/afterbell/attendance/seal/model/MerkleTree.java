package afterbell.attendance.seal.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Binary hash trees in the manner of RFC 6962, section 2.1, with SHA-256: leaves and nodes begin with another byte, so
 * that neither can be taken for the other. Hashes are told as 64 hexadecimal digits.
 */
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** On which side of the other a sibling stands. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** One step from a leaf to the root: what the hash so far is joined with. */
    public record Sibling(Side side, String hash) {}

    /** @return hash of a text that stands in the tree, in UTF-8 */
    public static String leaf(String text) {
        var sha = sha256();
        sha.update(LEAF);
        return hex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return the root over these hashes; of none, the hash of nothing */
    public static String root(List<String> hashes) {
        return switch (hashes.size()) {
            case 0 -> hex(sha256().digest());
            case 1 -> hashes.getFirst();
            default -> node(root(left(hashes)), root(right(hashes)));
        };
    }

    /** @return what the hash at that place is joined with, one after the other, up to the root */
    public static List<Sibling> path(List<String> hashes, int place) {
        var path = new ArrayList<Sibling>();
        if (hashes.size() > 1) {
            int leftSize = left(hashes).size();
            if (place < leftSize) {
                path.addAll(path(left(hashes), place));
                path.add(new Sibling(Side.RIGHT, root(right(hashes))));
            } else {
                path.addAll(path(right(hashes), place - leftSize));
                path.add(new Sibling(Side.LEFT, root(left(hashes))));
            }
        }
        return path;
    }

    /** @return the root to which the path leads from the hash */
    public static String rootOf(String hash, List<Sibling> path) {
        String joined = hash;
        for (var sibling : path) {
            joined = sibling.side() == Side.LEFT ? node(sibling.hash(), joined) : node(joined, sibling.hash());
        }
        return joined;
    }

    private static String node(String left, String right) {
        var sha = sha256();
        sha.update(NODE);
        sha.update(HexFormat.of().parseHex(left));
        return hex(sha.digest(HexFormat.of().parseHex(right)));
    }

    /** @return as many as the largest power of two that is less than all */
    private static List<String> left(List<String> hashes) {
        return hashes.subList(0, Integer.highestOneBit(hashes.size() - 1));
    }

    private static List<String> right(List<String> hashes) {
        return hashes.subList(Integer.highestOneBit(hashes.size() - 1), hashes.size());
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}

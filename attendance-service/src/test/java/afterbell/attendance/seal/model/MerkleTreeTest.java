package afterbell.attendance.seal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trees of RFC 6962, with the vectors of Certificate Transparency's reference implementation. */
class MerkleTreeTest {
    private static final List<String> LEAVES = List.of("", "\u0000", "\u0010", " !", "01", "@ABC", "PQRSTUVW",
            "`abcdefghijklmno");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsThatEverybodyElseGets() {
        for (int size = 0; size < ROOTS.size(); size++) {
            var hashes = LEAVES.stream().limit(size).map(MerkleTree::leaf).toList();
            assertThat(MerkleTree.root(hashes)).as("root of %d", size).isEqualTo(ROOTS.get(size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 31, 50})
    void leadsFromEachLeafToTheRootAndFromNoOther(int size) {
        var hashes = IntStream.range(0, size).mapToObj(i -> MerkleTree.leaf("fact " + i)).toList();
        for (int place = 0; place < size; place++) {
            var path = MerkleTree.path(hashes, place);
            assertThat(MerkleTree.rootOf(hashes.get(place), path)).isEqualTo(MerkleTree.root(hashes));
            assertThat(MerkleTree.rootOf(MerkleTree.leaf("another fact"), path)).isNotEqualTo(MerkleTree.root(hashes));
        }
    }

    @Test
    void tellsALeafFromANode() {
        var two = List.of(MerkleTree.leaf("a"), MerkleTree.leaf("b"));

        assertThat(MerkleTree.leaf(String.join("", two))).isNotEqualTo(MerkleTree.root(two));
    }

    @Test
    void anotherOrderIsAnotherRoot() {
        var hashes = new ArrayList<>(List.of(MerkleTree.leaf("a"), MerkleTree.leaf("b"), MerkleTree.leaf("c")));
        var root = MerkleTree.root(hashes);

        assertThat(MerkleTree.root(hashes.reversed())).isNotEqualTo(root);
    }
}

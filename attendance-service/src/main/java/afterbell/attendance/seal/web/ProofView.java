package afterbell.attendance.seal.web;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import afterbell.attendance.seal.ProvingFacts.Proof;
import afterbell.attendance.seal.model.MerkleTree;
import afterbell.attendance.seal.model.MerkleTree.Sibling;

/**
 * That a line stands under a seal, in a form that anybody can check (docs/attendance/day-seal.md).
 *
 * @param sessionId the session whose closing or resealing told the root
 * @param seal      number of the seal
 * @param sealedAt  when it was made
 * @param entries   lines under it
 * @param fact      what the register said of the pupil
 * @param leaf      SHA-256 of a zero byte and the line in UTF-8, in hexadecimal digits like all hashes here
 * @param path      what it is joined with up to the root: SHA-256 of a one byte, the left and the right hash
 */
record ProofView(String sessionId, int seal, Instant sealedAt, int entries,
        @Schema(example = "afterbell.attendance.v1|demo-school-1|2021-09-13|AFTERNOON|g-1|0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11|PRESENT|1|5d1c9d55-0b9f-4c8e-8f5e-6b6f2f0a7c11@2021-09-13T07:40:00Z|LEFT_ALONE|-|2021-09-13T09:20:00Z") String fact,
        String leaf, List<Sibling> path,
        @Schema(example = "9f2c1be35f0f4d0f8a0a1d7c55aa6e6e0c2b7d9e1f3a4b5c6d7e8f9012345678") String root) {

    static ProofView of(Proof proof) {
        var proven = proof.proven();
        var seal = proven.seal();
        return new ProofView(proof.session().value(), seal.number(), seal.at(), seal.entries(), proven.fact(),
                MerkleTree.leaf(proven.fact()), proven.path(), seal.root());
    }
}

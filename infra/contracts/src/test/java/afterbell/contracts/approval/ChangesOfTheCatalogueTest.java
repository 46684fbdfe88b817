package afterbell.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import afterbell.contracts.approval.Refusal.Rule;

class ChangesOfTheCatalogueTest {
    private static final String APPROVED = """
        {"topics": [
          {"name": "garden.tree.v1", "key": "tree", "compacted": false, "about": "Trees", "facts": [
            {"type": "afterbell.garden.planted.v1", "about": "Planted"},
            {"type": "afterbell.garden.felled.v1", "about": "Felled"}]},
          {"name": "garden.bed.v1", "key": "bed", "compacted": true, "about": "Beds", "facts": []}]}
        """;

    @Test
    void aNewTopicIsAllowed() {
        assertThat(refusals(catalogue -> topics(catalogue).addObject().put("name", "garden.pond.v1").putArray("facts")))
                .isEmpty();
    }

    @Test
    void aNewFactIsAllowed() {
        assertThat(refusals(catalogue -> facts(catalogue, 0).addObject().put("type", "afterbell.garden.pruned.v1")))
                .isEmpty();
    }

    @Test
    void newWordingIsAllowed() {
        assertThat(refusals(catalogue -> topic(catalogue, 0).put("about", "All trees"))).isEmpty();
    }

    @Test
    void aRemovedTopicIsRefused() {
        assertThat(refusals(catalogue -> topics(catalogue).remove(1)))
                .containsExactly(new Refusal(Rule.TOPIC_REMOVED, "garden.bed.v1"));
    }

    @Test
    void aRenamedTopicIsRefusedWithItsFacts() {
        assertThat(refusals(catalogue -> topic(catalogue, 0).put("name", "garden.wood.v1"))).containsExactlyInAnyOrder(
                new Refusal(Rule.TOPIC_REMOVED, "garden.tree.v1"),
                new Refusal(Rule.FACT_MOVED, "afterbell.garden.planted.v1"),
                new Refusal(Rule.FACT_MOVED, "afterbell.garden.felled.v1"));
    }

    @Test
    void anotherKeyIsRefused() {
        assertThat(refusals(catalogue -> topic(catalogue, 0).put("key", "garden")))
                .containsExactly(new Refusal(Rule.TOPIC_KEY_CHANGED, "garden.tree.v1"));
    }

    @Test
    void compactionThatIsSwitchedOnOrOffIsRefused() {
        assertThat(refusals(catalogue -> {
            topic(catalogue, 0).put("compacted", true);
            topic(catalogue, 1).put("compacted", false);
        })).containsExactly(new Refusal(Rule.TOPIC_COMPACTION_CHANGED, "garden.tree.v1"),
                new Refusal(Rule.TOPIC_COMPACTION_CHANGED, "garden.bed.v1"));
    }

    @Test
    void aRemovedFactIsRefused() {
        assertThat(refusals(catalogue -> facts(catalogue, 0).remove(1)))
                .containsExactly(new Refusal(Rule.FACT_REMOVED, "afterbell.garden.felled.v1"));
    }

    @Test
    void aFactThatMovesToAnotherTopicIsRefused() {
        assertThat(refusals(catalogue -> facts(catalogue, 1).add(facts(catalogue, 0).remove(1))))
                .containsExactly(new Refusal(Rule.FACT_MOVED, "afterbell.garden.felled.v1"));
    }

    @Test
    void aChangedSchemaFileIsJudged() {
        var approved = ApprovedFiles.generated();
        approved.replaceAll((path, text) -> path.contains("schemas/afterbell.attendance.roll-called")
                ? text.replace("\"NOON\"", "\"MORNING\"")
                : text);
        assertThat(Approval.refusals(approved, ApprovedFiles.generated())).containsExactlyInAnyOrder(
                new Refusal(Rule.ENUM_CONSTANT_REMOVED, "afterbell.attendance.roll-called.v1.slot MORNING"),
                new Refusal(Rule.ENUM_CONSTANT_ADDED, "afterbell.attendance.roll-called.v1.slot NOON"));
    }

    @Test
    void aChangedHeaderIsJudged() {
        var approved = ApprovedFiles.generated();
        approved.computeIfPresent(ApprovedFiles.ASYNC_API, (_, text) -> text.replace("ce_subject", "ce_about"));
        assertThat(Approval.refusals(approved, ApprovedFiles.generated())).containsExactlyInAnyOrder(
                new Refusal(Rule.PROPERTY_REMOVED, "headers.ce_about"),
                new Refusal(Rule.PROPERTY_NEWLY_REQUIRED, "headers.ce_subject"));
    }

    @Test
    void deletingTheApprovedSchemaIsNoWayAround() {
        var approved = ApprovedFiles.generated();
        approved.remove("schemas/afterbell.attendance.roll-called.v1.json");
        assertThat(Approval.refusals(approved, ApprovedFiles.generated()))
                .containsExactly(new Refusal(Rule.SCHEMA_LOST, "afterbell.attendance.roll-called.v1"));
    }

    @Test
    void deletingTheIndexIsNoWayAround() {
        var approved = new TreeMap<>(ApprovedFiles.generated());
        approved.remove(ApprovedFiles.INDEX);
        assertThat(Approval.refusals(approved, ApprovedFiles.generated()))
                .containsExactly(new Refusal(Rule.SCHEMA_LOST, ApprovedFiles.INDEX));
    }

    private static List<Refusal> refusals(Consumer<ObjectNode> change) {
        var proposed = (ObjectNode) ContractJson.parse(APPROVED);
        change.accept(proposed);
        return Compatibility.ofCatalogue(ContractJson.parse(APPROVED), proposed);
    }

    private static ArrayNode topics(ObjectNode catalogue) {
        return (ArrayNode) catalogue.get("topics");
    }

    private static ObjectNode topic(ObjectNode catalogue, int position) {
        return (ObjectNode) topics(catalogue).get(position);
    }

    private static ArrayNode facts(ObjectNode catalogue, int position) {
        return (ArrayNode) topic(catalogue, position).get("facts");
    }
}

package afterbell.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.BackingParts;

/** Personal data on the real store: readable with its key and in its place, and nowhere else. */
@BackedBy(BackingPart.STORE)
@ExtendWith(OutputCaptureExtension.class)
class SealedFieldsIT {
    private static final String NAME = "王小明";
    private static final String OTHER_MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final String database = BackingParts.freshDatabase();
    private final String pupil = UUID.randomUUID().toString();

    @Test
    void whatWasSealedIsReadAgainAfterARestart() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            var store = running.getBean(MongoTemplate.class);
            store.getCollection("sealed")
                    .insertOne(new Document("_id", "name")
                            .append("b", new Binary(confidential.seal(pupil, "name", NAME).bytes())));
        });
        service(running -> {
            var kept = running.getBean(MongoTemplate.class)
                    .getCollection("sealed")
                    .find(Filters.eq("_id", "name"))
                    .first()
                    .get("b", Binary.class);
            assertThat(running.getBean(Confidential.class).open(pupil, "name", new Sealed(kept.getData())))
                    .isEqualTo(NAME);
        });
    }

    @Test
    void everyTextComesBackAsItWas() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            for (var text : List.of("", "x", "7".repeat(31), "7".repeat(32), "\u0001\u0000\u0000",
                    "学".repeat(16_000))) {
                assertThat(confidential.open(pupil, "note", confidential.seal(pupil, "note", text))).isEqualTo(text);
            }
            assertThatIllegalArgumentException().isThrownBy(() -> confidential.seal(pupil, "note", "7".repeat(16_001)))
                    .withMessageNotContaining("777");
        });
    }

    @Test
    void everyDocumentComesBackAsItWas() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            for (var size : List.of(0, 1, 4_095, 4_096, 4 * 1024 * 1024)) {
                var document = new byte[size];
                Arrays.fill(document, (byte) (size % 2));
                var sealed = confidential.sealBytes(pupil, "certificate", document);
                assertThat(confidential.openBytes(pupil, "certificate", sealed)).isEqualTo(document);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> confidential.sealBytes(pupil, "certificate", new byte[4 * 1024 * 1024 + 1]));
        });
    }

    @Test
    void aDocumentOpensInItsPlaceOnlyAndNeverAsAText() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            var text = "x".repeat(40);
            var sealed = confidential.sealBytes(pupil, "certificate", text.getBytes(StandardCharsets.UTF_8));
            var sealedText = confidential.seal(pupil, "certificate", text);
            var other = UUID.randomUUID().toString();
            confidential.seal(other, "name", "李雨桐");

            assertBroken(() -> confidential.openBytes(pupil, "notice", sealed));
            assertBroken(() -> confidential.openBytes(other, "certificate", sealed));
            assertBroken(() -> confidential.open(pupil, "certificate", new Sealed(sealed.bytes())));
            assertBroken(() -> confidential.openBytes(pupil, "certificate", new SealedBytes(sealedText.bytes())));
            var changed = sealed.bytes();
            changed[changed.length / 2] ^= 1;
            assertBroken(() -> confidential.openBytes(pupil, "certificate", new SealedBytes(changed)));
            assertThat(sealed).hasToString("SealedBytes");
            assertThat(confidential.sealBytes(pupil, "certificate", new byte[4_000]).bytes())
                    .hasSameSizeAs(sealed.bytes());

            confidential.forget(pupil);
            assertThatExceptionOfType(SubjectForgottenException.class)
                    .isThrownBy(() -> confidential.openBytes(pupil, "certificate", sealed));
        });
    }

    /** A clear record check and an adverse one are not told apart by their size, nor two equal ones by equality. */
    @Test
    void theSealSaysNothingOfItsContent() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            var clear = confidential.seal(pupil, "result", "CLEAR");
            assertThat(confidential.seal(pupil, "result", "ADVERSE").bytes()).hasSameSizeAs(clear.bytes());
            assertThat(confidential.seal(pupil, "result", "CLEAR")).isNotEqualTo(clear);
            assertThat(clear).hasToString("Sealed");
            assertThat(clear.bytes()).asString().doesNotContain("CLEAR");
        });
    }

    @Test
    void aChangedOrSwappedSealIsRefused() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            var name = confidential.seal(pupil, "name", NAME);
            var other = UUID.randomUUID().toString();
            confidential.seal(other, "name", "李雨桐");

            assertBroken(() -> confidential.open(pupil, "phone", name));
            assertBroken(() -> confidential.open(other, "name", name));
            assertBroken(() -> confidential.open("nobody", "name", name));
            for (var place = 0; place < name.bytes().length; place++) {
                var changed = name.bytes();
                changed[place] ^= 1;
                assertBroken(() -> confidential.open(pupil, "name", new Sealed(changed)));
            }
            assertBroken(() -> confidential.open(pupil, "name", new Sealed(Arrays.copyOf(name.bytes(), 20))));
            assertBroken(() -> confidential.open(pupil, "name", new Sealed(new byte[0])));
        });
    }

    /** Whoever can write to the store cannot give one person's key to another. */
    @Test
    void aKeyCannotBeMovedToAnotherSubject() {
        service(running -> {
            running.getBean(Confidential.class).seal(pupil, "name", NAME);
            var keys = running.getBean(MongoTemplate.class).getCollection(SubjectKeys.COLLECTION);
            var wrapped = keys.find(Filters.eq("_id", pupil)).first().get("k", Binary.class);
            keys.insertOne(new Document("_id", "thief").append("k", wrapped));
            assertThatThrownBy(() -> running.getBean(Confidential.class).seal("thief", "name", NAME))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void whoIsForgottenStaysForgotten() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            var name = confidential.seal(pupil, "name", NAME);
            confidential.forget(pupil);
            confidential.forget(pupil);
            assertForgotten(confidential, name);
            var kept = running.getBean(MongoTemplate.class)
                    .getCollection(SubjectKeys.COLLECTION)
                    .find(
                            Filters.eq("_id", pupil))
                    .first();
            assertThat(kept).containsOnlyKeys("_id", "f");
        });
        service(running -> assertThatExceptionOfType(SubjectForgottenException.class)
                .isThrownBy(() -> running.getBean(Confidential.class).seal(pupil, "name", NAME)));
    }

    @Test
    void whoWasNeverKnownCanBeForgottenBeforehand() {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            confidential.forget(pupil);
            assertThatExceptionOfType(SubjectForgottenException.class)
                    .isThrownBy(() -> confidential.seal(pupil, "name", NAME));
        });
    }

    @Test
    void ofManyThatMakeAKeyAtOnceAllUseTheSame() {
        service(first -> service(second -> {
            var start = new CountDownLatch(1);
            var seals = IntStream.range(0, 32).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                await(start);
                var confidential = (i % 2 == 0 ? first : second).getBean(Confidential.class);
                return confidential.seal(pupil, "name", NAME + i);
            }, Thread::startVirtualThread)).toList();
            start.countDown();
            for (var i = 0; i < seals.size(); i++) {
                assertThat(first.getBean(Confidential.class).open(pupil, "name", seals.get(i).join()))
                        .isEqualTo(NAME + i);
            }
        }));
    }

    @Test
    void aDatabaseIsNotServedWithAnotherMasterKey() {
        service(running -> running.getBean(Confidential.class).seal(pupil, "name", NAME));
        context(OTHER_MASTER_KEY).run(context -> assertThat(context).getFailure()
                .rootCause()
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("not the one that the database"));
        service(running -> assertThat(running.getBean(Confidential.class)).isNotNull());
    }

    @Test
    void aSealedFieldIsBinaryInTheStore() {
        service(running -> {
            var seal = running.getBean(Confidential.class).seal(pupil, "name", NAME);
            var pupils = running.getBean(MongoTemplate.class).getCollection("pupils");
            pupils.withCodecRegistry(CodecRegistries.fromRegistries(
                    CodecRegistries.fromCodecs(running.getBean(SealedCodec.class)), pupils.getCodecRegistry()))
                    .insertOne(new Document("_id", pupil).append("name", seal));
            var loaded = pupils.find(Filters.eq("_id", pupil)).first();

            assertThat(loaded.get("name")).isEqualTo(new Binary(seal.bytes()));
            assertThat(new Sealed(loaded.get("name", Binary.class).getData())).isEqualTo(seal);

            var scan = running.getBean(Confidential.class).sealBytes(pupil, "certificate", new byte[]{1, 2, 3});
            var scans = running.getBean(MongoTemplate.class).getCollection("scans");
            scans.withCodecRegistry(CodecRegistries.fromRegistries(
                    CodecRegistries.fromCodecs(running.getBean(SealedBytesCodec.class)), scans.getCodecRegistry()))
                    .insertOne(new Document("_id", pupil).append("scan", scan));
            assertThat(scans.find(Filters.eq("_id", pupil)).first().get("scan")).isEqualTo(new Binary(scan.bytes()));
        });
    }

    @Test
    void neitherStoreNorLogShowsWhatWasSealed(CapturedOutput log) {
        service(running -> {
            var confidential = running.getBean(Confidential.class);
            var seal = confidential.seal(pupil, "name", "Planted-Name-4711");
            confidential.open(pupil, "name", seal);
            assertBroken(() -> confidential.open(pupil, "phone", seal));
            var kept = running.getBean(MongoTemplate.class)
                    .getCollection(SubjectKeys.COLLECTION)
                    .find(
                            Filters.eq("_id", pupil))
                    .first();
            assertThat(kept.toJson()).doesNotContain("Planted-Name-4711", BackingParts.MASTER_KEY);
            assertThat(running.getBean(Confidential.class).toString() + running.getBean(KeyedHash.class)
                    + seal).doesNotContain("4711");
        });
        assertThat(log.getAll()).doesNotContain("Planted-Name-4711", BackingParts.MASTER_KEY);
    }

    private void service(Consumer<ApplicationContext> work) {
        context(BackingParts.MASTER_KEY).run(context -> {
            assertThat(context).hasNotFailed();
            work.accept(context);
        });
    }

    private ApplicationContextRunner context(String masterKey) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class,
                        DataMongoAutoConfiguration.class, ConfidentialAutoConfiguration.class,
                        SealedFieldsAutoConfiguration.class))
                .withPropertyValues("spring.mongodb.uri=" + database, "AFTERBELL_MASTER_KEY=" + masterKey,
                        "spring.data.mongodb.representation.big-decimal=decimal128");
    }

    private void assertForgotten(Confidential confidential, Sealed sealed) {
        assertThatExceptionOfType(SubjectForgottenException.class)
                .isThrownBy(() -> confidential.open(pupil, "name", sealed));
    }

    private static void assertBroken(Runnable opening) {
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(opening::run)
                .withMessageNotContaining("4711");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

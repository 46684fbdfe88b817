package afterbell.contracts.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

import afterbell.contracts.Contracts;

/** The files of {@code META-INF/afterbell/contracts}, by their path in it. */
final class ApprovedFiles {
    static final String INDEX = "index.json";
    static final String ASYNC_API = "asyncapi.json";
    /** In the sources and not on the class path, because approving writes them. */
    static final Path FOLDER = Path.of(System.getProperty("basedir", ""),
            "src/main/resources/META-INF/afterbell/contracts");

    private ApprovedFiles() {}

    /** What the records of today give. */
    static SortedMap<String, String> generated() {
        var files = new TreeMap<String, String>();
        files.put(INDEX, ContractJson.text(Catalogue.json()));
        files.put(ASYNC_API, ContractJson.text(AsyncApi.json()));
        Contracts.all().forEach(contract -> {
            var examples = ContractJson.MAPPER.createArrayNode();
            Examples.of(contract).forEach(example -> examples.add(example.json()));
            files.put(Catalogue.schemaFile(contract), ContractJson.text(JsonSchemas.of(contract)));
            files.put(Catalogue.examplesFile(contract), ContractJson.text(examples));
        });
        return files;
    }

    /** @return nothing if the folder does not exist yet */
    static SortedMap<String, String> read(Path folder) {
        var files = new TreeMap<String, String>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path folder, SortedMap<String, String> files) {
        try {
            for (var file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

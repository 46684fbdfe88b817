package afterbell.local.part;

import java.nio.file.Path;

/** The JDK that runs this program and, the same one, every part. */
public final class Jdk {
    private Jdk() {}

    /** The folder to give as {@code JAVA_HOME}. */
    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The launcher. */
    public static String java() {
        return home().resolve("bin").resolve("java").toString();
    }

    /** Vendor and version, for example {@code 25.0.1+8-LTS}: a start-up cache is good for exactly this one. */
    public static String version() {
        return Runtime.version() + " " + System.getProperty("java.vm.vendor");
    }
}

package dev.sessionvault.agent;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of Maven whose tests want a key: its Surefire starts them with the agent. No network is used. */
final class SurefireIT {
    private static final String PROJECT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>example</groupId>
              <artifactId>tiny</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>JUNIT</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
            PLUGINS
                  <plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <version>SUREFIRE</version>
                    <configuration><argLine>AGENT</argLine></configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String TEST = """
            import static org.junit.jupiter.api.Assertions.*;
            import org.junit.jupiter.api.Test;

            class TinyTest {
                @Test
                void key() throws Exception {
                    assertTrue(System.getenv("ANTHROPIC_API_KEY").startsWith("sk-ant-api03-"));
                    assertNull(System.getenv("OPENAI_API_KEY"));
                    Process child = new ProcessBuilder("env").start();
                    assertFalse(new String(child.getInputStream().readAllBytes()).contains("ANTHROPIC_API_KEY"));
                }
            }
            """;

    @TempDir
    static Path directory;

    @Test
    void testsOfAProject_haveTheKey() throws Exception {
        try (Desk desk = new Desk(directory)) {
            Path sources = Files.createDirectories(desk.project().resolve("src/test/java"));
            Files.writeString(sources.resolve("TinyTest.java"), TEST);
            Files.writeString(desk.project().resolve("pom.xml"), pom());
            Map<String, String> environment = desk.environment();
            environment.put("JAVA_HOME", Jdk.newest().home().toString());
            environment.put("MAVEN_USER_HOME", above(repository(), 1).toString());
            try (Jvm maven = Jvm.start(desk.project(), environment, command())) {
                assertEquals(0, maven.end(), maven.out() + maven.err());
                assertTrue(maven.out().contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0"), maven.out());
            }
        }
    }

    private static List<String> command() {
        String maven = Path.of("../mvnw").toAbsolutePath().normalize().toString();
        return List.of(maven, "-B", "-o", "-Dmaven.repo.local=" + repository(), "test");
    }

    /** Where this build has its own JUnit from; all that is needed was fetched for that. */
    private static Path repository() {
        return above(junit(), 6);
    }

    private static Path above(Path path, int levels) {
        Path above = path;
        for (int i = 0; i < levels; i++) {
            above = requireNonNull(above.getParent());
        }
        return above;
    }

    private static Path junit() {
        return Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static String pom() throws IOException {
        StringBuilder plugins = new StringBuilder();
        for (String name : List.of("maven-resources-plugin", "maven-compiler-plugin")) {
            plugins.append("<plugin><artifactId>").append(name).append("</artifactId><version>");
            plugins.append(version(name)).append("</version></plugin>\n");
        }
        return PROJECT.replace("JUNIT", above(junit(), 1).getFileName().toString())
                .replace("PLUGINS", plugins)
                .replace("SUREFIRE", version("maven-surefire-plugin"))
                .replace("AGENT", Desk.option("tool=claude"));
    }

    private static String version(String plugin) throws IOException {
        Matcher version = Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]*)")
                .matcher(Files.readString(Path.of("../pom.xml")));
        assertTrue(version.find(), plugin);
        return version.group(1);
    }
}

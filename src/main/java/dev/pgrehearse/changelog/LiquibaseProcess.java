package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.LiquibaseSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import liquibase.resource.ResourceAccessor;
import org.postgresql.Driver;

/**
 * A deployment as a process of its own, to be killed from outside. Nothing of ours is in its way.
 */
final class LiquibaseProcess {

  private LiquibaseProcess() {}

  public static void main(String[] arguments) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Path root = Path.of(arguments[0]);
    // What has to be read is read before anybody waits for it.
    LiquibaseSettings settings =
        LiquibaseSettings.ofArguments(List.of(arguments).subList(2, arguments.length));
    LiquibaseRun deployment =
        LiquibaseRun.of(Changelog.open(root.resolve(arguments[1]), root, settings));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    if (line == null) {
      return; // nobody needs it any more
    }
    String[] asked = line.split("\t", 3);
    try (Connection connection = new Driver().connect(asked[2], new Properties());
        ResourceAccessor files = deployment.changelog().accessor()) {
      new LiquibaseScope(files, deployment.changelog().classpath())
          .call(
              () ->
                  deployment.execute(
                      connection,
                      LiquibaseRun.Command.valueOf(asked[0]).times(Integer.parseInt(asked[1]))));
    }
  }
}

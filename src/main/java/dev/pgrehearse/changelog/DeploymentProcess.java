package dev.pgrehearse.changelog;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Properties;
import java.util.TimeZone;
import org.postgresql.Driver;

/**
 * A deployment as a process of its own, to be killed from outside. Nothing of ours is in its way.
 */
final class DeploymentProcess {

  private DeploymentProcess() {}

  public static void main(String[] arguments) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Path root = Path.of(arguments[0]);
    // What has to be read is read before anybody waits for it.
    Deployment deployment = Deployment.of(Changelog.open(root.resolve(arguments[1]), root));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    if (line == null) {
      return; // nobody needs it any more
    }
    String[] asked = line.split("\t", 2);
    try (Connection connection = new Driver().connect(asked[1], new Properties())) {
      new LiquibaseScope(deployment.files())
          .call(() -> deployment.execute(connection, Deployment.Command.valueOf(asked[0])));
    }
  }
}

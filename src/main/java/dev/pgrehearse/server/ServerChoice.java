package dev.pgrehearse.server;

import java.util.Properties;
import org.postgresql.Driver;

/** Which Postgres to use, as {@code --postgres} and {@code --pg-version} say it. */
public sealed interface ServerChoice {
  int DEFAULT_VERSION = 17;
  String DEFAULT_IMAGE = "pgvector/pgvector:pg17";

  /** Reads {@code embedded}, {@code docker[:IMAGE]} or {@code jdbc:postgresql://…}. */
  static ServerChoice parse(String postgresOption, int pgVersion) {
    if (postgresOption.equals("embedded")) {
      return new Embedded(pgVersion);
    }
    if (postgresOption.equals("docker")) {
      return new Docker(DEFAULT_IMAGE);
    }
    if (postgresOption.startsWith("docker:")) {
      return new Docker(postgresOption.substring("docker:".length()));
    }
    if (postgresOption.startsWith("jdbc:")) {
      return new Existing(postgresOption);
    }
    throw new IllegalArgumentException(
        "--postgres %s is not known; write embedded, docker, docker:IMAGE or jdbc:postgresql://…"
            .formatted(postgresOption.contains("://") ? "URL" : "\"" + postgresOption + "\""));
  }

  /** A Postgres whose programs were fetched by the build; needs no Docker and no root. */
  record Embedded(int majorVersion) implements ServerChoice {
    public Embedded {
      if (majorVersion < 15 || majorVersion > 18) {
        throw new IllegalArgumentException(
            "--pg-version %d is not available; choose 15, 16, 17 or 18".formatted(majorVersion));
      }
    }
  }

  /** A container, which must have a superuser by POSTGRES_USER, as the official images do. */
  record Docker(String image) implements ServerChoice {
    public Docker {
      if (image.isBlank() || image.chars().anyMatch(Character::isWhitespace)) {
        throw new IllegalArgumentException(
            "--postgres docker:\"%s\" names no image; write docker or docker:%s"
                .formatted(image, DEFAULT_IMAGE));
      }
    }
  }

  /** A server that runs already. pgrehearse makes databases of its own there, and no more. */
  record Existing(String jdbcUrl) implements ServerChoice {
    public Existing {
      if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "--postgres takes a URL that starts with jdbc:postgresql://, not another jdbc: one");
      }
      String address = jdbcUrl.replaceFirst("\\?.*", "");
      if (address.contains("@")) {
        throw new IllegalArgumentException(
            "--postgres: user and password go behind the question mark: "
                + "jdbc:postgresql://HOST/DATABASE?user=…&password=…, or into PGUSER and PGPASSWORD");
      }
      if (Driver.parseURL(jdbcUrl, new Properties()) == null) {
        throw new IllegalArgumentException(
            "--postgres: this is not a URL of the form jdbc:postgresql://HOST:PORT/DATABASE?user=…");
      }
    }

    /** Without what stands behind the question mark, where the password may be. */
    @Override
    public String toString() {
      return "Existing[" + jdbcUrl.replaceFirst("\\?.*", "") + "]";
    }
  }
}

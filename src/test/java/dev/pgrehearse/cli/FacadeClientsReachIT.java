package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that lose something by the move though their plan, or their text, does not say so. */
final class FacadeClientsReachIT {

  private static final String HOME = "pgrehearse.home";

  private static RecordedShop shop;

  @TempDir private Path home;
  private String before;

  @BeforeAll
  static void start() throws IOException, SQLException {
    shop = RecordedShop.on(17);
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void system() throws IOException, SQLException {
    RecordedShop.write(home, RecordedShop.CHANGELOG.formatted("on"));
    before = System.setProperty(HOME, home.toString());
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/postgres"), Path.of(before, "target/postgres"));
    shop.forget();
  }

  @AfterEach
  void restore() throws IOException {
    Files.delete(home.resolve("target/postgres"));
    System.setProperty(HOME, before);
  }

  /** Postgres refuses it only when the rows come, so a copy that is called off tells nothing. */
  @Test
  void a_copy_into_a_facade_fails_whatever_its_format() throws SQLException {
    shop.copyIn("copy public.notes (owner_id) from stdin");
    shop.copyIn("copy public.notes (title, owner_id) from stdin with (format csv)");
    shop.copyIn(
        "copy public.notes (made_at, owner_id) from stdin (format binary)",
        "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\377\377".getBytes(StandardCharsets.ISO_8859_1));
    shop.copyIn("copy public.tags (name) from stdin");
    CommandRun run = shop.clients("shop");
    assertThat(FacadeClientsCommandIT.verdicts(run))
        .as(run.out())
        .hasSize(3)
        .containsOnly(
            "copy public.notes fails 42809 copy (select … from public.notes) to …; to copy into it,"
                + " use work.notes or --triggers");
    assertThat(run.out()).contains("copy public.tags (name) from stdin ").contains("as tried");
  }
}

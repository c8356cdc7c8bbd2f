package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real ActiveRecord on the tables and on their facades; docs/clients/rails.md is what it does.
 */
final class RailsIT {

  @TempDir private Path folder;

  @Test
  void the_page_says_what_active_record_does_on_a_facade() throws IOException, SQLException {
    boolean there = Command.canRun("ruby", "-e", "require 'active_record'; require 'pg'");
    if ("1".equals(System.getenv("PGREHEARSE_REQUIRE_RUBY"))) {
      assertThat(there).as("PGREHEARSE_REQUIRE_RUBY=1").isTrue();
    }
    assumeTrue(
        there,
        "Ruby with activerecord and pg is not on this machine: apt-get install ruby-activerecord"
            + " ruby-pg");
    StackPage page = StackPage.of("rails");
    Path models = folder.resolve("models.rb");
    Files.writeString(models, page.code("ruby"));
    try (Shop shop = Shop.open("create table public.schema_migrations (version varchar)");
        Database tables = shop.tables();
        Database facades = shop.facades();
        Database mended = shop.facades();
        Database path = shop.onThePath()) {
      assertThat(run(shop, path)).isEqualTo(run(shop, tables));
      page.holds(run(shop, tables), run(shop, facades), run(shop, mended, models.toString()));
    }
  }

  private Map<String, String> run(Shop shop, Database database, String... models)
      throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of("ruby", Shop.STACKS.resolve("rails.rb").toString(), shop.url(database)));
    line.addAll(List.of(models));
    Command.Output output = Command.run(folder, "", line.toArray(String[]::new));
    assertThat(output.exitCode()).as(output.complaint()).isZero();
    return StackPage.outcomes(output.text());
  }
}

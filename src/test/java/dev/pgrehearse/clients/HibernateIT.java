package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real Hibernate on the tables and on their facades; docs/clients/hibernate.md is what it does.
 */
final class HibernateIT {

  private static final Path STEPS =
      Path.of(System.getProperty("pgrehearse.home", ""))
          .resolve("src/test/java/dev/pgrehearse/clients/HibernateSteps.java");

  /** Kept, for a logger that nobody has is forgotten with its level. */
  private static final Logger LOGGER = Logger.getLogger("org.hibernate");

  private static Level level;

  @BeforeAll
  static void hush() {
    level = LOGGER.getLevel();
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOGGER.setLevel(level);
  }

  @Test
  void the_page_says_what_hibernate_does_on_a_facade() throws IOException, SQLException {
    StackPage page = StackPage.of("hibernate");
    try (Shop shop = Shop.open("select 1");
        Database tables = shop.tables();
        Database facades = shop.facades();
        Database mended = shop.facades();
        Database path = shop.onThePath()) {
      assertThat(run(shop, path, false)).isEqualTo(run(shop, tables, false));
      page.holds(run(shop, tables, false), run(shop, facades, false), run(shop, mended, true));
    }
  }

  @Test
  void what_the_page_has_one_write_is_what_is_run() throws IOException {
    String steps = Files.readString(STEPS);
    assertThat(StackPage.of("hibernate").code("java").lines().map(String::strip))
        .filteredOn(line -> !line.isEmpty())
        .hasSize(3)
        .allSatisfy(line -> assertThat(steps).contains(line));
  }

  private static Map<String, String> run(Shop shop, Database database, boolean mended) {
    try (HibernateSteps steps =
        new HibernateSteps(shop.jdbcUrl(database), Shop.LOGIN, Shop.PASSWORD, mended)) {
      return steps.run();
    }
  }
}

package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Knex, Sequelize, TypeORM, Prisma and PostGraphile on the tables and on their facades;
 * their pages under docs/clients are what they do.
 */
final class NodeStacksIT {

  private static final Path FOLDER =
      Path.of(System.getProperty("pgrehearse.home", "")).resolve("target/stacks-node");

  @TempDir private Path folder;

  @Test
  void the_page_says_what_knex_does_on_a_facade() throws IOException, SQLException {
    install();
    check("knex", "js");
  }

  @Test
  void the_page_says_what_typeorm_does_on_a_facade() throws IOException, SQLException {
    install();
    check("typeorm", "js");
  }

  @Test
  void the_page_says_what_sequelize_does_on_a_facade() throws IOException, SQLException {
    install();
    StackPage page = StackPage.of("sequelize");
    String written = written(page, "js").toString();
    try (Shop shop = Shop.open("select 1");
        // One for each: sync({ alter: true }) stays.
        Database tables = shop.tables();
        Database facades = shop.facades();
        Database mended = shop.facades()) {
      page.holds(
          run("sequelize", shop.url(tables)),
          run("sequelize", shop.url(facades)),
          run("sequelize", shop.url(mended), written));
    }
  }

  @Test
  void the_page_says_what_prisma_does_on_a_facade() throws IOException, SQLException {
    install();
    Command.Output client =
        Command.run(
            FOLDER,
            "",
            "env",
            "DATABASE_URL=postgresql://nobody@127.0.0.1:1/nothing",
            "node",
            "node_modules/prisma/build/index.js",
            "generate");
    assertThat(client.exitCode()).as(client.complaint()).isZero();
    StackPage page = StackPage.of("prisma");
    String written = written(page, "js").toString();
    String pulled = written(page, "prisma").toString();
    try (Shop shop = Shop.open("select 1");
        Database tables = shop.tables();
        Database facades = shop.facades()) {
      page.holds(
          run("prisma", shop.url(tables)),
          run("prisma", shop.url(facades)),
          run("prisma", shop.url(facades), written, pulled));
    }
  }

  @Test
  void the_page_says_what_postgraphile_makes_of_a_facade_and_the_plan_says_what_to_write()
      throws IOException, SQLException {
    install();
    StackPage page = StackPage.of("postgraphile");
    try (Shop shop =
            Shop.open(
                """
                create schema postgraphile_watch;
                comment on table public.authors is E'@name person\\n@omit delete\\nWho writes.';
                comment on column public.books.lock_version is '@omit';
                comment on constraint books_author_id_fkey on public.books is
                    E'@fieldName writer\\n@foreignFieldName works';
                """);
        Database tables = shop.tables();
        Database facades = shop.facades();
        Database mended = shop.facades()) {
      List<String> fixes = shop.fixes("facade-key-lookup");
      try (Connection connection = shop.connect(mended);
          Statement statement = connection.createStatement()) {
        for (String sql : page.code("sql").split(";\n", -1)) {
          if (sql.isEmpty()) {
            continue; // behind the last semicolon
          }
          assertThat(fixes).anyMatch(fix -> fix.contains(sql));
          statement.execute(sql);
        }
      }
      page.holds(
          run("postgraphile", shop.url(tables)),
          run("postgraphile", shop.url(facades)),
          run("postgraphile", shop.url(mended)));
    }
  }

  private void check(String stack, String language) throws IOException, SQLException {
    StackPage page = StackPage.of(stack);
    Path written = written(page, language);
    try (Shop shop = Shop.open("select 1");
        Database tables = shop.tables();
        Database facades = shop.facades();
        Database mended = shop.facades();
        Database path = shop.onThePath()) {
      assertThat(run(stack, shop.url(path))).isEqualTo(run(stack, shop.url(tables)));
      page.holds(
          run(stack, shop.url(tables)),
          run(stack, shop.url(facades)),
          run(stack, shop.url(mended), written.toString()));
    }
  }

  private Path written(StackPage page, String language) throws IOException {
    return Files.writeString(folder.resolve("written." + language), page.code(language));
  }

  private static Map<String, String> run(String stack, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("node", stack + ".mjs"));
    line.addAll(List.of(arguments));
    Command.Output output = Command.run(FOLDER, "", line.toArray(String[]::new));
    assertThat(output.exitCode()).as(output.complaint()).isZero();
    return StackPage.outcomes(output.text());
  }

  /** A copy of src/test/stacks/node, with the packages of its lock file beside it. */
  private static void install() throws IOException {
    NodePackages.skipWhere(
        Command.canRun("node", "--version") && Command.canRun("npm", "--version")
            ? Optional.empty()
            : Optional.of(
                "node or npm is not on this machine, and this test needs them for the real Knex,"
                    + " Sequelize, TypeORM, Prisma and PostGraphile: install Node 18 or newer, with"
                    + " npm"));
    try (OneAtATime filling = OneAtATime.in(FOLDER)) {
      copyAndInstall();
    }
  }

  private static void copyAndInstall() throws IOException {
    String wanted = Files.readString(Shop.STACKS.resolve("node/package-lock.json"));
    Path installed = FOLDER.resolve("installed.json");
    boolean known = Files.exists(installed) && Files.readString(installed).equals(wanted);
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(Shop.STACKS.resolve("node"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(FOLDER.resolve(file.getFileName()), Files.readString(file));
      }
    }
    if (!known) {
      Command.Output output =
          Command.run(FOLDER, "", "npm", "ci", "--ignore-scripts", "--loglevel=error");
      assertThat(output.exitCode()).as(output.complaint()).isZero();
      Files.writeString(installed, wanted);
    }
  }
}

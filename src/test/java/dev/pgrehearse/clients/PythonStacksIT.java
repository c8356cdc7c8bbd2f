package dev.pgrehearse.clients;

import static org.assertj.core.api.Assertions.assertThat;

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
 * A real Django and a real SQLAlchemy on the tables and on their facades; docs/clients/django.md
 * and sqlalchemy.md are what they do.
 */
final class PythonStacksIT {

  private interface Address {
    String of(Shop shop, Database database);
  }

  @TempDir private Path folder;

  @Test
  void the_page_says_what_django_does_on_a_facade() throws IOException, SQLException {
    check(
        "django",
        "create table public.django_migrations (id int, app text, name text, applied timestamptz)",
        (shop, database) ->
            String.join(" ", shop.host(), shop.port(), database.name(), Shop.LOGIN, Shop.PASSWORD));
  }

  @Test
  void the_page_says_what_sqlalchemy_does_on_a_facade() throws IOException, SQLException {
    check(
        "sqlalchemy",
        "create table public.alembic_version (version_num varchar(32) primary key)",
        Shop::url);
  }

  private void check(String stack, String signs, Address address) throws IOException, SQLException {
    PythonPackages.skipWhereMissing();
    PythonPackages packages = PythonPackages.install();
    StackPage page = StackPage.of(stack);
    Path written = folder.resolve("written.py");
    Files.writeString(written, page.code("python"));
    String script = Shop.STACKS.resolve(stack + "_shop.py").toString();
    try (Shop shop = Shop.open(signs);
        Database tables = shop.tables();
        Database facades = shop.facades();
        Database mended = shop.facades();
        Database path = shop.onThePath()) {
      assertThat(run(packages, script, address.of(shop, path)))
          .isEqualTo(run(packages, script, address.of(shop, tables)));
      page.holds(
          run(packages, script, address.of(shop, tables)),
          run(packages, script, address.of(shop, facades)),
          run(packages, script, address.of(shop, mended), written.toString()));
    }
  }

  private Map<String, String> run(PythonPackages packages, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(packages.python().toString(), "-B"));
    line.addAll(List.of(arguments));
    Command.Output output = Command.run(folder, "", line.toArray(String[]::new));
    assertThat(output.exitCode()).as(output.complaint()).isZero();
    return StackPage.outcomes(output.text());
  }
}

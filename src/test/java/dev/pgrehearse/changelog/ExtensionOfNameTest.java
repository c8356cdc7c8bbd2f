package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Postgres says of a name that an extension would have brought. */
final class ExtensionOfNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type \"geometry\" does not exist | postgis",
        "type \"public.citext\" does not exist | citext",
        "type \"hstore[]\" does not exist | -",
        "type \"order_state\" does not exist | -",
        "function uuid_generate_v4() does not exist | uuid-ossp",
        "function public.digest(text, unknown) does not exist | pgcrypto",
        "function order_total(bigint) does not exist | -",
        "operator class \"gin_trgm_ops\" does not exist for access method \"gin\" | pg_trgm",
        "operator class \"my_ops\" does not exist for access method \"gin\" | -",
        "data type bigint has no default operator class for access method \"gist\" | btree_gist",
        "role \"app\" does not exist | -"
      })
  void the_extension_is_told_by_the_name(String message, String extension) {
    assertThat(ExtensionOfName.in("ERROR: " + message).map(ExtensionOfName::name))
        .isEqualTo(extension.equals("-") ? Optional.empty() : Optional.of(extension));
  }
}

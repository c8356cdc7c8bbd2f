package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.spec.SpecException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec declares of changesets and phases that are nowhere is refused with its line. */
final class DeclarationsTest {

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phase_fixtures|  later: rows.sql|phase_fixtures names the phase 'later'",
        "irreversible|  - { changeset: nope, because: So. }|irreversible names the changeset 'nope'",
        "loses|  - { changeset: nope, relation: public.t, because: So. }"
            + "|loses names the changeset 'nope'",
        "refuses|  - { changeset: nope, sqlstate: PR001, because: So. }"
            + "|refuses names the changeset 'nope'",
      })
  void an_entry_is_named_with_its_line(String key, String entry, String message)
      throws IOException {
    TemporarySystem system =
        new TemporarySystem(home)
            .changelog(
                "shop.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql

                --changeset alice:1
                select 1;
                --rollback select 1;
                """)
            .beside("rows.sql", "select 1;")
            .declares(key + ":\n  " + entry);

    assertThatThrownBy(() -> Rehearsal.of(system.spec()))
        .isInstanceOfSatisfying(
            SpecException.class,
            refused -> {
              assertThat(refused.location()).hasToString("verification/shop/rehearsal.yaml:4");
              assertThat(refused.getMessage()).startsWith(message);
            });
  }
}

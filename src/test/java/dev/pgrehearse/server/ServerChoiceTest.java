package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerChoiceTest {

  @Test
  void each_word_of_the_command_line_is_a_choice() {
    assertThat(ServerChoice.parse("embedded", 16)).isEqualTo(new ServerChoice.Embedded(16));
    assertThat(ServerChoice.parse("docker", 17))
        .isEqualTo(new ServerChoice.Docker("pgvector/pgvector:pg17"));
    assertThat(ServerChoice.parse("docker:postgres:16", 17))
        .isEqualTo(new ServerChoice.Docker("postgres:16"));
    assertThat(ServerChoice.parse("jdbc:postgresql://db/shop", 17))
        .isEqualTo(new ServerChoice.Existing("jdbc:postgresql://db/shop"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          embedded | 14 | --pg-version 14 is not available; choose 15, 16, 17 or 18
          embeded  | 17 | --postgres "embeded" is not known; write embedded, docker, docker:IMAGE or jdbc:postgresql://…
          docker:  | 17 | --postgres docker:"" names no image; write docker or docker:pgvector/pgvector:pg17
          postgres://me:secret@db/shop | 17 | --postgres URL is not known; write embedded, docker, docker:IMAGE or jdbc:postgresql://…
          jdbc:mysql://db/shop | 17 | --postgres takes a URL that starts with jdbc:postgresql://, not another jdbc: one
          jdbc:postgresql://me:secret@db/shop | 17 | --postgres: user and password go behind the question mark: jdbc:postgresql://HOST/DATABASE?user=…&password=…, or into PGUSER and PGPASSWORD
          jdbc:postgresql://db:port/shop?password=secret | 17 | --postgres: this is not a URL of the form jdbc:postgresql://HOST:PORT/DATABASE?user=…
          """)
  void a_wrong_choice_is_refused_in_one_line(String option, int version, String message) {
    assertThatThrownBy(() -> ServerChoice.parse(option, version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void a_choice_never_shows_the_password() {
    assertThat(ServerChoice.parse("jdbc:postgresql://db/shop?user=me&password=secret", 17))
        .hasToString("Existing[jdbc:postgresql://db/shop]");
    assertThat(new Login("me", "secret")).hasToString("me");
  }
}

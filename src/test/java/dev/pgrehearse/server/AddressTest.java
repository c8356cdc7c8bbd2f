package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AddressTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PGUSER", "carol", "PGPASSWORD", "s3cret", "PGDATABASE", "shop");

  @Test
  void what_the_url_says_goes_before_the_environment() {
    Address address =
        Address.of("jdbc:postgresql://db:6000/crm?user=alice&password=a&ssl=true", ENVIRONMENT);
    assertThat(address.superuser()).isEqualTo(new Login("alice", "a"));
    assertThat(address.database()).isEqualTo("crm");
    assertThat(address.redacted()).isEqualTo("jdbc:postgresql://db:6000/crm");
  }

  @Test
  void the_environment_says_what_the_url_leaves_open() {
    Address address = Address.of("jdbc:postgresql://db/", ENVIRONMENT);
    assertThat(address.superuser()).isEqualTo(new Login("carol", "s3cret"));
    assertThat(address.redacted()).isEqualTo("jdbc:postgresql://db:5432/shop");
    assertThat(Address.of("jdbc:postgresql:crm", ENVIRONMENT).database()).isEqualTo("crm");
    assertThat(Address.of("jdbc:postgresql://db/", Map.of()).database()).isEqualTo("postgres");
  }

  @Test
  void several_hosts_and_their_ports_are_kept() {
    assertThat(Address.of("jdbc:postgresql://a:1,b:2/crm", Map.of()).redacted())
        .isEqualTo("jdbc:postgresql://a:1,b:2/crm");
  }

  @Test
  void a_server_older_than_15_is_refused() {
    assertThatThrownBy(
            () -> Suitability.requireVersion(140_009, "14.9", "jdbc:postgresql://db:5432/crm"))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            """
            the server at jdbc:postgresql://db:5432/crm is Postgres 14.9; pgrehearse needs 15 or \
            newer: use --postgres embedded""");
  }
}

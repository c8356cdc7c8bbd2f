package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class AddressTest {
  private static final int STARTUP = 196_608;
  private static final int SSL_REQUEST = 80_877_103;
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

  @Test
  void our_own_server_is_greeted_at_once_with_all_that_it_must_know() throws Exception {
    byte[] greeting = greeting(url -> Address.of(url, Map.of()).ofOurOwn());
    assertThat(code(greeting)).isEqualTo(STARTUP);
    assertThat(new String(greeting, StandardCharsets.UTF_8))
        .contains("\0application_name\0pgrehearse 01234567\0")
        .contains("\0TimeZone\0" + TimeZone.getDefault().getID() + "\0")
        .doesNotContain("\0options\0");
  }

  @Test
  void settings_of_a_session_go_after_those_that_the_url_gives() throws Exception {
    byte[] greeting =
        greeting(
            url -> Address.of(url + "&sslmode=disable&options=-c%20geqo=off", Map.of()),
            "-c statement_timeout=0");
    assertThat(new String(greeting, StandardCharsets.UTF_8))
        .contains("\0options\0-c geqo=off -c statement_timeout=0\0");
  }

  @Test
  void of_an_existing_server_the_url_says_whether_it_is_asked_to_encrypt() throws Exception {
    assertThat(code(greeting(url -> Address.of(url, Map.of())))).isEqualTo(SSL_REQUEST);
    assertThat(code(greeting(url -> Address.of(url + "&sslmode=disable", Map.of()))))
        .isEqualTo(STARTUP);
  }

  private static int code(byte[] greeting) {
    return ByteBuffer.wrap(greeting).getInt();
  }

  /** The first that is said to a server, without its length. */
  private static byte[] greeting(Function<String, Address> to) throws Exception {
    return greeting(to, "");
  }

  private static byte[] greeting(Function<String, Address> to, String begin) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url =
          "jdbc:postgresql://localhost:%d/shop?user=alice".formatted(server.getLocalPort());
      Thread client =
          new Thread(
              () ->
                  assertThatThrownBy(
                          () ->
                              to.apply(url)
                                  .connect(
                                      "shop", new Login("alice", ""), "pgrehearse 01234567", begin))
                      .isInstanceOf(ServerException.class));
      client.start();
      byte[] greeting;
      try (Socket socket = server.accept();
          DataInputStream in = new DataInputStream(socket.getInputStream())) {
        greeting = in.readNBytes(in.readInt() - Integer.BYTES);
      }
      server.close();
      client.join();
      return greeting;
    }
  }
}

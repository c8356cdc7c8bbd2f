package dev.pgrehearse.proof.postgrest;

import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.Postgrest;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A PostgREST on one database, asked as everybody who comes by way of it. */
public final class Interview implements AutoCloseable {

  /** Who asks for what. */
  public record Question(Identity who, Request request) {}

  /** PostgREST knows it only once it has read the catalog again. */
  private static final String SIGN = "pgrehearse_sign_%d";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SECRET_BYTES = 32;
  private static final int AT_ONCE = 8;
  private static final int PAUSE_MILLIS = 25;
  private static final int PAUSES_BETWEEN_CALLS = 40;

  private final Database database;
  private final Postgrest postgrest;
  private final String schema;
  private final Map<Identity, String> tokens;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int signs;

  private Interview(
      Database database, Postgrest postgrest, String schema, Map<Identity, String> tokens) {
    this.database = database;
    this.postgrest = postgrest;
    this.schema = schema;
    this.tokens = tokens;
  }

  /**
   * Starts it.
   *
   * @param requests that it will be asked, whose schemas it shows
   * @param identities of roles that the role authenticator may become, one at least
   * @throws IOException when it does not answer
   */
  public static Interview on(
      PostgrestProgram program,
      Server server,
      Database database,
      Requests requests,
      List<Identity> identities)
      throws IOException, SQLException, InterruptedException {
    String secret = secret();
    Map<Identity, String> tokens = new LinkedHashMap<>();
    identities.forEach(identity -> tokens.put(identity, new Token(secret).of(identity)));
    Postgrest postgrest =
        Postgrest.start(program.path(), server, database, requests.schemas(), secret);
    Interview interview = new Interview(database, postgrest, requests.schemas().get(0), tokens);
    try {
      interview.reload();
      return interview;
    } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
      interview.close();
      throw e;
    }
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Has it read the catalog again, and waits until it has. One reading may have begun before and
   * see the sign in its last query only; what sees the second sign has begun after the first was
   * seen.
   */
  public void reload() throws IOException, SQLException, InterruptedException {
    read();
    read();
  }

  private void read() throws IOException, SQLException, InterruptedException {
    String sign = SIGN.formatted(signs++);
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      String function =
          "%s.%s()"
              .formatted(
                  statement.enquoteIdentifier(schema, true),
                  statement.enquoteIdentifier(sign, true));
      statement.execute(
          """
          create function %1$s returns boolean language sql return true;
          grant execute on function %1$s to public"""
              .formatted(function));
      try {
        await(statement, sign);
      } finally {
        statement.execute("drop function " + function);
      }
    }
  }

  private void await(Statement statement, String sign)
      throws IOException, SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Heard last = new Heard(0, "", "nothing", "");
    for (int i = 0; postgrest.isAlive() && System.nanoTime() < deadline; i++) {
      if (i % PAUSES_BETWEEN_CALLS == 0) {
        // It may not listen yet.
        statement.execute("notify pgrst, 'reload schema'");
      }
      try {
        last = heard("/rpc/" + sign, tokens.values().iterator().next(), schema).join();
        if (last.worked() || last.code().equals("42501")) {
          return;
        }
        if (last.status() != 404 && last.status() != 503) {
          break;
        }
      } catch (CompletionException e) {
        last = new Heard(0, "", "no connection", "");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IOException(
        "it does not answer; its last answer: %s; its last words: %s"
            .formatted(last.words(), postgrest.lastWords()));
  }

  /** Asks all of them as everybody. */
  public Map<Question, Heard> ask(List<Request> requests) throws IOException {
    Map<Question, Heard> answers = new LinkedHashMap<>();
    for (Map.Entry<Identity, String> who : tokens.entrySet()) {
      for (int i = 0; i < requests.size(); i += AT_ONCE) {
        List<Request> some = requests.subList(i, Math.min(requests.size(), i + AT_ONCE));
        List<CompletableFuture<Heard>> heard = new ArrayList<>();
        some.forEach(request -> heard.add(heard(request.path(), who.getValue(), request.schema())));
        for (int j = 0; j < some.size(); j++) {
          answers.put(new Question(who.getKey(), some.get(j)), heard(heard.get(j)));
        }
      }
    }
    return answers;
  }

  private Heard heard(CompletableFuture<Heard> answer) throws IOException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw new IOException(
          "it answers no more: %s; its last words: %s"
              .formatted(e.getCause(), postgrest.lastWords()),
          e);
    }
  }

  private CompletableFuture<Heard> heard(String path, String token, String profile) {
    URI uri = postgrest.address().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Accept-Profile", profile)
            .header("Prefer", "count=exact")
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(
            response ->
                Heard.of(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Content-Range").orElse("")));
  }

  @Override
  public void close() {
    postgrest.close();
  }
}

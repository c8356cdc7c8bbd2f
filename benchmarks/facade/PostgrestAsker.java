import java.io.IOException;
import java.net.http.HttpResponse;

/** The selects as supabase-js sends them; PostgREST makes the statements of it. */
record PostgrestAsker(
    String token,
    Postgrest prepared,
    ServerProcess preparedProcess,
    Postgrest unprepared,
    ServerProcess unpreparedProcess)
    implements Asker {

  @Override
  public void ask(Operation operation, Route route, int number) {
    String relation = route.relation();
    int dot = relation.indexOf('.');
    String query =
        operation.rows() == 1
            ? "id=eq." + MemoryEntries.ofAlice(number)
            : "%s=eq.%s&order=created_at.desc&limit=%d"
                .formatted(route.column("user_id"), MemoryEntries.ALICE, operation.rows());
    try {
      HttpResponse<String> answer =
          (operation.unprepared() ? unprepared : prepared)
              .get(relation.substring(0, dot), relation.substring(dot + 1) + "?" + query, token);
      String range = answer.headers().firstValue("Content-Range").orElse("none");
      if (answer.statusCode() != 200 || !range.equals("0-%d/*".formatted(operation.rows() - 1))) {
        throw new IllegalStateException(
            "%s by %s: %d, rows %s, %s"
                .formatted(query, relation, answer.statusCode(), range, answer.body()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("PostgREST does not answer any more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void warmUp(Operation operation, Route route, int number) {
    ask(operation, route, number);
  }

  @Override
  public ServerProcess process(Operation operation) {
    return operation.unprepared() ? unpreparedProcess : preparedProcess;
  }

  @Override
  public void rollback() {
    // Selects write nothing.
  }
}

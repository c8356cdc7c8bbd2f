package dev.pgrehearse.proof.postgrest;

import java.util.Optional;
import java.util.Set;

/**
 * One request of a client.
 *
 * @param form of statement that it is
 * @param about what it asks for, in words
 * @param schema that it asks for, where PostgREST shows several
 * @param path with the query, as it is sent
 * @param tables that moves of can change its answer, by oid
 * @param facade where a difference shows: the relation that is asked, or else the other end
 * @param mend what to do where it is refused after, or nothing
 */
public record Request(
    String form,
    String about,
    String schema,
    String path,
    Set<Long> tables,
    long facade,
    Optional<String> mend) {

  /** A name that clients embed by. */
  public static final String BY_KEY = "postgrest-by-key";

  /** Something that a function makes of a row. */
  public static final String COMPUTED = "postgrest-computed";

  public Request {
    tables = Set.copyOf(tables);
  }

  /** As one would send it by hand. */
  public String text() {
    return "curl -g 'http://localhost:3000%s' -H 'Accept-Profile: %s'".formatted(path, schema);
  }
}

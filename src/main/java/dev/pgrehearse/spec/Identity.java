package dev.pgrehearse.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who uses the database.
 *
 * @param name how checks and findings call them
 * @param role the Postgres role they act as; empty for the migration role itself
 * @param claims of their verified token, without {@code role}; plain JSON values
 */
public record Identity(String name, String role, Map<String, Object> claims) {

  /** The migration role, which every system has. */
  public static final Identity MIGRATION = new Identity("migration", "", Map.of());

  public Identity {
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }

  /**
   * The settings that PostgREST makes for a request of theirs, in its order, all of them local to
   * the transaction.
   *
   * @param behindAuthenticator whether they come by way of the role authenticator, which then
   *     becomes theirs; otherwise they log in themselves
   */
  public Map<String, String> requestSettings(boolean behindAuthenticator) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("search_path", "\"public\", \"extensions\"");
    settings.put("role", behindAuthenticator ? role : "none");
    settings.put("request.jwt.claims", token());
    settings.put("request.method", "POST");
    settings.put("request.path", "/");
    settings.put("request.headers", "{}");
    settings.put("request.cookies", "{}");
    return Collections.unmodifiableMap(settings);
  }

  private String token() {
    Map<String, Object> token = new LinkedHashMap<>(claims);
    token.put("role", role);
    try {
      return new ObjectMapper().writeValueAsString(token);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the claims of " + name + " are no JSON", e);
    }
  }
}

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
 * @param settings that the application makes in a session of theirs, each with a dot in its name
 */
public record Identity(
    String name, String role, Map<String, Object> claims, Map<String, String> settings) {

  /** The migration role, which every system has. */
  public static final Identity MIGRATION = new Identity("migration", "", Map.of());

  public Identity {
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Somebody in whose session nothing further is set. */
  public Identity(String name, String role, Map<String, Object> claims) {
    this(name, role, claims, Map.of());
  }

  /**
   * The settings that PostgREST makes for a request of theirs, in its order, all of them local to
   * the transaction.
   *
   * @param behindAuthenticator whether they come by way of the role authenticator, which then
   *     becomes theirs; otherwise they log in themselves
   */
  public Map<String, String> requestSettings(boolean behindAuthenticator) {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("search_path", "\"public\", \"extensions\"");
    request.put("role", behindAuthenticator ? role : "none");
    request.put("request.jwt.claims", token());
    request.put("request.method", "POST");
    request.put("request.path", "/");
    request.put("request.headers", "{}");
    request.put("request.cookies", "{}");
    request.putAll(settings);
    return Collections.unmodifiableMap(request);
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

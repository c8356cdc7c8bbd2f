package dev.pgrehearse.ground;

import dev.pgrehearse.deployment.Platform;
import dev.pgrehearse.spec.SystemSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The roles that users and applications come in as.
 *
 * @param ofPlatform the platform's; none without one
 * @param own further ones, which a spec or a project names, or whose somebody in a spec is
 */
public record AppRoles(List<String> ofPlatform, List<String> own) {

  /** Supabase's, of which the last one goes past policies. */
  private static final List<String> SUPABASE = List.of("anon", "authenticated", "service_role");

  private static final String PAST_POLICIES = "service_role";

  public AppRoles {
    ofPlatform = List.copyOf(ofPlatform);
    own = List.copyOf(own);
  }

  /** Supabase's and no others. */
  public static AppRoles ofSupabase() {
    return new AppRoles(SUPABASE, List.of());
  }

  /** Nobody is known to come in. */
  public static AppRoles none() {
    return new AppRoles(List.of(), List.of());
  }

  static AppRoles of(SystemSpec spec, Platform platform) {
    Set<String> own = new LinkedHashSet<>(spec.deployment().roles());
    spec.access().people().forEach(person -> own.add(person.identity().role()));
    own.removeIf(role -> role.isEmpty() || isOfSupabase(role));
    return new AppRoles(platform == Platform.PLAIN ? List.of() : SUPABASE, List.copyOf(own));
  }

  static boolean isOfSupabase(String role) {
    return SUPABASE.contains(role) || role.equals("authenticator") || role.startsWith("supabase_");
  }

  /** All of them. */
  public List<String> all() {
    List<String> all = new ArrayList<>(ofPlatform);
    all.addAll(own);
    return List.copyOf(all);
  }

  /** Those that policies bind. */
  public List<String> boundByPolicies() {
    return all().stream().filter(role -> !role.equals(PAST_POLICIES)).toList();
  }

  /** Those of the platform's, the visitors' first. */
  public List<String> boundOfPlatform() {
    return ofPlatform.stream().filter(role -> !role.equals(PAST_POLICIES)).toList();
  }

  /** Whether nobody could be asked about. */
  public boolean isEmpty() {
    return all().isEmpty();
  }
}

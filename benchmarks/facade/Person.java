/** Who asks. */
enum Person {
  USER(
      "authenticated",
      "{\"sub\": \"%s\", \"role\": \"authenticated\"}".formatted(MemoryEntries.ALICE)),
  SERVICE("service_role", "{\"role\": \"service_role\"}");

  private final String role;
  private final String claims;

  Person(String role, String claims) {
    this.role = role;
    this.claims = claims;
  }

  /** As JSON. */
  String claims() {
    return claims;
  }

  /** SQL that becomes them for as long as the session lasts. */
  String entering() {
    return """
    select
        pg_catalog.set_config('search_path', '"public", "extensions"', false),
        pg_catalog.set_config('role', '%s', false),
        pg_catalog.set_config('request.jwt.claims', '%s', false)
    """
        .formatted(role, claims);
  }
}

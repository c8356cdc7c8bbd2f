package dev.pgrehearse.cli;

/** What clients send to the tables is not known, for the login may not see it. */
record HiddenClients(String login) {

  static final String WORD = "CLIENTS UNKNOWN";

  /** Asks for what is missing. */
  String words(String so, String then) {
    return """
    %s; what clients send is hidden from %s. Ask for it, and then for %s:
      grant pg_read_all_stats to %s;"""
        .formatted(so, quoted(), then, quoted());
  }

  private String quoted() {
    return login.matches("[a-z_][a-z0-9_]*") ? login : '"' + login.replace("\"", "\"\"") + '"';
  }
}

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A facade, before a table of its own. */
enum Way {
  PASSTHROUGH("passthrough"),
  RESHAPED("reshaped"),
  TRIGGERS("triggers"),
  SEED("seed"),
  PHASE3("seed, phase 3"),
  SEED_RESHAPED("seed, reshaped"),
  /** The triggers without one or all of the things that they do and the seed's do not. */
  NO_POLICIES("no policies"),
  NO_RETURNING("no returning"),
  NO_COMPARISON("no comparison"),
  NONE("none of them");

  static final List<Way> COMPARED =
      List.of(PASSTHROUGH, RESHAPED, TRIGGERS, SEED, PHASE3, SEED_RESHAPED);
  static final List<Way> WHY =
      List.of(TRIGGERS, NO_POLICIES, NO_RETURNING, NO_COMPARISON, NONE, SEED);

  /** One that is written, and one that the policies, an index and a list go by. */
  private static final Map<String, String> RENAMES =
      Map.of("title", "headline", "user_id", "owner_id");

  private final String title;

  Way(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String schema() {
    return "way_" + name().toLowerCase(Locale.ROOT);
  }

  /** Where the table goes when the facade takes its place. */
  String home() {
    return schema() + "_home";
  }

  /** The name that clients use. */
  String clients() {
    return schema() + "." + MemoryEntries.NAME;
  }

  /** Columns that have another name in the table, by the name that clients use. */
  Map<String, String> renames() {
    return this == RESHAPED || this == SEED_RESHAPED ? RENAMES : Map.of();
  }

  String columnAfter(String column) {
    return renames().getOrDefault(column, column);
  }

  /** The table that has the rows. */
  String stored() {
    return home() + "." + MemoryEntries.NAME;
  }
}

import java.util.List;
import java.util.Locale;

/** What is reached; each has a schema and a table of its own. */
enum Way {
  TABLE("the table"),
  AGAIN("table again"),
  PASSTHROUGH("passthrough"),
  TRIGGERS("triggers"),
  SEED("seed"),
  PHASE3("seed, phase 3"),
  /** The triggers without one or all of the things that they do and the seed's do not. */
  NO_POLICIES("no policies"),
  NO_RETURNING("no returning"),
  NO_COMPARISON("no comparison"),
  NONE("none of them");

  static final List<Way> COMPARED = List.of(TABLE, AGAIN, PASSTHROUGH, TRIGGERS, SEED, PHASE3);
  static final List<Way> WHY =
      List.of(TABLE, AGAIN, TRIGGERS, NO_POLICIES, NO_RETURNING, NO_COMPARISON, NONE, SEED);

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

  /** Where the table goes when a facade takes its place. */
  String home() {
    return schema() + "_home";
  }

  /** The name that clients use. */
  String clients() {
    return schema() + "." + MemoryEntries.NAME;
  }

  /** The table that has the rows. */
  String stored() {
    return (this == TABLE || this == AGAIN ? schema() : home()) + "." + MemoryEntries.NAME;
  }
}

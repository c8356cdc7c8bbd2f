import java.util.ArrayList;
import java.util.List;

/** A way, by its facade or past it. */
record Route(Way way, Target target) {

  /** The facade of each way and its table, and one of the tables once more. */
  static List<Route> of(List<Way> ways) {
    List<Route> routes = new ArrayList<>();
    for (Way way : ways) {
      routes.add(new Route(way, Target.FACADE));
      routes.add(new Route(way, Target.TABLE));
    }
    routes.add(new Route(ways.get(0), Target.TABLE_AGAIN));
    return routes;
  }

  String relation() {
    return target == Target.FACADE ? way.clients() : way.stored();
  }

  /** What the column that clients know by this name is called there. */
  String column(String clients) {
    return target == Target.FACADE ? clients : way.columnAfter(clients);
  }
}

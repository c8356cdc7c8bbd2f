package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.client.ClientStatements.Verdict;
import dev.pgrehearse.facade.client.ClientStatements.Verdict.Kind;
import dev.pgrehearse.facade.client.PlanningSide.Refused;
import dev.pgrehearse.facade.client.PlanningSide.Response;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Rewrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where tables have moved already: plans a statement on their facades, and once more with the
 * tables' new names in it.
 */
final class HomeJudge {
  private final PlanningSide side;
  private final Set<String> strangers;
  private final Map<QualifiedName, String> kinds;
  private final Names names;
  private final Dictionary dictionary;
  private final ClientFix fix;

  private HomeJudge(
      PlanningSide side,
      Set<String> strangers,
      Map<QualifiedName, String> kinds,
      Names names,
      Dictionary dictionary,
      ClientFix fix) {
    this.side = side;
    this.strangers = Set.copyOf(strangers);
    this.kinds = Map.copyOf(kinds);
    this.names = names;
    this.dictionary = dictionary;
    this.fix = fix;
  }

  static HomeJudge on(Connection live, Names names, Dictionary dictionary, ClientFix fix)
      throws SQLException {
    LiveCatalog catalog = new LiveCatalog(live);
    Map<QualifiedName, String> kinds = new HashMap<>();
    catalog
        .rowsOf(
            """
            select
                n.nspname,
                c.relname,
                c.relkind
            from pg_catalog.pg_class as c
            join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v')
            order by c.oid""",
            row ->
                Map.entry(
                    new QualifiedName(row.getString("nspname"), row.getString("relname")),
                    row.getString("relkind")))
        .forEach(entry -> kinds.put(entry.getKey(), entry.getValue()));
    Set<String> strangers =
        new HashSet<>(
            catalog.rowsOf(
                """
                select r.rolname
                from pg_catalog.pg_roles as r
                where not pg_catalog.pg_has_role(r.oid, '%s')
                order by r.rolname"""
                    .formatted(
                        live.getMetaData().getDatabaseMajorVersion() < 16 ? "member" : "set"),
                row -> row.getString(1)));
    Set<String> roles =
        new HashSet<>(
            catalog.rowsOf(
                "select r.rolname from pg_catalog.pg_roles as r order by r.rolname",
                row -> row.getString(1)));
    roles.removeAll(strangers);
    List<RelationNames.Entry> now = RelationNames.read(catalog);
    PlanningSide side =
        PlanningSide.live(
            live,
            role -> roles.contains(role) ? "set local role " + names.quoted(role) : "select 1",
            RelationNames.of(now, now));
    return new HomeJudge(side, strangers, kinds, names, dictionary, fix);
  }

  /** Whether all of these tables have moved and left a view. */
  boolean standsFor(Set<Move> moves) {
    return !moves.isEmpty()
        && moves.stream()
            .allMatch(
                move ->
                    "v".equals(kinds.get(move.from()))
                        && List.of("r", "p").contains(kinds.getOrDefault(move.to(), "")));
  }

  /** What a login may says nothing of a sender that it cannot become. */
  Verdict verdict(Candidate candidate) throws SQLException {
    Verdict verdict = asked(candidate);
    String role = candidate.sent().role();
    boolean planned =
        verdict.kind() != Kind.NOT_JUDGED && candidate.text().orElseThrow().planned().isPresent();
    boolean depends = verdict.kind() != Kind.FAILS || verdict.words().startsWith("fails 42501");
    return planned && depends && strangers.contains(role)
        ? Verdict.of(
            candidate.sent(),
            Kind.NOT_JUDGED,
            "not judged: this login cannot become %s, and so not ask what %1$s may".formatted(role),
            "log in as a superuser, or as a member of %s".formatted(names.quoted(role)))
        : verdict;
  }

  private Verdict asked(Candidate candidate) throws SQLException {
    ClientText text = candidate.text().orElseThrow();
    Optional<Response> facade = side.ask(candidate, text);
    if (facade.isEmpty()) {
      return FormJudge.verdict(candidate, fix).orElseThrow();
    }
    Response home = side.ask(candidate, atHome(candidate, text)).orElseThrow();
    if (facade.get() instanceof Refused refused) {
      if (refused.passing()) {
        return Verdict.of(
            candidate.sent(),
            Kind.NOT_JUDGED,
            "not judged: there was no answer (%s: %s)"
                .formatted(refused.sqlState(), refused.message()),
            "ask again when nobody has a lock on " + facades(candidate));
      }
      return home instanceof Refused
          ? Verdict.of(
              candidate.sent(),
              Kind.NOT_JUDGED,
              "not judged: it works neither on the facade nor on the table (%s: %s)"
                  .formatted(refused.sqlState(), refused.message()),
              remedy(refused.sqlState()))
          : Verdict.of(
              candidate.sent(),
              Kind.FAILS,
              "fails %s: %s".formatted(refused.sqlState(), refused.message()),
              fix.of(candidate, refused.sqlState()));
    }
    PlanShape is = (PlanShape) facade.get();
    Optional<Verdict> doubt = ClientJudge.doubt(candidate, is, fix);
    if (doubt.isPresent()) {
      return doubt.get();
    }
    return home instanceof PlanShape was
        ? ClientJudge.worksBy(candidate, was, is)
        : Verdict.of(
            candidate.sent(),
            Kind.WORKS,
            "works; with the table's own name in it, it makes no plan to compare with (%s)"
                .formatted(((Refused) home).sqlState()),
            "");
  }

  private String facades(Candidate candidate) {
    return candidate.named().stream()
        .map(move -> move.from().quoted(names))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** What its values were is not recorded, and so neither are the types that they had. */
  private static String remedy(String sqlState) {
    return switch (sqlState) {
      case "42501" -> "log in as a role that may do what its sender may";
      case "42725", "42P18", "42P08", "42804", "42883" ->
          "the types of its parameters are not recorded; send it by hand, with values of its client";
      default -> "send it by hand, as its client does";
    };
  }

  private ClientText atHome(Candidate candidate, ClientText text) {
    String sql = text.planned().orElseThrow();
    StringBuilder moved = new StringBuilder();
    List<String> path = candidate.path().schemas(dictionary.path());
    int at = 0;
    for (BodyText.Mention mention : new BodyText(sql).mentions()) {
      for (Move move : candidate.named()) {
        if (Rewrite.names(mention, move.from(), path, dictionary)) {
          moved.append(sql, at, mention.start()).append(move.to().quoted(names));
          at = mention.end();
        }
      }
    }
    return new ClientText(moved.append(sql.substring(at)).toString());
  }
}

package dev.pgrehearse.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.access.FixtureRows.Row;
import dev.pgrehearse.access.Relation.Column;
import dev.pgrehearse.access.Relation.Reference;
import dev.pgrehearse.server.QuietTransaction;
import dev.pgrehearse.spec.AccessSpec.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of a stranger's in each table whose rows are somebody's, so that "own" and "all" are not
 * the same where the fixtures hold rows of one user alone. The stranger is nobody of the spec: what
 * such a row allows, it allows no one who is tried.
 */
final class Witnesses {

  private static final int TEMPLATES = 4;
  private static final int DEPTH = 6;

  /** Numbers that nobody draws from a sequence while he is tried. */
  static final int ROOM_FOR_SEQUENCES = 1_000;

  /** Notes it for its partition, and for what that is a partition of. */
  private static final String INSERT =
      """
      with recursive sown (tab, tid, doc) as (
          insert into %1$s as t (%2$s) overriding system value
          select %2$s from pg_catalog.jsonb_populate_record(null::%1$s, %3$s::jsonb)
          returning t.tableoid, t.ctid, pg_catalog.to_jsonb(t)
      ),
      kin (rel) as (
          select s.tab from sown as s
          union all
          select i.inhparent
          from kin as k
          join pg_catalog.pg_inherits as i on i.inhrelid = k.rel
      )
      insert into pg_temp.pgrehearse_known (rel, tab, tid, doc)
      select k.rel, s.tab, s.tid, s.doc
      from sown as s
      cross join kin as k
      returning id, rel::bigint, tab || ' ' || tid as place, doc
      """;

  private final QuietTransaction transaction;
  private final ObjectMapper json;
  private final Scene scene;
  private final Person stranger;
  private final FreshKeys keys;
  private final ReferredElsewhere elsewhere;
  private final UnspokenReferences unspoken;

  Witnesses(QuietTransaction transaction, ObjectMapper json, Scene scene) {
    this.transaction = transaction;
    this.json = json;
    this.scene = scene;
    this.stranger = scene.whose().stranger();
    this.keys = new FreshKeys(scene, "witness", ROOM_FOR_SEQUENCES);
    this.elsewhere = new ReferredElsewhere(transaction);
    this.unspoken = new UnspokenReferences(scene, stranger);
  }

  /** Without triggers; where a constraint is in the way, there is none. */
  void sow() throws SQLException {
    execute("set local session_replication_role = replica");
    List<Relation> open =
        new ArrayList<>(
            scene.surroundings().relations().values().stream()
                .filter(relation -> relation.isTable() && !templates(relation).isEmpty())
                .toList());
    for (int pass = 0; pass < DEPTH && !open.isEmpty(); pass++) {
      List<Relation> sown = new ArrayList<>();
      for (Relation relation : open) {
        if (isThere(relation) || sow(relation)) {
          sown.add(relation);
        }
      }
      if (sown.isEmpty()) {
        break;
      }
      open.removeAll(sown);
    }
    execute("set local session_replication_role = origin");
  }

  private List<Row> templates(Relation relation) {
    return scene.rows().of(relation.id()).stream()
        .filter(row -> !row.marks().isEmpty())
        .limit(TEMPLATES)
        .toList();
  }

  private boolean isThere(Relation relation) {
    return scene.rows().of(relation.id()).stream().anyMatch(row -> isHis(row.marks()));
  }

  private boolean isHis(Set<String> marks) {
    return scene.whose().of(stranger, marks) == RowClass.OWN;
  }

  private boolean sow(Relation relation) throws SQLException {
    List<Column> columns = relation.columns().stream().filter(c -> !c.computed()).toList();
    Imagined imagined =
        new Imagined(scene, stranger, relation, columns, scene.rows().of(relation.id()));
    for (Row template : templates(relation)) {
      Set<ObjectNode> docs = new LinkedHashSet<>(imagined.of(keys.copy(relation, template.doc())));
      for (ObjectNode doc : docs) {
        unspoken.madeOver(relation, doc);
        if (isHisAlone(relation, doc)
            && refersToWhatIsThere(relation, doc)
            && insert(relation, columns, template, doc)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Neither in its own columns nor in what it refers to is there a mark of anybody else. */
  private boolean isHisAlone(Relation relation, JsonNode doc) {
    return isHisAlone(scene.rows().marks(relation, doc))
        && unspoken.of(relation, doc).allMatch(row -> isHisAlone(row.marks()))
        && known(relation)
            .allMatch(
                reference -> target(reference, doc).stream().allMatch(r -> isHisAlone(r.marks())));
  }

  private boolean isHisAlone(Set<String> marks) {
    return marks.stream()
        .allMatch(
            mark ->
                stranger.marks().contains(mark) || scene.whose().ofTenant(stranger).contains(mark));
  }

  /** Else a later pass may find it. */
  private boolean refersToWhatIsThere(Relation relation, JsonNode doc) {
    return known(relation)
        .filter(reference -> reference.columns().stream().allMatch(doc::hasNonNull))
        .allMatch(reference -> target(reference, doc).isPresent());
  }

  private Stream<Reference> known(Relation relation) {
    return relation.references().stream()
        .filter(reference -> scene.surroundings().relations().containsKey(reference.to()));
  }

  private Optional<Row> target(Reference reference, JsonNode doc) {
    String wanted = FixtureRows.values(doc, reference.columns());
    return scene.rows().of(reference.to()).stream()
        .filter(row -> FixtureRows.values(row.doc(), reference.keys()).equals(wanted))
        .findFirst();
  }

  private boolean insert(Relation relation, List<Column> columns, Row template, JsonNode doc)
      throws SQLException {
    Savepoint before = transaction.connection().setSavepoint();
    try {
      for (Reference reference : relation.references()) {
        if (!scene.surroundings().relations().containsKey(reference.to())) {
          elsewhere.make(reference, template.doc(), doc);
        }
      }
      String list = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
      note(INSERT.formatted(relation.name(), list, Literal.text(doc.toString())));
      transaction.connection().releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (transaction.connection().isClosed()) {
        throw e;
      }
      transaction.connection().rollback(before);
      return false;
    }
  }

  private void note(String insert) throws SQLException {
    try (Statement statement = transaction.statement();
        ResultSet result = statement.executeQuery(insert)) {
      while (result.next()) {
        Relation relation = scene.surroundings().relations().get(result.getLong("rel"));
        if (relation != null) {
          scene
              .rows()
              .add(
                  result.getInt("id"),
                  relation,
                  result.getString("place"),
                  tree(result.getString("doc")));
        }
      }
    }
    scene.rows().followReferences();
  }

  private JsonNode tree(String text) throws SQLException {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("the server gave no JSON", e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = transaction.statement()) {
      statement.execute(sql);
    }
  }
}

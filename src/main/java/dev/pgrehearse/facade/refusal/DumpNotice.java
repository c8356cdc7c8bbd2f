package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;

/** Dumps of a part of the database, which name what they take. */
record DumpNotice(Move move, Names names) {

  Finding finding() {
    String facade = move.from().quoted(names);
    String schema = names.quoted(move.fromSchema());
    return Finding.info(
            "facade-dump",
            "",
            Location.NONE,
            move.changesSchema()
                ? "%s: pg_dump -t %1$s and pg_dump -n %s dump the view, hold none of its rows, and say nothing"
                    .formatted(facade, schema)
                : "%s: pg_dump -t %1$s dumps the view, holds none of its rows, and says nothing"
                    .formatted(facade),
            move.changesSchema()
                ? "have jobs that dump by table or schema name the schema %s too"
                    .formatted(names.quoted(move.toSchema()))
                : "have jobs that dump by table name %s".formatted(move.to().quoted(names)))
        .about(facade);
  }
}

package dev.pgrehearse.facade;

/** A schema and a name in it, without quotes. */
record QualifiedName(String schema, String name) {

  static QualifiedName from(Move move) {
    return new QualifiedName(move.fromSchema(), move.fromName());
  }

  static QualifiedName to(Move move) {
    return new QualifiedName(move.toSchema(), move.toName());
  }

  String quoted(Names names) {
    return names.qualified(schema, name);
  }
}

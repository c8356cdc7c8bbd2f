import java.util.Locale;

/** An operation, asked by somebody. */
record Question(Person person, Operation operation) {

  String title() {
    return operation.title() + ", " + person.name().toLowerCase(Locale.ROOT);
  }
}

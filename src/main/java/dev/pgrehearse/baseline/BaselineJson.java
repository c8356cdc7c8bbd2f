package dev.pgrehearse.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Baselines as they are kept in git: sorted, a plan's node on each line. */
public final class BaselineJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .build();

  private final Path file;
  private final String shownAs;

  /**
   * @param shownAs how messages name it
   */
  public BaselineJson(Path file, String shownAs) {
    this.file = file;
    this.shownAs = shownAs;
  }

  /** What is kept, if anything is. */
  public Optional<Baseline> read() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(file), Baseline.class));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new BaselineException(
          Location.of(shownAs, Math.max(1, line)),
          "this is no baseline that pgrehearse has written; ./pgrehearse baseline capture writes it"
              + " anew");
    } catch (IOException e) {
      throw new BaselineException(Location.of(shownAs), "cannot read " + shownAs);
    }
  }

  public void write(Baseline baseline) {
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, JSON.writer(lines).writeValueAsString(baseline) + "\n");
    } catch (IOException e) {
      throw new BaselineException(Location.of(shownAs), "cannot write " + shownAs);
    }
  }
}

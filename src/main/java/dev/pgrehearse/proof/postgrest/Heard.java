package dev.pgrehearse.proof.postgrest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a request is answered.
 *
 * @param status of HTTP
 * @param code of the error, or ""
 * @param said the rows as JSON, those of an embed in an order of their own; or the error's message
 * @param range how many rows there are, as the header Content-Range says it
 */
public record Heard(int status, String code, String said, String range) {

  private static final int SHOWN = 300;
  private static final int REFUSED = 300;

  static Heard of(int status, String body, String range) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      JsonNode json = mapper.readTree(body);
      return status < REFUSED
          ? new Heard(status, "", sorted(json).toString(), range)
          : new Heard(status, json.path("code").asText(), json.path("message").asText(), "");
    } catch (JsonProcessingException e) {
      return new Heard(status, "", body, range);
    }
  }

  /** No client may count on an order that it has not asked for, and no embed here asks for one. */
  private static JsonNode sorted(JsonNode json) {
    if (json.isArray()) {
      List<JsonNode> rows = new ArrayList<>();
      json.forEach(row -> rows.add(sorted(row)));
      if (rows.stream().allMatch(JsonNode::isObject)) {
        rows.sort(Comparator.comparing(JsonNode::toString));
      }
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      rows.forEach(array::add);
      return array;
    }
    if (json.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      json.properties().forEach(each -> object.set(each.getKey(), sorted(each.getValue())));
      return object;
    }
    return json;
  }

  public boolean worked() {
    return status < REFUSED;
  }

  /** Whether it has rows. */
  public boolean hasRows() {
    return worked() && !said.equals("[]");
  }

  /**
   * Of what is refused on both sides only that counts, and why. No client lives by a name that
   * means two keys (300), of which one may be found once the other's table has moved.
   */
  public boolean isLike(Heard after) {
    return status == REFUSED
        || (status == after.status
            && code.equals(after.code)
            && (!worked() || (said.equals(after.said) && range.equals(after.range))));
  }

  public String words() {
    String text = said.length() <= SHOWN ? said : said.substring(0, SHOWN) + "…";
    return worked()
        ? "%d %s".formatted(status, text)
        : "fails with %s (%d): %s".formatted(code.isEmpty() ? "no code" : code, status, text);
  }
}

package dev.pgrehearse.clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Asks two PostgRESTs for the same, as one role. */
final class Rest {

  /** One answer. */
  record Heard(int status, String body) {

    /**
     * Of what is refused on both sides only that counts; and no client lives by a name that means
     * two keys (300), of which one may be found once the other's table has moved.
     */
    boolean isLike(Heard other) {
      return status == 300 || (status == other.status && (status > 300 || body.equals(other.body)));
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI before;
  private final URI after;

  Rest(PostgrestServer before, PostgrestServer after) {
    this.before = before.address();
    this.after = after.address();
  }

  static String token(String role, String sub) throws GeneralSecurityException {
    String body =
        part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + part("{\"role\":\"%s\",\"sub\":\"%s\",\"exp\":4102444800}".formatted(role, sub));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(PostgrestServer.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return body + "." + part(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String part(String json) {
    return part(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * What is answered otherwise, a line each.
   *
   * @param answered gets, for each path that both answer with success, its name
   */
  List<String> differences(List<KeyForms> keys, String token, List<String> answered)
      throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    for (KeyForms key : keys) {
      for (Map.Entry<String, String> form : key.paths().entrySet()) {
        Heard was = ask(before, form.getValue(), token);
        Heard is = ask(after, form.getValue(), token);
        String what = key.name() + " by " + form.getKey();
        if (!was.isLike(is)) {
          differences.add("%s: %s, then %s".formatted(what, was, is));
        } else if (was.status() == 200) {
          answered.add(what);
        }
      }
    }
    return differences;
  }

  private Heard ask(URI where, String path, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(where.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Heard(response.statusCode(), response.body());
  }
}

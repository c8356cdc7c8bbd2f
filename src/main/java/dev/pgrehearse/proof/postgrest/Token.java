package dev.pgrehearse.proof.postgrest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgrehearse.spec.Identity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The token that somebody would have signed in with. */
final class Token {

  private static final String ALGORITHM = "HmacSHA256";

  /** What says when a token holds, and of whom it is: nothing of it may be over. */
  private static final long FAR_AWAY = 4_102_444_800L;

  private final String secret;

  Token(String secret) {
    this.secret = secret;
  }

  String of(Identity identity) {
    Map<String, Object> claims = new TreeMap<>(identity.claims());
    claims.remove("nbf");
    claims.remove("iat");
    claims.put("exp", FAR_AWAY);
    claims.put("role", identity.role());
    try {
      String signed =
          part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
              + "."
              + part(new ObjectMapper().writeValueAsBytes(claims));
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return signed + "." + part(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the claims of " + identity.name() + " are no JSON", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with " + ALGORITHM, e);
    }
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package dev.pgrehearse.systems;

import static dev.pgrehearse.systems.RaceTrack.DONE;
import static dev.pgrehearse.systems.RaceTrack.guest;
import static dev.pgrehearse.systems.RaceTrack.row;
import static dev.pgrehearse.systems.RaceTrack.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Tokens and instruments under concurrency, and balances of any size. */
class CashuIT {

  private static final long ALL_SATS = 2_100_000_000_000_000L;
  private static final String DORA = "00000000-0000-0000-0000-00000000d04a";
  private static final String TOKEN = "00000000-0000-0009-0071-00000000d04a";
  private static final String INSTRUMENT = "00000000-0000-0009-0072-00000000d04a";
  private static final String CODE = "code-of-the-instrument-in-the-race";

  private static RaceTrack track;

  @BeforeContainer
  static void start() throws Exception {
    track = RaceTrack.withOptions();
  }

  @Example
  void the_first_changesets_stop_at_tables_that_are_there() throws Exception {
    assertThat(track.stateOf("sovereign-identity-cashu/070_cashu/02_older_tables"))
        .isEqualTo("PR102");
  }

  @Property(tries = 10)
  void of_sessions_that_spend_one_token_at_once_exactly_one_does(
      @ForAll @IntRange(min = 2, max = 6) int sessions, @ForAll boolean repeatableRead)
      throws Exception {
    freshToken("unspent");
    List<String> states =
        track.race(
            row("cashu_tokens", TOKEN),
            Collections.nCopies(
                sessions,
                track.call(
                    DORA,
                    repeatableRead,
                    "select public.spend_cashu_token('%s')".formatted(TOKEN))));
    assertThat(states).filteredOn(DONE::equals).hasSize(1);
    assertThat(states)
        .filteredOn((repeatableRead ? "40001" : "PR170")::equals)
        .hasSize(sessions - 1);
  }

  @Property(tries = 10)
  void one_proof_is_stored_once_by_however_many_users_at_once(
      @ForAll @IntRange(min = 2, max = 6) int users) throws Exception {
    track.migrate(
        """
        delete from public.cashu_tokens where secret_hash = repeat('77', 32);
        insert into public.user_identities (id, username, npub)
        select p.user_id, p.username, p.npub
        from public.profiles as p
        where p.username like 'racer%'
        on conflict do nothing
        """);
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < users; n++) {
      racers.add(
          track.call(
              guest(n),
              false,
              """
              insert into public.cashu_tokens (
                  user_id, mint_id, keyset_id, secret_hash, encrypted_proof, proof_iv, amount_sats
              )
              values (
                  auth.uid(), '00000000-0000-0001-0070-000000000000', '009a1f293253e41e',
                  repeat('77', 32), 'c', gen_random_uuid()::text, 1
              )
              """));
    }
    List<String> states =
        track.race(row("cashu_mints", "00000000-0000-0001-0070-000000000000"), racers);
    assertThat(states).filteredOn(DONE::equals).hasSize(1);
    assertThat(states).filteredOn("23505"::equals).hasSize(users - 1);
  }

  /** Bearers who copied the code, and the issuer who wants it back, at the same moment. */
  @Property(tries = 10)
  void an_instrument_is_redeemed_once_or_taken_back_and_never_both(
      @ForAll @IntRange(min = 1, max = 5) int bearers,
      @ForAll boolean issuerToo,
      @ForAll boolean repeatableRead)
      throws Exception {
    freshToken("issued");
    track.migrate(
        """
        insert into public.cashu_bearer_instruments (
            id, user_id, token_id, form_factor, redemption_hash, encrypted_token
        )
        values ('%s', '%s', '%s', 'qr_code', encode(sha256('%s'), 'hex'), 'c')
        """
            .formatted(INSTRUMENT, DORA, TOKEN, CODE));
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < bearers; n++) {
      racers.add(
          track.call(
              guest(n),
              repeatableRead,
              "select public.redeem_cashu_bearer_instrument('%s')".formatted(CODE)));
    }
    if (issuerToo) {
      racers.add(
          track.call(
              DORA,
              repeatableRead,
              "select public.cancel_cashu_bearer_instrument('%s')".formatted(INSTRUMENT)));
    }
    List<String> states = track.race(row("cashu_bearer_instruments", INSTRUMENT), racers);
    assertThat(states).filteredOn(DONE::equals).hasSize(1);
    assertThat(states).isSubsetOf(DONE, repeatableRead ? "40001" : "PR172", "PR174");
    boolean cancelled = issuerToo && states.get(bearers).equals(DONE);
    assertThat(
            track.text(
                """
                select b.status || ' ' || t.status
                from public.cashu_bearer_instruments as b
                join public.cashu_tokens as t on t.id = b.token_id
                where b.id = '%s'
                """
                    .formatted(INSTRUMENT)))
        .isEqualTo(cancelled ? "cancelled unspent" : "redeemed spent");
  }

  @Property(tries = 60)
  void balances_add_up_however_large(
      @ForAll @Size(max = 12) List<@LongRange(min = -1, max = ALL_SATS + 1) Long> amounts)
      throws SQLException {
    track.migrate("delete from public.cashu_tokens where user_id = '%s'".formatted(guest(7)));
    track.migrate(
        """
        insert into public.user_identities (id, username, npub)
        select p.user_id, p.username, p.npub
        from public.profiles as p
        where p.username like 'racer%'
        on conflict do nothing
        """);
    BigInteger expected = BigInteger.ZERO;
    try (Connection user = track.asUser(guest(7))) {
      for (int n = 0; n < amounts.size(); n++) {
        long amount = amounts.get(n);
        boolean fits = amount >= 1 && amount <= ALL_SATS;
        String found =
            state(
                user,
                """
                insert into public.cashu_tokens (
                    user_id, mint_id, keyset_id, secret_hash, encrypted_proof, proof_iv, amount_sats
                )
                values (
                    auth.uid(), '00000000-0000-0001-0070-000000000000', '009a1f293253e41e',
                    md5('%1$s') || md5('balance'), 'c', 'balance-%1$s', %2$s
                )
                """
                    .formatted(n, amount));
        assertThat(found).isEqualTo(fits ? DONE : "23514");
        expected = fits ? expected.add(BigInteger.valueOf(amount)) : expected;
      }
      try (Statement statement = user.createStatement();
          ResultSet row = statement.executeQuery("select public.cashu_balance()")) {
        row.next();
        assertThat(row.getBigDecimal(1).toBigIntegerExact()).isEqualTo(expected);
      }
    }
  }

  private static void freshToken(String status) throws SQLException {
    track.migrate(
        """
        delete from public.cashu_bearer_instruments where token_id = '%1$s';
        delete from public.cashu_tokens where id = '%1$s';
        insert into public.cashu_tokens (
            id, user_id, mint_id, keyset_id, secret_hash, encrypted_proof, proof_iv, amount_sats,
            status
        )
        values (
            '%1$s', '%2$s', '00000000-0000-0001-0070-000000000000', '009a1f293253e41e',
            repeat('99', 32), 'c', 'iv-race', 64, '%3$s'
        )
        """
            .formatted(TOKEN, DORA, status));
  }
}

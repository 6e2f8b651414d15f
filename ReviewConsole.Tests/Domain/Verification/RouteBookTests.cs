using System.Text.Json.Nodes;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Which routes apply, how strong they are, and the stated facts that rests on.</summary>
public sealed class RouteBookTests
{
    [Theory]
    [InlineData("otp_phone", "no_phone")]
    [InlineData("otp_email", "no_email")]
    [InlineData("linked_account", "no_linked_account")]
    [InlineData("device_hist", "no_known_device")]
    [InlineData("wait_notify", "no_old_address")]
    [InlineData("id_doc_noselfie", "no_real_name")]
    [InlineData("prior_consistency", "not_business")]
    [InlineData("business_licence", "not_business")]
    [InlineData("pay_micro", "platform_lacks")]
    [InlineData("saved_code", "platform_lacks")]
    [InlineData("authenticator", "platform_lacks")]
    [InlineData("national_eid", "platform_lacks")]
    [InlineData("trusted_contact", "platform_lacks")]
    public void A_bare_account_lacks_what_a_route_needs_and_the_route_says_so(string route, string why)
    {
        var standing = Standing(new AnAppeal().WithBareAccount().With("appeal.declinesFace", false), route);

        standing.Applies.ShouldBeFalse();
        standing.Strength.ShouldBe(Strength.None);
        standing.Facts.Select(f => f.Code).ShouldBe([why]);
        standing.CanBeOffered.ShouldBeFalse();
    }

    [Theory]
    [InlineData("postal_code")]
    [InlineData("in_person")]
    [InlineData("notarised")]
    [InlineData("order_kba")]
    public void The_floor_is_open_to_everybody(string route)
    {
        var standing = Standing(new AnAppeal().WithBareAccount(), route);

        (standing.Applies, standing.IsLive, standing.CanBeOffered).ShouldBe((true, true, true));
        standing.Facts.ShouldBe([new RouteReason("floor")]);
    }

    [Theory]
    [InlineData("otp_phone", "bound_since")]
    [InlineData("otp_email", "bound_since")]
    [InlineData("linked_account", "linked_long")]
    [InlineData("device_hist", "known_devices")]
    [InlineData("pay_micro", "platform_offers")]
    public void A_known_account_has_what_a_route_needs(string route, string fact)
    {
        var standing = Standing(new AnAppeal(), route);

        standing.IsLive.ShouldBeTrue();
        standing.Facts.ShouldContain(f => f.Code == fact);
    }

    [Fact]
    public void A_business_has_routes_of_its_own()
    {
        var appeal = new AnAppeal().With("account.kind", "business");

        Standing(appeal, "business_licence").ShouldSatisfyAllConditions(r => r.IsLive.ShouldBeTrue(), r => r.Strength.ShouldBe(Strength.Medium));
        Standing(appeal, "prior_consistency").IsLive.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-04-13", Strength.Strong, "linked_long")]
    [InlineData("2026-04-14", Strength.Medium, "linked_short")]
    [InlineData("2026-07-12", Strength.Medium, "linked_short")]
    [InlineData(null, Strength.Medium, "linked_undated")]
    public void A_linked_real_name_account_is_strong_after_ninety_days(string? linkedOn, Strength strength, string fact)
    {
        // 13 July less 90 days is 14 April: only what is older was linked for over 90 days.
        var standing = Standing(new AnAppeal().With("account.linkedAccounts[0].linkedOn", linkedOn), "linked_account");

        standing.Strength.ShouldBe(strength);
        standing.Facts[^1].ShouldBe(new RouteReason(fact, linkedOn));
    }

    [Fact]
    public void A_linked_account_without_a_real_name_is_weak() =>
        Standing(new AnAppeal().With("account.linkedAccounts[0].realNameVerified", false), "linked_account").Strength.ShouldBe(Strength.Weak);

    [Fact]
    public void The_oldest_real_name_link_counts()
    {
        var links = new JsonArray(
            Link("new", realName: true, "2026-07-01"), Link("old", realName: true, "2020-01-01"), Link("older", realName: false, "2010-01-01"));

        Standing(new AnAppeal().With("account.linkedAccounts", links), "linked_account").Facts[^1].ShouldBe(new RouteReason("linked_long", "2020-01-01"));

        static JsonObject Link(string provider, bool realName, string on) => new() { ["provider"] = provider, ["realNameVerified"] = realName, ["linkedOn"] = on };
    }

    [Theory]
    [InlineData("otp_phone", "account.phoneBoundOn")]
    [InlineData("otp_email", "account.emailBoundOn")]
    public void A_channel_bound_less_than_thirty_days_ago_does_not_count(string route, string member)
    {
        var fresh = Standing(new AnAppeal().With(member, "2026-06-14"), route);
        fresh.Applies.ShouldBeFalse();
        fresh.Facts.ShouldBe([new RouteReason("bound_recently", "2026-06-14")]);

        Standing(new AnAppeal().With(member, "2026-06-13"), route).Applies.ShouldBeTrue("bound for thirty days");
        Standing(new AnAppeal().With(member, null), route).Facts.ShouldBe([new RouteReason("bound_unknown")]);
    }

    [Theory]
    [InlineData("sim_changed", "otp_phone")]
    [InlineData("recovery_info_changed", "otp_phone")]
    [InlineData("recovery_info_changed", "otp_email")]
    [InlineData("payout_changed", "pay_micro")]
    [InlineData("partner_alert", "linked_account")]
    [InlineData("session_reuse", "device_hist")]
    [InlineData("address_changed_order", "postal_code")]
    public void An_active_signal_touches_its_channels(string signal, string route)
    {
        var standing = Standing(new AnAppeal().WithSignal(signal), route);

        (standing.Strength, standing.IsLive, standing.CanBeOffered).ShouldBe((Strength.None, false, false));
        standing.TouchedBy.ShouldBe([signal]);
        standing.Facts.ShouldContain(new RouteReason("touched", signal));
    }

    [Fact]
    public void A_signal_that_expired_touches_nothing() =>
        Standing(new AnAppeal().WithSignal("sim_changed", expiresOn: AnAppeal.Now), "otp_phone").IsLive.ShouldBeTrue();

    [Fact]
    public void A_signal_found_wrong_touches_nothing_any_more()
    {
        var taken = ACase.Taken(new AnAppeal().WithOnlySignal("sim_changed"));
        taken.Routes.Single(r => r.Route.Code == "otp_phone").IsLive.ShouldBeFalse();

        taken.Find(Signals.Finding.Wrong);

        taken.Routes.Single(r => r.Route.Code == "otp_phone").IsLive.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Signals.Finding.Explained)]
    [InlineData(Signals.Finding.Confirmed)]
    [InlineData(Signals.Finding.Untested)]
    public void A_signal_found_anything_else_still_touches(Signals.Finding finding) =>
        ACase.Taken(new AnAppeal().WithOnlySignal("sim_changed")).Find(finding)
            .Routes.Single(r => r.Route.Code == "otp_phone").IsLive.ShouldBeFalse();

    [Theory]
    [InlineData("face")]
    [InlineData("video_human")]
    public void A_face_route_is_there_only_if_wished_and_never_after_a_no(string route)
    {
        var asked = Standing(new AnAppeal().With("appeal.declinesFace", false), route);
        (asked.Applies, asked.IsLive, asked.CanBeOffered).ShouldBe((true, false, false));
        asked.Facts.ShouldBe([new RouteReason("face_only_if_wished")]);

        Standing(new AnAppeal(), route).Facts.ShouldBe([new RouteReason("face_declined")]);
    }

    [Fact]
    public void A_route_is_exhausted_after_its_attempts_and_not_before()
    {
        var taken = ACase.Taken().Fail("order_kba");
        var once = taken.Routes.Single(r => r.Route.Code == "order_kba");
        (once.Attempts, once.IsExhausted, once.CanBeOffered).ShouldBe((1, false, true));

        var expired = taken.Expire("order_kba").Routes.Single(r => r.Route.Code == "order_kba");
        (expired.Attempts, expired.CanBeOffered).ShouldBe((1, true), "what nobody completed is not held against anybody");

        var twice = taken.Fail("order_kba").Routes.Single(r => r.Route.Code == "order_kba");
        (twice.Attempts, twice.IsExhausted, twice.CanBeOffered).ShouldBe((2, true, false));
    }

    [Fact]
    public void A_route_passed_at_the_last_attempt_is_not_exhausted() =>
        ACase.Taken().Fail("order_kba").Pass("order_kba").Routes.Single(r => r.Route.Code == "order_kba").IsExhausted.ShouldBeFalse();

    private static RouteStanding Standing(AnAppeal appeal, string route) => ACase.Opened(appeal).Routes.Single(r => r.Route.Code == route);
}

using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Decisions;

namespace ReviewConsole.Domain.Events;

/// <summary>What a decision is to others.</summary>
public sealed class OwnEventsTests
{
    [Fact]
    public void An_approval_that_frees_the_sign_in_enables_the_account_and_lowers_the_risk() =>
        Told(ACase.ReadyToApprove()).ShouldBe([OwnEvents.Enabled, "caep.risk-level-change LOW"]);

    [Fact]
    public void An_approval_of_payouts_alone_enables_no_account_that_was_not_disabled() =>
        Told(ACase.ReadyToApprove(new AnAppeal().With("restriction.scope", new System.Text.Json.Nodes.JsonArray("payout")))).ShouldBe(["caep.risk-level-change LOW"]);

    [Fact]
    public void What_a_narrowing_keeps_and_what_conditions_ask_for_is_told()
    {
        var whole = ACase.ReadyToApprove(new AnAppeal().With("restriction.scope", new System.Text.Json.Nodes.JsonArray("full_account")));
        Told(whole, p => p with { Narrowing = new Narrowing([RestrictionScope.Payout], DateOnly.FromDateTime(whole.Now.UtcDateTime).AddDays(20)), Conditions = [new("C2"), new("C3")] })
            .ShouldBe([OwnEvents.Enabled, OwnEvents.ChangeRequired, OwnEvents.SessionRevoked, "caep.risk-level-change MEDIUM"]);

        var both = ACase.ReadyToApprove(new AnAppeal().With("restriction.scope", new System.Text.Json.Nodes.JsonArray("login", "payout")));
        Told(both, p => p with { Narrowing = new Narrowing([RestrictionScope.Login], DateOnly.FromDateTime(both.Now.UtcDateTime).AddDays(20)) }).ShouldBe(["caep.risk-level-change MEDIUM"]);
    }

    [Fact]
    public void A_denial_tells_of_a_risk_only_where_a_sign_of_theft_was_confirmed()
    {
        var confirmed = ACase.ReadyToDeny();
        OwnEvents.Of(confirmed.Decided(AProposal.Deny("D3")), confirmed.Case.Restriction.Scope, confirmed.World.Catalogue).Select(Show).ShouldBe(["caep.risk-level-change HIGH"]);
    }

    [Fact]
    public void Every_type_has_its_place_in_risc_or_caep()
    {
        OwnEvents.Types.Select(t => EventBook.Find(OwnEvents.UriOf(t)!)).ShouldAllBe(e => e != null);
        OwnEvents.UriOf("case.decided").ShouldBeNull();
    }

    private static IEnumerable<string> Told(ACase ready, Func<DecisionProposal, DecisionProposal>? change = null) =>
        OwnEvents.Of(ready.Decided((change ?? (p => p))(AProposal.Approve("A1", "A6"))), ready.Case.Restriction.Scope, ready.World.Catalogue).Select(Show);

    private static string Show(OwnEvent told) => told.Says.TryGetValue("current_level", out var level) ? $"{told.Type} {level}" : told.Type;
}

using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Decisions;

public sealed class GroundTests
{
    [Fact]
    public void A_decision_rests_on_a_ground()
    {
        Denied(AProposal.Deny()).ShouldContain("ground_missing on grounds");
        Denied(AProposal.Deny("D3")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("D10")]
    [InlineData("D12")]
    [InlineData("d3")]
    [InlineData("")]
    public void A_ground_of_the_other_outcome_or_of_none_is_unknown(string ground) =>
        Denied(AProposal.Deny(ground)).ShouldContain($"ground_unknown on ground:{ground}");

    [Theory]
    [InlineData("terms_breach", "A1", false)]
    [InlineData("terms_breach", "A2", false)]
    [InlineData("terms_breach", "A8", false)]
    [InlineData("terms_breach", "A5", true)]
    [InlineData("statutory_fraud_measure", "A5", true)]
    public void The_basis_decides_which_ground_is_open_to_an_approval(string basis, string ground, bool open) =>
        ACase.ReadyToApprove(new AnAppeal().Under(basis)).Broken(AProposal.Approve(ground))
            .Contains($"ground_not_applicable on ground:{ground}").ShouldBe(!open);

    [Theory]
    [InlineData("protective_theft_risk", "D8", false)]
    [InlineData("terms_breach", "D8", false)]
    [InlineData("statutory_fraud_measure", "D8", true)]
    [InlineData("terms_breach", "D3", false)]
    [InlineData("terms_breach", "D7", true)]
    public void And_to_a_denial(string basis, string ground, bool open) =>
        ACase.ReadyToDeny(new AnAppeal().Under(basis)).Broken(AProposal.Deny(ground)).ShouldBe(open ? [] : [$"ground_not_applicable on ground:{ground}"]);

    [Theory]
    [InlineData("D4", "")]
    [InlineData("D4", "  ")]
    [InlineData("D4", null)]
    [InlineData("D7", null)]
    public void What_must_be_stated_beside_a_ground_is_missed(string ground, string? stated) =>
        Denied(AProposal.Deny(ground) with { Grounds = [new GroundStatement(ground, stated)] }).ShouldBe([$"ground_detail_missing on ground:{ground}"]);

    [Fact]
    public void An_authoritys_order_needs_its_reference()
    {
        var statutory = ACase.ReadyToDeny(new AnAppeal().Under("statutory_fraud_measure"));

        statutory.Broken(AProposal.Deny("D8") with { Grounds = [new GroundStatement("D8")] }).ShouldBe(["ground_detail_missing on ground:D8"]);
        statutory.Broken(AProposal.Deny("D8") with { Grounds = [new GroundStatement("D8", "No. 2026-118")] }).ShouldBeEmpty();
    }

    [Fact]
    public void Every_broken_ground_is_named_at_once() =>
        Denied(AProposal.Deny("D3", "D4", "A1", "D8") with { Grounds = [new("D3"), new("D4"), new("A1"), new("D8", "x")] })
            .ShouldBe(["ground_detail_missing on ground:D4", "ground_unknown on ground:A1", "ground_not_applicable on ground:D8"]);

    [Theory]
    [InlineData("C1", null)]
    [InlineData("C9", "condition_unknown on condition:C9")]
    [InlineData("", "condition_unknown on condition:")]
    public void A_condition_comes_from_the_catalogue(string condition, string? refused) =>
        ACase.ReadyToApprove().Broken(AProposal.Approve("A1") with { Conditions = [new ConditionTerm(condition)] }).ShouldBe(refused is null ? [] : [refused]);

    [Fact]
    public void A_denial_has_no_conditions() =>
        Denied(AProposal.Deny("D3") with { Conditions = [new ConditionTerm("C1")] }).ShouldBe(["condition_unknown on condition:C1"]);

    [Theory]
    [InlineData(null, false)]
    [InlineData("2026-07-12", false)]
    [InlineData("2026-07-13", true)]
    [InlineData("2026-07-20", true)]
    [InlineData("2026-07-21", false)]
    public void D2_is_looked_at_again_within_seven_days(string? day, bool accepted) =>
        Denied(AProposal.Deny("D2") with { RecheckOn = day is null ? null : DateOnly.Parse(day, null) })
            .ShouldBe(accepted ? [] : ["recheck_missing on ground:D2"]);

    [Theory]
    [InlineData("A2")]
    [InlineData("A3")]
    [InlineData("A4")]
    public void A_ground_that_speaks_of_findings_needs_one(string ground)
    {
        var finding = ground switch { "A2" => Signals.Finding.Explained, "A3" => Signals.Finding.Wrong, _ => Signals.Finding.Stale };
        var ready = ACase.ReadyToApprove();
        ready.Broken(AProposal.Approve(ground)).ShouldBe([$"ground_unsupported on ground:{ground}"]);

        ready.Find(finding).Broken(AProposal.Approve(ground)).ShouldBeEmpty();
    }

    [Fact]
    public void A_denial_needs_a_note_for_colleagues_and_an_approval_does_not()
    {
        Denied(AProposal.Deny("D3") with { InternalNote = " " }).ShouldBe(["internal_note_missing on note"]);
        Denied(AProposal.Deny("D3") with { InternalNote = null }).ShouldBe(["internal_note_missing on note"]);
        ACase.ReadyToApprove().Broken(AProposal.Approve("A1") with { InternalNote = null }).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Denied(DecisionProposal proposal) => ACase.ReadyToDeny().Broken(proposal);
}

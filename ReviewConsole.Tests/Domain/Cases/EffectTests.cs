using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>What the platform did with a decision: only what was promised applies it.</summary>
public sealed class EffectTests
{
    [Theory]
    [InlineData(PromisedEffect.Lifted, EffectResult.Lifted, false, true)]
    [InlineData(PromisedEffect.Lifted, EffectResult.Lifted, true, false)]
    [InlineData(PromisedEffect.Lifted, EffectResult.Narrowed, false, false)]
    [InlineData(PromisedEffect.Lifted, EffectResult.Kept, false, false)]
    [InlineData(PromisedEffect.Lifted, EffectResult.Refused, false, false)]
    [InlineData(PromisedEffect.Lifted, EffectResult.Failed, false, false)]
    [InlineData(PromisedEffect.Narrowed, EffectResult.Narrowed, false, true)]
    [InlineData(PromisedEffect.Narrowed, EffectResult.Lifted, false, false)]
    [InlineData(PromisedEffect.Kept, EffectResult.Kept, false, true)]
    [InlineData(PromisedEffect.Kept, EffectResult.Lifted, false, false)]
    public void Only_the_promised_effect_without_a_face_fulfils(PromisedEffect promised, EffectResult result, bool face, bool fulfils) =>
        new EffectReport(default, result, AnAppeal.Now, face, "").Fulfils(promised).ShouldBe(fulfils);

    [Fact]
    public void The_promised_effect_applies_the_decision_once()
    {
        var (of, decision) = Approved();

        Report(of, decision, EffectResult.Lifted).Answer.ShouldBeTrue();
        Report(of, decision, EffectResult.Lifted).Answer.ShouldBeTrue("the same again");

        (of.Case.State, of.Case.Effects.Count).ShouldBe((CaseState.Applied, 1));
        of.Case.TakeFacts().Count(f => f.Kind == FactKinds.EffectApplied).ShouldBe(1);
    }

    [Fact]
    public void What_is_taken_back_after_it_was_done_is_an_alarm_and_not_hidden_behind_the_first_report()
    {
        var (of, decision) = Approved();
        Report(of, decision, EffectResult.Lifted);

        Report(of, decision, EffectResult.Lifted, face: true).Answer.ShouldBeFalse();
        of.Case.State.ShouldBe(CaseState.EffectRefused);
        of.Case.TakeFacts().Select(f => f.Kind).ShouldBe([FactKinds.EffectApplied, FactKinds.EffectRefused]);

        Report(of, decision, EffectResult.Lifted).Answer.ShouldBeTrue();
        of.Case.State.ShouldBe(CaseState.Applied);
    }

    [Fact]
    public void Anything_else_is_an_alarm_and_the_clock_runs_on_until_it_is_done()
    {
        var (of, decision) = Approved();
        of.After(TimeSpan.FromMinutes(2));

        Report(of, decision, EffectResult.Lifted, face: true).Answer.ShouldBeFalse();
        of.Case.State.ShouldBe(CaseState.EffectRefused);
        of.Case.Clocks(of.World).Single(c => c.Clock == ServiceClock.Lift).At(decision.DecidedAt.AddMinutes(5)).ShouldBe(ClockState.Missed);
        of.Case.WatchClocks(of.World, decision.DecidedAt.AddMinutes(5)).ShouldBeGreaterThan(0);
        of.Case.TakeFacts().Select(f => f.Kind + f.Codes.GetValueOrDefault("face_demanded")).ShouldBe(["effect_refusedtrue", "clock_missed"]);

        of.After(TimeSpan.FromMinutes(10));
        Report(of, decision, EffectResult.Lifted).Answer.ShouldBeTrue();
        of.Case.State.ShouldBe(CaseState.Applied);
        of.Case.Clocks(of.World).Single(c => c.Clock == ServiceClock.Lift).At(of.Now).ShouldBe(ClockState.MetLate);
    }

    [Fact]
    public void What_can_be_taken_back_has_no_effect_yet_and_what_is_not_in_force_never_has()
    {
        var of = ACase.ReadyToApprove();
        var decision = of.Decided(AProposal.Approve("A1"));

        Report(of, decision, EffectResult.Lifted).Refusals.ShouldHaveSingleItem().Code.ShouldBe("effect_early");
        of.Case.TakeEffect(new EffectReport(new DecisionId(Guid.NewGuid()), EffectResult.Lifted, of.Now, false, ""), of.World.Rules, of.Now)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("effect_unknown");
        (of.Case.State, of.Case.Effects.Count).ShouldBe((CaseState.Decided, 0));
    }

    private static (ACase, Decision) Approved()
    {
        var of = ACase.ReadyToApprove();
        var decision = of.Decided(AProposal.Approve("A1"));
        of.Case.TakeFacts();
        return (of.After(TimeSpan.FromSeconds(60)), decision);
    }

    private static Result<bool> Report(ACase of, Decision decision, EffectResult result, bool face = false) =>
        of.Case.TakeEffect(new EffectReport(decision.Id, result, of.Now, face, ""), of.World.Rules, of.Now);
}

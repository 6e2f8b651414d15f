using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <content>What the platform did with a decision.</content>
public sealed partial class Case
{
    /// <summary>The platform's answers to the decisions of this case, the latest last; of each decision the last counts.</summary>
    public IReadOnlyList<EffectReport> Effects { get; private set; } = [];

    /// <summary>What the platform did with the decision in force; null while it has not answered.</summary>
    public EffectReport? Effect => Decided is { } decided ? Effects.LastOrDefault(e => e.Decision == decided.Id) : null;

    /// <summary>
    /// Takes the platform's answer. Only the promised effect, without a face scan, applies the decision; anything else is an alarm. The same
    /// answer again changes nothing, another one counts from then on: an account that is locked again is locked. Refused with <c>effect_unknown</c> (a decision that is
    /// not in force), and <c>effect_early</c> while it can still be taken back.
    /// </summary>
    /// <returns>True when the decision is applied.</returns>
    public Result<bool> TakeEffect(EffectReport report, ReviewRules rules, DateTimeOffset now)
    {
        if (Decided is not { } decided || decided.Id != report.Decision)
        {
            return Refusal.On("effect", "effect_unknown");
        }

        if (decided.CanBeTakenBack(rules, now))
        {
            return Refusal.On("effect", "effect_early");
        }

        if (Effect is { } known && known.Result == report.Result && known.FaceDemanded == report.FaceDemanded)
        {
            return State == CaseState.Applied;
        }

        var fulfils = report.Fulfils(decided.Promises);
        var to = fulfils ? CaseState.Applied : CaseState.EffectRefused;
        if (State != to && State is CaseState.Decided or CaseState.Applied or CaseState.EffectRefused && Move(to) is { } illegal)
        {
            return illegal;
        }

        Effects = [.. Effects, report];
        _facts.Add(Fact.Of(fulfils ? FactKinds.EffectApplied : FactKinds.EffectRefused,
            ("decision", decided.Id.Value.ToString("D")), ("promised", Snake(decided.Promises)), ("result", Snake(report.Result)), ("at", Stamp(report.At)),
            ("face_demanded", report.FaceDemanded ? "true" : null), ("by_hand", report.WrittenDownBy is null ? null : "true")).With(("reason", report.Reason)));
        return fulfils;
    }

    // Only the promised effect ends the wait for it.
    private EffectReport? EffectOf(DecisionId decision) =>
        _decisions.Find(d => d.Id == decision) is { } of ? Effects.FirstOrDefault(e => e.Decision == decision && e.Fulfils(of.Promises)) : null;
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>
/// Puts other standing rules in force, as a new version; earlier ones stay in the records. What nobody has is looked at with them from then on.
/// Refused: <c>rules_changed</c>, <c>rules_unchanged</c>, and what is wrong with a rule.
/// </summary>
/// <param name="Rules">The rules, in their order; none for nothing by rule.</param>
/// <param name="Before">The version they were made from; a change by somebody else meanwhile is not lost.</param>
internal sealed record SetRules(IReadOnlyList<StandingRule> Rules, long Before) : Deed<long>
{
    public override May Needs => May.Assign;

    public override IReadOnlyList<string> Names => ["assigning rules"];

    public override async Task<Result<long>> DoAsync(DeedScope scope)
    {
        var inForce = await scope.Db.AssigningRules.AsNoTracking().OrderByDescending(r => r.Version).FirstOrDefaultAsync(scope.Stop);
        if (StandingRules.Broken(Rules) is { Count: > 0 } broken)
        {
            return Result<long>.Refused(broken);
        }

        if ((inForce?.Version ?? 0) != Before)
        {
            return Refusal.On("rules", "rules_changed");
        }

        if ((inForce?.Rules ?? []).SequenceEqual(Rules))
        {
            return Refusal.On("rules", "rules_unchanged");
        }

        var set = new AssigningRules { Version = Before + 1, Rules = Rules, SetBy = scope.Me.Id, SetAt = scope.Now };
        scope.Db.AssigningRules.Add(set);
        scope.Append(Streams.Rules, Fact.Of(FactKinds.RulesSet, [
            ("version", Text(set.Version)), .. Rules.Index().Select(r => ("rule_" + Text(r.Index + 1), (string?)r.Item.ToString()))]));
        return set.Version;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Assigns a case by a standing rule. Whoever has had it in hand meanwhile keeps it (<c>rule_taken</c>), and nothing goes over a cap.</summary>
/// <param name="Case">Which case.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Rule">The rule, as <c>version.place</c>.</param>
internal sealed record AssignByRule(CaseId Case, PersonId To, string Rule) : CaseDeed<Done>(Case)
{
    public override May Needs => May.KeepRules;

    public override IReadOnlyList<PersonId> Gives => [To];

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope) => subject.WhoseAt(scope.Now) is not null
        ? Refusal.Of("rule_taken")
        : subject.Assign(await scope.SuccessorAsync(To), await scope.Db.LoadAsync(To, scope.World.Rules, scope.Now, scope.Stop), null, scope.World.Rules, scope.Now, Rule);
}

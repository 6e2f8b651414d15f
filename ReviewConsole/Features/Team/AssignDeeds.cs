using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>Gives a case to somebody; from whoever has it, it is taken.</summary>
/// <param name="Case">Which case.</param>
/// <param name="To">Who gets it; null when nobody was chosen, which is refused.</param>
/// <param name="Reason">Why, where it goes over their cap or away from somebody.</param>
internal sealed record AssignCase(CaseId Case, PersonId? To, string? Reason) : CaseDeed<Done>(Case)
{
    public override May Needs => May.Assign;

    // Until the commit they are neither shut out nor sent away, or the case would be theirs and unassigned.
    public override IReadOnlyList<PersonId> Gives => To is { } to ? [to] : [];

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope)
    {
        var load = To is { } to ? await scope.Db.LoadAsync(to, scope.World.Rules, scope.Now, scope.Stop) : default;
        return subject.Assign(await scope.SuccessorAsync(To), load, Reason, scope.World.Rules, scope.Now);
    }
}

/// <summary>
/// Assigns several unassigned cases by a plan that was shown before; what has changed since, or would go over a cap by now, stays as it is. Answers which were
/// assigned. One deed for some tens: each is loaded with the others, but has its own fact.
/// </summary>
/// <param name="Plan">Which case to whom.</param>
internal sealed record AssignPlanned(IReadOnlyList<(CaseId Case, PersonId To)> Plan) : Deed<IReadOnlyList<CaseId>>
{
    /// <summary>As many as one deed may have, so that nobody waits behind it.</summary>
    public const int Most = 50;

    public override May Needs => May.Assign;

    public override IReadOnlyList<PersonId> Gives => [.. Plan.Select(p => p.To).Distinct()];

    public override async Task<Result<IReadOnlyList<CaseId>>> DoAsync(DeedScope scope)
    {
        if (Plan.Count > Most)
        {
            return Refusal.Of("plan_too_long", ("most", $"{Most}"));
        }

        var to = Plan.ToDictionary(p => p.Case, p => p.To);
        var people = new Dictionary<PersonId, (Successor? Who, PersonLoad Load)>();
        var assigned = new List<CaseId>();
        foreach (var subject in await scope.LoadAsync(to.Keys))
        {
            var person = to[subject.Id];
            if (!people.TryGetValue(person, out var known))
            {
                known = people[person] = (await scope.SuccessorAsync(person), await scope.Db.LoadAsync(person, scope.World.Rules, scope.Now, scope.Stop));
            }

            if (subject.WhoseAt(scope.Now) is null && subject.Assign(known.Who, known.Load, null, scope.World.Rules, scope.Now).IsDone)
            {
                people[person] = known with { Load = known.Load with { Has = known.Load.Has + 1 } };
                assigned.Add(subject.Id);
            }
        }

        return assigned;
    }
}

/// <summary>Takes a case off whoever has it, for everybody.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Reason">Why; both read it.</param>
internal sealed record TakeBackCase(CaseId Case, string? Reason) : CaseDeed<Done>(Case)
{
    public override May Needs => May.Assign;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.TakeFromHolder(Reason, scope.World.Rules, scope.Now));
}

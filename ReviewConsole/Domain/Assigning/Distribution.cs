using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Assigning;

/// <summary>A case that is to be given to somebody.</summary>
/// <param name="Id">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="Language">The appellant's language, primary tag.</param>
/// <param name="Needs">Skills it asks for.</param>
/// <param name="NotFor">Who may not decide it, or gave it back.</param>
/// <param name="BeforeLead">A lead has to look at it.</param>
public sealed record UnassignedCase(
    CaseId Id, CaseNumber Number, string Language, IReadOnlyCollection<Skill> Needs, IReadOnlySet<PersonId> NotFor, bool BeforeLead)
{
    /// <summary>Those whom a standing rule means; null where none says anything.</summary>
    public IReadOnlySet<PersonId>? Only { get; init; }
}

/// <summary>Somebody who may be given cases.</summary>
/// <param name="Id">Who.</param>
/// <param name="Reads">Languages they read, primary tags.</param>
/// <param name="Has">Their skills.</param>
/// <param name="Load">What they have, against what they are to have.</param>
/// <param name="IsAway">They are away.</param>
/// <param name="IsLead">What is put before a lead is for them.</param>
public sealed record Candidate(
    PersonId Id, IReadOnlyCollection<string> Reads, IReadOnlyCollection<Skill> Has, PersonLoad Load, bool IsAway, bool IsLead);

/// <summary>Why nobody gets a case: what speaks against the last who could have had it otherwise.</summary>
public enum WhyNobody
{
    /// <summary>Nobody is meant by its rule.</summary>
    Rule,

    /// <summary>Nobody is here.</summary>
    Away,

    /// <summary>Nobody who is here reads its language.</summary>
    Language,

    /// <summary>Nobody who reads it has the skills.</summary>
    Skill,

    /// <summary>It is for a lead.</summary>
    Lead,

    /// <summary>Whoever could have it may not decide it, or gave it back.</summary>
    Barred,

    /// <summary>Whoever could have it has as many as they are to have.</summary>
    Full,
}

/// <summary>Who gets one case, and why.</summary>
/// <param name="Case">Which.</param>
/// <param name="To">Who; null for nobody.</param>
/// <param name="Among">How many could have had it.</param>
/// <param name="Before">What that person has before they get it.</param>
/// <param name="Nobody">Why nobody gets it.</param>
public sealed record PlannedAssignment(UnassignedCase Case, PersonId? To, int Among, PersonLoad Before, WhyNobody? Nobody);

/// <summary>
/// Distributes cases by least load among those able: a plan that anybody can work out by hand, made before anything happens. The same cases
/// and people give the same plan.
/// </summary>
public static class Distribution
{
    /// <summary>Plans who gets what, the cases in the order they are given in.</summary>
    /// <param name="cases">The cases, the most urgent first.</param>
    /// <param name="people">The people; where two have as little, who comes first here gets it.</param>
    public static IReadOnlyList<PlannedAssignment> Plan(IEnumerable<UnassignedCase> cases, IReadOnlyList<Candidate> people)
    {
        var loads = people.ToDictionary(p => p.Id, p => p.Load);
        var plan = new List<PlannedAssignment>();
        foreach (var one in cases)
        {
            var (able, nobody) = Able(one, people, loads);
            if (able.Count == 0)
            {
                plan.Add(new PlannedAssignment(one, null, 0, default, nobody));
                continue;
            }

            // The least share of what somebody is to have: who works half days has half as many.
            var to = able.MinBy(p => (double)loads[p.Id].Has / loads[p.Id].Most)!;
            plan.Add(new PlannedAssignment(one, to.Id, able.Count, loads[to.Id], null));
            loads[to.Id] = loads[to.Id] with { Has = loads[to.Id].Has + 1 };
        }

        return plan;
    }

    // One question after the other; the one after which nobody is left is the reason.
    private static (IReadOnlyList<Candidate> Able, WhyNobody Nobody) Able(UnassignedCase one, IReadOnlyList<Candidate> people, Dictionary<PersonId, PersonLoad> loads)
    {
        IReadOnlyList<Candidate> left = people;
        foreach (var (why, may) in new (WhyNobody, Func<Candidate, bool>)[]
                 {
                     (WhyNobody.Rule, p => one.Only?.Contains(p.Id) != false),
                     (WhyNobody.Away, p => !p.IsAway),
                     (WhyNobody.Language, p => p.Reads.Contains(one.Language)),
                     (WhyNobody.Skill, p => !one.Needs.Except(p.Has).Any()),
                     (WhyNobody.Lead, p => p.IsLead || !one.BeforeLead),
                     (WhyNobody.Barred, p => !one.NotFor.Contains(p.Id)),
                     (WhyNobody.Full, p => !loads[p.Id].IsFull),
                 })
        {
            left = [.. left.Where(may)];
            if (left.Count == 0)
            {
                return (left, why);
            }
        }

        return (left, default);
    }
}

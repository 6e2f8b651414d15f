using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Team;

/// <summary>One version of the rules, for the history.</summary>
/// <param name="Version">Its number.</param>
/// <param name="By">Who set it; null for somebody who is not in the books.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Rules">Its rules.</param>
public sealed record RulesVersion(long Version, string? By, DateTimeOffset At, IReadOnlyList<StandingRule> Rules);

/// <summary>What rules would do with the queue as it is.</summary>
/// <param name="Cases">Open cases that were looked at, the most urgent first.</param>
/// <param name="More">There are more than were looked at.</param>
/// <param name="Rules">Each rule's part.</param>
internal sealed record RulesTried(int Cases, bool More, IReadOnlyList<RuleTrial> Rules)
{
    /// <summary>Cases that some rule fits.</summary>
    public int Matched => Rules.Sum(r => r.Takes);
}

/// <summary>Reads the standing rules and tries them on the queue as it is, before they are in force.</summary>
internal sealed class RulesQuery(IDbContextFactory<ReviewDb> databases, PeopleNames people, TimeProvider time)
{
    /// <summary>The most cases that are looked at.</summary>
    public const int Most = 10_000;

    private const int Shown = 20;

    /// <summary>The versions, newest first.</summary>
    public async Task<IReadOnlyList<RulesVersion>> ReadAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var versions = await db.AssigningRules.AsNoTracking().OrderByDescending(r => r.Version).Take(Shown).ToListAsync(stop);
        var names = await people.OfAsync(versions.Select(v => v.SetBy), stop);
        return versions.ConvertAll(v => new RulesVersion(v.Version, names.TryGetValue(v.SetBy, out ReviewerName name) ? name.Alias : null, v.SetAt, v.Rules));
    }

    /// <summary>What rules would do with the open cases, whoever has them.</summary>
    public async Task<RulesTried> TryAsync(IReadOnlyList<StandingRule> rules, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var cases = await db.RuledAsync(
            db.CaseRows.Where(r => r.Lane == Lane.Open).OrderBy(r => r.UrgentAt).ThenBy(r => r.Id).Take(Most + 1), rules.Any(r => r.Signal is not null), stop);
        return new RulesTried(Math.Min(cases.Count, Most), cases.Count > Most, StandingRules.Try(rules, cases.Take(Most).Select(c => c.Case), time.GetUtcNow()));
    }
}

using System.Globalization;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What an approval needs: enough that a thief does not get the account, and no more.</summary>
public static class ApprovalRules
{
    private static readonly string[] NeedPath = ["A1", "A8"];
    private static readonly string[] FromFindings = ["A2", "A3", "A4"];
    private static readonly string[] AboutTheAccount = [.. FromFindings, "A5"];
    private static readonly string[] Securing = ["C2", "C3"];

    /// <summary>Checks an approval.</summary>
    public static IEnumerable<Refusal> Check(DecisionProposal proposal, DecisionSituation situation)
    {
        var grounds = proposal.Grounds.Select(g => g.Code).Distinct(StringComparer.Ordinal).ToList();
        foreach (var code in grounds)
        {
            if (Unsupported(code, situation))
            {
                yield return Refusal.On($"ground:{code}", "ground_unsupported", ("ground", code));
            }
        }

        foreach (var code in grounds.Where(g => NeedPath.Contains(g, StringComparer.Ordinal)))
        {
            if (situation.Reached.Path is null)
            {
                yield return Refusal.On($"ground:{code}", "insufficient_verification", ("why", "no_path"), ("ground", code),
                    ("level", situation.Reached.Level.ToString(CultureInfo.InvariantCulture)));
            }
        }

        // What is wrong, out of date or explained says nothing of the signal that stands beside it.
        if (grounds.Count > 0 && situation.Reached.Path is null && WhyFindingsAreNotEnough(grounds, proposal, situation) is { } why)
        {
            yield return why;
        }
    }

    // A2 to A4 say something of the findings; the findings must say it too.
    private static bool Unsupported(string ground, DecisionSituation situation) => ground switch
    {
        "A2" => situation.Signals.All(s => s.Finding != Finding.Explained),
        "A3" => situation.Signals.All(s => s.Finding != Finding.Wrong),
        "A4" => situation.Signals.All(s => s.Finding != Finding.Stale),
        _ => false,
    };

    private static Refusal? WhyFindingsAreNotEnough(List<string> grounds, DecisionProposal proposal, DecisionSituation situation)
    {
        var secured = Securing.All(code => proposal.Conditions.Any(c => c.Code == code));
        var standing = situation.Signals.Where(s => s.IsTheft && s.Finding is not (Finding.Wrong or Finding.Stale)).ToList();

        // Somebody says it was stolen from them, and nobody has answered that: no ground about the account itself does.
        if (grounds.All(g => AboutTheAccount.Contains(g, StringComparer.Ordinal))
            && standing.Any(s => s.Code == "owner_report" && IsUnanswered(s, secured, situation.Now)))
        {
            return Refusal.On($"ground:{grounds[0]}", "insufficient_verification", ("why", "owner_report"), ("ground", grounds[0]));
        }

        if (!grounds.All(g => FromFindings.Contains(g, StringComparer.Ordinal)))
        {
            return null;
        }

        if (standing.FirstOrDefault(s => s.Finding == Finding.Confirmed && !s.IsStale(situation.Now)) is { } confirmed)
        {
            return Refusal.On($"ground:{grounds[0]}", "insufficient_verification", ("why", "confirmed"), ("ground", grounds[0]), ("signal", confirmed.Code));
        }

        var young = standing.FirstOrDefault(s => s.ObservedOn > situation.Now.AddDays(-situation.Rules.YoungSignalDays));
        return young is not null && !secured
            ? Refusal.On($"ground:{grounds[0]}", "insufficient_verification", ("why", "young_signal"), ("ground", grounds[0]), ("signal", young.Code))
            : null;
    }

    private static bool IsUnanswered(CaseSignal report, bool secured, DateTimeOffset now) =>
        report.Finding == Finding.Confirmed || (report.Finding is null or Finding.Untested && !report.IsStale(now) && !secured);
}

using System.Globalization;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Decisions;

/// <summary>What an approval needs: enough that a thief does not get the account, and no more.</summary>
public static class ApprovalRules
{
    private static readonly string[] NeedPath = ["A1", "A8"];
    private static readonly string[] FromFindings = ["A2", "A3", "A4"];
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

        // A stale or wrong signal beside it says nothing of the one that was only explained.
        if (grounds.Contains("A2", StringComparer.Ordinal) && grounds.All(g => FromFindings.Contains(g, StringComparer.Ordinal))
            && situation.Reached.Path is null && WhyExplanationsAreNotEnough(proposal, situation) is { } why)
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

    private static Refusal? WhyExplanationsAreNotEnough(DecisionProposal proposal, DecisionSituation situation)
    {
        if (situation.Signals.Any(s => s is { Code: "owner_report", Finding: Finding.Confirmed }))
        {
            return Refusal.On("ground:A2", "insufficient_verification", ("why", "owner_report"), ("ground", "A2"));
        }

        var secured = Securing.All(c => proposal.Conditions.Contains(c, StringComparer.Ordinal));
        var young = situation.Signals.Where(s => s.IsTheft && s.Finding is not (Finding.Wrong or Finding.Stale)
            && s.ObservedOn > situation.Now.AddDays(-situation.Rules.YoungSignalDays)).ToList();
        return young.Count > 0 && !secured
            ? Refusal.On("ground:A2", "insufficient_verification", ("why", "young_signal"), ("ground", "A2"), ("signal", young[0].Code))
            : null;
    }
}

using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Quality;

/// <summary>What became of the cases a signal locked, as far as they are decided.</summary>
/// <param name="Of">The signal, a rule's version, or a month.</param>
/// <param name="Fired">Under how many decisions it stood.</param>
/// <param name="Contested">Of these, to how many the appellant answered.</param>
/// <param name="Confirmed">Found confirmed.</param>
/// <param name="Wrong">Found wrong.</param>
/// <param name="Stale">Found stale.</param>
/// <param name="Explained">Found explained.</param>
/// <param name="Untested">Not tested.</param>
/// <param name="Innocent">Stood under an approval without being confirmed: somebody was locked out for it who should not have been.</param>
public sealed record SignalRecord(string Of, int Fired, int Contested, int Confirmed, int Wrong, int Stale, int Explained, int Untested, int Innocent)
{
    /// <summary>How often it was right, of those that were looked into and not over already.</summary>
    public Share Right => new(Confirmed, Confirmed + Wrong + Explained);

    /// <summary>How often it locked out somebody innocent.</summary>
    public Share LockedOut => new(Innocent, Fired);

    /// <summary>The records of what was counted, by any name, those with the most innocent people first.</summary>
    public static IReadOnlyList<SignalRecord> From(IEnumerable<(string Of, CountedSignal Signal, int Count)> counted) =>
    [
        .. counted.GroupBy(c => c.Of, StringComparer.Ordinal).Select(g => new SignalRecord(
            g.Key,
            g.Sum(c => c.Count),
            g.Where(c => c.Signal.IsContested).Sum(c => c.Count),
            Sum(g, Finding.Confirmed), Sum(g, Finding.Wrong), Sum(g, Finding.Stale), Sum(g, Finding.Explained), Sum(g, Finding.Untested),
            g.Where(c => c.Signal.Outcome == Outcome.Approve && c.Signal.Finding != Finding.Confirmed).Sum(c => c.Count)))
            .OrderByDescending(r => r.Innocent).ThenByDescending(r => r.Fired).ThenBy(r => r.Of, StringComparer.Ordinal),
    ];

    private static int Sum(IEnumerable<(string Of, CountedSignal Signal, int Count)> of, Finding finding) => of.Where(c => c.Signal.Finding == finding).Sum(c => c.Count);
}

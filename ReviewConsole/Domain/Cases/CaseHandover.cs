using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>What a holder leaves for the colleague who goes on; shown before anything else.</summary>
/// <param name="From">Who handed it over.</param>
/// <param name="To">To whom.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Checked">What was checked, and what came of it.</param>
/// <param name="Open">What is still open.</param>
public sealed record CaseHandover(PersonId From, PersonId To, DateTimeOffset At, string Checked, string Open);

/// <summary>A person to whom a case may be handed over, as the database knows them at that instant.</summary>
/// <param name="Person">Who.</param>
/// <param name="WorksCases">They may enter and work cases.</param>
/// <param name="AwayUntil">Until when they are away; null when they are here (UTC).</param>
/// <param name="DeclaredAccounts">Accounts they declared an interest in.</param>
public sealed record Successor(PersonId Person, bool WorksCases, DateTimeOffset? AwayUntil, IReadOnlySet<string> DeclaredAccounts)
{
    /// <summary>Whether they decide where two disagreed.</summary>
    public bool Leads { get; init; }
}

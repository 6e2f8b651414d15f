using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>What put a case before others.</summary>
/// <param name="DueAt">Until when it must be decided (UTC).</param>
/// <param name="ImposedAt">Since when the account is restricted (UTC).</param>
/// <param name="HeldMinor">Money held, minor unit.</param>
/// <param name="Currency">Its currency, ISO 4217.</param>
/// <param name="OpenOrders">Orders that cannot go on.</param>
/// <param name="Livelihood">The account feeds somebody.</param>
/// <param name="Language">The appellant's language, primary tag.</param>
/// <param name="WasAssigned">It was theirs next.</param>
/// <param name="BeforeLead">A lead has to look at it.</param>
/// <param name="CameBack">It waited for the appellant, and what came of it.</param>
internal sealed record NextFacts(
    DateTimeOffset DueAt, DateTimeOffset ImposedAt, long HeldMinor, string? Currency, int OpenOrders, bool Livelihood, string Language, bool WasAssigned,
    bool BeforeLead, CameBack CameBack = CameBack.Nothing)
{
    /// <summary>That it is with a second person or a lead, which says more than what it is about; null for neither.</summary>
    public CaseState? Judged { get; init; }

    /// <summary>Of a case somebody holds.</summary>
    public static NextFacts Of(Case of) => new(
        of.DueAt, of.Restriction.ImposedAt, of.Harm.HeldMinor, of.Harm.Currency, of.Harm.OpenOrders, of.Harm.Livelihood, Languages.Primary(of.Language),
        of.Claim is { WasAssigned: true }, of.BeforeLead, of.Claim?.CameBack ?? CameBack.Nothing)
    { Judged = JudgedIn(of.State) };

    /// <summary>Of a line of the queue, for somebody.</summary>
    public static NextFacts Of(CaseRow row, PersonId person) => new(
        row.DueAt, row.ImposedAt, row.HeldMinor, row.Currency, row.OpenOrders, row.Livelihood, row.Language, row.Assignee == person, row.BeforeLead, row.CameBack)
    { Judged = JudgedIn(row.State) };

    private static CaseState? JudgedIn(CaseState state) => state is CaseState.SecondReview or CaseState.LeadReview ? state : null;
}

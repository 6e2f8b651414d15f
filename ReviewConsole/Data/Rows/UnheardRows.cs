using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Rows;

/// <summary>
/// What should have reached the platform and has not: no endpoint has taken the message, and nobody tries any more. One that is parked at one endpoint while another
/// took it is none of these, nor is a decision that the platform has carried out all the same.
/// </summary>
public static class UnheardRows
{
    private const string Decided = "case.decided";
    private static readonly string[] Types = [Decided, "right.answered", "right.effective", "right.undone"];

    /// <summary>Cases with such a message, once each.</summary>
    public static IQueryable<CaseId> UnheardCases(this ReviewDb db) => All(db).Select(u => u.Case).Distinct();

    /// <summary>Such messages of one case, by type, once each.</summary>
    public static IQueryable<string> UnheardOf(this ReviewDb db, CaseId of) => All(db).Where(u => u.Case == of).Select(u => u.Type).Distinct();

    /// <summary>Lines of such cases.</summary>
    public static IQueryable<CaseRow> Unheard(this IQueryable<CaseRow> rows, ReviewDb db)
    {
        var unheard = db.UnheardCases();
        return rows.Where(r => unheard.Contains(r.Id));
    }

    // From the messages to the lines: few are parked, and lines there are a million.
    private static IQueryable<UnheardMessage> All(ReviewDb db) =>
        from delivery in db.Deliveries
        from row in db.CaseRows
        where delivery.State == DeliveryState.Parked && Types.Contains(delivery.Type) && delivery.Case == row.Id
            && (delivery.Type != Decided || row.State == CaseState.Decided || row.State == CaseState.EffectRefused)
            && !db.Deliveries.Any(other => other.Message == delivery.Message && other.State != DeliveryState.Parked)
        select new UnheardMessage { Case = row.Id, Type = delivery.Type };

    private sealed class UnheardMessage
    {
        public CaseId Case { get; init; }

        public required string Type { get; init; }
    }
}

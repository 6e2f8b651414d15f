using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Journal;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Crashes;

/// <summary>The decisions of a database as each of three places tells them, all at one moment.</summary>
internal sealed record Standing(
    IReadOnlyList<Acknowledged> Decisions, IReadOnlyList<Acknowledged> Facts, IReadOnlyList<Acknowledged> Outbox, int Rounds)
{
    public static Task<Standing> ReadAsync(IDbContextFactory<ReviewDb> databases) => databases.ReadAsync(async db =>
    {
        var decisions = await db.Decisions.Join(db.Cases, d => d.CaseId, c => c.Id, (d, c) => new { c.Number, d.Round, d.Id }).ToListAsync();
        var facts = await db.Facts.Where(f => f.Kind == FactKinds.Decided).Select(f => new { f.Stream, f.Codes }).ToListAsync();
        var outbox = await db.Outbox.Where(o => o.Type == "case.decided").Select(o => o.Data).ToListAsync();
        return new Standing(
            [.. decisions.Select(d => new Acknowledged(d.Number.Value, d.Id.Value))],
            [.. facts.Select(f => new Acknowledged(f.Stream, Guid.Parse(FactHash.ReadCodes(f.Codes)["decision"])))],
            [.. outbox.Select(Read)],
            decisions.DistinctBy(d => (d.Number, d.Round)).Count());
    });

    /// <summary>No decision is half there or twice there, whether or not anybody heard of it; none that somebody heard of is gone.</summary>
    public void ShouldHoldOnce(IEnumerable<Acknowledged> acknowledged)
    {
        Decisions.Distinct().Count().ShouldBe(Decisions.Count);
        Rounds.ShouldBe(Decisions.Count);
        Facts.ShouldBe(Decisions, ignoreOrder: true);
        Outbox.ShouldBe(Decisions, ignoreOrder: true);
        acknowledged.Except(Decisions).ShouldBeEmpty();
    }

    private static Acknowledged Read(string data)
    {
        using var json = JsonDocument.Parse(data);
        return new Acknowledged(json.RootElement.GetProperty("caseNumber").GetString()!, json.RootElement.GetProperty("decisionId").GetGuid());
    }
}

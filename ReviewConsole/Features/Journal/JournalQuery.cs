using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;

namespace ReviewConsole.Features.Journal;

/// <summary>The last check of the whole journal, as written down.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Whoever did it, by working name; null for the operator.</param>
/// <param name="Facts">Facts checked.</param>
/// <param name="Bad">The first bad place; null where all was well.</param>
public sealed record LastCheck(DateTimeOffset At, string? By, long Facts, BadPlace? Bad);

/// <summary>What the page shows.</summary>
/// <param name="Seal">How far the journal is sealed.</param>
/// <param name="Last">The last check; null where there was none.</param>
/// <param name="Outside">The newest checkpoint outside while the journal is held; null where it cannot be read.</param>
public sealed record JournalBook(SealState Seal, LastCheck? Last, Checkpoint? Outside)
{
    /// <summary>Facts sealed.</summary>
    public long Sealed => Seal.State?.Size ?? 0;

    /// <summary>Nothing goes on until somebody says how.</summary>
    public bool IsHeld => Seal.State?.HeldSince is not null;
}

/// <summary>Where a fact of a decision or case is sealed.</summary>
/// <param name="Sequence">Its place in the case.</param>
/// <param name="Index">Its place among the sealed.</param>
public sealed record SealedPlace(long Sequence, long Index);

/// <summary>What is sealed of a decision or case.</summary>
/// <param name="About">What was asked for.</param>
/// <param name="Stream">The case's number.</param>
/// <param name="Places">Its sealed facts, in order.</param>
/// <param name="Younger">Its facts that are not sealed yet.</param>
public sealed record SealedFacts(string About, string Stream, IReadOnlyList<SealedPlace> Places, long Younger);

/// <summary>Reads how the journal stands.</summary>
public sealed class JournalQuery(IDbContextFactory<ReviewDb> databases, SealReading seals, JournalProver prover)
{
    /// <summary>How things stand now.</summary>
    public async Task<JournalBook> ReadAsync(CancellationToken stop = default)
    {
        var seal = await seals.ReadAsync(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var last = await db.Facts.AsNoTracking().Where(f => f.Stream == Streams.Journal && f.Kind == FactKinds.JournalVerified).OrderByDescending(f => f.Sequence).FirstOrDefaultAsync(stop);
        return new JournalBook(seal, last is null ? null : await LastAsync(db, last, stop), Checkpoint.Read(seal.State?.HeldText ?? ""));
    }

    /// <summary>Whether nothing goes on until somebody says how.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await SealReading.IsHeldAsync(db, outside: 0, stop);
    }

    /// <summary>Where a decision (by id) or a case (by number) is sealed; null where there is none, or nothing is sealed at all.</summary>
    public async Task<SealedFacts?> FindAsync(string about, CancellationToken stop = default)
    {
        await using var text = new StringWriter { NewLine = "\n" };
        if (await prover.FactsAsync(about, text, stop) is not { } proven)
        {
            return null;
        }

        var facts = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => ProvenFact.Read(line)!).Select(f => (f.Index, Place: f.Place()!.Value)).ToList();
        return new SealedFacts(about, facts.Count > 0 ? facts[0].Place.Stream : "", facts.ConvertAll(f => new SealedPlace(f.Place.Sequence, f.Index)), proven.Younger);
    }

    private static async Task<LastCheck> LastAsync(ReviewDb db, FactRow fact, CancellationToken stop)
    {
        var codes = FactHash.ReadCodes(fact.Codes);
        var by = fact.ActorKind == ActorKind.Person && Guid.TryParse(fact.Actor, out var person) ? await db.Users.Where(p => p.Id == person).Select(p => p.Alias).SingleOrDefaultAsync(stop) : null;
        return new LastCheck(
            fact.At, by, Number(codes.GetValueOrDefault("facts")) ?? 0,
            codes.TryGetValue("bad", out var bad) ? new BadPlace(codes.GetValueOrDefault("stream", ""), Number(codes.GetValueOrDefault("sequence")) ?? 0, bad) { Index = Number(codes.GetValueOrDefault("index")) } : null);
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

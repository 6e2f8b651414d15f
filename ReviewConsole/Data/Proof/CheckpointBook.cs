using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

/// <summary>Further things to check a journal with than what stands in its folder.</summary>
/// <param name="Checkpoints">Checkpoints that somebody kept elsewhere.</param>
/// <param name="Key">The public key as somebody has it from elsewhere; null to believe the folder's.</param>
public sealed record VerifyWith(IReadOnlyList<SignedCheckpoint> Checkpoints, SealPublicKey? Key)
{
    /// <summary>Nothing.</summary>
    public static readonly VerifyWith Nothing = new([], null);
}

/// <summary>Every checkpoint there is, sorted into those the tree must fit, those a restored backup left behind and somebody explained, and the first that is wrong.</summary>
/// <param name="Points">The tree must fit these, by size.</param>
/// <param name="Explained">Left behind.</param>
/// <param name="Bad">The first that is wrong; null for none.</param>
internal sealed record CheckpointBook(IReadOnlyList<Checkpoint> Points, int Explained, BadPlace? Bad)
{
    /// <summary>The epoch whose leaf hashes are to be compared.</summary>
    public int Epoch => Points.Count == 0 ? 1 : Points.Max(p => p.Epoch);

    /// <summary>Reads all: outside, of the database, and what somebody brings.</summary>
    public static async Task<CheckpointBook> ReadAsync(ReviewDb db, SealFolder folder, VerifyWith with, CancellationToken stop)
    {
        var state = await db.JournalSeals.AsNoTracking().SingleOrDefaultAsync(stop);
        var gaps = await GapsAsync(db, stop);
        var keys = await KeysAsync(db, state, folder, with.Key, stop);
        var all = folder.All().Select(c => c.Read).Concat(with.Checkpoints).DistinctBy(c => c.Text).ToList();
        var (known, newest) = (all.Select(c => c.Text).ToHashSet(StringComparer.Ordinal), all.Select(c => c.Said?.Number ?? 0).DefaultIfEmpty().Max());
        foreach (var row in await db.SealCheckpoints.AsNoTracking().OrderBy(c => c.Number).ToListAsync(stop))
        {
            // The one outside is the truth; the database may be ahead of it for a moment.
            if (!known.Contains(row.Text) && row.Number > newest)
            {
                all.Add(new SignedCheckpoint(row.Text, row.Signature));
            }
        }

        var (points, explained) = (new List<Checkpoint>(), 0);
        foreach (var one in all)
        {
            if (one.Said is not { } said || !keys.TryGetValue(said.Key, out var key) || !key.IsOf(one.Text, one.Signature))
            {
                return new CheckpointBook([], 0, new BadPlace(BadPlace.Checkpoint, one.Said?.Number ?? 0, "checkpoint_signature"));
            }

            var between = gaps.Where(g => g.Epoch >= said.Epoch && (g.Epoch > said.Epoch || g.Origin == said.Origin)).ToList();
            if (state is null || said.Epoch >= state.Epoch || between.TrueForAll(g => said.Size <= g.Fork))
            {
                points.Add(said);
            }
            else if (between.Exists(g => said.Number <= g.Number))
            {
                explained++;
            }
            else
            {
                return new CheckpointBook([], 0, new BadPlace(BadPlace.Checkpoint, said.Number, "checkpoint_unexplained"));
            }
        }

        return new CheckpointBook([.. points.OrderBy(p => p.Size)], explained, null);
    }

    private static async Task<List<(int Epoch, long Number, long Fork, string Origin)>> GapsAsync(ReviewDb db, CancellationToken stop)
    {
        var facts = await db.Facts.AsNoTracking().Where(f => f.Stream == Streams.Journal && f.Kind == FactKinds.JournalRestored).OrderBy(f => f.Sequence).Select(f => f.Codes).ToListAsync(stop);
        return facts.ConvertAll(FactHash.ReadCodes).FindAll(c => c.ContainsKey("number"))
            .ConvertAll(c => ((int)Number(c["epoch"]), Number(c["number"]), Number(c["fork"]), c["origin"]));
    }

    // A key is believed that signs now, or signed before and was put out of use by a fact.
    private static async Task<Dictionary<string, SealPublicKey>> KeysAsync(ReviewDb db, JournalSeal? state, SealFolder folder, SealPublicKey? given, CancellationToken stop)
    {
        var before = (await db.Facts.AsNoTracking().Where(f => f.Stream == Streams.Journal && f.Kind == FactKinds.SealKeyChanged).OrderBy(f => f.Sequence).Select(f => f.Codes).ToListAsync(stop))
            .Select(codes => FactHash.ReadCodes(codes)["from"]);
        var keys = before.Append(given?.Fingerprint ?? state?.Key).Distinct(StringComparer.Ordinal)
            .Select(print => print == given?.Fingerprint ? given : print is { Length: > 0 } ? folder.PublicKey(print) : null);
        return keys.OfType<SealPublicKey>().ToDictionary(k => k.Fingerprint, StringComparer.Ordinal);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

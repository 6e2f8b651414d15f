using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Sealing;

/// <summary>Facts to be sealed behind those that are, hashed beforehand.</summary>
/// <param name="Epoch">The epoch they were read in.</param>
/// <param name="From">How many were sealed then.</param>
/// <param name="Facts">The facts, in their order, each with the hash of its leaf.</param>
/// <param name="Nodes">Subtrees that become complete and are kept.</param>
/// <param name="Root">The root over all.</param>
internal sealed record SealBatch(int Epoch, long From, IReadOnlyList<(long Fact, byte[] Leaf)> Facts, IReadOnlyList<(TreeNode Node, byte[] Hash)> Nodes, byte[] Root);

/// <summary>
/// Seals facts and signs a checkpoint over all. One at a time over all nodes: whoever comes second finds that something was sealed meanwhile, and does nothing (<c>seal_outrun</c>).
/// Leaves no fact, or there would always be one more to seal.
/// </summary>
internal sealed record SealFacts(SealBatch Batch, SealKey Key) : Deed<SignedCheckpoint>
{
    private const int RowsAtOnce = 500;

    public override May Needs => May.Seal;

    public override IReadOnlyList<string> Names => [JournalSeal.Name];

    public override async Task<Result<SignedCheckpoint>> DoAsync(DeedScope scope)
    {
        var state = await scope.SealAsync(Key.Fingerprint);
        state.Key = state.Key.Length == 0 ? Key.Fingerprint : state.Key;
        if (state.HeldSince is not null || state.Key != Key.Fingerprint || state.Epoch != Batch.Epoch || state.Size != Batch.From)
        {
            return Refusal.Of("seal_outrun");
        }

        foreach (var rows in Batch.Facts.Select((f, at) => (Index: Batch.From + at, f.Fact, f.Leaf)).Chunk(RowsAtOnce))
        {
            await InsertAsync(scope, rows);
        }

        scope.Db.SealNodes.AddRange(Batch.Nodes.Select(n => new SealNode { Level = n.Node.Level, Index = n.Node.Index, Hash = n.Hash }));
        (state.Size, state.Number) = (state.Size + Batch.Facts.Count, state.Number + 1);
        var said = new Checkpoint(state.Origin, state.Size, Batch.Root, state.Number, state.Epoch, scope.Now, state.Key);
        var signed = new SignedCheckpoint(said.Text, Key.Sign(said.Text));
        scope.Db.SealCheckpoints.Add(new SealCheckpoint { Number = said.Number, Epoch = said.Epoch, Size = said.Size, At = said.At, Text = signed.Text, Signature = signed.Signature });
        scope.Stir(Streams.Journal);
        return signed;
    }

    // A thousand rows by one statement each would keep a decision waiting.
    private static Task<int> InsertAsync(DeedScope scope, (long Index, long Fact, byte[] Leaf)[] rows)
    {
        var places = string.Join(", ", rows.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"({{{at * 3}}}, {{{(at * 3) + 1}}}, {{{(at * 3) + 2}}})")));
        return scope.Db.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create("INSERT INTO sealed_facts (\"Index\", \"FactId\", \"Leaf\") VALUES " + places, [.. rows.SelectMany(r => new object[] { r.Index, r.Fact, r.Leaf })]),
            scope.Stop);
    }
}

/// <summary>The one row that deeds about seals work with.</summary>
internal static class SealRow
{
    /// <summary>The row; a new one, for a new journal, where nothing was sealed yet.</summary>
    /// <param name="scope">The deed.</param>
    /// <param name="key">The key of a new one.</param>
    public static async Task<JournalSeal> SealAsync(this DeedScope scope, string key)
    {
        if (await scope.Db.JournalSeals.SingleOrDefaultAsync(scope.Stop) is { } found)
        {
            return found;
        }

        var made = new JournalSeal { Origin = $"{Checkpoint.Prefix}{Guid.NewGuid():N}", Key = key };
        scope.Db.JournalSeals.Add(made);
        return made;
    }
}

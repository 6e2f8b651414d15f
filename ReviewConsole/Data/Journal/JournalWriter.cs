using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Journal;

/// <summary>Appends facts to their streams inside a deed's transaction.</summary>
internal static class JournalWriter
{
    /// <summary>Appends in order; the stream's head is locked first, so two deeds never write the same place.</summary>
    public static async Task AppendAsync(
        ReviewDb db, IReadOnlyList<(string Stream, Fact Fact)> facts, Actor actor, Guid command, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var stream in facts.GroupBy(f => f.Stream, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var head = await HeadAsync(db, stream.Key, stop);
            foreach (var (_, fact) in stream)
            {
                var row = Row(stream.Key, head, fact, actor, command, now);
                db.Facts.Add(row);
                (head.Length, head.Hash) = (row.Sequence, row.Hash);
            }
        }
    }

    private static async Task<JournalHead> HeadAsync(ReviewDb db, string stream, CancellationToken stop)
    {
        // A first insert that finds the row there changes nothing, but on PostgreSQL waits for and then locks what a rival wrote.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO journal_heads (\"Stream\", \"Length\", \"Hash\") VALUES ({stream}, 0, {new byte[32]}) ON CONFLICT (\"Stream\") DO UPDATE SET \"Length\" = journal_heads.\"Length\"",
            stop);
        return await db.JournalHeads.SingleAsync(h => h.Stream == stream, stop);
    }

    private static FactRow Row(string stream, JournalHead head, Fact fact, Actor actor, Guid command, DateTimeOffset now)
    {
        var values = fact.Personal.Select(p =>
        {
            var salt = RandomNumberGenerator.GetBytes(32);
            return new FactValue { Name = p.Key, Value = p.Value, Salt = salt, Commitment = FactHash.Commit(salt, p.Key, p.Value) };
        }).ToList();
        var codes = FactHash.Codes(fact.Codes);
        var hash = FactHash.Of(
            stream, head.Length + 1, fact.Kind, fact.Version, now, actor.Kind, actor.Key, command, codes,
            values.Select(v => (v.Name, v.Commitment)), head.Hash);
        return new FactRow
        {
            Stream = stream,
            Sequence = head.Length + 1,
            Kind = fact.Kind,
            Version = fact.Version,
            At = now,
            ActorKind = actor.Kind,
            Actor = actor.Key,
            Command = command,
            Codes = codes,
            Previous = head.Hash,
            Hash = hash,
            Values = values,
        };
    }
}

using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Journal;

/// <summary>Appends facts to their streams inside a deed's transaction.</summary>
internal static class JournalWriter
{
    /// <summary>Appends in order; the streams' heads are locked first, so two deeds never write the same place.</summary>
    public static async Task AppendAsync(
        ReviewDb db, IReadOnlyList<(string Stream, Fact Fact)> facts, Actor actor, Guid command, DateTimeOffset now, CancellationToken stop)
    {
        var streams = facts.Select(f => f.Stream).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (streams.Count == 0)
        {
            return;
        }

        var heads = await HeadsAsync(db, streams, stop);
        foreach (var (stream, fact) in facts)
        {
            var head = heads[stream];
            var row = Row(stream, head, fact, actor, command, now);
            db.Facts.Add(row);
            (head.Length, head.Hash) = (row.Sequence, row.Hash);
        }
    }

    private static async Task<Dictionary<string, JournalHead>> HeadsAsync(ReviewDb db, List<string> streams, CancellationToken stop)
    {
        if (db.Database.IsSqlite())
        {
            // Its writer is alone: what is not there now, nobody else makes.
            var known = await db.JournalHeads.Where(h => streams.Contains(h.Stream)).ToDictionaryAsync(h => h.Stream, StringComparer.Ordinal, stop);
            foreach (var stream in streams.Where(s => !known.ContainsKey(s)))
            {
                db.JournalHeads.Add(known[stream] = new JournalHead { Stream = stream });
            }

            return known;
        }

        // A first insert that finds the row there changes nothing, but on PostgreSQL waits for and then locks what a rival wrote; in the order of the names, so that
        // two deeds never wait for each other.
        var rows = string.Join(", ", streams.Select((_, at) => $"({{{at + 1}}}, 0, {{0}})"));
        await db.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create(
                $"INSERT INTO journal_heads (\"Stream\", \"Length\", \"Hash\") VALUES {rows} ON CONFLICT (\"Stream\") DO UPDATE SET \"Length\" = journal_heads.\"Length\"",
                [new byte[32], .. streams]),
            stop);
        return await db.JournalHeads.Where(h => streams.Contains(h.Stream)).ToDictionaryAsync(h => h.Stream, StringComparer.Ordinal, stop);
    }

    private static FactRow Row(string stream, JournalHead head, Fact fact, Actor actor, Guid command, DateTimeOffset now)
    {
        var values = fact.Personal.Select(p =>
        {
            var salt = RandomNumberGenerator.GetBytes(32);
            return new FactValue { Name = p.Key, Value = p.Value, Salt = salt, Commitment = FactHash.Commit(salt, p.Key, p.Value) };
        }).ToList();
        var row = new FactRow
        {
            Stream = stream,
            Sequence = head.Length + 1,
            Kind = fact.Kind,
            Version = fact.Version,
            At = now,
            ActorKind = actor.Kind,
            Actor = actor.Key,
            Command = command,
            Codes = FactHash.Codes(fact.Codes),
            Previous = head.Hash,
            Values = values,
        };
        row.Hash = FactHash.Of(row);
        return row;
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Deeds;

/// <summary>What a deed works with: who acts, the one instant, the database inside the transaction, and where facts go.</summary>
public sealed class DeedScope
{
    private readonly List<Case> _cases = [];
    private readonly List<(string Stream, Fact Fact)> _facts = [];

    private readonly HashSet<string> _stirred = new(StringComparer.Ordinal);
    private readonly DeedLocks _locks;

    internal DeedScope(ReviewDb db, Actor actor, ActingPerson? person, DateTimeOffset now, CaseWorld world, DeedLocks locks, CancellationToken stop) =>
        (Db, Actor, Person, Now, World, _locks, Stop) = (db, actor, person, now, world, locks, stop);

    /// <summary>The database; saved and committed by the door, not by the deed.</summary>
    public ReviewDb Db { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>The one instant of the deed (UTC, whole microseconds).</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Catalogue, numbers and calendar in force.</summary>
    public CaseWorld World { get; }

    /// <summary>Stops waiting for the database.</summary>
    public CancellationToken Stop { get; }

    /// <summary>The acting person, as the database knows them now; null for the platform, the system and the operator.</summary>
    public ActingPerson? Person { get; }

    /// <summary>The acting person.</summary>
    /// <exception cref="InvalidOperationException">The deed was asked for by somebody who is no person; its permission should not allow that.</exception>
    public ActingPerson Me => Person ?? throw new InvalidOperationException("This deed is for people.");

    /// <summary>Loads a case with everything on it, locked until the commit; its facts are appended and its queue line renewed when the deed is done.</summary>
    public async Task<Case?> LoadAsync(CaseId id)
    {
        await _locks.CaseAsync(id);
        var found = await Whole.SingleOrDefaultAsync(c => c.Id == id, Stop);
        return found is null ? null : Track(found);
    }

    /// <summary>Loads several at once, locked one after the other in their order; those that do not exist are left out.</summary>
    public async Task<IReadOnlyList<Case>> LoadAsync(IReadOnlyCollection<CaseId> ids)
    {
        foreach (var id in ids.OrderBy(i => i.Value))
        {
            await _locks.CaseAsync(id);
        }

        var found = await Whole.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(Stop);
        return found.ConvertAll(Track);
    }

    /// <summary>
    /// Locks one of many cases that would do: passes by what another deed works on, unless asked to wait for it, and what is not any more
    /// what it was wanted for.
    /// </summary>
    /// <param name="id">Which.</param>
    /// <param name="wait">Whether to wait for another deed.</param>
    /// <param name="still">Asks the database behind the lock whether it still will do.</param>
    public Task<CaseLock> TryLockAsync(CaseId id, bool wait, Func<Task<bool>> still) => _locks.TryCaseAsync(id, wait, still);

    /// <summary>Brings a new case in.</summary>
    public Case Add(Case opened)
    {
        Db.Add(opened);
        return Track(opened);
    }

    /// <summary>The next running number, or the first of several; the row stays locked until the deed commits, so there are no gaps.</summary>
    public async Task<long> NextAsync(string counter, int many = 1)
    {
        var next = await Db.Database.SqlQuery<long>(
            $"INSERT INTO counters (\"Name\", \"Last\") VALUES ({counter}, {many}) ON CONFLICT (\"Name\") DO UPDATE SET \"Last\" = counters.\"Last\" + excluded.\"Last\" RETURNING \"Last\" AS \"Value\"")
            .ToListAsync(Stop);
        return next[0] - many + 1;
    }

    /// <summary>Appends a fact to a stream beside the cases.</summary>
    public void Append(string stream, Fact fact) => _facts.Add((stream, fact));

    /// <summary>Writes a message to the platform; it leaves after the commit, not before <paramref name="notBefore"/>.</summary>
    public void Send(string type, Case? about, object data, DateTimeOffset? notBefore = null) => Db.Outbox.Add(new OutboxRow
    {
        Id = Guid.CreateVersion7(),
        Type = type,
        CaseId = about?.Id,
        Data = JsonSerializer.Serialize(data, JsonSerializerOptions.Web),
        CreatedAt = Now,
        NotBefore = notBefore ?? Now,
    });

    /// <summary>Lets screens that follow a stream look again, where something changed that is no fact.</summary>
    public void Stir(string stream) => _stirred.Add(stream);

    /// <summary>Streams that screens look at again although no fact was appended to them.</summary>
    internal IReadOnlyCollection<string> Stirred => _stirred;

    /// <summary>The cases the deed touched.</summary>
    internal IReadOnlyList<Case> Cases => _cases;

    /// <summary>Every fact the deed left, in order, with its stream.</summary>
    internal IReadOnlyList<(string Stream, Fact Fact)> TakeFacts() =>
        [.. _cases.SelectMany(c => c.TakeFacts().Select(f => (c.Number.Value, f))), .. _facts];

    private IQueryable<Case> Whole => Db.Cases.AsSplitQuery()
        .Include(c => c.AllSignals).Include(c => c.Checks).Include(c => c.Appeals).Include(c => c.Rights).Include(c => c.Decisions).Include(c => c.Messages);

    private Case Track(Case subject)
    {
        if (!_cases.Contains(subject))
        {
            _cases.Add(subject);
        }

        return subject;
    }
}

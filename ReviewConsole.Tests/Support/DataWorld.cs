using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Setup;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Support;

/// <summary>
/// The program's data services over one database, as one node has them. Deeds asked of <see cref="DoAsync"/> happen at
/// <see cref="Clock"/>'s instant on both databases, also on the one that would ask the server for the time.
/// </summary>
internal sealed class DataWorld : IAsyncDisposable
{
    // Five are enough to hold too many.
    public static readonly CaseWorld Rules = new(CatalogueFiles.Own, ReviewRules.Default with { MostHeld = 5 }, WorkingCalendar.China);

    private readonly ServiceProvider _services;
    private readonly bool _owns;
    private int _people;

    public DataWorld(TestDatabase database, bool owns = true, CaseWorld? rules = null, SealPlaces? seals = null)
    {
        (Database, _owns) = (database, owns);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton(rules ?? Rules)
            .AddReviewData(database.Provider, database.ConnectionString, seals ?? database.Seals).BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public FakeClock Clock { get; } = new(AnAppeal.Now);

    public IServiceProvider Services => _services;

    public DeedDoor Door => _services.GetRequiredService<DeedDoor>();

    public LiveUpdates Live => _services.GetRequiredService<LiveUpdates>();

    public Sealer Sealer => _services.GetRequiredService<Sealer>();

    public SealFolder Seals => _services.GetRequiredService<SealFolder>();

    public JournalVerifier Verifier => _services.GetRequiredService<JournalVerifier>();

    public IDbContextFactory<ReviewDb> Databases => _services.GetRequiredService<IDbContextFactory<ReviewDb>>();

    /// <summary>A database context of its own.</summary>
    public ReviewDb Open() => Databases.CreateDbContext();

    /// <summary>Another node on the same database; disposed before this one.</summary>
    public DataWorld AnotherNode() => new(Database, owns: false);

    /// <summary>When set, every case that a deed changed is pictured in memory and must look the same when read back.</summary>
    public Func<Case, string>? Picture { get; set; }

    /// <summary>Does a deed at the clock's instant.</summary>
    public async Task<Result<T>> DoAsync<T>(Actor actor, Deed<T> deed)
    {
        if (Picture is null)
        {
            return await Door.DoAtAsync(actor, deed, Clock.Now);
        }

        var seen = new Dictionary<CaseId, string>();
        var result = await Door.DoAtAsync(actor, new Watched<T>(deed, subject => seen[subject.Id] = Picture(subject)), Clock.Now);
        foreach (var (id, inMemory) in result.IsDone ? seen : [])
        {
            Picture(await CaseAsync(id)).Split('\n').Except(inMemory.Split('\n'), StringComparer.Ordinal).ShouldBeEmpty();
            Picture(await CaseAsync(id)).Length.ShouldBe(inMemory.Length);
        }

        return result;
    }

    /// <summary>Does a deed that must not be refused.</summary>
    public async Task<T> DoneAsync<T>(Actor actor, Deed<T> deed)
    {
        var result = await DoAsync(actor, deed);
        result.Refusals.ShouldBeEmpty();
        return result.Answer;
    }

    /// <summary>Adds somebody who may enter, past the door: how people come in is the people room's business.</summary>
    public async Task<Actor> AddPersonAsync(Role role, Action<Person>? change = null)
    {
        var number = Interlocked.Increment(ref _people) + 10;
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = $"person{number}@example.org",
            NormalizedUserName = $"PERSON{number}@EXAMPLE.ORG",
            Email = $"person{number}@example.org",
            NormalizedEmail = $"PERSON{number}@EXAMPLE.ORG",
            PasswordHash = "set",
            SecurityStamp = "stamp",
            Role = role,
            Number = number,
            Alias = $"Tester {number}",
            IsExperienced = true,
            AddedAt = Clock.Now,
        };
        change?.Invoke(person);
        await using var db = Open();
        db.Users.Add(person);
        await db.SaveChangesAsync();
        return Actor.Of(person.PersonId);
    }

    /// <summary>Reads something in a context of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<ReviewDb, Task<T>> read)
    {
        await using var db = Open();
        return await read(db);
    }

    /// <summary>The whole case, as stored.</summary>
    public Task<Case> CaseAsync(CaseId id) => ReadAsync(db => db.Cases.AsNoTracking().AsSplitQuery()
        .Include(c => c.AllSignals).Include(c => c.Checks).Include(c => c.Appeals).Include(c => c.Rights).Include(c => c.Decisions).Include(c => c.Messages)
        .SingleAsync(c => c.Id == id));

    /// <summary>The facts of a stream, in order.</summary>
    public Task<List<FactRow>> FactsAsync(string stream) =>
        ReadAsync(db => db.Facts.AsNoTracking().Include(f => f.Values).Where(f => f.Stream == stream).OrderBy(f => f.Sequence).ToListAsync());

    /// <summary>Ends this node; its database stays.</summary>
    public async Task LetGoAsync()
    {
        await _services.DisposeAsync();
        Database.LetGo();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owns)
        {
            await Database.DisposeAsync();
        }
    }
}

/// <summary>Lets somebody look at what another deed made of the cases, before it is stored.</summary>
internal sealed record Watched<T>(Deed<T> Inner, Action<Case> Seen) : Deed<T>
{
    public override May Needs => Inner.Needs;

    public override CaseId? Locks => Inner.Locks;

    public override bool Counts => Inner.Counts;

    public override IReadOnlyList<PersonId> Gives => Inner.Gives;

    public override IReadOnlyList<string> Names => Inner.Names;

    public override Task<CaseId?> FindLockedAsync(ReviewDb db, CancellationToken stop) => Inner.FindLockedAsync(db, stop);

    public override async Task<Result<T>> DoAsync(DeedScope scope)
    {
        var result = await Inner.DoAsync(scope);
        scope.Cases.ToList().ForEach(Seen);
        return result;
    }
}

/// <summary>Tests that run on both databases: an abstract class with the tests, and a subclass for each.</summary>
public abstract class DataTests : IAsyncLifetime
{
    private protected DataWorld World { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => World = new DataWorld(await CreateAsync());

    public virtual async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateAsync();
}

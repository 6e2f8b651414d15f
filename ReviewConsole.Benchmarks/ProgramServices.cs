using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Data.Setup;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Benchmarks;

/// <summary>The program's own data services over the filled database.</summary>
internal sealed class ProgramServices : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ProgramServices(string connectionString) => _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
        .AddSingleton(new CaseWorld(CatalogueFiles.Own, ReviewRules.Default, WorkingCalendar.China))
        .AddScoped<CurrentPerson>()
        .AddReviewData(DatabaseProvider.Sqlite, connectionString, SealPlaces.Beside(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource)).BuildServiceProvider();

    /// <summary>Catalogue, numbers and calendar.</summary>
    public CaseWorld World => _services.GetRequiredService<CaseWorld>();

    /// <summary>The door for writing.</summary>
    public DeedDoor Door => _services.GetRequiredService<DeedDoor>();

    /// <summary>Seals the journal.</summary>
    public Sealer Sealer => _services.GetRequiredService<Sealer>();

    /// <summary>Checks the journal.</summary>
    public JournalVerifier Verifier => _services.GetRequiredService<JournalVerifier>();

    /// <summary>Contexts for reading.</summary>
    public IDbContextFactory<ReviewDb> Databases => _services.GetRequiredService<IDbContextFactory<ReviewDb>>();

    /// <summary>Brings a database of an earlier version up to date.</summary>
    public Task MigrateAsync() => _services.GetRequiredService<Migrator>().MigrateAsync();

    /// <summary>The demonstration's first reviewer, who sits before every desk from now on.</summary>
    public async Task<PersonId> ReviewerAsync()
    {
        var name = PersonSearch.Normal(DemonstrationPeople.All[0].Email);
        await using var db = await Databases.CreateDbContextAsync();
        var found = await db.Users.AsNoTracking().SingleAsync(p => p.NormalizedUserName == name);
        _services.GetRequiredService<CurrentPerson>().Is(found.PersonId, found.Role, found.Alias, TimeZoneInfo.Utc);
        return found.PersonId;
    }

    /// <summary>The case that was handed over last.</summary>
    public CaseNumber Taken { get; set; }

    /// <summary>A case as a page has it before it.</summary>
    public CaseDesk NewDesk() => _services.GetRequiredService<CaseDesk>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

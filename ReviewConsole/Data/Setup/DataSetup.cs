using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Live;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Setup;

/// <summary>Which database, and where.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, one file, one machine.</summary>
    Sqlite,

    /// <summary>A server, several nodes.</summary>
    PostgreSQL,
}

/// <summary>Registers the database: contexts, the door for writing, migration.</summary>
public static class DataSetup
{
    /// <summary>Adds everything; nothing is opened yet.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="provider">Which kind of database.</param>
    /// <param name="connectionString">Where it is.</param>
    /// <param name="seals">Where the journal's seals stand outside of it.</param>
    public static IServiceCollection AddReviewData(this IServiceCollection services, DatabaseProvider provider, string connectionString, SealPlaces seals)
    {
        services.AddSingleton(new Database(provider, connectionString));
        if (provider == DatabaseProvider.Sqlite)
        {
            services.AddPooledDbContextFactory<SqliteReviewDb>(o => o.UseSqlite(connectionString).AddInterceptors(new SqliteOpening()));
            services.AddSingleton<IDbContextFactory<ReviewDb>, AnyReviewDb<SqliteReviewDb>>();
            services.AddSingleton<DeedDoor>(s => new SqliteDeedDoor(
                () => SqliteOpening.OpenAsync(connectionString), s.GetRequiredService<CaseWorld>(), s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<LiveUpdates>()));
        }
        else
        {
            services.AddPooledDbContextFactory<PostgresReviewDb>(o => o.UseNpgsql(connectionString, n => n.EnableRetryOnFailure()));
            services.AddSingleton<IDbContextFactory<ReviewDb>, AnyReviewDb<PostgresReviewDb>>();
            services.AddSingleton<DeedDoor, PostgresDeedDoor>();
        }

        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContext());
        services.AddSingleton<LiveUpdates>();
        services.AddSingleton<Presence>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<JournalVerifier>();
        services.AddSingleton(seals).AddSingleton<SealFolder>().AddSingleton<SealWatch>().AddSingleton<Sealer>().AddSingleton<SealReading>().AddSingleton<JournalProver>();
        services.AddSingleton<PeopleNames>();
        services.AddPasswordHashing();
        services.AddScoped<OwnWork>();
        services.AddTransient<CaseDesk>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing>();
        return services;
    }

    /// <summary>Adds the loops that hear what other nodes commit, and who looks at what there; only a serving program runs them.</summary>
    public static IServiceCollection AddJournalTail(this IServiceCollection services, DatabaseProvider provider) =>
        provider == DatabaseProvider.PostgreSQL
            ? services
                .AddHostedService(s => new PostgresTail(
                    s.GetRequiredService<Database>().ConnectionString, s.GetRequiredService<LiveUpdates>(), s.GetRequiredService<TimeProvider>(),
                    s.GetRequiredService<ILogger<PostgresTail>>()))
                .AddHostedService(s => new PostgresPresence(
                    s.GetRequiredService<Database>().ConnectionString, s.GetRequiredService<Presence>(), s.GetRequiredService<TimeProvider>(),
                    s.GetRequiredService<ILogger<PostgresPresence>>()))
            : services;
}

/// <summary>Which database is open.</summary>
/// <param name="Provider">Which kind.</param>
/// <param name="ConnectionString">Where; may hold a password.</param>
public sealed record Database(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>The place in words that may be printed: a path, or host and name; never a password.</summary>
    public string Place => Provider == DatabaseProvider.Sqlite
        ? new SqliteConnectionStringBuilder(ConnectionString).DataSource
        : new NpgsqlConnectionStringBuilder(ConnectionString) is var at ? $"{at.Host}:{at.Port}/{at.Database}" : "";
}

/// <summary>Hands out the provider's context as the one everybody asks for.</summary>
internal sealed class AnyReviewDb<T>(IDbContextFactory<T> inner) : IDbContextFactory<ReviewDb>
    where T : ReviewDb
{
    public ReviewDb CreateDbContext() => inner.CreateDbContext();

    public async Task<ReviewDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await inner.CreateDbContextAsync(cancellationToken);
}

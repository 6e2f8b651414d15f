using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Support;

/// <summary>
/// Renders components over a real SQLite database, seen by a person: <c>await BeAsync(Role.Reviewer)</c> before the first render. Deeds
/// happen at <c>World.Clock</c>'s instant.
/// </summary>
public abstract class PersonContext : ConsoleContext, IAsyncLifetime
{
    private protected DataWorld World { get; private set; } = null!;

    /// <summary>The catalogue and numbers in force.</summary>
    private protected virtual CaseWorld InForce => DataWorld.Rules;

    /// <summary>Who sits before the screen.</summary>
    protected CurrentPerson Me { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        World = new DataWorld(await TestDatabase.SqliteAsync(), rules: InForce);
        Services.AddSingleton(Me);
        Services.AddSingleton<TimeProvider>(World.Clock);
        Services.AddSingleton(InForce);
        Services.AddSingleton(DataWorld.Rules.Catalogue);
        Services.AddSingleton(World.Door);
        Services.AddSingleton(World.Live);
        Services.AddSingleton<Presence>();
        Services.AddSingleton(World.Verifier);
        Services.AddSingleton(World.Services.GetRequiredService<IDbContextFactory<ReviewDb>>());
        Services.AddSingleton(World.Services.GetRequiredService<PeopleNames>());
        Services.AddScoped<OwnWork>();
        Services.AddTransient<CaseDesk>();
    }

    /// <summary>Sits down as a new person of this role, or as one who is there already.</summary>
    protected async Task<Actor> BeAsync(Role role, Actor? known = null)
    {
        var actor = known ?? await World.AddPersonAsync(role);
        var person = await World.ReadAsync(db => db.Users.SingleAsync(p => p.Id == actor.Person!.Value.Value));
        Me.Is(person.PersonId, person.Role, person.Alias, DataWorld.Rules.Calendar.Zone);
        return actor;
    }

    public new virtual async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Me.Dispose();
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

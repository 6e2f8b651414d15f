using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>A large filling takes minutes: one that was killed goes on, and one that has ended is followed by another.</summary>
public sealed class DemoGoingOnTests : DataTests
{
    private const int Cases = 15;
    private const int AtOnce = 5;

    [Fact]
    public async Task A_filling_that_was_killed_goes_on()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => FillAsync(_ => throw new OperationCanceledException()));
        (await CountAsync()).ShouldBe(AtOnce);
        World.Clock.GoOn(TimeSpan.FromHours(3));

        await FillAsync(null);

        (await CountAsync()).ShouldBe(Cases);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_has_ended_is_followed_by_another()
    {
        await FillAsync(null);
        World.Clock.GoOn(TimeSpan.FromHours(3));

        await FillAsync(null);

        (await CountAsync()).ShouldBe(2 * Cases);
    }

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    private Task FillAsync(Action<int>? progress) =>
        new DemoFill(World.Door, World.Databases, World.Services.GetRequiredService<IPasswordHasher<Person>>(), DataWorld.Rules, World.Clock) { AtOnce = AtOnce }
            .FillAsync(Cases, null, progress);

    private Task<int> CountAsync() => World.ReadAsync(db => db.Cases.CountAsync());
}

using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Setup;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using SQLitePCL;

namespace ReviewConsole.Data.Deeds;

public sealed class SqliteDeedDoorTests : DataTests
{
    private int _commits;
    private bool _diskIsFull;
    private bool _cannotOpen;

    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();

    [Fact]
    public async Task Deeds_that_wait_together_share_a_commit()
    {
        await using var door = NewDoor();
        var goOn = new TaskCompletionSource();
        var (linger, _) = await LingerAsync(door, goOn.Task);
        var many = Enumerable.Range(0, 20).Select(_ => door.DoAsync(Actor.Platform, new LeaveFact("many"))).ToList();
        goOn.SetResult();

        await linger;
        await Task.WhenAll(many);

        _commits.ShouldBeLessThan(10);
        (await World.FactsAsync("many")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_commit_that_fails_is_told_to_everybody_in_the_group_and_leaves_nothing()
    {
        await using var door = NewDoor();
        var goOn = new TaskCompletionSource();
        var person = await World.AddPersonAsync(Role.Reviewer);
        var (linger, id) = await LingerAsync(door, goOn.Task);
        var claim = door.DoAsync(person, TouchEverything.Well(id));
        var broken = door.DoAsync(person, TouchEverything.Broken(id));
        var refused = door.DoAsync(person, TouchEverything.Refused(id));
        var draft = door.WriteAsync((_, _) => Task.CompletedTask);
        _diskIsFull = true;
        goOn.SetResult();

        foreach (var told in new[] { linger, claim, refused, draft })
        {
            await Should.ThrowAsync<SqliteException>(told);
        }

        await Should.ThrowAsync<BrokenDeedException>(broken);
        _diskIsFull = false;
        (await World.CaseAsync(id)).Claim.ShouldBeNull();
        (await World.FactsAsync(TouchEverything.Stream)).ShouldBeEmpty();
        (await door.DoAsync(person, TouchEverything.Well(id))).IsDone.ShouldBeTrue();
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told_to_each_caller_and_tried_again()
    {
        await using var door = NewDoor();
        _cannotOpen = true;
        for (var at = 0; at < 3; at++)
        {
            await Should.ThrowAsync<SqliteException>(door.DoAsync(Actor.Platform, new LeaveFact("opened")));
        }

        _cannotOpen = false;
        (await door.DoAsync(Actor.Platform, new LeaveFact("opened"))).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_waits_when_the_program_ends_is_still_done()
    {
        var door = NewDoor();
        var many = Enumerable.Range(0, 300).Select(_ => door.DoAsync(Actor.Platform, new LeaveFact("last"))).ToList();

        await door.DisposeAsync();

        (await Task.WhenAll(many)).ShouldAllBe(answer => answer.IsDone);
        (await World.FactsAsync("last")).Count.ShouldBe(300);
        await Should.ThrowAsync<ChannelClosedException>(door.DoAsync(Actor.Platform, new LeaveFact("late")));
    }

    [Fact]
    public async Task Whoever_stops_waiting_before_their_turn_has_nothing_done()
    {
        await using var door = NewDoor();
        var goOn = new TaskCompletionSource();
        var (linger, _) = await LingerAsync(door, goOn.Task);
        using var stop = new CancellationTokenSource();
        var given = door.DoAsync(Actor.Platform, new LeaveFact("given-up"), stop.Token);
        var kept = door.DoAsync(Actor.Platform, new LeaveFact("kept"));
        await stop.CancelAsync();
        goOn.SetResult();

        await Should.ThrowAsync<OperationCanceledException>(given);
        await Task.WhenAll(linger, kept);
        (await World.FactsAsync("given-up")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_writes_one_thing_has_a_turn_beside_another_program_that_writes_without_a_pause()
    {
        await using var busy = NewDoor();
        await using var beside = World.AnotherNode();
        var many = Enumerable.Range(0, 4000).Select(_ => busy.DoAsync(Actor.Platform, new LeaveFact("many"))).ToList();
        await many[0];

        for (var few = 0; few < 3; few++)
        {
            (await beside.Door.DoAsync(Actor.Platform, new LeaveFact("few"))).IsDone.ShouldBeTrue();
        }

        many.ShouldContain(deed => !deed.IsCompleted, "the other is not done yet");
        await Task.WhenAll(many);
    }

    [Fact]
    public async Task A_program_that_was_stopped_in_its_turn_does_not_keep_the_others_from_writing()
    {
        await using var connection = await SqliteOpening.OpenAsync(World.Database.ConnectionString);
        using var stopped = await SqliteTurn.TakeAsync(connection.DataSource);
        stopped.ShouldNotBeNull();
        await using var door = NewDoor();

        (await door.DoAsync(Actor.Platform, new LeaveFact("after all"))).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task The_writer_does_not_go_on_in_the_language_of_whoever_came_first()
    {
        SqliteDeedDoor door;
        using (new Speaking("ar-SA"))
        {
            door = NewDoor();
        }

        await using (door)
        {
            var spoken = "";
            await door.WriteAsync((_, _) => Task.FromResult(spoken = CultureInfo.CurrentCulture.Name));
            spoken.ShouldNotBe("ar-SA");
        }
    }

    [Fact]
    public async Task Every_connection_syncs_fully_and_checks_references()
    {
        await using var own = await SqliteOpening.OpenAsync(World.Database.ConnectionString);
        await using var db = World.Open();
        await db.Database.OpenConnectionAsync();
        foreach (var connection in new[] { own, (SqliteConnection)db.Database.GetDbConnection() })
        {
            Pragma(connection, "synchronous").ShouldBe(2L);
            Pragma(connection, "foreign_keys").ShouldBe(1L);
            Pragma(connection, "journal_mode").ShouldBe("wal");
            Pragma(connection, "busy_timeout").ShouldBe(10_000L);
        }
    }

    private static object? Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar();
    }

    private SqliteDeedDoor NewDoor() => new(
        async () =>
        {
            if (_cannotOpen)
            {
                throw new SqliteException("unable to open database file", 14);
            }

            var connection = await SqliteOpening.OpenAsync(World.Database.ConnectionString + ";Pooling=false");
            raw.sqlite3_commit_hook(connection.Handle, _ => Interlocked.Increment(ref _commits) > 0 && _diskIsFull ? 1 : 0, null);
            return connection;
        },
        DataWorld.Rules, World.Clock, World.Live);

    // Holds the writer, so that what is asked meanwhile comes into one group.
    private async Task<(Task<Result<Done>> Deed, CaseId Case)> LingerAsync(SqliteDeedDoor door, Task goOn)
    {
        var id = await World.OpenAsync();
        var begun = new TaskCompletionSource();
        var deed = door.DoAsync(await World.AddPersonAsync(Role.Reviewer), new Linger(id, begun, goOn));
        await begun.Task;
        return (deed, id);
    }
}

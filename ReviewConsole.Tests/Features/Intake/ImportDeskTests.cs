using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Setup;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>Work that belongs to a person and not to a circuit.</summary>
public sealed class ImportDeskTests : IAsyncLifetime
{
    private DataWorld _world = null!;
    private ImportDesk _desk = null!;
    private Actor _lead;

    public async ValueTask InitializeAsync()
    {
        _world = new DataWorld(await TestDatabase.SqliteAsync());
        _lead = await _world.AddPersonAsync(Role.Lead);
        var kept = new KeptLines(_world.Services.GetRequiredService<IDbContextFactory<ReviewDb>>());
        _desk = new ImportDesk(_world.Imports(), new Retrying(kept, _world.Door, CatalogueFiles.Own, _world.Clock, _world.Services.GetRequiredService<Database>()), kept, _world.Clock, NullLogger<ImportDesk>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_received_file_goes_in_although_nobody_stays_and_its_result_waits_for_its_person()
    {
        await ReceiveAsync(AFile.Of(AFile.Sixty()));
        await EndAsync();

        _desk.Of(_lead)!.ShouldSatisfyAllConditions(
            w => w.State.ShouldBe(WorkState.Finished), w => w.Tally.Opened.ShouldBe(60), w => w.Percent.ShouldBe(100), w => w.Name.ShouldBe("sent.jsonl"));
        _desk.Of(await _world.AddPersonAsync(Role.Lead)).ShouldBeNull();
        (await _world.CountAsync()).Cases.ShouldBe(60);
        _desk.Clear(_lead);
        _desk.Of(_lead).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_breaks_off_on_the_way_lets_nothing_in()
    {
        var line = AFile.Of(new AnAppeal()).ToArray();
        var times = 0;

        await ReceiveAsync(new Pipe(into =>
        {
            line.CopyTo(into);
            return ++times <= 5 ? line.Length : throw new IOException("The tab was closed.");
        }));

        _desk.Of(_lead)!.State.ShouldBe(WorkState.NotReceived);
        (await _world.CountAsync()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task While_a_file_is_being_sent_it_can_be_stopped_and_nothing_goes_in()
    {
        var sending = ReceiveAsync(new Pipe(into =>
        {
            _desk.Of(_lead)!.State.ShouldBe(WorkState.Receiving);
            _desk.Of(_lead)!.Stop();
            into.Span.Fill((byte)'{');
            return into.Length;
        }));
        await sending;

        _desk.Of(_lead)!.State.ShouldBe(WorkState.Stopped);
        (await _world.CountAsync()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task One_person_has_one_work_at_a_time()
    {
        ImportWork? first = null;
        await ReceiveAsync(Once(() =>
        {
            first = _desk.Of(_lead);
            _ = ReceiveAsync(AFile.Of(new AnAppeal()));
            _ = _desk.RetryAllAsync(_lead);
        }));
        await EndAsync();

        _desk.Of(_lead).ShouldBeSameAs(first);
        (await _world.CountAsync()).Cases.ShouldBe(0);
    }

    [Fact]
    public async Task Stopping_the_program_waits_for_what_is_under_way_and_loses_nothing()
    {
        await ReceiveAsync(AFile.Of(Enumerable.Range(0, 300).Select(_ => new AnAppeal())));

        await _desk.DisposeAsync();

        var work = _desk.Of(_lead)!;
        work.State.ShouldBeOneOf(WorkState.Stopped, WorkState.Finished);
        (await _world.CountAsync()).Cases.ShouldBe(work.Tally.Opened);
    }

    [Fact]
    public async Task Somebody_who_may_not_import_is_told_by_the_deed()
    {
        var reviewer = await _world.AddPersonAsync(Role.Reviewer);

        await _desk.ReceiveAsync(reviewer, "sent.jsonl", 10, _ => AFile.Of(new AnAppeal()));
        await _desk.Of(reviewer)!.Run;

        _desk.Of(reviewer)!.Why!.Code.ShouldBe("not_allowed");
        (await _world.CountAsync()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Only_the_first_refused_lines_are_listed_and_all_are_counted()
    {
        await ReceiveAsync(AFile.Of(Enumerable.Range(0, 230).Select(at => "{" + at)));
        await EndAsync();

        var work = _desk.Of(_lead)!;
        (work.Tally.Refused, work.Refused.Count, work.Refused[0].Line).ShouldBe((230, ImportWork.Listed, 1));
        (await _world.KeptAsync()).Count.ShouldBe(230);
    }

    [Fact]
    public async Task Nothing_of_a_received_file_stays_on_the_disk()
    {
        static int Left() => Directory.EnumerateFiles(Path.GetTempPath(), "review-import-*").Count();
        var before = Left();

        await ReceiveAsync(AFile.Of(new AnAppeal()));
        await EndAsync();

        Left().ShouldBeLessThanOrEqualTo(before);
    }

    private Task EndAsync() => _desk.Of(_lead)!.Run;

    private Task ReceiveAsync(Stream sent) => _desk.ReceiveAsync(_lead, "sent.jsonl", sent is MemoryStream known ? known.Length : 1_000, _ => sent);

    private static Pipe Once(Action meanwhile)
    {
        var isFirst = true;
        return new Pipe(_ =>
        {
            if (isFirst)
            {
                isFirst = false;
                meanwhile();
            }

            return 0;
        });
    }
}

/// <summary>What the page shows of it.</summary>
public sealed class WorkPanelTests : ConsoleContext
{
    [Theory]
    [InlineData(WorkState.Finished, null)]
    [InlineData(WorkState.Stopped, "What was let in before stays.")]
    [InlineData(WorkState.NotReceived, "nothing was let in")]
    [InlineData(WorkState.Broken, "Something went wrong on our side.")]
    [InlineData(WorkState.Unusable, "Expected is JSON Lines")]
    public void Every_end_is_said_in_words(WorkState state, string? words)
    {
        using var work = new ImportWork(Actor.Operator, "a.jsonl", 10, new FakeClock(AnAppeal.Now));
        work.Became(state, state == WorkState.Unusable ? Refusal.Of("not_json_lines", ("why", "list")) : null);

        var panel = Render<WorkPanel>(with => with.Add(p => p.Work, work));

        panel.FindAll(".refusal").Select(r => r.TextContent.Contains(words!, StringComparison.Ordinal)).ShouldBe(words is null ? [] : [true]);
        panel.FindAll("progress").ShouldBeEmpty();
        panel.FindAll("[data-testid=import-stop]").ShouldBeEmpty();
    }

    [Fact]
    public void While_it_runs_there_is_a_bar_and_a_way_to_stop()
    {
        using var work = new ImportWork(Actor.Operator, "a.jsonl", 1000, new FakeClock(AnAppeal.Now));
        work.Arrived(250);
        var panel = Render<WorkPanel>(with => with.Add(p => p.Work, work));
        panel.Find("progress").GetAttribute("value").ShouldBe("25");
        panel.Markup.ShouldContain("Stay on this page");

        work.Became(WorkState.Running, null, new ImportTally { Lines = 1200, Opened = 1100, Known = 99, Refused = 1, Joined = 1, NewRounds = 2, Bytes = 900 });
        panel.Render();
        panel.Find("progress").GetAttribute("value").ShouldBe("90");
        panel.Markup.ShouldContain("1,200 lines");
        panel.Markup.ShouldContain("You may leave this page");
        panel.Find("[data-testid=import-stop]").Click();

        work.IsStopping.ShouldBeTrue();
        work.Token.IsCancellationRequested.ShouldBeTrue();
    }
}
